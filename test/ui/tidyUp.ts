import type { Workbench } from '../vscode/workbench.ts';

/** Takes away what the tests before left behind: editors, user pools and notifications. */
export async function tidyUp(workbench: Workbench): Promise<void> {
  if (await workbench.page.locator('.part.editor .tab').count()) {
    await workbench.runCommand('View: Close All Editors');
  }
  await workbench.openView('Authing Groups');
  for (;;) {
    const pool = (await workbench.tree.read()).find(({ level }) => level === 1);
    if (pool === undefined) break;
    await disconnect(workbench, pool.label);
  }
  if (await workbench.notification(/./).count()) await workbench.clearNotifications();
}

async function disconnect({ tree, dialog }: Workbench, pool: string): Promise<void> {
  // Its menu is another one while several rows are selected.
  await tree.click(pool);
  await tree.menu(pool, 'Disconnect User Pool…');
  await dialog.getByRole('button', { name: /^Disconnect( and Reset Data)?$/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await tree.row(pool).waitFor({ state: 'detached' });
}
