import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAccessible, isAccessibleInAllThemes } from '../support/ui/accessibility.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';

/** Each test goes on where the one before it ended. */
describe('Nothing stands in the way of those who do not see or point', () => {
  const pool = usePool();
  const w = useWindow();

  before(async () => {
    await connectPool(w, pool, 'Lanhai');
    await w.tree.row('On call').waitFor();
  });
  after(() => rm(join(w.folder, '.vscode'), { recursive: true, force: true }));

  const page = () => w.workbench.webview();
  const press = (key: string) => w.page.keyboard.press(key);
  /** What is read out. */
  const readOut = (text: string | RegExp) =>
    page().getByRole('status').filter({ hasText: text }).waitFor();
  const button = (label: string) => page().locator(`[label^="${label}"]`);

  /** @param holds what else is to be so in each theme */
  const inAllThemes = (name: string, holds?: () => Promise<void>) =>
    isAccessibleInAllThemes(w, `axe-${name}`, holds);

  /** The colour around, where the theme has none for it: axe cannot tell what is behind an open list. */
  async function choiceHasColorOfTheme(): Promise<void> {
    const [color, expected] = await page()
      .locator('choice-list .option.active')
      .evaluate((option) => {
        const { documentElement, defaultView } = option.ownerDocument;
        const probe = option.ownerDocument.createElement('i');
        // Beside the body, where all is as VS Code has set it.
        documentElement.append(probe);
        probe.style.color =
          'var(--vscode-list-activeSelectionForeground, var(--vscode-foreground))';
        const colors = [option, probe].map((each) => defaultView?.getComputedStyle(each).color);
        probe.remove();
        return colors;
      });
    assert.equal(color, expected);
  }

  it('in the permission matrix', async () => {
    await w.tree.menu('Lanhai', 'Show Permission Matrix');
    await page().locator('.cell.all').first().click();
    await page().getByRole('group', { name: 'The cell that is chosen' }).waitFor();
    await inAllThemes('matrix');
  });

  it('where a search of the matrix finds nothing', async () => {
    await press('Escape');
    await page().locator('.legend').waitFor();
    await page().getByRole('textbox', { name: 'Search groups' }).fill('no such group');
    await page().getByText('No permission matches the search and filters.').waitFor();
    await readOut('0 of 13 groups');
    const exportButton = page().getByRole('button', { name: 'Export the matrix shown as CSV' });
    await exportButton.and(page().locator('[aria-disabled=true]')).waitFor();
    await exportButton.focus();
    await press('Enter');
    await isAccessible(w);
    assert.ok(!(await w.quickInput.input.isVisible()));
  });

  it('in the resources of a group, with the picture and a list to choose from', async () => {
    await w.tree.action('研发团队 Engineering', 'Show Authorized Resources');
    await page().getByRole('row', { name: 'inventory' }).locator('.type').click();
    await page().locator('bands-picture .part').first().click();
    await inAllThemes('resources');
    await page().getByRole('combobox', { name: 'Namespace' }).click();
    await page().getByRole('option').first().waitFor();
    await inAllThemes('choices', choiceHasColorOfTheme);
    await press('Escape');
  });

  it('in a comparison', async () => {
    await w.tree.click('Global Sales');
    await w.tree.click('Customer Support', { add: true });
    await w.tree.menu('Customer Support', 'Compare Groups…');
    await page()
      .getByRole('row', { name: /^DATA orders/ })
      .click();
    await inAllThemes('comparison');
  });

  it('in the groups and the people that may use a resource', async () => {
    await w.workbench.runCommand('Authing Groups: Find Groups by Resource…');
    await w.quickInput.shown('Find Groups by Resource');
    await w.quickInput.type('salaries');
    await w.quickInput.row('salaries').first().waitFor();
    await w.quickInput.pick('salaries');
    await page().getByText('2 groups may use this resource.').waitFor();
    await isAccessible(w);
    await button('Show People').click();
    await page().getByText('8 people').first().waitFor();
    await inAllThemes('access');
  });

  it("in a user's permissions, with suggestions and an answer", async () => {
    await w.tree.expand('安全评审');
    await w.tree.menu('陈伟', "Show User's Permissions");
    await page().getByRole('row', { name: 'audit-log' }).waitFor();
    const field = (name: string) => page().getByRole('combobox', { name });
    await field('Action').fill('read');
    await field('Resource').fill('salaries:*');
    await press('Enter');
    await page().getByRole('region', { name: 'Answer' }).waitFor();
    await readOut('The server itself says yes');
    await field('Resource').fill('sal');
    await readOut(/^\d+ suggestions$/);
    await press('ArrowDown');
    await inAllThemes('user');
  });

  it('where a pool cannot be read, and where it is disconnected', async () => {
    await pool.stop();
    await press('Escape');
    await button('Refresh').click();
    await page().getByRole('alert').waitFor();
    await inAllThemes('failed');
    await w.tree.menu('Lanhai', 'Disconnect User Pool…');
    await w.workbench.answerDialog('Disconnect');
    await page().getByText('This user pool is no longer connected.').waitFor();
    await isAccessible(w);
  });
});
