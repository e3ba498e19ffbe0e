import assert from 'node:assert/strict';
import { AuthingError, ManagementClient, type RequestRecord } from '../../../src/authing/index.ts';
import { Log } from '../../../src/feedback/log.ts';
import { startSamplePool } from '../../../src/sample/server.ts';

const pool = '3f2a9c1e-0b7d-4a52-9d6e-5c1f00000000';

/** What the log writes of a request. */
function linesOf(...requests: readonly RequestRecord[]): string[] {
  const lines: string[] = [];
  const log = new Log({
    info: (line) => void lines.push(`info ${line}`),
    warn: (line) => void lines.push(`warn ${line}`),
    show() {},
  });
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
      ),
      [
        'info [3f2a9c1e] groups: done, 12 ms, 50 received',
        'info [3f2a9c1e] addUserToGroup: done, 31 ms, 200 sent',
        'info [3f2a9c1e] userBatch: done, 8 ms, 80 sent, 0 received',
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
      ),
      [
        'warn [3f2a9c1e] groups: http, outcome unknown, 5 ms, HTTP 502, code 1000',
        'warn [3f2a9c1e] groups: network, 5 ms, ECONNREFUSED',
        'warn [3f2a9c1e] groups: network, 5 ms, proxy, HTTP 407',
        'info [3f2a9c1e] groups: aborted, 5 ms',
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
        'warn [3f2a9c1e] deleteGroups: api, 0 ms, 2 sent, HTTP 200, code 40011',
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
