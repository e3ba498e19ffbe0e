import assert from 'node:assert/strict';
import { ManagementClient, type RequestRecord } from '../../../src/authing/index.ts';
import { startSamplePool } from '../../../src/sample/server.ts';
import { failsWith } from '../../support/authing/failsWith.ts';

describe('An observer', () => {
  it('is told of every request, of failures with their code, and never of what was sent', async () => {
    const pool = await startSamplePool({});
    const records: RequestRecord[] = [];
    const client = new ManagementClient({
      ...pool,
      observe: (record) => records.push(record),
    });
    try {
      await client.groups.list();
      await failsWith(client.groups.update('no-such-group', { name: 'Name' }), { kind: 'api' });
      assert.deepEqual(
        records.map(({ operation, error }) => [operation, error?.kind]),
        [
          ['accessToken', undefined],
          ['groups', undefined],
          ['updateGroup', 'api'],
        ],
      );
      assert.ok(records.every(({ durationMs }) => durationMs > 0));
      assert.ok(!JSON.stringify(records).includes(pool.secret));
    } finally {
      await client.close();
      await pool.close();
    }
  });
});
