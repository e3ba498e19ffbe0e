import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool, sampleGroupCount } from '../support/ui/openSamplePool.ts';
import { pressUntil, useWindow } from '../support/ui/sharedWindow.ts';
import { focusedRow, groupNames, memberNames } from '../support/ui/treeLabels.ts';

describe('A key in the sidebar', () => {
  const w = useWindow();

  before(async () => {
    await openSamplePool(w);
    await w.tree.expand('On call');
    await eventually(async () => assert.equal((await memberNames(w.tree)).length, 6));
  });

  /** Clicks one row, then moves the focus to the one below it. */
  async function clickAndMoveOn(clicked: string, next: string): Promise<void> {
    await w.tree.click(clicked);
    await w.page.keyboard.press('ArrowDown');
    await eventually(async () => assert.equal(await focusedRow(w.tree), next));
    const selected = (await w.tree.read()).filter((row) => row.selected);
    assert.deepEqual(
      selected.map(({ label }) => label),
      [clicked],
    );
  }

  async function escapeDialog(): Promise<void> {
    await w.page.keyboard.press('Escape');
    await w.dialog.waitFor({ state: 'hidden' });
  }

  it('Delete deletes the group that was clicked, not the one the arrows went on to', async () => {
    await clickAndMoveOn('People Operations', '财务部');
    await pressUntil(w, 'Delete', w.dialog.getByText('Delete the group “People Operations”?'));
    await w.dialog.getByText('People Operations (people-ops), 4 members').waitFor();
    await w.workbench.picture('keys-delete-group');
  });

  it('Escape in the question changes nothing', async () => {
    await escapeDialog();
    const names = await groupNames(w.tree);
    assert.equal(names.length, sampleGroupCount);
    assert.ok(names.includes('People Operations') && names.includes('财务部'));
  });

  it('Delete removes the member that was clicked, not the one the arrows went on to', async () => {
    const [first = '', second = ''] = await memberNames(w.tree);
    await clickAndMoveOn(first, second);
    await pressUntil(w, 'Delete', w.dialog.getByText(`Remove ${first} from “On call”?`));
    await escapeDialog();
    assert.equal((await memberNames(w.tree)).length, 6);
  });

  it('Shift+F10 opens the menu of the row that has the focus, to be gone through by keys', async () => {
    await clickAndMoveOn('People Operations', '财务部');
    await pressUntil(w, 'Shift+F10', w.tree.menuItem('Copy Group Code'));
    const item = w.page.locator('.monaco-menu .action-item.focused');
    for (let pressed = 0; pressed < 30; pressed += 1) {
      await w.page.keyboard.press('ArrowDown');
      if (/^Copy Group Code/.test((await item.textContent()) ?? '')) break;
    }
    await w.page.keyboard.press('Enter');
    await eventually(async () => assert.equal(await w.workbench.clipboard(), 'finance'));
  });

  it('F2 renames the group that was clicked, not the one the arrows went on to', async () => {
    await clickAndMoveOn('People Operations', '财务部');
    await pressUntil(w, 'F2', w.quickInput.titled('Rename Group'));
    assert.equal(await w.quickInput.input.inputValue(), 'People Operations');
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('Delete deletes nothing while the find box of the tree is open', async () => {
    await w.tree.click('People Operations');
    await w.page.keyboard.press('Control+Alt+F');
    const find = w.page.locator('.part.sidebar .monaco-tree-type-filter input');
    await find.waitFor();
    await find.fill('People');
    await w.page.keyboard.press('Delete');
    // From the box back into the tree, with the box still open.
    await w.page.keyboard.press('ArrowDown');
    await w.page.keyboard.press('Delete');
    await w.workbench.picture('keys-find-box');
    assert.ok(await find.isVisible());
    await find.focus();
    await w.page.keyboard.press('Escape');
    await find.waitFor({ state: 'hidden' });
    // Had one of those keys asked, its question would stand before this one.
    await w.tree.click('财务部');
    await pressUntil(w, 'Delete', w.dialog);
    assert.match((await w.dialog.textContent()) ?? '', /Delete the group “财务部”\?/);
    await escapeDialog();
  });

  it('Delete leaves the selected rows of another kind out, and says so', async () => {
    const [member = ''] = await memberNames(w.tree);
    await w.tree.click('On call');
    await w.tree.click(member, { add: true });
    await pressUntil(w, 'Delete', w.dialog.getByText('Delete the group “On call”?'));
    await w.workbench
      .notification('One selected row is of another kind and was left out.')
      .waitFor();
    await w.workbench.picture('keys-mixed-selection');
    await escapeDialog();
    assert.equal((await memberNames(w.tree)).length, 6);
    await w.workbench.clearNotifications();
  });

  it('Delete removes several members at once, named in one question', async () => {
    const [first = '', second = '', third = ''] = await memberNames(w.tree);
    await w.tree.click(first);
    await w.tree.click(second, { add: true });
    await pressUntil(w, 'Delete', w.dialog.getByText('Remove 2 members from “On call”?'));
    const text = (await w.dialog.textContent()) ?? '';
    assert.ok(text.includes(first) && text.includes(second), text);
    await w.workbench.picture('keys-remove-several');
    await w.workbench.answerDialog('Remove');
    await eventually(async () => {
      const left = await memberNames(w.tree);
      assert.equal(left.length, 4);
      assert.ok(!left.includes(first) && !left.includes(second));
      assert.equal(await focusedRow(w.tree), third);
    });
  });

  it('Delete deletes several groups at once, named in one question', async () => {
    await w.tree.click('Customer Support');
    await w.tree.click('设计团队', { add: true });
    await pressUntil(w, 'Delete', w.dialog.getByText('Delete 2 groups?'));
    await w.dialog.getByText('Customer Support (customer-support), 7 members').waitFor();
    await w.dialog.getByText('设计团队 (design), 5 members').waitFor();
    await w.workbench.answerDialog('Delete');
    await eventually(async () => {
      const names = await groupNames(w.tree);
      assert.equal(names.length, sampleGroupCount - 2);
      assert.ok(!names.includes('Customer Support') && !names.includes('设计团队'));
      assert.equal(await focusedRow(w.tree), '研发团队 Engineering');
    });
  });

  it('Delete on more than ten rows names ten of them and counts the others', async () => {
    await w.tree.row('On call').locator('.monaco-tl-twistie').click();
    await w.tree.click('Alumni 前员工');
    await w.tree
      .row('全体员工')
      .locator('.label-name')
      .click({ modifiers: ['Shift'] });
    await pressUntil(w, 'Delete', w.dialog.getByText('Delete 11 groups?'));
    await w.dialog.getByText('… and 1 more').waitFor();
    await w.workbench.picture('keys-delete-many');
    await escapeDialog();
    assert.equal((await groupNames(w.tree)).length, sampleGroupCount - 2);
  });
});
