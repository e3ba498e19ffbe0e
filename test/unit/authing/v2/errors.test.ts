import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { AuthingErrorDetails } from '../../../../src/authing/index.ts';
import { failsWith } from '../../../support/authing/failsWith.ts';
import {
  type Answer,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const html = (title: string) =>
  `<!doctype html><html><head><title>${title}</title><script>var x = 1</script></head><body><h1>Hello</h1></body></html>`;

const groups = { totalCount: 0, list: [] };

describe('A call fails', () => {
  let answer: Answer = {};
  let server: ScriptedServer;

  before(async () => {
    server = await startScriptedServer(() => answer);
  });
  after(() => server.close());

  const cases: [title: string, answer: Answer, expected: Partial<AuthingErrorDetails>][] = [
    [
      'with the code and message of a business error',
      { body: { errors: [{ message: { code: 2004, message: '用户不存在' } }], data: null } },
      { kind: 'api', code: 2004, serverMessage: '用户不存在', operation: 'groups', status: 200 },
    ],
    [
      'with the text of an error of validation',
      { body: { errors: [{ message: 'Unknown argument "x".' }] } },
      { kind: 'api', serverMessage: 'Unknown argument "x".', code: undefined },
    ],
    [
      'with the code an extension gives',
      { body: { errors: [{ message: 'no', extensions: { code: 1001 } }] } },
      { kind: 'api', code: 1001, serverMessage: 'no' },
    ],
    [
      'with all that several errors say',
      { body: { errors: [{ message: 'one' }, { message: { code: 5, message: 'two' } }, 7] } },
      { kind: 'api', code: 5, serverMessage: 'one; two' },
    ],
    [
      'though there is data beside the errors',
      { body: { errors: [{ message: 'partial' }], data: { groups } } },
      { kind: 'api', serverMessage: 'partial' },
    ],
    [
      'when throttled in the body with HTTP 200',
      { body: { code: 429, message: 'slow down' }, headers: { 'retry-after': '7' } },
      { kind: 'api', code: 429, serverMessage: 'slow down', retryAfter: 7 },
    ],
    [
      'when throttled as an error with HTTP 200',
      { body: { errors: [{ message: { code: 429, message: 'slow down' } }] } },
      { kind: 'api', code: 429 },
    ],
    [
      'with the status and message of an HTTP failure',
      { status: 500, body: { code: 500, message: 'broken' } },
      { kind: 'http', status: 500, code: 500, serverMessage: 'broken' },
    ],
    [
      'with the newer names of code and message',
      { status: 403, body: { statusCode: 403, apiCode: '1641', message: 'no right' } },
      { kind: 'http', status: 403, code: 1641, serverMessage: 'no right' },
    ],
    [
      'with GraphQL errors of an HTTP failure',
      { status: 400, body: { errors: [{ message: 'Syntax Error' }] } },
      { kind: 'http', status: 400, serverMessage: 'Syntax Error' },
    ],
    [
      'with the text of an HTTP failure',
      { status: 502, body: 'upstream\nfailed' },
      { kind: 'http', status: 502, serverMessage: 'upstream\nfailed' },
    ],
    [
      'with the title of an HTML page',
      { status: 503, body: html('Maintenance'), headers: { 'retry-after': '120' } },
      { kind: 'http', status: 503, serverMessage: 'Maintenance', retryAfter: 120 },
    ],
    [
      'with no message where an HTTP failure says nothing',
      { status: 504, body: '' },
      { kind: 'http', status: 504, serverMessage: undefined },
    ],
    [
      'at a redirect, which is not followed',
      { status: 302, headers: { location: 'https://example.com/' }, body: '' },
      { kind: 'http', status: 302 },
    ],
    [
      'at an HTML page with status 200',
      { body: html('Sign in'), headers: { 'content-type': 'text/html' } },
      { kind: 'protocol', serverMessage: 'Sign in' },
    ],
    ['at JSON that is cut off', { body: '{"data":{"groups":{"tot' }, { kind: 'protocol' }],
    ['at an empty body', { body: '' }, { kind: 'protocol' }],
    ['at JSON of another kind', { body: [1] }, { kind: 'protocol' }],
    ['where data is null', { body: { data: null } }, { kind: 'protocol' }],
    [
      'where no group has a code',
      { body: { data: { groups: { totalCount: 1, list: [{ name: 'A' }] } } } },
      { kind: 'protocol', detail: 'unexpected groups.list' },
    ],
    [
      'where a list is null',
      { body: { data: { groups: { totalCount: 3, list: null } } } },
      { kind: 'protocol' },
    ],
  ];
  for (const [title, given, expected] of cases) {
    it(title, async () => {
      answer = given;
      await failsWith(server.client().groups.list(), expected);
    });
  }

  it('with a long message cut', async () => {
    answer = { status: 500, body: 'x'.repeat(100_000) };
    const error = await failsWith(server.client().groups.list(), { kind: 'http' });
    assert.equal(error.serverMessage?.length, 501);
  });

  it('with the wait a date asks for', async () => {
    const at = new Date(Date.now() + 90_000).toUTCString();
    answer = { status: 429, body: '', headers: { 'retry-after': at } };
    const { retryAfter } = await failsWith(server.client().groups.list(), { status: 429 });
    assert.ok(retryAfter !== undefined && retryAfter > 80 && retryAfter <= 91);
  });

  it('where a mutation answers with a code other than 200', async () => {
    const message = { code: 500, message: '分组不存在' };
    answer = {
      body: {
        data: { deleteGroups: message, addUserToGroup: message, removeUserFromGroup: message },
      },
    };
    const expected = { kind: 'api', code: 500, serverMessage: '分组不存在' } as const;
    const client = server.client();
    await failsWith(client.groups.delete('a'), expected);
    await failsWith(client.groups.deleteMany(['a']), expected);
    await failsWith(client.groups.addUsers('a', ['u']), expected);
    await failsWith(client.groups.removeUsers('a', ['u']), expected);
  });

  it('where REST answers with a code other than 200, in either shape', async () => {
    const { resources } = server.client();
    answer = { body: { code: 1001, message: 'no', data: { total: 0, list: [] } } };
    await failsWith(resources.namespaces(), {
      kind: 'api',
      code: 1001,
      serverMessage: 'no',
      operation: 'listNamespaces',
    });
    answer = { body: { statusCode: 403, apiCode: '1641', message: 'no', uniqueId: 'x' } };
    await failsWith(resources.list(), { kind: 'api', code: 1641, operation: 'listResources' });
  });

  it('as notFound where members or resources of a missing group are read', async () => {
    answer = { body: { data: { group: null, user: null } } };
    const client = server.client();
    await failsWith(client.groups.listUsers('a'), { kind: 'notFound' });
    await failsWith(client.groups.listUsers('a', { withCustomData: true }), { kind: 'notFound' });
    await failsWith(client.groups.listAuthorizedResources('a'), { kind: 'notFound' });
    await failsWith(client.users.groups('u'), { kind: 'notFound' });
  });

  it('without a trace of secret or token in the error, though the server echoes them', async () => {
    const echoing = await startScriptedServer(({ operation, headers }) =>
      operation === 'groups'
        ? { status: 400, body: { message: `bad: ${headers.authorization} (pool-secret)` } }
        : { body: '{"data":{"accessToken":"token-1' },
    );
    try {
      const { groups } = echoing.client();
      const failed = await failsWith(groups.list(), { kind: 'http' });
      const cut = await failsWith(groups.detail('a'), { kind: 'protocol' });
      assert.equal(failed.serverMessage, 'bad: Bearer *** (***)');
      for (const error of [failed, cut]) {
        assert.doesNotMatch(inspect(error, { showHidden: true }), /token-1|pool-secret/);
        assert.equal(error.cause, undefined);
      }
    } finally {
      await echoing.close();
    }
  });

  it('without a trace of the secret where the exchange echoes it', async () => {
    const echoing = await startScriptedServer(
      () => ({}),
      (_number, { text }) => ({ body: { errors: [{ message: { code: 1, message: text } }] } }),
    );
    try {
      const error = await failsWith(echoing.client().authenticate(), { kind: 'auth' });
      assert.doesNotMatch(inspect(error, { showHidden: true }), /pool-secret/);
    } finally {
      await echoing.close();
    }
  });

  it('without a trace of the token where the answer of the exchange is cut off or odd', async () => {
    for (const status of [200, 502]) {
      for (const body of [
        '{"data":{"accessToken":{"accessToken":"new-token","ia',
        '["new-token"]',
      ]) {
        const cutting = await startScriptedServer(
          () => ({}),
          () => ({ status, body }),
        );
        try {
          const error = await failsWith(cutting.client().authenticate(), {});
          assert.doesNotMatch(inspect(error, { showHidden: true }), /new-token/);
        } finally {
          await cutting.close();
        }
      }
    }
  });
});
