import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { repeatUntilGone, repeatUntilShown } from '../workbench/repeat.ts';
import type { Workbench } from '../workbench/workbench.ts';

/** Takes away what the tests before left behind: editors, user pools and notifications. */
export async function tidyUp(workbench: Workbench): Promise<void> {
  await closeEditors(workbench);
  await workbench.openView('Authing Groups');
  for (;;) {
    const pool = (await workbench.tree.read()).find(({ level }) => level === 1);
    if (pool === undefined) break;
    await disconnect(workbench, pool.label);
  }
  if (await workbench.notification(/./).count()) await workbench.clearNotifications();
}

async function closeEditors(workbench: Workbench): Promise<void> {
  const { page, dialog } = workbench;
  const tabs = page.locator('.part.editor .tab');
  if ((await tabs.count()) === 0) return;
  const discard = dialog.getByRole('button', { name: /^Don.t Save$/ });
  const closeAll = async () => {
    await workbench.runCommand('View: Close All Editors');
    await eventually(async () => {
      // A text that was never saved, such as the details of a change.
      if (await discard.isVisible()) await discard.click();
      assert.equal(await tabs.count(), 0);
    }, 5000);
  };
  await repeatUntilGone(closeAll, tabs.first());
}

async function disconnect({ tree, dialog }: Workbench, pool: string): Promise<void> {
  await repeatUntilShown(async () => {
    // Its menu is another one while several rows are selected.
    await tree.click(pool);
    await tree.menu(pool, 'Disconnect User Pool…');
  }, dialog);
  await dialog.getByRole('button', { name: /^Disconnect( and Reset Data)?$/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await tree.row(pool).waitFor({ state: 'detached' });
}
