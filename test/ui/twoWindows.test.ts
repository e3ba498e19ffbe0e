import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { groupDetails, groupNames, memberNames } from '../support/ui/treeLabels.ts';
import type { Workbench } from '../support/workbench/workbench.ts';

/** Each test goes on where the one before it ended. */
describe('What one window changes', () => {
  const w = useWindow();
  let other: Workbench;

  before(async function () {
    this.timeout(240_000);
    await openSamplePool(w);
    other = await w.openAnother();
    await other.openView('Authing Groups');
    await other.tree.row('On call').waitFor({ timeout: 30_000 });
  });

  /** Turns to a window: one in the background takes no clicks. */
  async function turnTo({ page }: { readonly page: Page }): Promise<void> {
    await page.bringToFront();
  }

  async function command(title: string, group: string): Promise<void> {
    await turnTo(w);
    await w.tree.menu(group, title);
  }

  it('shows in the other: a new group, first in the list', async () => {
    await turnTo(w);
    await w.tree.titleAction('Create Group');
    await w.quickInput.shown('Create Group (1/3)');
    await w.quickInput.answer('night-shift');
    await w.quickInput.shown('Create Group (2/3)');
    await w.quickInput.answer('Night shift');
    await w.quickInput.shown('Create Group (3/3)');
    await w.quickInput.answer('');
    await turnTo(other);
    await eventually(async () => assert.equal((await groupNames(other.tree))[0], 'Night shift'));
  });

  it('shows in the other: a new member, in the count and below the open group', async () => {
    await turnTo(other);
    await other.tree.expand('Night shift');
    await other.tree.row('No members yet').waitFor();
    await turnTo(w);
    await w.tree.action('Night shift', 'Add Members');
    await w.quickInput.shown('Add Members to “Night shift”');
    await w.quickInput.type('emma');
    await w.quickInput.pick('Emma Clarke');
    await w.quickInput.accept();
    await turnTo(other);
    await eventually(async () => {
      assert.deepEqual(await memberNames(other.tree), ['Emma Clarke']);
      assert.equal(await groupDetails(other.tree, 'Night shift'), '1 · night-shift');
    });
  });

  it('shows in the other: a new name, on the row and on the open panel', async () => {
    await turnTo(other);
    await other.tree.action('Night shift', 'Show Authorized Resources');
    await other.editorTab('Night shift').waitFor();
    await other.webview().getByRole('heading', { name: 'Night shift' }).waitFor();
    await command('Rename Group…', 'Night shift');
    await w.quickInput.shown('Rename Group');
    await w.quickInput.answer('Late shift');
    await turnTo(other);
    await eventually(async () => assert.equal((await groupNames(other.tree))[0], 'Late shift'));
    await other.editorTab('Late shift').waitFor();
    await other.webview().getByRole('heading', { name: 'Late shift' }).waitFor();
    await other.picture('two-windows-renamed');
  });

  it('shows in the other: a new code, on the row and on the open panel', async () => {
    await command('Change Group Code…', 'Late shift');
    await w.quickInput.shown('Change Group Code');
    await w.quickInput.answer('late-shift');
    await w.quickInput.pick('Change Code');
    await turnTo(other);
    await eventually(async () =>
      assert.equal(await groupDetails(other.tree, 'Late shift'), '1 · late-shift'),
    );
    assert.deepEqual(await memberNames(other.tree), ['Emma Clarke']);
    await other.webview().getByText('late-shift', { exact: true }).waitFor();
  });

  it('shows in the other: a deleted group is gone from the list and marked in its panel', async () => {
    await command('Delete Groups…', 'Late shift');
    await w.workbench.answerDialog('Delete');
    await turnTo(other);
    await eventually(async () => assert.ok(!(await groupNames(other.tree)).includes('Late shift')));
    await other.webview().getByText('This group was deleted.').waitFor();
    await other.picture('two-windows-deleted');
    assert.match((await other.editorTab('Late shift').textContent()) ?? '', /deleted/i);
  });

  it('shows in the other: a disconnected pool', async () => {
    await turnTo(other);
    await other.tree.action('On call', 'Show Authorized Resources');
    await other.webview().getByRole('heading', { name: 'On call' }).waitFor();
    await turnTo(w);
    await w.tree.menu('Sample User Pool', 'Disconnect User Pool…');
    await w.workbench.answerDialog('Disconnect and Reset Data');
    await turnTo(other);
    await other.page
      .locator('.part.sidebar')
      .getByRole('button', { name: 'Open Sample User Pool' })
      .waitFor();
    await other.webview().getByText('This user pool is no longer connected.').waitFor();
    await other.picture('two-windows-disconnected');
  });
});
