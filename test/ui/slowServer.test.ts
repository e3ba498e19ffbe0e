import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import { connectPool, usePool } from './pool.ts';
import { pressUntil } from './press.ts';
import { focusedRow, groupNames, memberNames } from './rows.ts';
import { useWindow } from './window.ts';

describe('While a slow server takes its time', () => {
  const pool = usePool({ latency: 600 });
  const w = useWindow();

  before(async () => {
    await connectPool(w, pool, 'Far away');
    await eventually(async () => assert.equal((await groupNames(w.tree)).length, 13), 20_000);
  });

  /** What the row of a group looks like while it is being changed. */
  async function isBusy(name: string, says: string): Promise<void> {
    await w.tree.busy(name).waitFor();
    assert.match((await w.tree.row(name).textContent()) ?? '', new RegExp(says));
  }

  it('the view shows progress', async () => {
    await w.tree.titleAction('Refresh');
    await w.page.locator('.part.sidebar .monaco-progress-container.active').waitFor();
    await w.page
      .locator('.part.sidebar .monaco-progress-container.active')
      .waitFor({ state: 'detached' });
  });

  it('the group that is being renamed shows a spinner', async () => {
    await w.tree.click('Alumni 前员工');
    await pressUntil(w, 'F2', w.quickInput.titled('Rename Group'));
    await w.quickInput.answer('Alumni');
    await isBusy('Alumni 前员工', 'Saving…');
    await w.workbench.picture('slow-renaming');
    await w.tree.row('Alumni').waitFor();
    await w.tree.busy('Alumni').waitFor({ state: 'detached' });
  });

  it('the member that is being removed shows a spinner, and the others do not', async () => {
    await w.tree.expand('On call');
    await eventually(async () => assert.equal((await memberNames(w.tree)).length, 6));
    const [first = '', second = ''] = await memberNames(w.tree);
    await w.tree.click(first);
    await pressUntil(w, 'Delete', w.dialog.getByText(`Remove ${first} from “On call”?`));
    await w.workbench.answerDialog('Remove');
    await isBusy(first, 'Removing…');
    assert.equal(await w.tree.busy(second).count(), 0);
    await w.workbench.picture('slow-removing');
    await eventually(async () => assert.equal(await focusedRow(w.tree), second));
    assert.equal((await memberNames(w.tree)).length, 5);
  });

  it('the group that is being deleted shows a spinner', async () => {
    await w.tree.click('Alumni');
    await pressUntil(w, 'Delete', w.dialog.getByText('Delete the group “Alumni”?'));
    await w.workbench.answerDialog('Delete');
    await isBusy('Alumni', 'Deleting…');
    await w.tree.row('Alumni').waitFor({ state: 'detached' });
  });
});
