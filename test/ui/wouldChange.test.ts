import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

/** Each test goes on where the one before it ended. */
describe('What a change would do to permissions', () => {
  const w = useWindow();
  const lines = () => w.page.locator('.part.editor .view-lines');

  before(() => openSamplePool(w));

  /** Asks again where the machine is so slow that it was not found out in time. */
  async function ask(): Promise<void> {
    const isKnown = () =>
      w.dialog.getByText(/^Emma Clarke would lose \d+ permissions: /).isVisible();
    for (let times = 0; times < 5; times += 1) {
      await w.tree.menu('Emma Clarke', 'Remove from Group…');
      await w.dialog.getByText('Remove Emma Clarke from “安全评审”?').waitFor();
      if (await isKnown()) return;
      await w.workbench.answerDialog('Cancel');
    }
    assert.fail('It is never found out in time.');
  }

  it('stands in the question before a member is removed', async () => {
    await w.tree.expand('安全评审');
    await w.tree.row('Emma Clarke').waitFor();
    await ask();
    await w.workbench.picture('would-lose');
  });

  it('opens as a list, and the question stands beside it', async () => {
    await w.workbench.answerDialog('Show Details');
    await w.quickInput.shown('Remove Emma Clarke from “安全评审”?');
    await lines().filter({ hasText: 'Only groups were looked at.' }).waitFor();
    await lines()
      .filter({ hasText: /Emma.Clarke.would.lose/ })
      .waitFor();
    await w.workbench.picture('would-lose-details');
    await w.quickInput.pick('Cancel');
    await w.quickInput.gone();
    assert.ok((await w.tree.read()).some(({ label }) => label === 'Emma Clarke'));
    await w.workbench.runCommand('View: Close Editor');
  });

  it('stands behind the title while users are picked to be added, and opens as a list', async () => {
    await w.tree.action('On call', 'Add Members');
    await w.quickInput.type('emma');
    await w.quickInput.pick('Emma Clarke');
    await w.quickInput.shown(/^Add Members to “On call”: Emma Clarke would gain \d+ permissions$/);
    await w.workbench.picture('would-gain');
    await w.quickInput.button('Show Which Permissions');
    await lines()
      .filter({ hasText: /Emma.Clarke.would.gain/ })
      .waitFor();
    await w.quickInput.shown('Add 1 user to “On call”?');
    await w.workbench.picture('would-gain-details');
    await w.quickInput.pick('Keep Selecting');
    // The picker is back, with who was picked.
    await w.quickInput.shown('Add Members to “On call”');
    await eventually(async () => {
      const [first] = await w.quickInput.read();
      assert.deepEqual([first?.label, first?.checked], ['Emma Clarke', true]);
    });
    await w.quickInput.button('Show Which Permissions');
    await w.quickInput.shown('Add 1 user to “On call”?');
    await w.quickInput.pick('Add');
    await w.workbench.notification('1 member was added to “On call”.').waitFor();
  });
});
