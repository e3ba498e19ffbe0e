import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { type RecordingProxy, refusal, startProxy } from '../support/servers/recordingProxy.ts';
import { shownMatrix } from '../support/ui/matrixPage.ts';
import { markedTexts } from '../support/ui/panelPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';

const together = 'groupsAuthorizedResources';

describe('A large permission matrix', () => {
  const pool = usePool({ groups: 200, users: 20, resources: 5000, grants: 500 });
  const w = useWindow();
  let proxy: RecordingProxy;

  before(async () => {
    proxy = await startProxy(pool.host);
    await connectPool(w, { ...pool, host: proxy.host }, 'Large');
    await w.tree.row('Large').waitFor();
  });

  after(() => proxy.close());

  const page = () => w.workbench.webview();
  const shown = () => shownMatrix(w);
  const scroller = () => page().locator('matrix-grid .scroller');
  const cellCount = () => page().locator('matrix-grid [data-column]').count();
  const open = () => w.tree.menu('Large', 'Show Permission Matrix');
  const closeAll = () => w.workbench.runCommand('View: Close All Editors');

  it('says how far it has been read, shows what has come, and can be cancelled', async () => {
    let answered = 0;
    const waiting: (() => void)[] = [];
    proxy.alter(together, async (_, forward) => {
      answered += 1;
      if (answered > 5) await new Promise<void>((resolve) => waiting.push(resolve));
      return forward();
    });
    await open();
    await page()
      .getByText(/^\d+ of 200 groups have been read\.$/)
      .waitFor();
    await page().getByRole('gridcell').first().waitFor();
    await w.workbench.picture('matrix-reading');
    await page().getByRole('button', { name: 'Cancel' }).click();
    await page().getByRole('button', { name: 'Read the Rest' }).waitFor();
    await w.workbench.picture('matrix-cancelled');
    proxy.pass(together);
    for (const go of waiting) go();
    await page().getByRole('button', { name: 'Read the Rest' }).click();
    await page().getByText('200 groups', { exact: true }).waitFor({ timeout: 60_000 });
  });

  it('keeps no more than a thousand cells in the page, wherever it is scrolled', async () => {
    for (const [top, left] of [
      [0, 0],
      [40_000, 0],
      [40_000, 9000],
      [1e9, 1e9],
    ] as const) {
      await scroller().evaluate((element, to) => element.scrollTo(to), { top, left });
      await eventually(async () => {
        const { groups, rows } = await shown();
        assert.ok(groups.length > 3 && rows.length > 10);
        const count = await cellCount();
        assert.ok(count <= 1000, `${count} cells`);
      });
    }
    await w.workbench.picture('matrix-large-end');
  });

  it('is searched as one types', async () => {
    await page().getByRole('textbox', { name: 'Search resources' }).fill('00042');
    await eventually(async () => {
      const { rows } = await shown();
      assert.ok(rows.length > 0 && rows.length < 30);
      assert.ok(rows.some(([name]) => name.includes('00042')));
    });
    // Marked is what was found: not a digit in the number of rows below a namespace.
    for (const digit of '1234') {
      await page().getByRole('textbox', { name: 'Search resources' }).fill(digit);
      await eventually(async () => {
        const texts = await markedTexts(w);
        assert.ok(texts.length > 0 && texts.every((text) => text.includes(digit)), texts.join());
      });
      assert.deepEqual(
        (await markedTexts(w)).filter((text) => text.includes('(')),
        [],
      );
    }
    await page().getByRole('textbox', { name: 'Search resources' }).fill('');
  });

  it('says which groups could not be read, and reads them again', async () => {
    await closeAll();
    await w.tree.menu('Large', 'Refresh');
    let count = 0;
    proxy.alter(together, async (_, forward) => {
      count += 1;
      return count === 2 ? refusal(1001, 'Not for you') : forward();
    });
    proxy.alter('listGroupAuthorizedResources', async () => refusal(1001, 'Not for you'));
    await open();
    await page().getByRole('button', { name: 'Refresh' }).click();
    await page()
      .getByText(/of 200 groups could not be read\. First error: /)
      .waitFor({ timeout: 60_000 });
    await w.workbench.picture('matrix-partly-failed');
    proxy.pass(together);
    proxy.pass('listGroupAuthorizedResources');
    await page().getByRole('button', { name: 'Retry' }).click();
    await page()
      .getByText(/could not be read/)
      .waitFor({ state: 'detached', timeout: 60_000 });
  });
});

describe('A permission matrix that cannot be read', () => {
  const pool = usePool();
  const w = useWindow();

  before(async () => {
    await connectPool(w, pool, 'Gone');
    await w.tree.row('Gone').waitFor();
  });

  const page = () => w.workbench.webview();

  it('says that a group is authorized for nothing', async () => {
    await w.tree.menu('Alumni 前员工', 'Show Permission Matrix');
    await page().getByText('This group is not authorized for any resource.').waitFor();
    await w.workbench.picture('matrix-empty');
  });

  it('says why, and reads it once that is over', async () => {
    await pool.stop();
    await w.tree.menu('On call', 'Show Permission Matrix');
    await page().getByRole('button', { name: 'Retry' }).waitFor({ timeout: 60_000 });
    await w.workbench.picture('matrix-failed');
    await pool.start();
    await page().getByRole('button', { name: 'Retry' }).click();
    await page().getByRole('gridcell').first().waitFor({ timeout: 60_000 });
  });

  it('keeps what was read of a group that was deleted, and says so', async () => {
    await pool.client.groups.delete('oncall');
    await page().locator('[label="Refresh"]').click();
    await page().getByText('One of the groups was deleted.').waitFor({ timeout: 30_000 });
    await page().getByRole('gridcell').first().waitFor();
    await w.workbench.picture('matrix-deleted');
  });
});
