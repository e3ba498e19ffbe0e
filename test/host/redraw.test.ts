import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Row } from '../../src/tree/row.ts';
import { renameUser } from '../support/alterUsers.ts';
import { eventually } from '../support/eventually.ts';
import { connectPool, defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { rowsBelow } from '../support/host/shownRows.ts';

/** How long after a change redraws are still looked for, in milliseconds: VS Code itself waits 200. */
const settleMs = 400;

describe('After a change exactly what changed is redrawn:', () => {
  const pool = usePool();

  before(async () => {
    const { groupRow } = pool();
    // As if their rows were open.
    for (const code of ['oncall', 'design']) await rowsBelow(groupRow(code));
    await pause(settleMs);
  });

  it('of a group that was renamed, its row', async () => {
    const { other, directory, groupRow } = pool();
    const redrawn = await redrawnBy(async () => {
      const group = await other.groups.update('oncall', { name: 'On duty' });
      directory.apply({ kind: 'groupUpdated', code: 'oncall', group });
    });
    assert.deepEqual(redrawn, [groupRow('oncall').id]);
  });

  it('of a group whose row shows that it is being changed, its row', async () => {
    const { directory, groupRow } = pool();
    const group = groupRow('design');
    const redrawn = await redrawnBy(() =>
      directory.whileBusy([group.key], 'saving', async () => {}),
    );
    assert.deepEqual(redrawn, [group.id]);
  });

  it('of members whose rows show that they are being changed, the rows of the members', async () => {
    const { other, directory, groupRow } = pool();
    const group = groupRow('design');
    const members = (await rowsBelow(group)).map(({ id }) => id);
    const { list } = await other.groups.listUsers('design');
    const userIds = list.map(({ id }) => id);
    const redrawn = await redrawnBy(() =>
      directory.whileMembersBusy(group.key, userIds, 'removing', async () => {}),
    );
    assert.ok(members.length > 0);
    assert.deepEqual(redrawn, members.sort());
  });

  it('of a user who is seen to be another through one group, the rows in all groups', async () => {
    const { other, directory, groupRow, proxy } = pool();
    const [one, another] = [groupRow('design'), groupRow('oncall')];
    const [first] = (await other.groups.listUsers('design')).list;
    const { id } = defined(first, 'a member');
    await other.groups.addUsers('oncall', [id]);
    await directory.members.load(another.key, { again: true });
    await rowsBelow(another);
    await pause(settleMs);
    renameUser(proxy, id, 'Somebody Else');
    const redrawn = await redrawnBy(() => directory.members.load(one.key, { again: true }));
    proxy.pass('groupWithUsersWithCustomData');
    assert.deepEqual(redrawn, [one.id, `${one.id}/${id}`, `${another.id}/${id}`].sort());
    const shown = (await rowsBelow(another)).find((each) => each.id === `${another.id}/${id}`);
    assert.equal(shown?.label, 'Somebody Else');
    await directory.members.load(one.key, { again: true });
    await pause(settleMs);
  });

  it('of a group whose members changed, its row with those below it', async () => {
    const { other, directory, groupRow } = pool();
    const [member] = (await other.groups.listUsers('oncall')).list;
    const { id } = defined(member, 'a member');
    const removed = await redrawnBy(async () => {
      await other.groups.removeUsers('oncall', [id]);
      directory.apply({ kind: 'membersRemoved', code: 'oncall', userIds: [id] });
    });
    assert.deepEqual(removed, [groupRow('oncall').id]);
    const added = await redrawnBy(async () => {
      await other.groups.addUsers('oncall', [id]);
      directory.apply({ kind: 'membersAdded', code: 'oncall', userIds: [id] });
    });
    assert.deepEqual(added, [groupRow('oncall').id]);
  });

  it('of a group whose members are others but as many when they are read anew, its row', async () => {
    const { other, directory, groupRow } = pool();
    const group = groupRow('oncall');
    const [leaving] = (await other.groups.listUsers('oncall')).list;
    const [coming] = (await other.groups.listUsers('design')).list;
    await other.groups.removeUsers('oncall', [defined(leaving, 'a member').id]);
    await other.groups.addUsers('oncall', [defined(coming, 'a user').id]);
    const redrawn = await redrawnBy(() => directory.members.load(group.key, { again: true }));
    assert.deepEqual(redrawn, [group.id]);
  });

  it('of a new group and of a deleted one, the list of their pool', async () => {
    const { other, directory, row } = pool();
    const created = await redrawnBy(async () => {
      const group = await other.groups.create({ code: 'brief', name: 'Brief' });
      directory.apply({ kind: 'groupCreated', group });
      await eventually(async () => assert.equal(directory.findByCode('brief')?.memberCount, 0));
    });
    // The list and, once it was counted, its one new row.
    assert.deepEqual(created, [row.id, `${row.id}/brief`]);
    const deleted = await redrawnBy(async () => {
      await other.groups.delete('brief');
      directory.apply({ kind: 'groupsDeleted', codes: ['brief'] });
    });
    assert.deepEqual(deleted, [row.id]);
  });

  it('of a group that was closed while its members were read, its row, so that it does not stay empty', async () => {
    const { directory, groupRow, proxy } = pool();
    const { view } = await internals();
    const group = groupRow('finance');
    const held = proxy.hold('groupWithUsersWithCustomData');
    const redrawn = await redrawnBy(async () => {
      const children = view.tree.getChildren(group);
      await held.answered;
      directory.members.cancel(group.key);
      held.release();
      assert.deepEqual(await children, []);
    });
    assert.deepEqual(redrawn, [group.id]);
    assert.ok((await rowsBelow(group)).length > 0);
  });

  it('of a group in one pool, nothing in another that has a group of the same code', async () => {
    const { other, directory, groupRow } = pool();
    const another = await connectPool();
    await pause(settleMs);
    const redrawn = await redrawnBy(async () => {
      const group = await other.groups.update('design', { name: 'Designers' });
      directory.apply({ kind: 'groupUpdated', code: 'design', group });
    });
    await another.close();
    assert.deepEqual(redrawn, [groupRow('design').id]);
  });
});

/** The ids of the rows that VS Code is told to draw anew because of some work, each once. */
async function redrawnBy(work: () => Promise<unknown>): Promise<string[]> {
  const { view } = await internals();
  const redrawn = new Set<string>();
  const add = (row: Row) => redrawn.add(row.id);
  const subscription = view.tree.onDidChangeTreeData((rows) => {
    if (rows === undefined) redrawn.add('everything');
    else rows.forEach(add);
  });
  await work();
  await pause(settleMs);
  subscription.dispose();
  return [...redrawn].sort();
}
