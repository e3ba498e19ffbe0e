import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { eventually } from '../support/eventually.ts';
import { focusedInMatrix, shownMatrix } from '../support/ui/matrixPage.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { windowSize } from '../support/workbench/browser.ts';

/** Each test goes on where the one before it ended. */
describe('The permission matrix', () => {
  const w = useWindow();

  before(() => openSamplePool(w));

  const page = () => w.workbench.webview();
  const press = (key: string) => w.page.keyboard.press(key);
  const codes = async () => (await shownMatrix(w)).rows.map(([name]) => name);
  const search = (label: string) => page().getByRole('textbox', { name: label });
  const focusIs = (expected: RegExp) =>
    eventually(async () => assert.match(await focusedInMatrix(w), expected));

  it('shows all groups of a pool from its row', async () => {
    await w.tree.menu('Sample User Pool', 'Show Permission Matrix');
    await page().getByRole('heading', { name: 'Permission Matrix' }).waitFor();
    await page().getByText('● all').first().waitFor();
    await eventually(async () => {
      const { groups, rows } = await shownMatrix(w);
      assert.ok(groups.length > 3, groups.join());
      assert.ok(rows.some(([name]) => name === 'default (18)' || name.startsWith('default (')));
      assert.ok(rows.some(([name]) => name === 'documents:*'));
    });
    await w.workbench.picture('matrix-pool');
  });

  it('has its toolbar in one line and room for a group, also in a smaller window', async () => {
    const places = async () => ({
      first: await search('Search resources').boundingBox(),
      last: await page().locator('[label="Refresh"]').boundingBox(),
      grid: await page().locator('matrix-grid').boundingBox(),
      corner: await page().locator('.corner').boundingBox(),
      group: await page().getByRole('columnheader').nth(1).boundingBox(),
    });
    for (const width of [windowSize.width, 1280]) {
      await w.page.setViewportSize({ ...windowSize, width });
      await eventually(async () => {
        const { first, last } = await places();
        assert.ok(first && last && Math.abs(first.y - last.y) < first.height / 2, `${width}`);
      });
    }
    await w.workbench.picture('matrix-smaller');
    await w.page.setViewportSize({ ...windowSize, width: 720 });
    await eventually(async () => {
      const { grid, corner, group } = await places();
      assert.ok(grid && corner && group);
      assert.ok(corner.width < grid.width / 2, `${corner.width} of ${grid.width}`);
      assert.ok(group.x + group.width <= grid.x + grid.width);
    });
    await w.workbench.picture('matrix-narrow');
    // As low as a window that is zoomed: what is said of a cell comes into sight.
    await w.page.setViewportSize({ width: 720, height: 450 });
    await page().getByRole('gridcell').first().click();
    const bar = page().locator('.cell-bar');
    await eventually(async () => {
      const [box, shown] = [await bar.boundingBox(), await page().locator('html').boundingBox()];
      assert.ok(box && shown);
      assert.ok(box.y + box.height <= shown.y + shown.height + 1, `${box.y} + ${box.height}`);
    });
    await w.workbench.picture('matrix-low');
    await bar.getByRole('button', { name: 'Close' }).click();
    await w.page.setViewportSize(windowSize);
  });

  it('keeps the headers of both sides in sight while it is scrolled', async () => {
    const scroller = page().locator('matrix-grid .scroller');
    await scroller.evaluate((element) => element.scrollTo({ left: 600, top: 300 }));
    const grid = await scroller.boundingBox();
    assert.ok(grid);
    await eventually(async () => {
      const corner = await page().locator('.corner').boundingBox();
      assert.ok(corner && Math.abs(corner.x - grid.x) < 2 && Math.abs(corner.y - grid.y) < 2);
      const header = await page().locator('.row-header').last().boundingBox();
      assert.ok(header && Math.abs(header.x - grid.x) < 2);
    });
    await w.workbench.picture('matrix-scrolled');
  });

  it('is where it was scrolled to once another tab has been in front of it', async () => {
    const scroller = page().locator('matrix-grid .scroller');
    const place = () => scroller.evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);
    // The page is kept as it was when scrolling ended.
    await scroller.evaluate(
      (element) =>
        new Promise((resolve) => {
          element.addEventListener('scrollend', resolve, { once: true });
          element.scrollBy(-50, -50);
        }),
    );
    const before = await place();
    assert.ok(
      before.every((each) => each > 0),
      before.join(),
    );
    await w.tree.action('On call', 'Show Authorized Resources');
    await page().getByRole('heading', { name: 'On call' }).waitFor();
    await w.workbench.editorTab('Permissions: Sample User Pool').click();
    await page().getByRole('heading', { name: 'Permission Matrix' }).waitFor();
    await eventually(async () => assert.deepEqual(await place(), before));
    // As far as the columns of the next tests.
    await scroller.evaluate((element) => element.scrollTo({ left: 10_000, top: 0 }));
  });

  it('says what a cell is when it is clicked, and copies it', async () => {
    const cell = page().getByRole('gridcell', { name: /Engineering, DATA documents:\*/ });
    await cell.click();
    await page().getByText('documents:read, documents:write, documents:share').waitFor();
    await w.workbench.picture('matrix-cell');
    await page().getByRole('button', { name: 'Copy', exact: true }).last().click();
    await eventually(async () =>
      assert.equal(
        await w.workbench.clipboard(),
        '研发团队 Engineering (engineering), default DATA documents:*: documents:read, documents:write, documents:share',
      ),
    );
  });

  it('opens the group of a cell', async () => {
    await page().getByRole('button', { name: 'Open Group' }).click();
    await page().getByRole('heading', { name: '研发团队 Engineering' }).waitFor();
    await w.workbench.editorTab('Permissions: Sample User Pool').click();
    await page().getByRole('heading', { name: 'Permission Matrix' }).waitFor();
    await page().getByRole('gridcell').first().waitFor();
  });

  it('finds resources and groups by their names', async () => {
    await search('Search resources').fill('orders');
    await search('Search groups').fill('sales');
    await eventually(async () => {
      const { groups, rows } = await shownMatrix(w);
      assert.equal(groups.length, 2);
      assert.deepEqual(rows, [['webshop (1)'], ['orders:*', '◐ read, refund', '◐ read, refund']]);
    });
    await w.workbench.picture('matrix-found');
    await search('Search groups').fill('no such group');
    await page().getByText('No permission matches the search and filters.').waitFor();
    await w.workbench.picture('matrix-nothing-found');
    await page().getByRole('button', { name: 'Clear Filters' }).click();
    await eventually(async () => assert.ok((await codes()).includes('home')));
  });

  it('exports what is shown as CSV and as JSON, and copies it as Markdown', async () => {
    await search('Search resources').fill('salaries');
    await eventually(async () => assert.deepEqual(await codes(), ['default (1)', 'salaries:*']));
    await page().locator('[label="Export the matrix shown as CSV"]').click();
    await w.quickInput.shown('Export Permissions');
    await press('Enter');
    const csv = `${w.folder}/Sample_User_Pool-permissions.csv`;
    await w.workbench.notification('Exported the permissions to').waitFor();
    const lines = (await readFile(csv, 'utf8')).split('\r\n');
    assert.match(
      lines[0] ?? '',
      /^\uFEFFnamespace,type,code,(people-ops,finance|finance,people-ops)$/,
    );
    assert.match(lines[1] ?? '', /^default,DATA,salaries:\*,/);
    await w.workbench.clearNotifications();
    await page().locator('[label="Export the matrix shown as JSON"]').click();
    await w.quickInput.shown('Export Permissions');
    await press('Enter');
    await w.workbench.notification('Exported the permissions to').waitFor();
    const json = await readFile(csv.replace('.csv', '.json'), 'utf8');
    assert.match(json, /"code": "salaries:\*"/);
    await w.workbench.clearNotifications();
    await page().locator('[label="Copy the matrix shown as a Markdown table"]').click();
    await eventually(async () =>
      assert.match(
        await w.workbench.clipboard(),
        /^\| Namespace \| Type \| Resource \| .*\n\| --- \| --- \| --- \| --- \| --- \|\n\| default \| DATA \| salaries:\\\* \| /,
      ),
    );
    await search('Search resources').fill('');
  });

  it('is walked through by keys, and says group, resource and actions', async () => {
    await w.workbench.focusWebview();
    await press('Control+f');
    await press('ArrowDown');
    await eventually(async () => assert.notEqual(await focusedInMatrix(w), ''));
    await press('Control+Home');
    await press('ArrowDown');
    await focusIs(/.+, .+: .+/);
    await press('Control+End');
    const last = await focusedInMatrix(w);
    await press('Control+ArrowLeft');
    await press('ArrowLeft');
    await press('Control+ArrowUp');
    await press('Control+ArrowRight');
    await press('ArrowUp');
    await eventually(async () => assert.notEqual(await focusedInMatrix(w), last));
    await w.workbench.picture('matrix-keys-header');
    await press('PageDown');
    await press('PageDown');
    await focusIs(/.+, .+: .+/);
    await press('Enter');
    await page().getByRole('button', { name: 'Open Group' }).waitFor();
    await w.workbench.picture('matrix-keys-cell');
    await press('Escape');
    await focusIs(/.+, .+: .+/);
    await page().getByText('● all').waitFor();
  });

  it('shows only differences between groups that are selected in the sidebar', async () => {
    await w.workbench.openView('Authing Groups');
    await w.tree.click('Global Sales');
    await w.tree.click('Customer Support', { add: true });
    await w.tree.menu('Customer Support', 'Show Permission Matrix');
    await eventually(async () => assert.equal((await shownMatrix(w)).groups.length, 2));
    const all = await codes();
    assert.ok(all.includes('refund-button'), all.join());
    await page().locator('.only-differences').click();
    await eventually(async () => {
      const left = await codes();
      assert.ok(left.includes('orders:*') && !left.includes('refund-button'), left.join());
    });
    await w.workbench.picture('matrix-differences');
  });

  it('comes back after a reload of the window, looked at in the same way', async () => {
    await w.workbench.reload();
    await page().getByRole('heading', { name: 'Permission Matrix' }).waitFor({ timeout: 45_000 });
    await eventually(async () => {
      const left = await codes();
      assert.ok(left.includes('orders:*') && !left.includes('refund-button'), left.join());
    }, 30_000);
  });

  it('offers by the header of a resource, and of a group, what can be done with it', async () => {
    const bar = page().locator('.cell-bar');
    const offers = async () =>
      (await bar.locator('vscode-button').allTextContents()).map((text) => text.trim());
    await w.workbench.editorTab('Permissions: Sample User Pool').click();
    await page().getByRole('rowheader', { name: 'salaries:*' }).click();
    await bar.getByText('Find Groups').waitFor();
    assert.deepEqual(await offers(), ['Find Groups', 'Grant to Groups…', 'Revoke from Groups…']);
    await w.workbench.picture('matrix-row-header');
    await bar.getByText('Grant to Groups…').click();
    await w.quickInput.shown('Grant Resources');
    await w.quickInput.pick('People Operations');
    await w.quickInput.pick('财务部');
    await w.quickInput.accept();
    await w.quickInput.shown('Grant Resources to 2 Groups');
    await w.quickInput.dismiss();
    await w.quickInput.gone();
    // By the keyboard: from the header of the row to that of a column, and into the bar and out of it.
    await page().getByRole('rowheader', { name: 'salaries:*' }).click();
    await w.page.keyboard.press('ArrowRight');
    await w.page.keyboard.press('Control+ArrowUp');
    await w.page.keyboard.press('ArrowUp');
    await w.page.keyboard.press('ArrowUp');
    const header = await focusedInMatrix(w);
    await w.page.keyboard.press('Enter');
    await bar.getByText('Open Group').waitFor();
    assert.deepEqual(await offers(), ['Open Group', 'Grant…', 'Revoke…']);
    assert.ok(((await bar.textContent()) ?? '').includes(header));
    await w.workbench.picture('matrix-column-header');
    await w.page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await eventually(async () => assert.equal(await focusedInMatrix(w), header));
  });

  for (const [name, className] of [
    ['Light Modern', 'vs'],
    ['Dark High Contrast', 'hc-black'],
    ['Light High Contrast', 'hc-light'],
    ['Dark Modern', 'vs-dark'],
  ] as const) {
    it(`follows the theme: ${name}`, async () => {
      await w.workbench.chooseTheme(name);
      await w.page.locator(`.monaco-workbench.${className}`).waitFor();
      await w.workbench.editorTab('Permissions: Sample User Pool').click();
      await page()
        .getByRole('gridcell', { name: /People Operations, DATA salaries:\*/ })
        .click();
      await page().getByRole('button', { name: 'Open Group' }).waitFor();
      await w.workbench.picture(`matrix-${className}`);
    });
  }

  it('keeps what it has shown and says so when its pool is disconnected', async () => {
    await w.workbench.openView('Authing Groups');
    await w.tree.menu('Sample User Pool', 'Disconnect User Pool…');
    await w.workbench.answerDialog('Disconnect and Keep Data');
    await page().getByText('This user pool is no longer connected.').waitFor();
    assert.ok((await codes()).includes('documents:*'));
    // What needs the pool is not offered any more.
    await page().locator('.cell-bar').getByRole('button', { name: 'Copy' }).waitFor();
    assert.equal(await page().getByRole('button', { name: 'Open Group' }).count(), 0);
    await w.workbench.picture('matrix-disconnected');
  });
});
