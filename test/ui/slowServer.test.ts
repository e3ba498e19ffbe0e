import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { type RecordingProxy, startProxy } from '../support/servers/recordingProxy.ts';
import { pressUntil, useWindow } from '../support/ui/sharedWindow.ts';
import { groupNames, memberNames } from '../support/ui/treeLabels.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';

describe('While the server has not answered', () => {
  const pool = usePool();
  const w = useWindow();
  let proxy: RecordingProxy;

  before(async () => {
    proxy = await startProxy(pool.host);
    await connectPool(w, { ...pool, host: proxy.host }, 'Far away');
    await eventually(async () => assert.equal((await groupNames(w.tree)).length, 13));
  });

  after(() => proxy.close());

  /** The row that is being changed says so, and shows a spinner. */
  async function isBusy(name: string, says: string): Promise<void> {
    await w.tree.busy(name).filter({ hasText: says }).waitFor();
    assert.equal(await w.tree.rows.filter({ hasText: says }).count(), 1);
  }

  it('the view shows progress', async () => {
    const progress = w.page.locator('.part.sidebar .monaco-progress-container.active');
    const answer = proxy.hold('groups');
    await w.tree.titleAction('Refresh');
    await answer.answered;
    await progress.waitFor();
    answer.release();
    await progress.waitFor({ state: 'detached' });
  });

  it('the group that is being renamed shows a spinner', async () => {
    const answer = proxy.hold('updateGroup');
    await w.tree.click('Alumni 前员工');
    await pressUntil(w, 'F2', w.quickInput.titled('Rename Group'));
    await w.quickInput.answer('Alumni');
    await isBusy('Alumni 前员工', 'Saving…');
    await w.workbench.picture('slow-renaming');
    answer.release();
    await w.tree.row('Alumni').waitFor();
    await w.tree.busy('Alumni').waitFor({ state: 'detached' });
  });

  it('the member that is being removed shows a spinner', async () => {
    await w.tree.expand('On call');
    await eventually(async () => assert.equal((await memberNames(w.tree)).length, 6));
    const [first = ''] = await memberNames(w.tree);
    const answer = proxy.hold('removeUserFromGroup');
    await w.tree.click(first);
    await pressUntil(w, 'Delete', w.dialog.getByText(`Remove ${first} from “On call”?`));
    await w.workbench.answerDialog('Remove');
    await isBusy(first, 'Removing…');
    await w.workbench.picture('slow-removing');
    answer.release();
    await w.tree.row(first).waitFor({ state: 'detached' });
  });

  it('what one has gone on to meanwhile stays selected', async () => {
    const [first = ''] = await memberNames(w.tree);
    const answer = proxy.hold('removeUserFromGroup');
    await w.tree.click(first);
    await pressUntil(w, 'Delete', w.dialog.getByText(`Remove ${first} from “On call”?`));
    await w.workbench.answerDialog('Remove');
    await isBusy(first, 'Removing…');
    await w.tree.click('财务部');
    // F2 is for the selected group as soon as VS Code has told the extension which it is.
    await pressUntil(w, 'F2', w.quickInput.titled('Rename Group'));
    await w.quickInput.dismiss();
    await w.quickInput.gone();
    answer.release();
    await w.tree.row(first).waitFor({ state: 'detached' });
    // Whatever comes of the removal has come by the time that the extension has read all anew.
    const before = proxy.requests.length;
    await w.workbench.runCommand('Authing Groups: Refresh');
    await eventually(async () =>
      assert.ok(proxy.operations().slice(before).includes('groupMemberCounts')),
    );
    await eventually(async () =>
      assert.deepEqual(
        (await w.tree.read()).filter(({ selected }) => selected).map(({ label }) => label),
        ['财务部'],
      ),
    );
  });

  it('a change that takes long can be cancelled, and what became of it is told', async () => {
    const answer = proxy.hold('updateGroup');
    await w.tree.click('Alumni');
    await pressUntil(w, 'F2', w.quickInput.titled('Rename Group'));
    await w.quickInput.answer('Former staff');
    const progress = w.workbench.notification('Saving “Alumni”');
    await progress.waitFor();
    await w.workbench.picture('slow-cancel');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    // Its answer was on the way, but the server had made it.
    await w.workbench.notification('The group “Alumni” was renamed to “Former staff”.').waitFor();
    await w.tree.row('Former staff').waitFor();
    answer.release();
    await pool.client.groups.update('alumni', { name: 'Alumni' });
    await w.workbench.runCommand('Authing Groups: Refresh');
    await w.tree.row('Alumni').waitFor();
    await w.workbench.clearNotifications();
  });

  it('the group that is being deleted shows a spinner', async () => {
    const answer = proxy.hold('deleteGroups');
    await w.tree.click('Alumni');
    await pressUntil(w, 'Delete', w.dialog.getByText('Delete the group “Alumni”?'));
    await w.workbench.answerDialog('Delete');
    await isBusy('Alumni', 'Deleting…');
    answer.release();
    await w.tree.row('Alumni').waitFor({ state: 'detached' });
  });
});
