import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { groupDetails, groupNames, memberNames } from '../support/ui/treeLabels.ts';

const engineering = '研发团队 Engineering';
const undoCommand = 'Authing Groups: Undo Last Change';

/** Each test goes on where the one before it ended. */
describe('What was deleted', () => {
  const w = useWindow();
  let details: string | undefined;
  let members: readonly string[];

  before(async () => {
    await openSamplePool(w);
    details = await groupDetails(w.tree, engineering);
    await w.tree.expand(engineering);
    await eventually(async () => {
      members = await memberNames(w.tree);
      assert.ok(members.length > 5);
    });
  });

  async function remove(): Promise<void> {
    await w.tree.menu(engineering, 'Delete Groups…');
    await w.dialog.getByText('For 30 days, “Undo Last Change” can restore the group').waitFor();
    await w.workbench.picture('undo-question');
    await w.workbench.answerDialog('Delete');
    await w.tree.row(engineering).waitFor({ state: 'detached' });
  }

  /** The group as it was, though it is a new one and so the first. */
  async function expectBack(): Promise<void> {
    await eventually(async () => {
      assert.equal((await groupNames(w.tree))[0], engineering);
      assert.equal(await groupDetails(w.tree, engineering), details);
    });
    await w.tree.expand(engineering);
    await eventually(async () => assert.deepEqual(await memberNames(w.tree), members));
    await w.tree.action(engineering, 'Show Authorized Resources');
    await w.workbench.webview().getByText('15 resources').first().waitFor();
    await w.workbench.runCommand('View: Close All Editors');
  }

  it('comes back by the button of the message, with members and authorized resources', async () => {
    await remove();
    const message = `The group “${engineering}” was deleted.`;
    await w.workbench.notification(message).waitFor();
    await w.workbench.picture('undo-offered');
    await w.workbench.answerNotification(message, 'Undo');
    await w.workbench.notification(`Restored the group “${engineering}”.`).waitFor();
    await w.workbench.picture('undo-done');
    await expectBack();
    await w.workbench.clearNotifications();
  });

  it('comes back after a reload too, once the question which change is meant is answered', async () => {
    await remove();
    await w.workbench.reload();
    await w.tree.row('Sample User Pool').waitFor({ timeout: 30_000 });
    await w.workbench.runCommand(undoCommand);
    await w.dialog.getByText('Undo the last change in “Sample User Pool”?').waitFor();
    await w.dialog.getByText(`Delete the group “${engineering}”.`).waitFor();
    await w.workbench.picture('undo-asked');
    await w.page.keyboard.press('Escape');
    await w.dialog.waitFor({ state: 'hidden' });
    assert.equal(await w.tree.row(engineering).count(), 0);

    await w.workbench.runCommand(undoCommand);
    await w.workbench.answerDialog('Undo');
    await w.workbench.notification(`Restored the group “${engineering}”.`).waitFor();
    await expectBack();
    await w.workbench.runCommand(undoCommand);
    await w.workbench.notification('There is nothing to undo.').waitFor();
  });
});
