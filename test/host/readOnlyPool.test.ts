import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { changeGrants, planGrants } from '../../src/changes/changeGrants.ts';
import { addMembers, removeMembers } from '../../src/changes/changeMembership.ts';
import { createGroup } from '../../src/changes/createGroup.ts';
import { deleteGroups } from '../../src/changes/deleteGroups.ts';
import { readGroupsToDelete } from '../../src/changes/readGroupsToDelete.ts';
import type { UndoableChange } from '../../src/changes/undo/records.ts';
import { undoChange } from '../../src/changes/undo/undoChange.ts';
import { updateGroup } from '../../src/changes/updateGroup.ts';
import { eventually } from '../support/eventually.ts';
import { type ConnectedPool, defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { changeContext, protect, refused } from '../support/host/protection.ts';
import { rowsBelow, show } from '../support/host/shownRows.ts';

/** A resource that might be granted. */
const robot = {
  namespace: 'warehouse',
  resource: 'robot',
  resourceType: 'API',
  actions: ['robot:run'],
};

describe('A read-only user pool', () => {
  const pool = usePool();

  before(() => protect(pool().id, 'readOnly'));

  it('refuses every change in code, and the server hears of none', async () => {
    const { id, directory, other } = pool();
    const context = await changeContext();
    const { key, group } = defined(directory.findByCode('oncall'), 'the group oncall');
    const userIds = (await other.groups.listUsers('oncall')).list.map((user) => user.id);
    const groupsToDelete = (await readGroupsToDelete(context, id, [key])).groups;
    assert.equal(groupsToDelete.length, 1);
    const changes: readonly (() => Promise<unknown>)[] = [
      () => createGroup(context, id, { code: 'new', name: 'New' }),
      () => updateGroup(context, id, key, group, { name: 'Renamed' }),
      () => updateGroup(context, id, key, group, { newCode: 'renamed' }),
      () => updateGroup(context, id, key, group, { description: 'Another' }),
      () => deleteGroups(context, id, groupsToDelete),
      () => addMembers(context, id, key, ['someone']),
      () => removeMembers(context, id, key, userIds),
      () => planGrants(context, id, key, { direction: 'grant', wishes: [robot] }),
      () => planGrants(context, id, key, { direction: 'revoke', wishes: [robot] }),
      () =>
        changeGrants(context, id, key, {
          direction: 'grant',
          wishes: [robot],
          group,
          steps: [{ ...robot, after: robot.actions }],
          unchanged: [],
          implied: [],
        }),
    ];
    await unheard(pool(), async () => {
      for (const change of changes) await assert.rejects(change, refused);
    });
  });

  it('refuses every undo in code, and the server hears of none', async () => {
    const { id, other } = pool();
    const context = await changeContext();
    const now = defined(await other.groups.detail('oncall'), 'the group oncall');
    const [user] = (await other.groups.listUsers('oncall')).list;
    const userIds = [defined(user, 'a member').id];
    const gone = { code: 'gone', name: 'Gone', userIds, grants: [] };
    const { code, name: groupName } = now;
    const before = { code, name: 'Before' };
    const changes: readonly UndoableChange[] = [
      { kind: 'groupsDeleted', state: 'made', groups: [gone] },
      { kind: 'groupUpdated', before, after: { ...now } },
      { kind: 'membersAdded', code, groupName, userIds },
      { kind: 'membersRemoved', code, groupName, userIds },
      {
        kind: 'resourcesGranted',
        code,
        groupName,
        grants: [{ ...robot, after: robot.actions }],
      },
      {
        kind: 'grantsRevoked',
        code,
        groupName,
        grants: [{ ...robot, before: robot.actions }],
      },
    ];
    await unheard(pool(), async () => {
      for (const change of changes) {
        const record = context.undo.newRecord(id, change);
        await context.undo.save(record);
        const { done, error } = await undoChange(context, record);
        assert.deepEqual(done, [], change.kind);
        assert.match(String(error), /^ReadOnlyPoolError: “Pool \d+” is Read-Only\. /, change.kind);
        assert.ok(await context.undo.read(record), `${change.kind} can be undone later`);
        await context.undo.remove(record);
      }
    });
  });

  it('refuses every command that changes something before anything is asked or sent', async () => {
    const { view } = await internals();
    const { row, groupRow, proxy } = pool();
    const group = groupRow('design');
    const member = (await rowsBelow(group)).map((each) => each.row)[0];
    const sent = proxy.requests.length;
    // Had one of them asked for anything, it would not come to an end.
    await run('createGroup', row);
    for (const command of [
      'renameGroup',
      'changeGroupCode',
      'editGroupDescription',
      'deleteGroups',
      'addMembers',
      'removeMembers',
      'grantResources',
      'revokeGrants',
    ]) {
      await run(command, group);
    }
    await run('removeMembers', member);
    for (const [target, commands] of [
      [group, ['renameGroup', 'deleteGroups']],
      [defined(member, 'a member'), ['removeMembers']],
    ] as const) {
      await eventually(async () => {
        await view.reveal(target);
        assert.deepEqual(view.selection, [target]);
      });
      for (const command of commands) await run(command, { on: 'selection' });
    }
    assert.equal(proxy.requests.length, sent);
  });

  it('refuses commands of the palette too, where it is the only pool', async () => {
    const { pools } = await internals();
    const { proxy } = pool();
    assert.equal(pools.list().length, 1);
    const sent = proxy.requests.length;
    for (const command of ['createGroup', 'renameGroup', 'deleteGroups', 'addMembers']) {
      await run(command);
    }
    assert.equal(proxy.requests.length, sent);
  });

  it('says so on its row, and is known to menus as one that nothing changes', async () => {
    const { row, groupRow, proxy } = pool();
    const { host } = new URL(proxy.host);
    const { kind, description, icon, item } = await show(row);
    assert.deepEqual([kind, description, icon], ['poolReadOnly', `${host} · Read-Only`, 'lock']);
    assert.match(item.accessibilityInformation?.label ?? '', /^Pool \d+, .+, Read-Only$/);
    const tooltip = row.tooltip()?.value.replaceAll('&#32;', ' ') ?? '';
    assert.match(tooltip, /^Protection: Read\\?-Only\. VS Code refuses every change/m);
    assert.equal((await show(groupRow('design'))).kind, 'groupReadOnly');
    const members = await rowsBelow(groupRow('design'));
    assert.deepEqual(new Set(members.map((each) => each.kind)), new Set(['memberReadOnly']));
  });

  it('offers to add nobody to a group without members, and no first group', async () => {
    const { id, row, groupRow, other } = pool();
    const { view } = await internals();
    const [none, ...others] = await rowsBelow(groupRow('alumni'));
    assert.deepEqual(
      [none?.label, none?.description, none?.command, others],
      ['No members yet', '', undefined, []],
    );
    const { list } = await other.groups.list({ limit: 50 });
    await other.groups.deleteMany(list.map(({ code }) => code));
    await view.refresh(id);
    const rows = await rowsBelow(row);
    assert.deepEqual(
      rows.map(({ label, description, command }) => [label, description, command]),
      [['No groups yet', '', undefined]],
    );
  });

  it('is read as ever', async () => {
    const { other, row } = pool();
    await other.groups.create({ code: 'from-elsewhere', name: 'From elsewhere' });
    await run('refresh', row);
    assert.deepEqual(
      (await rowsBelow(row)).map(({ label, kind }) => [label, kind]),
      [['From elsewhere', 'groupReadOnly']],
    );
  });

  it('can be changed once it is no longer read-only', async () => {
    const { id, other, directory } = pool();
    const context = await changeContext();
    await protect(id, undefined);
    const { key, group } = defined(directory.findByCode('from-elsewhere'), 'the group');
    await updateGroup(context, id, key, group, { name: 'Renamed' });
    assert.equal((await other.groups.detail('from-elsewhere'))?.name, 'Renamed');
  });
});

/** Runs something, after which the server has been asked at most to tell what there is. */
async function unheard({ proxy }: ConnectedPool, work: () => Promise<void>): Promise<void> {
  const before = proxy.requests.length;
  await work();
  const reads = new Set(['group', 'groups', 'groupWithUsers', 'groupWithUsersWithCustomData']);
  const others = proxy
    .operations()
    .slice(before)
    .filter((name) => !reads.has(name));
  assert.deepEqual(others, []);
}

/** Runs a command as a row's menu, a key or the palette does. */
async function run(command: string, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`authingGroups.${command}`, ...args);
}
