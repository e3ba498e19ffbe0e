import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Row } from '../../src/tree/row.ts';
import { eventually } from '../ui/eventually.ts';
import { internals } from './extension.ts';
import { defined, usePool } from './pool.ts';
import { rowsBelow } from './rows.ts';

describe('A command run on rows', () => {
  const pool = usePool();

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

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
    // A group among them has no user id.
    await run('copyUserId', defined(rows[1], 'a second member'), [group, ...rows]);
    assert.equal(await vscode.env.clipboard.readText(), ids.join('\n'));
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
