import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { shownComparison } from '../support/ui/comparisonPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';
import { windowSize } from '../support/workbench/browser.ts';

/** Each test goes on where the one before it ended. */
describe('The comparison of groups', () => {
  const production = usePool();
  const staging = usePool();
  const w = useWindow();
  /** Who is a member of the group in one pool only, and how many others are. */
  let member = '';
  let count = 0;

  before(async () => {
    const { client } = staging;
    const { list } = await client.groups.listUsers('finance');
    const [first] = list;
    assert.ok(first);
    await client.groups.removeUsers('finance', [first.id]);
    member = first.name ?? first.id;
    count = list.length - 1;
    const target = { targetType: 'GROUP', targetIdentifier: 'finance' } as const;
    await client.resources.revoke({
      namespace: 'default',
      resource: 'salaries:*',
      resourceType: 'DATA',
      opts: [target],
    });
    await client.resources.authorize({
      namespace: 'webshop',
      resource: 'orders:*',
      resourceType: 'DATA',
      opts: [{ ...target, actions: ['orders:read'] }],
    });
    await connectPool(w, production, 'Production');
    await w.tree.row('Production').waitFor();
  });

  const page = () => w.workbench.webview();
  const shown = () => shownComparison(w);
  const names = async () => (await shown()).rows.map(([name]) => name);
  const heading = (name: RegExp) => page().getByRole('row', { name });

  it('shows what only one of the selected groups has, and what they have with other actions', async () => {
    await w.tree.click('Global Sales');
    await w.tree.click('Customer Support', { add: true });
    await w.tree.menu('Customer Support', 'Compare Groups…');
    await eventually(async () => {
      const { groups, rows } = await shown();
      assert.deepEqual(groups.toSorted(), ['Customer Support', 'Global Sales']);
      const texts = rows.map((row) => row.join(' | '));
      assert.ok(texts.includes('Only in Global Sales (1)'), texts.join('\n'));
      assert.ok(texts.includes('Only in Customer Support (1)'));
      assert.ok(texts.includes('Different actions (1)'));
      assert.ok(texts.includes('Same (1)'));
      assert.ok(rows.some(([name]) => name.startsWith('Members (')));
      const orders = rows.find(([name]) => name === 'DATA orders:*');
      assert.deepEqual(orders?.slice(1).toSorted(), ['read, cancel', 'read, refund']);
    });
    assert.ok(!(await names()).includes('BUTTON refund-button'));
    await w.workbench.picture('comparison');
  });

  it('shows what is the same once that is unfolded', async () => {
    await heading(/^Same \(1\)/).click();
    await eventually(async () => assert.ok((await names()).includes('BUTTON refund-button')));
    await w.workbench.picture('comparison-unfolded');
  });

  it('keeps what is compared in sight while it is scrolled sideways', async () => {
    await w.page.setViewportSize({ ...windowSize, width: 720 });
    const scroller = page().locator('data-grid .scroller');
    const header = scroller.getByRole('columnheader').first();
    const places = async () => {
      const grid = await scroller.boundingBox();
      const cell = scroller
        .getByRole('row', { name: /orders/ })
        .getByRole('gridcell')
        .first();
      const headings = scroller.locator('.heading-text');
      const boxes = [header, cell, headings.first(), headings.nth(1)].map((each) =>
        each.boundingBox(),
      );
      return (await Promise.all(boxes)).map((box) => box && grid && Math.round(box.x - grid.x));
    };
    await eventually(async () => {
      const left = await scroller.evaluate((element) => {
        element.scrollTo({ left: 1000 });
        return element.scrollLeft;
      });
      assert.ok(left > 100, `Scrolled by ${left}`);
    });
    // Headings as far from the edge as they were, below each other.
    assert.deepEqual(await places(), [0, 0, 20, 36]);
    await w.workbench.picture('comparison-scrolled');
    await w.page.setViewportSize(windowSize);
  });

  it('finds resources and members, and copies what it shows as Markdown', async () => {
    await page().getByRole('textbox', { name: 'Search resources and members' }).fill('orders');
    await eventually(async () =>
      assert.deepEqual(await names(), ['Different actions (1)', 'webshop (1)', 'DATA orders:*']),
    );
    await page().locator('[label="Copy the comparison shown as Markdown"]').click();
    await eventually(async () => {
      const text = await w.workbench.clipboard();
      assert.match(
        text,
        /^### Comparison of .*\n\n#### Different actions \(1\)\n\n\| Namespace \|/,
      );
      assert.match(text, /\| webshop \| DATA \| orders:\\\* \| read, \w+ \| read, \w+ \|/);
    });
    await page().getByRole('textbox', { name: 'Search resources and members' }).fill('no such');
    await page().getByText('Nothing matches the search.').waitFor();
    await w.workbench.picture('comparison-nothing-found');
    await page().getByRole('button', { name: 'Clear Search' }).click();
  });

  it('compares a group with one of another pool, its members by what they are known by there', async () => {
    await connectPool(w, staging, 'Staging');
    await w.workbench.runCommand('Authing Groups: Compare Groups…');
    await w.quickInput.shown('Compare Groups');
    await w.quickInput.pick('Production');
    await w.quickInput.pick('财务部');
    await w.quickInput.shown(/^Compare “财务部” with$/);
    await w.quickInput.pick('Staging');
    await w.quickInput.type('finance');
    await w.quickInput.row('财务部').click();
    await w.quickInput.accept();
    await eventually(async () => {
      const { groups, rows } = await shown();
      assert.equal(groups.length, 2);
      const texts = rows.map((row) => row.join(' | '));
      assert.ok(
        texts.some((text) => /^Only in 财务部 \(Production\) \(1\)$/.test(text)),
        texts.join('\n'),
      );
      assert.ok(texts.some((text) => /^Only in 财务部 \(Staging\) \(1\)$/.test(text)));
    });
    await w.workbench.picture('comparison-pools');
  });

  it('asks to copy a row alone where its key is pressed', async () => {
    const row = page().getByRole('row', { name: /DATA salaries/ });
    await row.locator('[role=gridcell]').last().click();
    await w.page.keyboard.press('Control+d');
    await w.dialog.getByText('salaries:* (DATA) in default: salaries:read').waitFor();
    assert.equal(await w.dialog.getByText('Members to be added').count(), 0);
    await w.workbench.answerDialog('Cancel');
  });

  it('has the focus again after a question', async () => {
    const hasFocus = () =>
      eventually(async () =>
        assert.equal(await page().locator('body').evaluate('document.hasFocus()'), true),
      );
    await hasFocus();
    for (let asked = 0; asked < 3; asked += 1) {
      await w.page.keyboard.press('Control+d');
      await w.dialog.waitFor();
      // VS Code looks four times a second where the focus is: of a shorter question it notices nothing.
      await w.page.waitForTimeout(400);
      await w.page.keyboard.press('Escape');
      await hasFocus();
    }
  });

  it('copies to the other group what it lacks, after a list of what will be done, and undoes it', async () => {
    await page().getByRole('button', { name: 'Copy to Another Group…', exact: true }).click();
    await w.quickInput.shown('Copy to Another Group');
    await w.quickInput.pick('财务部 (Production) → 财务部 (Staging)');
    await w.quickInput.shown(/^Copy to “财务部 \(Staging\)”$/);
    assert.deepEqual(
      (await w.quickInput.read()).map(({ label, checked }) => [label, checked]),
      [
        ['salaries:*', true],
        [member, true],
      ],
    );
    await w.workbench.picture('comparison-copy-pick');
    await w.quickInput.accept();
    await w.dialog.getByText('salaries:* (DATA) in default: salaries:read').waitFor();
    await w.workbench.picture('comparison-copy');
    await w.dialog.getByText('same email').waitFor();
    await w.workbench.answerDialog('Copy');
    await eventually(async () => {
      const left = await names();
      assert.ok(!left.includes('DATA salaries:*'), left.join('\n'));
      assert.ok(left.includes('Only in 财务部 (Staging) (1)'));
    });
    assert.equal((await staging.client.groups.listUsers('finance')).totalCount, count + 1);
    await w.workbench.answerNotification('1 member was added to', 'Undo');
    await eventually(async () => assert.ok((await names()).includes('DATA salaries:*')));
    await eventually(async () =>
      assert.equal((await staging.client.groups.listUsers('finance')).totalCount, count),
    );
    await w.workbench.clearNotifications();
  });

  it('comes back after a reload of the window, looked at in the same way', async () => {
    await heading(/^Only in 财务部 \(Production\) \(1\)/)
      .first()
      .click();
    await eventually(async () => assert.ok(!(await names()).includes('DATA salaries:*')));
    await w.workbench.reload();
    await page().getByRole('heading', { name: 'Compare Groups' }).waitFor({ timeout: 30_000 });
    await eventually(async () => {
      const left = await names();
      assert.ok(left.includes('Only in 财务部 (Production) (1)'), left.join('\n'));
      assert.ok(!left.includes('DATA salaries:*'));
    }, 30_000);
  });

  it('says which of its pools is no longer connected, and keeps what was read of it', async () => {
    await w.workbench.openView('Authing Groups');
    await w.tree.menu('Staging', 'Disconnect User Pool…');
    await w.workbench.answerDialog('Disconnect');
    await page().getByText('财务部 (Staging): its user pool is no longer connected.').waitFor();
    assert.ok((await names()).includes('Only in 财务部 (Staging) (1)'));
    await w.workbench.picture('comparison-disconnected');
  });
});
