import { useWindow } from './window.ts';

describe('A new user', () => {
  const vscode = useWindow();

  it('opens the sample user pool from the welcome view', async () => {
    const { page, workbench, tree } = vscode;
    await workbench.openView('Authing Groups');
    await page.getByRole('button', { name: 'Connect User Pool' }).waitFor();
    await workbench.picture('welcome');
    await page.getByRole('button', { name: 'Open Sample User Pool' }).click();
    await tree.row('Customer Support').waitFor();
    await workbench.picture('sample-pool');
  });
});
