import assert from 'node:assert/strict';
import { holdSecret } from '../../../src/authing/http/heldSecrets.ts';
import { AuthingError, ManagementClient, type RequestRecord } from '../../../src/authing/index.ts';
import { Log } from '../../../src/feedback/log.ts';
import type { Weight } from '../../../src/model/failureLog.ts';
import { UserError } from '../../../src/model/userError.ts';
import { startSamplePool } from '../../../src/sample/server.ts';

const pool = '3f2a9c1e-0b7d-4a52-9d6e-5c1f00000000';

/** A log that writes lines with their level. */
function logInto(lines: string[]): Log {
  const write = (level: string) => (line: string) => void lines.push(`${level} ${line}`);
  return new Log(() => ({
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    show() {},
    dispose() {},
  }));
}

/** What the log writes of a failure. */
function failureIn(what: string, error: unknown, weight?: Weight): string {
  const lines: string[] = [];
  logInto(lines).failure(what, error, weight);
  assert.equal(lines.length, 1);
  return lines.join('');
}

/** What the log writes of a request. */
function linesOf(...requests: readonly RequestRecord[]): string[] {
  const lines: string[] = [];
  const log = logInto(lines);
  for (const request of requests) log.request(pool, request);
  return lines;
}

describe('The log', () => {
  it('says of a request its operation, time and count of items, and to which pool it went', () => {
    assert.deepEqual(
      linesOf(
        { operation: 'groups', durationMs: 12.4, itemsReceived: 50 },
        { operation: 'addUserToGroup', durationMs: 31, itemsSent: 200 },
        { operation: 'userBatch', durationMs: 8, itemsSent: 80, itemsReceived: 0 },
        { operation: 'groups', durationMs: 9, way: 'fetch', itemsReceived: 1 },
      ),
      [
        'info [3f2a9c1e] groups: done, 12 ms, 50 received',
        'info [3f2a9c1e] addUserToGroup: done, 31 ms, 200 sent',
        'info [3f2a9c1e] userBatch: done, 8 ms, 80 sent, 0 received',
        "info [3f2a9c1e] groups: done, 9 ms, by VS Code's fetch, 1 received",
      ],
    );
  });

  it('says of a failure its kind, status and codes, as a warning', () => {
    const failed = (details: Partial<AuthingError>) => ({
      operation: 'groups',
      durationMs: 5,
      error: new AuthingError({ kind: 'http', operation: 'groups', ...details }),
    });
    assert.deepEqual(
      linesOf(
        failed({ status: 502, code: 1000, outcomeUnknown: true }),
        failed({ kind: 'network', systemCode: 'ECONNREFUSED' }),
        failed({ kind: 'network', proxy: true, status: 407 }),
        failed({ kind: 'aborted' }),
        failed({
          kind: 'network',
          systemCode: 'ENOTFOUND',
          otherWay: { kind: 'network', systemCode: 'ECONNREFUSED' },
        }),
        failed({ kind: 'timeout', otherWay: { kind: 'network', systemCode: 'not a code' } }),
      ),
      [
        'warn [3f2a9c1e] groups: http, outcome unknown, 5 ms, HTTP 502, code 1000',
        'warn [3f2a9c1e] groups: network, 5 ms, ECONNREFUSED',
        'warn [3f2a9c1e] groups: network, 5 ms, proxy, HTTP 407',
        'info [3f2a9c1e] groups: aborted, 5 ms',
        "warn [3f2a9c1e] groups: network, 5 ms, ENOTFOUND, ECONNREFUSED by VS Code's fetch",
        "warn [3f2a9c1e] groups: timeout, 5 ms, network by VS Code's fetch",
      ],
    );
  });

  it('writes nothing that a server said', () => {
    const said = 'mrk said "this"';
    const error = new AuthingError({
      kind: 'api',
      operation: 'groups',
      serverMessage: said,
      detail: said,
      systemCode: said,
    });
    assert.deepEqual(linesOf({ operation: 'groups', durationMs: 1, error }), [
      'warn [3f2a9c1e] groups: api, 1 ms',
    ]);
  });

  it('writes neither ids nor names of the pool, whatever is asked', async () => {
    const server = await startSamplePool();
    const requests: RequestRecord[] = [];
    const client = new ManagementClient({
      ...server,
      observe: (request) => void requests.push(request),
    });
    try {
      await client.groups.list();
      await client.groups.listUsers('oncall', { withCustomData: true });
      await client.groups.deleteMany(['no-such', 'neither']).catch(() => {});
      await client.users.batch(['a', 'b', 'c']);
      await client.resources.namespaces();
      await client.resources.list({ namespace: 'webshop', limit: 3 });
      assert.deepEqual(linesOf(...requests.map((request) => ({ ...request, durationMs: 0 }))), [
        'info [3f2a9c1e] accessToken: done, 0 ms',
        'info [3f2a9c1e] groups: done, 0 ms, 10 received',
        'info [3f2a9c1e] groupWithUsersWithCustomData: done, 0 ms, 6 received',
        'warn [3f2a9c1e] deleteGroups: api, outcome unknown, 0 ms, 2 sent, HTTP 200, code 500',
        'info [3f2a9c1e] userBatch: done, 0 ms, 3 sent, 0 received',
        'info [3f2a9c1e] listNamespaces: done, 0 ms, 4 received',
        'info [3f2a9c1e] listResources: done, 0 ms, 3 received',
      ]);
    } finally {
      await client.close();
      await server.close();
    }
  });
});

describe('The log of a failure', () => {
  const secret = 'f00dfeed51deca5ecafe0123456789ab';
  const token = `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(40)}.${'b'.repeat(43)}`;

  it('says what failed, why, and where in the code', () => {
    const text = failureIn(
      'The command authingGroups.refresh failed',
      new TypeError('x is not it'),
    );
    const [head, first] = text.split('\n');
    assert.equal(head, 'error The command authingGroups.refresh failed: TypeError: x is not it');
    assert.match(first ?? '', /^ {4}at .*log\.test/);
  });

  it('says what was the cause', () => {
    const cause = new RangeError('too deep');
    const text = failureIn('Saving failed', new UserError('It was not saved.', { cause }));
    assert.match(
      text,
      /UserError: It was not saved\.\n {4}at .*\ncaused by RangeError: too deep\n/s,
    );
  });

  it('has the weight it is given, and what was only cancelled is of the least', () => {
    const aborted = new AuthingError({ kind: 'aborted', operation: 'groups' });
    const stopped = AbortSignal.abort().reason;
    assert.match(failureIn('a', new Error('b'), 'warn'), /^warn /);
    assert.match(failureIn('a', new Error('b'), 'debug'), /^debug /);
    assert.match(failureIn('a', new TypeError('b'), 'debug'), /^warn /);
    assert.match(failureIn('a', aborted), /^debug /);
    assert.match(failureIn('a', stopped), /^debug /);
    const refused = new AuthingError({ kind: 'auth', operation: 'accessToken' });
    assert.match(failureIn('a', refused), /^error a: accessToken: auth\n/);
    const open = new AuthingError({ kind: 'aborted', operation: 'groups', outcomeUnknown: true });
    assert.match(failureIn('a', open), /^error a: groups: aborted, outcome unknown\n/);
  });

  it('is there of what is no error too', () => {
    assert.equal(failureIn('a', 'b'), 'error a: string thrown: b');
    assert.equal(failureIn('a', undefined), 'error a: undefined thrown: undefined');
    assert.equal(failureIn('a', Object.create(null)), 'error a: object thrown: ?');
  });

  it('has an error once, wherever else it turns up', () => {
    const lines: string[] = [];
    const log = logInto(lines);
    const error = new TypeError('x is not it');
    for (const what of ['a', 'a', 'b']) log.failure(what, error);
    log.failure('c', new TypeError('x is not it'));
    assert.deepEqual(
      lines.map((line) => line.split('\n')[0]),
      ['error a: TypeError: x is not it', 'error c: TypeError: x is not it'],
    );
  });

  it('has nothing that a server said, and no name of the pool', () => {
    const error = new AuthingError({
      kind: 'api',
      operation: 'updateGroup',
      code: 2004,
      serverMessage: 'mrk said it',
      detail: 'mrk detail',
    });
    const text = failureIn('The group “Sec“re” T” was not renamed to “Top”', error);
    const [head] = text.split('\n');
    assert.equal(head, 'error The group “…”: updateGroup: api, code 2004');
    assert.doesNotMatch(text, /mrk/);
    assert.match(failureIn('a', new UserError('“Live” is read-only.')), /: “…” is read-only\./);
  });

  for (const [what, message] of [
    ['a secret that was held', `cannot send ${secret} to it`],
    ['such a secret in base64', `header ${Buffer.from(`x:${secret}`).toString('base64')} is bad`],
    ['such a secret in a URL', `https://a.example.com/?s=${encodeURIComponent(secret)}`],
    ['a part of such a secret', `unexpected "${secret.slice(4, 20)}"`],
    ['a token', `bad header ${token}`],
    ['what stands behind Bearer', 'bad header Bearer opaque-0123456789'],
    ['what stands behind Basic', 'proxy-authorization: Basic dXNlcjpodW50ZXIy'],
    ['a field named secret', 'in {"secret":"hunter22","x":1}'],
    ['a field named accessToken', "in { accessToken: 'hunter22' }"],
    ['a parameter', 'GET /x?access_token=hunter22&y=1'],
    ['an escaped field', 'in {\\"secret\\":\\"hunter22\\"}'],
    ['a password in an address', 'cannot use http://user:hunter22@proxy.example.com:80'],
  ] as const) {
    it(`has stars for ${what}, in its message, its stack and its cause`, () => {
      holdSecret(secret);
      const error = new Error(message, { cause: new Error(message) });
      error.name = message;
      error.stack = `${message}\n    at ${message} (file.js:1:1)`;
      const text = `${failureIn(message, error)}${failureIn('thrown', message)}`;
      for (const hidden of [
        secret,
        secret.slice(4, 20),
        token.slice(0, 30),
        'hunter22',
        'opaque-01',
        'dXNlcj',
      ]) {
        assert.ok(!text.includes(hidden), text);
      }
      assert.ok(!text.includes(Buffer.from(secret).toString('base64').slice(4, 20)), text);
      assert.match(text, /\*\*\*/);
    });
  }

  it('has stars for the secret of every client there was', () => {
    const own = '0123deadbeef4567deadbeef89abcdef';
    const client = new ManagementClient({
      userPoolId: 'p',
      secret: own,
      host: 'http://127.0.0.1:1',
    });
    assert.doesNotMatch(failureIn('a', new Error(`x ${own} y`)), /deadbeef/);
    return client.close();
  });

  it('is short of a message and of code that have no end', () => {
    const error = new Error('x'.repeat(1_000_000));
    error.stack = `Error\n    at run (data:text/javascript;base64,${'x'.repeat(1_000_000)}:1:1)`;
    assert.ok(failureIn('a', error).length < 2000);
  });
});
