import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSamplePool } from '../../src/sample/server.ts';
import type { Revision } from '../../src/windows/revision.ts';
import { eventually } from '../support/eventually.ts';
import { connect, defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { rowsBelow, show } from '../support/host/shownRows.ts';

/** How much later a value of globalState comes than the file that tells of it, in milliseconds. */
const lateMs = 300;
const storedConnections = 'authingGroups.connections';

describe('What another window does shows in this one:', () => {
  const pool = usePool();

  it('a group that it created', async () => {
    const { id, other, codes } = pool();
    await other.groups.create({ code: 'created-there', name: 'Created there' });
    await tell({ pool: id, change: { kind: 'groupCreated', code: 'created-there' } });
    await eventually(async () => assert.equal((await codes())[0], 'created-there'));
  });

  it('a group that it renamed, and whose code it changed', async () => {
    const { id, other, groupRow } = pool();
    const row = groupRow('design');
    await other.groups.update('design', { newCode: 'ux', name: 'User experience' });
    await tell({ pool: id, change: { kind: 'groupUpdated', code: 'design', newCode: 'ux' } });
    await eventually(async () => {
      const { label, description } = await show(row);
      assert.match(`${label}, ${description}`, /^User experience, (?:\d+ · )?ux$/);
    });
  });

  it('groups that it deleted', async () => {
    const { id, other, codes } = pool();
    await other.groups.deleteMany(['finance', 'contractors']);
    await tell({ pool: id, change: { kind: 'groupsDeleted', codes: ['finance', 'contractors'] } });
    await eventually(async () => {
      const left = await codes();
      assert.ok(!left.includes('finance') && !left.includes('contractors'));
    });
  });

  it('members that it added and removed', async () => {
    const { id, other, groupRow } = pool();
    const row = groupRow('alumni');
    const members = async () => (await rowsBelow(row)).filter(({ kind }) => kind === 'member');
    assert.equal((await members()).length, 0);
    const { list } = await other.groups.listUsers('oncall');
    const userIds = list.map((user) => user.id);
    await other.groups.addUsers('alumni', userIds);
    await tell({ pool: id, change: { kind: 'membersAdded', code: 'alumni', userIds } });
    await eventually(async () => {
      assert.equal((await members()).length, userIds.length);
      assert.equal((await show(row)).description, `${userIds.length} · alumni`);
    });

    const [first = ''] = userIds;
    await other.groups.removeUsers('alumni', [first]);
    await tell({ pool: id, change: { kind: 'membersRemoved', code: 'alumni', userIds: [first] } });
    await eventually(async () => {
      assert.equal((await members()).length, userIds.length - 1);
      assert.equal((await show(row)).description, `${userIds.length - 1} · alumni`);
    });
  });

  it('what it granted to a group and revoked, where that is known here', async () => {
    const { id, other, directory } = pool();
    const { key } = defined(directory.findByCode('oncall'), 'the group');
    await directory.loadResources(key);
    const known = () => directory.resources(key).value?.resources.map(({ code }) => code) ?? [];
    const robot = { namespace: 'warehouse', resource: 'robot', resourceType: 'API' } as const;
    const target = { targetType: 'GROUP', targetIdentifier: 'oncall' } as const;
    await other.resources.authorize({ ...robot, opts: [{ ...target, actions: ['robot:run'] }] });
    await tell({ pool: id, change: { kind: 'grantsChanged', code: 'oncall' } });
    await eventually(async () => assert.ok(known().includes('robot')));
    await other.resources.revoke({ ...robot, opts: [target] });
    await tell({ pool: id, change: { kind: 'grantsChanged', code: 'oncall' } });
    await eventually(async () => assert.ok(!known().includes('robot')));
  });

  it('a pool that it connected, and that it disconnected again', async () => {
    const { context } = await internals();
    const before: unknown[] = context.globalState.get(storedConnections) ?? [];
    const server = await startSamplePool();
    const connection = {
      id: 'there',
      kind: 'authing',
      name: 'Connected there',
      host: server.host,
      userPoolId: server.userPoolId,
    };
    const names = async () => (await rowsBelow()).map(({ label }) => label);

    // The value of globalState may follow later than the file.
    await tell({ pool: 'there', change: { kind: 'connection', what: 'added' } });
    await pause(lateMs);
    await context.globalState.update(storedConnections, [...before, connection]);
    await eventually(async () => assert.ok((await names()).includes('Connected there')));

    await context.globalState.update(storedConnections, before);
    await tell({ pool: 'there', change: { kind: 'connection', what: 'removed' } });
    await eventually(async () => assert.ok(!(await names()).includes('Connected there')));
    await server.close();
  });

  it('but no line that is none, and none a second time', async () => {
    const { id, other, codes } = pool();
    await appendFile(await revisionFile(), 'not a revision\n{"window":"there"}\n');
    const group = await other.groups.create({ code: 'twice', name: 'Twice' });
    const line = nextLine({ pool: id, change: { kind: 'groupsDeleted', codes: ['oncall'] } });
    await appendFile(await revisionFile(), line);
    await eventually(async () => assert.ok(!(await codes()).includes('oncall')));
    // It is still on the server.
    const { view } = await internals();
    await view.refresh(id);
    assert.ok((await codes()).includes('oncall'));
    await appendFile(await revisionFile(), line);
    await tell({ pool: id, change: { kind: 'groupsDeleted', codes: [group.code] } });
    await eventually(async () => assert.ok(!(await codes()).includes(group.code)));
    assert.ok((await codes()).includes('oncall'));
  });
});

describe('What this window does', () => {
  it('is told to the others by ids alone', async () => {
    const { pools } = await internals();
    const server = await startSamplePool({ secret: 'not-to-be-told' });
    const { poolId } = await connect(server);
    const { name } = defined(pools.get(poolId), 'the connection');
    await pools.disconnect(poolId);
    await server.close();
    const text = await readFile(await revisionFile(), 'utf8');
    const lines = text.trim().split('\n').slice(-2);
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)).map(({ pool, change }) => ({ pool, change })),
      ['added', 'removed'].map((what) => ({ pool: poolId, change: { kind: 'connection', what } })),
    );
    for (const secret of [name, server.host, 'not-to-be-told']) {
      assert.ok(!lines.join().includes(secret), secret);
    }
  });
});

let lines = 0;

/** A line as another window writes it. */
function nextLine(revision: Revision): string {
  lines += 1;
  return `${JSON.stringify({ window: 'there', seq: lines, ...revision })}\n`;
}

/** Does what another window does after a change. */
async function tell(revision: Revision): Promise<void> {
  await appendFile(await revisionFile(), nextLine(revision));
}

async function revisionFile(): Promise<string> {
  const { context } = await internals();
  return join(context.globalStorageUri.fsPath, 'revisions.jsonl');
}
