import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { click, rowsBelow } from '../support/host/shownRows.ts';

describe('The filter', () => {
  const pool = usePool({ groups: 120 });

  afterEach(clearFilter);

  it('looks through all groups of the pool, not only those that were loaded', async () => {
    const { filter } = await internals();
    const { codes } = pool();
    assert.ok(!(await codes()).includes('group-00001'));
    filter.set('group-0000');
    assert.deepEqual(
      await codes(),
      [9, 8, 7, 6, 5, 4, 3, 2, 1].map((number) => `group-0000${number}`),
    );
  });

  it('finds a group by its name as by its code, in any case', async () => {
    const { filter } = await internals();
    filter.set('everyONE');
    assert.deepEqual(await pool().codes(), ['everyone']);
    filter.set(' 全体成员 ');
    assert.deepEqual(await pool().codes(), ['everyone']);
  });

  it('shows the matching groups a page at a time too', async () => {
    const { filter } = await internals();
    const { row, codes } = pool();
    filter.set('group-');
    const more = defined((await rowsBelow(row)).at(-1), 'a last row');
    assert.deepEqual([more.label, more.description], ['Load More', '50 of 119']);
    await click(more);
    assert.equal((await codes()).length, 100);
  });

  it('says that no group matches, and offers to clear it', async () => {
    const { filter } = await internals();
    const { row, codes } = pool();
    filter.set('no such group');
    const rows = await rowsBelow(row);
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [['No matching groups', 'Clear Filter']],
    );
    await click(defined(rows[0], 'the row'));
    assert.equal(filter.text, '');
    assert.ok((await codes()).includes('everyone'));
  });

  it('follows a group whose name changes', async () => {
    const { filter } = await internals();
    const { other, directory, codes } = pool();
    filter.set('quokka');
    assert.deepEqual(await codes(), []);
    const group = await other.groups.update('group-00007', { name: 'Quokka' });
    directory.apply({ kind: 'groupUpdated', code: 'group-00007', group });
    await eventually(async () => assert.deepEqual(await codes(), ['group-00007']));
  });

  it('is remembered for the workspace, and forgotten when it is cleared', async () => {
    const { filter, context } = await internals();
    const remembered = () => context.workspaceState.get('authingGroups.filter');
    filter.set('devs');
    assert.equal(remembered(), 'devs');
    await clearFilter();
    assert.equal(remembered(), undefined);
  });
});

async function clearFilter(): Promise<void> {
  await vscode.commands.executeCommand('authingGroups.clearFilter');
}
