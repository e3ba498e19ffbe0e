import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, buildConnector, errors } from 'undici';
import { failsWith } from '../../../support/authing/failsWith.ts';
import {
  type Answer,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const created = { body: { data: { createGroup: { code: 'tea', name: 'Tea' } } } };
const tea = { code: 'tea', name: 'Tea' };
const unavailable = { status: 503, body: 'down' };
const quick = { firstWait: 2, longestWait: 5 };

describe('A failed change', () => {
  let server: ScriptedServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  async function start(script: Script): Promise<ScriptedServer> {
    server = await startScriptedServer(script);
    return server;
  }

  it('is repeated where the server was not reached', async () => {
    const failures: Error[] = [];
    const { client, calls, connections } = await start(() => created);
    const connect = buildConnector({});
    const dispatcher = new Agent({
      connect: (options, callback) => {
        const failure = failures.shift();
        if (failure) callback(failure, null);
        else connect(options, callback);
      },
    });
    const management = client({ dispatcher, retry: quick });
    // The token first, so that the change is what meets the failures.
    await management.authenticate();
    for (const socket of connections.open) socket.destroy();
    await delay(30);
    failures.push(
      ...['ECONNREFUSED', 'ENOTFOUND'].map((code) => Object.assign(new Error(code), { code })),
      new errors.ConnectTimeoutError(),
    );
    const { groups } = management;
    assert.equal((await groups.create(tea)).code, 'tea');
    assert.equal(failures.length, 0);
    assert.equal(calls.length, 1);
    await dispatcher.close();
  });

  it('is repeated where the connection broke in the TLS handshake', async () => {
    const { client, calls, exchanges, host } = await start(() => created);
    const plain = new Agent();
    let attempts = 0;
    const breaking = createServer((socket) => {
      attempts += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
    const address = breaking.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const tls = new Agent();
    // The token comes over the healthy connection, and so does the third try of the change.
    const dispatcher = plain.compose((dispatch) => (options, handler) => {
      const isChange = String(options.body).includes('mutation');
      if (!isChange || attempts === 2) return dispatch({ ...options, origin: host }, handler);
      return tls.dispatch({ ...options, origin: `https://127.0.0.1:${port}` }, handler);
    });
    const { groups } = client({ dispatcher, retry: quick });
    assert.equal((await groups.create(tea)).code, 'tea');
    assert.deepEqual([attempts, calls.length, exchanges.length], [2, 1, 1]);
    await Promise.all([plain.close(), tls.close()]);
    await new Promise((resolve) => breaking.close(resolve));
  });

  it('is repeated where the server said that there are too many requests', async () => {
    const answers: Answer[] = [
      { status: 429, body: '' },
      { body: { code: 429, message: 'slow down' } },
      created,
    ];
    const { client, calls } = await start(() => answers.shift());
    assert.equal((await client({ retry: quick }).groups.create(tea)).code, 'tea');
    assert.equal(calls.length, 3);
  });

  const undecided: [title: string, script: Script, expected: object][] = [
    [
      'the connection broke after it was sent',
      (_request, response) => void response.destroy(),
      { kind: 'network' },
    ],
    ['the server did not answer in time', () => undefined, { kind: 'timeout' }],
    ['a gateway failed', () => ({ status: 502, body: '' }), { kind: 'http', status: 502 }],
    ['a gateway gave up', () => ({ status: 504, body: '' }), { kind: 'http', status: 504 }],
    ['the server broke', () => ({ status: 500, body: '' }), { kind: 'http', status: 500 }],
    ['a gateway waited too long', () => ({ status: 408, body: '' }), { kind: 'http', status: 408 }],
    [
      'an error of code 500 comes with another HTTP status',
      () => ({ status: 400, body: { errors: [{ message: { code: 500, message: 'x' } }] } }),
      { kind: 'http', status: 400, code: 500, answered: false },
    ],
    ['the answer is cut off', () => ({ body: '{"data":{"cre' }), { kind: 'protocol' }],
    ['the answer is of another shape', () => ({ body: { data: {} } }), { kind: 'protocol' }],
    [
      'the server was busy',
      () => ({ body: { errors: [{ message: { code: 1000, message: 'busy' } }] } }),
      { kind: 'api', code: 1000 },
    ],
    [
      'there is data beside an error',
      () => ({ body: { errors: [{ message: { code: 429, message: 'no' } }], ...created.body } }),
      { kind: 'api', code: 429 },
    ],
    [
      'there is data beside a refused token',
      () => ({ body: { errors: [{ message: { code: 2206, message: 'no' } }], ...created.body } }),
      { kind: 'auth', code: 2206 },
    ],
  ];
  for (const [title, script, expected] of undecided) {
    it(`is not repeated, and says that its outcome is unknown, where ${title}`, async () => {
      const { client, calls } = await start(script);
      const { groups } = client({ retry: quick, timeouts: { overall: 150 } });
      const error = await failsWith(groups.create(tea), { ...expected, outcomeUnknown: true });
      assert.match(error.message, /outcome unknown/);
      assert.equal(calls.length, 1);
    });
  }

  const broke: [title: string, body: unknown][] = [
    ['of code 500', { errors: [{ message: { code: 500, message: 'x' } }], data: null }],
    [
      'of code 599, the second of two',
      { errors: [{ message: 'x' }, { message: { code: 599, message: 'y' } }], data: null },
    ],
    [
      'that calls itself internal',
      {
        errors: [
          { message: { code: 400, message: 'x' }, extensions: { code: 'INTERNAL_SERVER_ERROR' } },
        ],
        data: null,
      },
    ],
    [
      'below the operation',
      { errors: [{ message: 'x', path: ['removeUserFromGroup', 'message'] }], data: null },
    ],
    ['in the place of a message', { data: { removeUserFromGroup: { code: 500, message: 'x' } } }],
    ['of code "500"', { data: { removeUserFromGroup: { code: '500', message: 'x' } } }],
    ['without a code', { data: { removeUserFromGroup: { code: null, message: 'x' } } }],
    ['whose code stands beside it', { errors: [{ message: 'x', extensions: { code: '500' } }] }],
    [
      'whose code stands beside a message that is an object',
      { errors: [{ message: { message: 'x' }, extensions: { code: 500 } }] },
    ],
    [
      'that says busy, the second of two',
      { errors: [{ message: 'x' }, { message: { code: 1000, message: 'busy' } }] },
    ],
  ];
  for (const [title, body] of broke) {
    it(`is open, though the server has ended its work, where it answers with an error ${title}`, async () => {
      const { client, calls } = await start(() => ({ body }));
      const call = client({ retry: quick }).groups.removeUsers('tea', ['one']);
      await failsWith(call, { kind: 'api', outcomeUnknown: true, answered: true });
      assert.equal(calls.length, 1);
    });
  }

  const beside: [title: string, error: object][] = [
    ['of code 500', { message: { code: 500, message: 'x' } }],
    ['that calls itself internal', { message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    ['below the operation', { message: 'x', path: ['createGroup', 'code'] }],
  ];
  for (const [title, error] of beside) {
    it(`is open, and not repeated with another token, where a refused one stands beside an error ${title}`, async () => {
      const errors = [{ message: { code: 2020, message: 'no' } }, error];
      const { client, calls } = await start(() => ({ body: { errors, data: null } }));
      const call = client({ retry: quick }).groups.create(tea);
      await failsWith(call, { code: 2020, outcomeUnknown: true, answered: true });
      assert.equal(calls.length, 1);
    });
  }

  it('is open where a REST answer of HTTP 200 says that the server broke, whatever its own code', async () => {
    const body = { statusCode: 500, apiCode: '50012', message: 'x' };
    const { client, calls } = await start(() => ({ body }));
    const input = { namespace: 'default', resource: 'r', opts: [] };
    const call = client({ retry: quick }).resources.revoke(input);
    await failsWith(call, { kind: 'api', code: 50012, outcomeUnknown: true, answered: true });
    assert.equal(calls.length, 1);
  });

  for (const code of [429, 2020]) {
    it(`is known not to be made where the server calls code ${code} an internal error, too`, async () => {
      const extensions = { code: 'INTERNAL_SERVER_ERROR' };
      const errors = [{ message: { code, message: 'no' }, extensions, path: ['createGroup'] }];
      const { client } = await start(() => ({ body: { errors, data: null } }));
      const call = client().groups.create(tea);
      await failsWith(call, { code, outcomeUnknown: false, answered: true });
    });
  }

  it('is made where the server writes the code of success as a string', async () => {
    const body = { data: { removeUserFromGroup: { code: '200', message: 'ok' } } };
    const { client } = await start(() => ({ body }));
    await client().groups.removeUsers('tea', ['one']);
  });

  it('is made where what the server says beside the code of success is odd', async () => {
    const body = { data: { removeUserFromGroup: { code: 200, message: { zh: 'ok' } } } };
    const { client } = await start(() => ({ body }));
    await client().groups.removeUsers('tea', ['one']);
  });

  it('says that its outcome is unknown where it was cancelled after it was sent', async () => {
    const { client, calls } = await start(() => undefined);
    const controller = new AbortController();
    const call = client().groups.create(tea, { signal: controller.signal });
    while (calls.length === 0) await delay(5);
    controller.abort();
    await failsWith(call, { kind: 'aborted', outcomeUnknown: true });
  });

  const decided: [title: string, answer: Answer, expected: object][] = [
    [
      'refused it',
      { body: { errors: [{ message: { code: 1001, message: 'no' } }], data: null } },
      { kind: 'api' },
    ],
    [
      'refused it beside empty data',
      { body: { errors: [{ message: 'no' }], data: { createGroup: null } } },
      { kind: 'api' },
    ],
    ['answered with 404', { status: 404, body: '' }, { kind: 'http' }],
    ['sent it elsewhere', { status: 307, headers: { location: 'https://x.invalid' } }, {}],
  ];
  for (const [title, answer, expected] of decided) {
    it(`is not repeated, and known not to be made, where the server ${title}`, async () => {
      const { client, calls } = await start(() => answer);
      const call = client({ retry: quick }).groups.create(tea);
      await failsWith(call, { ...expected, outcomeUnknown: false });
      assert.equal(calls.length, 1);
    });
  }

  it('is not made where its token could not be got, and says nothing else', async () => {
    server = await startScriptedServer(
      () => created,
      () => ({ status: 504, body: '' }),
    );
    const call = server.client({ retry: quick }).groups.create(tea);
    await failsWith(call, { operation: 'accessToken', outcomeUnknown: false });
    assert.equal(server.calls.length, 0);
  });

  it('by REST is a change like any other', async () => {
    const { client, calls } = await start(() => unavailable);
    const input = { namespace: 'default', resource: 'r', opts: [] };
    const { resources } = client({ retry: quick });
    await failsWith(resources.revoke(input), { status: 503, outcomeUnknown: true });
    assert.equal(calls.length, 1);
    await failsWith(resources.namespaces(), { status: 503, outcomeUnknown: false });
    assert.equal(calls.length, 5);
  });
});
