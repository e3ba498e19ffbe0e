import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { renameGroup } from '../support/host/renameGroup.ts';
import { catchMessages, type Messages, type ShownMessage } from '../support/host/shownMessages.ts';
import { rowsBelow, show } from '../support/host/shownRows.ts';

describe('What somebody else did since a row was read', () => {
  const pool = usePool();
  let messages: Messages;

  beforeEach(() => {
    messages = catchMessages();
  });

  afterEach(() => messages.restore());

  /** The one message shown since the last look. */
  function told(): ShownMessage {
    const shown = messages.take();
    assert.equal(shown.length, 1, shown.map(({ text }) => text).join('\n'));
    return defined(shown[0], 'a message');
  }

  it('keeps a group from being renamed over it: both names are told, then one can go on', async () => {
    const { other, groupRow } = pool();
    const row = groupRow('design');
    const { label } = await show(row);
    await other.groups.update('design', { name: 'Renamed elsewhere' });
    await renameGroup(row, 'Renamed here');
    const { text, buttons } = told();
    assert.equal(
      text,
      `The group “${label}” was not renamed. The group was renamed to “Renamed elsewhere” elsewhere.`,
    );
    assert.deepEqual(buttons, ['Edit…', 'Show Log']);
    assert.equal((await other.groups.detail('design'))?.name, 'Renamed elsewhere');
    assert.equal((await show(row)).label, 'Renamed elsewhere');

    await renameGroup(row, 'Renamed here');
    assert.equal(told().text, 'The group “Renamed elsewhere” was renamed to “Renamed here”.');
    assert.equal((await other.groups.detail('design'))?.name, 'Renamed here');
  });

  it('lets a group be renamed where something else about it was changed, and shows that', async () => {
    const { other, groupRow, directory } = pool();
    const row = groupRow('finance');
    await other.groups.update('finance', { description: 'Described elsewhere' });
    await renameGroup(row, 'Money');
    assert.match(told().text, /was renamed to “Money”\.$/);
    const group = directory.findByCode('finance')?.group;
    assert.deepEqual([group?.name, group?.description], ['Money', 'Described elsewhere']);
  });

  it('is told where the group is gone, and takes its row away', async () => {
    const { other, groupRow, row: poolRow } = pool();
    const row = groupRow('customer-support');
    await other.groups.delete('customer-support');
    await renameGroup(row, 'Back again');
    assert.match(
      told().text,
      /was not renamed\. The group no longer exists: it was deleted, or its code was changed elsewhere\.$/,
    );
    const { directory } = pool();
    assert.equal(directory.findByCode('customer-support'), undefined);
    assert.ok((await rowsBelow(poolRow)).every(({ row: shown }) => shown !== row));
  });

  it('is told where another group has the code now, which stays as it is', async () => {
    const { other, groupRow, row: poolRow } = pool();
    const row = groupRow('contractors');
    await other.groups.delete('contractors');
    await other.groups.create({ code: 'contractors', name: 'Somebody else’s' });
    await renameGroup(row, 'Mine');
    assert.match(told().text, /another group has the code “contractors” now\.$/);
    assert.equal((await other.groups.detail('contractors'))?.name, 'Somebody else’s');
    const labels = (await rowsBelow(poolRow)).map(({ label }) => label);
    assert.ok(labels.includes('Somebody else’s'));
  });

  it('keeps a group from being deleted where it changed while one was asked', async () => {
    const { other, groupRow, proxy } = pool();
    const code = 'security-reviewers';
    const row = groupRow(code);
    const before = (await other.groups.memberCounts([code])).get(code) ?? 0;
    // The question is answered at once, so it happens while it is read what the group holds.
    let added = false;
    proxy.alter('listGroupAuthorizedResources', async (_, forward) => {
      if (!added) {
        added = true;
        const { list } = await other.users.list({ limit: 50 });
        const members = (await other.groups.listUsers(code, { limit: 50 })).list;
        const stranger = list.find(({ id }) => members.every((member) => member.id !== id));
        await other.groups.addUsers(code, [defined(stranger, 'a user').id]);
      }
      return forward();
    });
    await vscode.commands.executeCommand('authingGroups.deleteGroups', row);
    proxy.pass('listGroupAuthorizedResources');
    const { text, buttons } = told();
    assert.match(
      text,
      /^The group “.+” was not deleted\. The group “.+” was changed elsewhere while you/,
    );
    assert.deepEqual(buttons, ['Review Again…', 'Show Log']);
    assert.equal((await other.groups.memberCounts([code])).get(code), before + 1);

    await vscode.commands.executeCommand('authingGroups.deleteGroups', row);
    assert.match(told().text, /^The group “.+” was deleted\.$/);
    assert.equal(await other.groups.detail(code), undefined);
  });

  it('is told of a member who was removed already, and the row goes', async () => {
    const { other, groupRow } = pool();
    const group = groupRow('oncall');
    const [member, second] = (await rowsBelow(group)).filter(({ kind }) => kind === 'member');
    const gone = defined(member, 'a member');
    const id = defined(gone.id, 'its id').split('/').at(-1) ?? '';
    await other.groups.removeUsers('oncall', [decodeURIComponent(id)]);
    await vscode.commands.executeCommand('authingGroups.removeMembers', gone.row);
    const { text, buttons } = told();
    assert.match(text, new RegExp(`^${gone.label} was no longer a member of “.+”\\.$`));
    assert.deepEqual(buttons, []);
    const left = (await rowsBelow(group)).map(({ label }) => label);
    assert.ok(!left.includes(gone.label) && left.includes(second?.label ?? ''));
  });
});
