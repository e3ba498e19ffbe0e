import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Row } from '../../src/tree/row.ts';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';
import { rowsBelow } from '../support/host/shownRows.ts';

describe('A command run on rows', () => {
  const pool = usePool();

  let messages: Messages;

  beforeEach(() => {
    messages = catchMessages();
  });

  afterEach(async () => {
    messages.restore();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const told = () => messages.take().map(({ text }) => text);

  it('copies the code that a group has now', async () => {
    const { other, directory, groupRow } = pool();
    const row = groupRow('oncall');
    await run('copyGroupCode', row);
    assert.equal(await vscode.env.clipboard.readText(), 'oncall');
    const group = await other.groups.update('oncall', { newCode: 'on-duty' });
    directory.apply({ kind: 'groupUpdated', code: 'oncall', group });
    await run('copyGroupCode', row);
    assert.equal(await vscode.env.clipboard.readText(), 'on-duty');
  });

  it('copies the ids of all members that are selected, one a line', async () => {
    const { other, groupRow } = pool();
    const group = groupRow('design');
    const rows = (await rowsBelow(group)).map(({ row }) => row);
    const { list } = await other.groups.listUsers('design');
    const ids = list.map(({ id }) => id);
    assert.ok(ids.length > 2);

    await run('copyUserId', defined(rows[1], 'a second member'));
    assert.equal(await vscode.env.clipboard.readText(), ids[1]);
    await run('copyUserId', defined(rows[1], 'a second member'), rows);
    assert.equal(await vscode.env.clipboard.readText(), ids.join('\n'));
    // A group among them has no user id, which is said.
    await run('copyUserId', defined(rows[1], 'a second member'), [group, ...rows]);
    assert.equal(await vscode.env.clipboard.readText(), ids.join('\n'));
  });

  it('acts on the clicked group alone where it can be about one only, and copies the codes of all', async () => {
    const { directory, groupRow } = pool();
    const [first, clicked] = [groupRow('design'), groupRow('finance')];
    await run('copyGroupCode', clicked, [first, clicked]);
    assert.equal(await vscode.env.clipboard.readText(), 'design\nfinance');
    await run('copyGroupCode', clicked);
    assert.equal(await vscode.env.clipboard.readText(), 'finance');
    await run('showAuthorizedResources', clicked, [first, clicked]);
    const name = directory.findByCode('finance')?.group.name;
    await eventually(async () => assert.deepEqual(tabs(), [[name, true]]));
  });

  it('leaves out what is of another kind, and says so', async () => {
    const { groupRow, row } = pool();
    const member = defined((await rowsBelow(groupRow('design')))[0], 'a member').row;
    await run('copyGroupCode', groupRow('finance'), [row, groupRow('finance'), member]);
    assert.equal(await vscode.env.clipboard.readText(), 'finance');
    await run('copyUserId', member, [member, groupRow('finance')]);
    assert.deepEqual(told(), [
      '2 selected rows are of another kind and were left out.',
      'One selected row is of another kind and was left out.',
    ]);
  });

  it('renames none where the key was pressed on several groups, for nobody knows which is meant', async () => {
    const { view } = await internals();
    await select(pool().groupRow('finance'));
    await vscode.commands.executeCommand('list.expandSelectionDown');
    await eventually(async () => assert.equal(view.selection.length, 2));
    await vscode.commands.executeCommand('authingGroups.renameGroup', { on: 'selection' });
    assert.deepEqual(told(), ['2 groups are selected. Select only the one you mean.']);
    await vscode.commands.executeCommand('authingGroups.copyGroupCode', { on: 'selection' });
    assert.equal((await vscode.env.clipboard.readText()).split('\n').length, 2);
    await select(pool().groupRow('finance'));
  });

  it('acts on what is selected when a key has run it', async () => {
    const { view } = await internals();
    await select(pool().groupRow('finance'));
    await vscode.commands.executeCommand('authingGroups.copyGroupCode', { on: 'selection' });
    assert.equal(await vscode.env.clipboard.readText(), 'finance');
    assert.deepEqual(view.selection, [pool().groupRow('finance')]);
  });

  it('opens one tab for the authorized resources of each group', async () => {
    const { other, groupRow } = pool();
    const name = async (code: string) => (await other.groups.detail(code))?.name;
    const [design, sales] = [await name('design'), await name('sales-cn')];
    await run('showAuthorizedResources', groupRow('design'));
    await eventually(async () => assert.deepEqual(tabs(), [[design, true]]));
    await run('showAuthorizedResources', groupRow('sales-cn'));
    await eventually(async () =>
      assert.deepEqual(tabs(), [
        [design, false],
        [sales, true],
      ]),
    );
    await run('showAuthorizedResources', groupRow('design'));
    await eventually(async () =>
      assert.deepEqual(tabs(), [
        [design, true],
        [sales, false],
      ]),
    );
  });

  it('reads a group anew with its members, and takes away one that is gone', async () => {
    const { other, groupRow, codes } = pool();
    const [changed, gone] = [groupRow('sales-global'), groupRow('alumni')];
    const members = (await rowsBelow(changed)).length;
    const [user] = (await other.groups.listUsers('design')).list;
    await other.groups.update('sales-global', { name: 'Sales of the world' });
    await other.groups.addUsers('sales-global', [defined(user, 'a user').id]);
    await other.groups.delete('alumni');

    await run('refresh', changed);
    assert.equal(changed.entry?.group.name, 'Sales of the world');
    assert.equal((await rowsBelow(changed)).length, members + 1);
    const before = await codes();
    const [next = ''] = before.slice(before.indexOf('alumni') + 1);
    await run('refresh', gone);
    assert.ok(!(await codes()).includes('alumni'));
    // The focus is on the row that came after it.
    const { view } = await internals();
    await eventually(async () => assert.deepEqual(view.selection, [groupRow(next)]));
  });

  it('reads anew all groups that are selected, with that of a selected member', async () => {
    const { other, groupRow } = pool();
    const [one, another] = [groupRow('design'), groupRow('finance')];
    const member = defined((await rowsBelow(another))[0], 'a member').row;
    await other.groups.update('design', { name: 'Design and more' });
    await other.groups.update('finance', { name: 'Finance and more' });
    await run('refresh', one, [one, member]);
    assert.equal(one.entry?.group.name, 'Design and more');
    assert.equal(another.entry?.group.name, 'Finance and more');
  });

  it('reads a pool anew, with what others created, renamed and deleted', async () => {
    const { other, row, codes, groupRow } = pool();
    const renamed = groupRow('finance');
    const before = await codes();
    await other.groups.create({ code: 'from-elsewhere', name: 'From elsewhere' });
    await other.groups.update('finance', { name: 'Money' });
    await other.groups.delete('contractors');
    assert.deepEqual(await codes(), before);
    await run('refresh', row);
    assert.deepEqual(await codes(), [
      'from-elsewhere',
      ...before.filter((code) => code !== 'contractors'),
    ]);
    assert.equal(renamed.entry?.group.name, 'Money');
  });

  it('reads everything that is open anew where it is run on no row', async () => {
    const { other, codes } = pool();
    await other.groups.create({ code: 'from-there', name: 'From there' });
    await vscode.commands.executeCommand('authingGroups.refresh');
    assert.equal((await codes())[0], 'from-there');
  });
});

/** Runs a command as VS Code does from a row's menu: on the clicked one, with all that are selected. */
async function run(command: string, clicked: Row, selected?: readonly Row[]): Promise<void> {
  await vscode.commands.executeCommand(`authingGroups.${command}`, clicked, selected);
}

async function select(row: Row): Promise<void> {
  const { view } = await internals();
  await eventually(async () => {
    await view.reveal(row);
    assert.deepEqual(view.selection, [row]);
  });
}

/** The tabs with panels of the extension, and whether each is the one that is looked at. */
function tabs(): [label: string, isActive: boolean][] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview &&
        input.viewType.endsWith('authingGroups.authorizedResources'),
    )
    .map(({ label, isActive }) => [label, isActive]);
}
