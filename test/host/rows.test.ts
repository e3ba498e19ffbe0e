import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Row } from '../../src/tree/row.ts';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { click, rowsBelow, type ShownRow, show } from '../support/host/shownRows.ts';

describe('The rows of the sidebar', () => {
  const pool = usePool();

  it('are known by the path of keys down to them, whatever is in a code', async () => {
    const { id, other, row, directory } = pool();
    const group = await other.groups.create({ code: 'odd/code ~%', name: 'Odd' });
    directory.apply({ kind: 'groupCreated', group });
    const { list } = await other.groups.listUsers('oncall');
    const user = defined(list[0], 'a member of oncall');
    await other.groups.addUsers(group.code, [user.id]);
    const groupRow = defined((await rowsBelow(row))[0], 'the new group');
    const memberRow = defined((await rowsBelow(groupRow.row))[0], 'its member');
    const groupId = `${id}/${encodeURIComponent('odd/code ~%')}`;
    assert.deepEqual([groupRow.id, memberRow.id], [groupId, `${groupId}/${user.id}`]);
  });

  it('keep their identity through a change of code', async () => {
    const { other, row, directory, groupRow } = pool();
    const before = groupRow('oncall');
    await rowsBelow(before);
    const group = await other.groups.update('oncall', { newCode: 'on-duty' });
    directory.apply({ kind: 'groupUpdated', code: 'oncall', group });
    const rows = await rowsBelow(row);
    const after = defined(
      rows.find((each) => each.row === before),
      'the same row',
    );
    assert.equal(after.id, before.id);
    assert.match(after.description, /^(?:\d+ · )?on-duty$/);
  });

  it('wait for the groups where these are being read for somebody else', async () => {
    const { directory, proxy, row } = pool();
    const held = proxy.hold('groups');
    directory.reset();
    const reading = directory.groups.loadAll();
    const rows = rowsBelow(row);
    await held.answered;
    held.release();
    await reading;
    const known = defined(directory.groups.content.value, 'the groups').groups;
    assert.deepEqual(
      (await rows).map(({ label }) => label),
      known.map(({ group }) => group.name),
    );
  });

  it('show a spinner on the very group that is being changed', async () => {
    const { directory, groupRow } = pool();
    const [changed, another] = [groupRow('design'), groupRow('finance')];
    await directory.whileBusy([changed.key], 'saving', async () => {
      const shown = await show(changed);
      assert.deepEqual([shown.icon, shown.description], ['loading~spin', 'Saving…']);
      assert.equal((await show(another)).icon, 'organization');
    });
    const shown = await show(changed);
    assert.equal(shown.icon, 'organization');
    assert.match(shown.description, /^(?:\d+ · )?design$/);
  });

  it('show a spinner on the very member that is being removed', async () => {
    const { directory, groupRow } = pool();
    const group = groupRow('design');
    const [first, second] = await rowsBelow(group);
    const removed = defined(first, 'a member');
    const userId = keyOf(removed);
    await directory.whileMembersBusy(group.key, [userId], 'removing', async () => {
      const shown = await show(removed.row);
      assert.deepEqual([shown.icon, shown.description], ['loading~spin', 'Removing…']);
      assert.equal((await show(defined(second, 'another member').row)).icon, 'person');
    });
    assert.equal((await show(removed.row)).icon, 'person');
  });

  it('show a member by the best name there is, with the email or else the phone beside it', async () => {
    const engineers = (await rowsBelow(pool().groupRow('engineering'))).map(text);
    assert.ok(engineers.includes('陈伟, chenwei@lanhai.example.com'), engineers.join('\n'));
    const support = (await rowsBelow(pool().groupRow('customer-support'))).map(text);
    const withoutEmail = support.filter((member) => /^马燕, 1380000\d{4}$/.test(member));
    assert.equal(withoutEmail.length, 1, support.join('\n'));
  });

  it('show a blocked user as blocked', async () => {
    const members = await rowsBelow(pool().groupRow('finance'));
    const blocked = defined(
      members.find(({ label }) => label === '何萍'),
      'a blocked user',
    );
    assert.match(blocked.description, / · blocked$/);
    assert.deepEqual(
      blocked.item.iconPath,
      new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('list.deemphasizedForeground')),
    );
    // What dims the row is a decoration of this.
    assert.equal(blocked.item.resourceUri?.scheme, 'authing-groups-blocked-user');
    const others = members.filter(({ item }) => item.resourceUri === undefined);
    assert.ok(others.every(({ description }) => !description.includes('blocked')));
  });

  it('have read out what their icons and colours stand for', async () => {
    const { directory, row, groupRow, proxy } = pool();
    const readOut = async (of: Row) => (await show(of)).item.accessibilityInformation?.label;
    assert.equal(await readOut(row), `${(await show(row)).label}, ${new URL(proxy.host).host}`);
    const group = groupRow('finance');
    assert.match((await readOut(group)) ?? '', /^财务部, code finance, \d+ members$/);
    const members = await rowsBelow(group);
    const blocked = defined(
      members.find(({ label }) => label === '何萍'),
      'a blocked user',
    );
    const facts = `何萍, ${blocked.description.split(' · ')[0]}, blocked`;
    assert.equal(await readOut(blocked.row), facts);
    await directory.whileBusy([group.key], 'deleting', async () => {
      assert.match((await readOut(group)) ?? '', /^财务部, code finance, \d+ members, Deleting…$/);
    });
    await directory.whileMembersBusy(group.key, [keyOf(blocked)], 'removing', async () => {
      assert.equal(await readOut(blocked.row), `${facts}, Removing…`);
    });
  });

  it('say that a group has no members, and offer to add some', async () => {
    const rows = await rowsBelow(pool().groupRow('alumni'));
    assert.deepEqual(rows.map(text), ['No members yet, Add Members']);
    assert.equal(rows[0]?.command?.command, 'authingGroups.addMembers');
  });
});

describe('A pool without groups', () => {
  const pool = usePool({ groups: 1 });

  it('says so, and offers to create one', async () => {
    const { other, directory, row } = pool();
    await other.groups.delete('everyone');
    directory.apply({ kind: 'groupsDeleted', codes: ['everyone'] });
    const rows = await rowsBelow(row);
    assert.deepEqual(rows.map(text), ['No groups yet, Create Group']);
    assert.equal(rows[0]?.command?.command, 'authingGroups.createGroup');
  });
});

describe('Long lists', () => {
  const pool = usePool({ groups: 120, users: 130 });

  it('show the groups newest first, a page at a time, with a row that says how many there are', async () => {
    const { other, row, codes } = pool();
    const { list } = await other.groups.list({ limit: 120, sortBy: 'CREATEDAT_DESC' });
    const all = list.map(({ code }) => code);
    for (const [shown, more] of [
      [50, '50 of 120'],
      [100, '100 of 120'],
    ] as const) {
      assert.deepEqual(await codes(), all.slice(0, shown));
      const last = defined((await rowsBelow(row)).at(-1), 'a last row');
      assert.deepEqual([last.label, last.description], ['Load More', more]);
      assert.equal(last.item.accessibilityInformation?.label, `Load More, ${more}`);
      await click(last);
    }
    assert.deepEqual(await codes(), all);
    assert.equal((await rowsBelow(row)).length, 120);
  });

  it('neither skip nor repeat a group when others were created and deleted in between', async () => {
    const { other, row, directory, codes } = pool();
    directory.reset();
    assert.equal((await codes()).length, 50);
    const group = await other.groups.create({ code: 'newest', name: 'Newest' });
    directory.apply({ kind: 'groupCreated', group });
    await other.groups.deleteMany(['group-00118', 'group-00117']);
    directory.apply({ kind: 'groupsDeleted', codes: ['group-00118', 'group-00117'] });
    for (;;) {
      const last = defined((await rowsBelow(row)).at(-1), 'a last row');
      if (last.kind !== 'loadMore') break;
      await click(last);
    }
    const { list } = await other.groups.list({ limit: 200, sortBy: 'CREATEDAT_DESC' });
    assert.deepEqual(
      await codes(),
      list.map(({ code }) => code),
    );
  });

  it('put the focus on the first new row after a page came', async () => {
    const { view } = await internals();
    const { row, directory, codes, groupRow } = pool();
    directory.reset();
    const before = await codes();
    await click(defined((await rowsBelow(row)).at(-1), 'a last row'));
    const [first = ''] = (await codes()).slice(before.length);
    await eventually(async () => assert.deepEqual(view.selection, [groupRow(first)]));
  });

  it('say right there why a page did not come, and Retry there brings it', async () => {
    const { view } = await internals();
    const { proxy, row, directory, codes } = pool();
    directory.reset();
    const before = await codes();
    const asBefore = defined((await rowsBelow(row)).at(-1), 'a last row').description;
    proxy.alter('groups', async () => ({ status: 403, body: {} }));
    await click(defined((await rowsBelow(row)).at(-1), 'a last row'));
    const [why, more] = (await rowsBelow(row)).slice(before.length);
    assert.deepEqual(
      [why?.label, why?.description, more?.label, more?.description],
      ['HTTP status 403', 'Retry', 'Load More', asBefore],
    );
    await eventually(async () => assert.deepEqual(view.selection, [why?.row]));
    await click(defined(why, 'the reason'));
    assert.equal((await rowsBelow(row))[before.length]?.label, 'HTTP status 403');
    // What was shown could not be read again: that is said above it.
    await view.refresh(pool().id);
    assert.equal((await rowsBelow(row))[0]?.label, 'HTTP status 403');
    await click(defined((await rowsBelow(row)).at(-1), 'a last row'));
    proxy.pass('groups');
    await click(defined((await rowsBelow(row)).at(-2), 'the reason'));
    assert.deepEqual((await codes()).slice(0, 50), before);
    assert.equal((await codes()).length, 100);
    assert.ok((await rowsBelow(row)).every(({ kind }) => kind !== 'message'));
  });

  it('show members a page at a time', async () => {
    const group = pool().groupRow('everyone');
    const seen = new Set<string | undefined>();
    for (const [members, more] of [
      [50, '50 of 130'],
      [100, '100 of 130'],
      [130, undefined],
    ] as const) {
      const rows = await rowsBelow(group);
      const shown = rows.filter(({ kind }) => kind === 'member');
      const last = rows.find(({ kind }) => kind === 'loadMore');
      assert.deepEqual([shown.length, last?.description], [members, more]);
      for (const { id } of shown) seen.add(id);
      if (last !== undefined) await click(last);
    }
    assert.equal(seen.size, 130);
  });

  it('say so below the members they have shown, too', async () => {
    const { proxy, directory, groupRow } = pool();
    const group = groupRow('everyone');
    directory.members.forget(group.key);
    const before = await rowsBelow(group);
    proxy.alter('groupWithUsersWithCustomData', async () => ({ status: 403, body: {} }));
    await click(defined(before.at(-1), 'a last row'));
    assert.deepEqual(
      (await rowsBelow(group)).slice(before.length - 1).map(({ label }) => label),
      ['HTTP status 403', 'Load More'],
    );
    proxy.pass('groupWithUsersWithCustomData');
  });
});

describe('Member counts', () => {
  const pool = usePool({ groups: 52, users: 30 });

  it('come after the rows, which do not wait for them', async () => {
    const { proxy, row, directory } = pool();
    const counts = proxy.hold('groupMemberCounts');
    await click(defined((await rowsBelow(row)).at(-1), 'a last row'));
    await counts.answered;
    const [first] = (await rowsBelow(row)).slice(50);
    const added = defined(first, 'a row of the second page');
    assert.equal(added.description, directory.entry(keyOf(added))?.group.code);
    counts.release();
    await eventually(async () => assert.match((await show(added.row)).description, /^\d+ · /));
  });
});

function text({ label, description }: ShownRow): string {
  return `${label}, ${description}`;
}

/** The last key of a row's path. */
function keyOf({ id = '' }: ShownRow): string {
  return decodeURIComponent(id.slice(id.lastIndexOf('/') + 1));
}
