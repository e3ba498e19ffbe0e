import assert from 'node:assert/strict';
import { AuthingError } from '../../src/authing/errors.ts';
import { describeRefusedCredentials } from '../../src/feedback/wording.ts';
import { startSamplePool } from '../../src/sample/server.ts';
import { connect, defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { click, rowsBelow, type ShownRow } from '../support/host/shownRows.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

describe('A branch that cannot be read', () => {
  const pool = usePool();

  it('says that the server refused the secret, in its words, and offers to replace it', async () => {
    const { pools } = await internals();
    const { proxy } = pool();
    const server = await startSamplePool();
    const row = await connect({ ...server, secret: 'wrong' });
    const rows = await rowsBelow(row);
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.label, 'Secret refused');
    assert.match(
      rows[0]?.tooltip ?? '',
      /^The server refused the secret\. The server said: .+\. Replace the secret\.$/,
    );
    assert.equal(rows[0]?.description, 'Replace Secret');
    assert.deepEqual(rows[0]?.command?.arguments, [{ pool: row.poolId }]);
    // The other pool has nothing to do with it.
    assert.equal((await rowsBelow(pool().row)).length, 13, proxy.host);
    await pools.disconnect(row.poolId);
    await server.close();
  });

  it('says that the server is gone, and comes back on Retry once the server is back', async () => {
    const { pools } = await internals();
    const server = await startSamplePool();
    await server.close();
    const row = await connect(server);
    const gone = onlyRow(await rowsBelow(row));
    assert.deepEqual(
      [gone.label, gone.description, gone.tooltip],
      [
        'Cannot reach the host',
        'Retry',
        'The server refused the connection. Check that it is running, then retry.',
      ],
    );
    await click(gone);
    assert.equal(onlyRow(await rowsBelow(row)).label, gone.label);

    const { port } = new URL(server.host);
    const back = await startSamplePool({ port: Number(port), secret: server.secret });
    await click(onlyRow(await rowsBelow(row)));
    assert.equal((await rowsBelow(row)).length, 13);
    await pools.disconnect(row.poolId);
    await back.close();
  });

  it('keeps below the reason what was known before', async () => {
    const { view } = await internals();
    const { id, row, proxy } = pool();
    proxy.alter('groups', async () => ({ status: 502, body: '<html>Bad gateway</html>' }));
    await view.refresh(id);
    const [reason, ...known] = await rowsBelow(row);
    assert.equal(reason?.label, 'HTTP status 502');
    assert.equal(known.length, 13);
    assert.ok(known.every(({ kind }) => kind === 'group'));
    proxy.pass('groups');
    await click(defined(reason, 'the reason'));
    assert.ok((await rowsBelow(row)).every(({ kind }) => kind === 'group'));
  });

  it('says so below the very group whose members cannot be read, until Retry brings them', async () => {
    const { proxy, row, groupRow } = pool();
    const group = groupRow('oncall');
    proxy.alter('groupWithUsersWithCustomData', async () => refusal(1000, 'busy'));
    const busy = onlyRow(await rowsBelow(group));
    assert.deepEqual(
      [busy.label, busy.description, busy.tooltip],
      ['Server is busy', 'Retry', 'The server is busy. Wait a moment, then retry.'],
    );
    assert.ok((await rowsBelow(row)).every(({ kind }) => kind === 'group'));
    proxy.pass('groupWithUsersWithCustomData');
    await click(busy);
    assert.deepEqual(
      new Set((await rowsBelow(group)).map(({ kind }) => kind)),
      new Set(['member']),
    );
  });

  it('says that the host is not one of Authing where it answers with something else', async () => {
    const { view } = await internals();
    const { id, row, proxy } = pool();
    proxy.alter('groups', async () => ({ status: 200, body: '<html>Welcome</html>' }));
    await view.refresh(id);
    assert.match(
      (await rowsBelow(row))[0]?.tooltip ?? '',
      /is not from the Authing API\. The server said: Welcome\. Check the host/,
    );
    proxy.pass('groups');
    await view.refresh(id);
  });

  it('says the status, the code and the words of a failure of HTTP', async () => {
    const { view } = await internals();
    const { id, row, proxy } = pool();
    proxy.alter('groups', async () => ({ status: 403, body: { code: 1001, message: 'Not you' } }));
    await view.refresh(id);
    assert.equal(
      (await rowsBelow(row))[0]?.tooltip,
      'The server does not allow this user pool to do that (HTTP status 403). The server said: Not you (code 1001).',
    );
    proxy.pass('groups');
    await view.refresh(id);
  });
});

describe('Credentials that are not taken', () => {
  it('point at the host where it refuses the very question, whoever asks', () => {
    const error = new AuthingError({
      kind: 'http',
      operation: 'accessToken',
      status: 403,
      serverMessage: 'Forbidden',
    });
    assert.equal(
      describeRefusedCredentials(error),
      'The server answered with HTTP status 403. The server said: Forbidden. Check the host of this user pool.',
    );
  });
});

/** The row that stands there alone: a branch that failed is never empty. */
function onlyRow(rows: readonly ShownRow[]): ShownRow {
  assert.equal(rows.length, 1);
  return defined(rows[0], 'a row');
}
