import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { hostileKinds, shown } from '../support/hostile/hostilePool.ts';
import { assertPageIsText, useHostilePool } from '../support/ui/hostileWindow.ts';
import { shownMatrix } from '../support/ui/matrixPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

/** Each test goes on where the one before it ended. */
describe('The permission matrix of groups whose every text means harm', () => {
  const w = useWindow();
  useHostilePool(w);

  const page = () => w.workbench.webview();

  it('shows groups, namespaces and resources as what they are', async () => {
    await w.tree.menu('Hostile Pool', 'Show Permission Matrix');
    await page().getByRole('gridcell').first().waitFor();
    await eventually(async () => {
      const { groups, rows } = await shownMatrix(w);
      assert.equal(rows.filter(([, ...cells]) => cells.length > 0).length, hostileKinds.length);
      assert.equal(rows.filter(([, ...cells]) => cells.length === 0).length, hostileKinds.length);
      assert.ok(groups.includes('Hostile'), groups.join());
    });
    await assertPageIsText(w);
    await w.workbench.picture('hostile-matrix');
  });

  it('says what a cell is, and finds one by a part of it', async () => {
    await page().getByRole('textbox', { name: 'Search resources' }).fill('onerror');
    await eventually(async () => assert.equal((await shownMatrix(w)).rows.length, 2));
    await page().getByRole('gridcell').first().click();
    await page().getByRole('button', { name: 'Open Group' }).waitFor();
    await assertPageIsText(w);
    await w.workbench.picture('hostile-matrix-cell');
    await page().getByRole('textbox', { name: 'Search resources' }).fill('');
  });

  it('copies a Markdown table of as many lines as it has rows, in which nothing is a link or HTML', async () => {
    await page().locator('[label="Copy the matrix shown as a Markdown table"]').click();
    await eventually(async () => {
      const text = await w.workbench.clipboard();
      const lines = text.trimEnd().split('\n');
      assert.equal(lines.length, hostileKinds.length + 2);
      const cells = lines.map((line) => line.split(/(?<!\\)\|/).length);
      assert.equal(new Set(cells).size, 1, cells.join());
      assert.doesNotMatch(text, /(?<!\\)[<[]/);
    });
  });

  it('says on its tab which groups it is of', async () => {
    await w.tree.menu(shown.link, 'Show Permission Matrix');
    await page().getByText('This group is not authorized for any resource.').waitFor();
    await assertPageIsText(w);
    await w.workbench.picture('hostile-matrix-tab');
  });
});
