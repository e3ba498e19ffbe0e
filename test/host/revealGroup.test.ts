import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { hideView, internals } from '../support/host/extension.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';
import { click, rowsBelow } from '../support/host/shownRows.ts';

describe('A group that is to be shown in the sidebar', () => {
  const pool = usePool({ groups: 260 });
  let messages: Messages;

  beforeEach(() => {
    messages = catchMessages();
  });

  afterEach(async () => {
    messages.restore();
    await vscode.commands.executeCommand('authingGroups.clearFilter');
  });

  const told = () => messages.take().map(({ text }) => text);

  async function reveal(code: string): Promise<void> {
    const target = { pool: pool().id, group: { code } };
    await vscode.commands.executeCommand('authingGroups.internal.revealGroup', target);
  }

  async function assertSelected(code: string): Promise<void> {
    const { view } = await internals();
    await eventually(async () => {
      const row = pool().groupRow(code);
      assert.deepEqual(
        view.selection.map(({ id }) => id),
        [row.id],
      );
      assert.equal(row.entry?.group.code, code);
    });
  }

  it('is shown where its page is not loaded, and no page is read for it', async () => {
    const { view } = await internals();
    const { id, directory, proxy, row } = pool();
    const before = (await rowsBelow(row)).map((each) => each.label);
    const { key } = defined(await directory.readGroup('group-00001'), 'the group');
    await hideView();
    proxy.requests.length = 0;
    assert.equal(await view.revealGroup(id, key), 'shown');
    await assertSelected('group-00001');
    assert.ok(!proxy.operations().includes('groups'));
    // It stands behind the row that loads those between, which still says how far the list has got.
    const rows = await rowsBelow(row);
    assert.deepEqual(
      rows.slice(0, -1).map((each) => each.label),
      before,
    );
    const [more, shown] = rows.slice(-2);
    assert.deepEqual([more?.label, more?.description], ['Load More', '50 of 260']);
    assert.equal(shown?.id, defined(pool().groupRow('group-00001'), 'its row').id);
  });

  it('can be called by its code, as a hover or a link does', async () => {
    await reveal('group-00002');
    await assertSelected('group-00002');
    assert.deepEqual(told(), []);
  });

  it('stays through a refresh, and goes to its place when the list gets there', async () => {
    const { codes, row } = pool();
    await reveal('group-00205');
    await vscode.commands.executeCommand('authingGroups.refresh', { pool: pool().id });
    assert.equal((await codes()).filter((code) => code === 'group-00205').length, 1);
    const more = defined(
      (await rowsBelow(row)).find(({ kind }) => kind === 'loadMore'),
      'a row that loads more',
    );
    await click(more);
    const loaded = await codes();
    assert.equal(loaded.filter((code) => code === 'group-00205').length, 1);
    assert.equal(loaded[loaded.indexOf('group-00205') - 1], 'group-00206');
  });

  it('is read again by a refresh, and taken away where it is gone', async () => {
    const { codes, id, other } = pool();
    await reveal('group-00010');
    await reveal('group-00011');
    await other.groups.update('group-00010', { name: 'Renamed elsewhere' });
    await other.groups.delete('group-00011');
    await vscode.commands.executeCommand('authingGroups.refresh', { pool: id });
    assert.equal(pool().groupRow('group-00010').entry?.group.name, 'Renamed elsewhere');
    assert.ok(!(await codes()).includes('group-00011'));
  });

  it('is said to be gone where the server has it no more', async () => {
    const { id, directory, other, codes } = pool();
    const { view } = await internals();
    const { key, group } = defined(await directory.readGroup('group-00003'), 'the group');
    await other.groups.delete('group-00003');
    await vscode.commands.executeCommand('authingGroups.internal.revealGroup', {
      pool: id,
      group: { key },
    });
    assert.deepEqual(told(), [
      `The group “${group.name}” is gone: it was deleted or its code was changed elsewhere.`,
    ]);
    assert.equal(await view.revealGroup(id, key), 'gone');
    assert.ok(!(await codes()).includes('group-00003'));
  });

  it('goes away from the list once it is deleted', async () => {
    const { directory, other, codes } = pool();
    await reveal('group-00004');
    assert.ok((await codes()).includes('group-00004'));
    await other.groups.delete('group-00004');
    directory.apply({ kind: 'groupsDeleted', codes: ['group-00004'] });
    await eventually(async () => assert.ok(!(await codes()).includes('group-00004')));
  });

  it('is said to be hidden by the filter, which can be cleared', async () => {
    const { filter } = await internals();
    const { name } = defined(await pool().other.groups.detail('group-00006'), 'the group');
    filter.set('everyone');
    await reveal('group-00006');
    const [message, ...others] = messages.take();
    assert.deepEqual(others, []);
    assert.equal(message?.text, `The filter “everyone” hides the group “${name}”.`);
    defined(message, 'the message').press('Clear Filter');
    await eventually(async () => assert.equal(filter.text, ''));
    await assertSelected('group-00006');
  });

  it('is shown below a filter that it matches, also beyond the groups that are listed', async () => {
    const { filter } = await internals();
    filter.set('group-');
    await reveal('group-00007');
    await assertSelected('group-00007');
  });

  it('says why where the server cannot be asked for it', async () => {
    const { id, directory, proxy } = pool();
    // A filter has had all of them listed.
    directory.reset();
    const { key } = defined(await directory.readGroup('group-00008'), 'the group');
    proxy.alter('group', async () => ({ status: 400, body: 'no' }));
    await vscode.commands.executeCommand('authingGroups.internal.revealGroup', {
      pool: id,
      group: { key },
    });
    proxy.pass('group');
    const [sentence = '', ...others] = told();
    assert.deepEqual(others, []);
    assert.match(sentence, /^Could not show the group “.+”\. /);
  });

  it('is no longer asked for once that is cancelled', async () => {
    const { view } = await internals();
    const { id, directory, proxy } = pool();
    // A filter has had all of them listed.
    directory.reset();
    const { key } = defined(await directory.readGroup('group-00009'), 'the group');
    const held = proxy.hold('group');
    const cancelling = new AbortController();
    const shown = view.revealGroup(id, key, cancelling.signal);
    await held.answered;
    cancelling.abort();
    await assert.rejects(shown);
    held.release();
    assert.equal(view.tree.groupRow(id, key), undefined);
  });
});
