import type { Workbench } from '../vscode/workbench.ts';

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
  await workbench.runCommand('View: Close All Editors');
  const discard = dialog.getByRole('button', { name: /^Don.t Save$/ });
  while ((await tabs.count()) > 0) {
    // A text that was never saved, such as the details of a change.
    if (await discard.isVisible()) await discard.click();
    await page.waitForTimeout(50);
  }
}

async function disconnect({ tree, dialog }: Workbench, pool: string): Promise<void> {
  // Its menu is another one while several rows are selected.
  await tree.click(pool);
  await tree.menu(pool, 'Disconnect User Pool…');
  await dialog.getByRole('button', { name: /^Disconnect( and Reset Data)?$/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await tree.row(pool).waitFor({ state: 'detached' });
}
