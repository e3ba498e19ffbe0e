import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { pressUntil, useWindow } from '../support/ui/sharedWindow.ts';
import { focusedRow, groupNames, memberNames } from '../support/ui/treeLabels.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';
import { windowSize } from '../support/workbench/browser.ts';

/** Each test goes on where the one before it ended. */
describe('A list longer than a page', () => {
  const pool = usePool({ groups: 120, users: 130, resources: 10 });
  const w = useWindow({ 'oldest.ts': "export const oldest = 'group-00001';\n" });

  before(async () => {
    // So high that every row of the tree is drawn.
    await w.page.setViewportSize({ width: 1200, height: 6000 });
    await connectPool(w, pool, 'Large');
  });

  after(() => w.page.setViewportSize(windowSize));

  const loadMore = async () => (await w.tree.read()).find(({ label }) => label === 'Load More');

  const codes = async () =>
    (await w.tree.read())
      .filter(({ level, label }) => level === 2 && label !== 'Load More')
      .map(({ description }) => description.split(' · ').at(-1) ?? '');

  /** Every code that the server has, as the first page of all would list them. */
  async function codesOnServer(): Promise<string[]> {
    const pages = await Promise.all(
      [1, 2, 3].map((page) =>
        pool.client.groups.list({ page, limit: 50, sortBy: 'CREATEDAT_DESC' }),
      ),
    );
    return pages.flatMap(({ list }) => list.map(({ code }) => code));
  }

  it('ends in a row that says how many there are', async () => {
    await eventually(async () => {
      assert.equal((await codes()).length, 50);
      assert.equal((await loadMore())?.description, '50 of 120');
    }, 20_000);
    assert.equal((await w.tree.read()).at(-1)?.label, 'Load More');
  });

  it('grows by a page, and puts the focus on the first new row', async () => {
    const before = new Set(await groupNames(w.tree));
    await w.tree.click('Load More');
    await eventually(async () => {
      assert.equal((await codes()).length, 100);
      assert.equal((await loadMore())?.description, '100 of 120');
      const firstNew = (await groupNames(w.tree)).find((name) => !before.has(name));
      assert.equal(await focusedRow(w.tree), firstNew);
    });
    await w.page.setViewportSize(windowSize);
    await w.workbench.picture('load-more');
    await w.page.setViewportSize({ width: 1200, height: 6000 });
  });

  it('finds a group that is not loaded by the code under the cursor', async () => {
    assert.ok(!(await codes()).includes('group-00001'));
    await w.workbench.openFile(`${w.folder}/oldest.ts`, { line: 1, column: 28 });
    await w.workbench.runCommand('Authing Groups: Show Authorized Resources');
    await w.workbench.webview().getByText('group-00001').waitFor();
  });

  it('knows the codes of the groups it has not loaded, by asking the server', async () => {
    await w.tree.titleAction('Create Group');
    await w.quickInput.shown('Create Group (1/3)');
    await w.quickInput.type('group-00001');
    await w.quickInput.message
      .filter({ hasText: 'Another group of this user pool has the code “group-00001”.' })
      .waitFor();
    await w.quickInput.answer('brand-new');
    await w.quickInput.shown('Create Group (2/3)');
    await w.quickInput.answer('Brand new');
    await w.quickInput.shown('Create Group (3/3)');
    await w.quickInput.answer('');
    await eventually(async () => {
      assert.equal((await codes())[0], 'brand-new');
      assert.equal(await focusedRow(w.tree), 'Brand new');
    });
  });

  it('neither skips nor repeats a group after one was created and others were deleted', async () => {
    const shown = await groupNames(w.tree);
    await w.tree.click(shown[2] ?? '');
    await w.tree.click(shown[3] ?? '', { add: true });
    await w.tree.click(shown[4] ?? '', { add: true });
    await pressUntil(w, 'Delete', w.dialog.getByText('Delete 3 groups?'));
    await w.workbench.answerDialog('Delete');
    await eventually(async () => {
      assert.equal((await loadMore())?.description, '98 of 118');
      assert.equal(await focusedRow(w.tree), shown[5]);
    });
    await w.tree.click('Load More');
    await eventually(async () => assert.equal(await loadMore(), undefined));
    await eventually(async () => assert.deepEqual(await codes(), await codesOnServer()));
  });

  it('neither skips nor repeats a member after one was removed', async () => {
    await w.tree.expand('全体成员 Everyone');
    await eventually(async () => {
      const members = await memberNames(w.tree);
      assert.equal(members.length, 51);
      assert.equal(members.at(-1), 'Load More');
    });
    const rows = (await w.tree.read()).filter(({ level }) => level === 3);
    assert.equal(rows.at(-1)?.description, '50 of 130');
    await w.tree.rows
      .filter({ hasText: rows[1]?.description ?? '' })
      .first()
      .click();
    await pressUntil(w, 'Delete', w.dialog.getByText('from “全体成员 Everyone”?'));
    await w.workbench.answerDialog('Remove');
    const more = () =>
      w.tree.rows.filter({ hasText: / of 129$/ }).and(w.page.locator('[aria-level="3"]'));
    await eventually(async () => {
      assert.match((await more().textContent()) ?? '', /49 of 129/);
      assert.equal(await focusedRow(w.tree), rows[2]?.label);
    });
    await more().locator('.label-name').click();
    await more().filter({ hasNotText: '49 of 129' }).locator('.label-name').click();
    await more().waitFor({ state: 'detached' });
    const emails = (await w.tree.read())
      .filter(({ level }) => level === 3)
      .map(({ description }) => description.replace(' · blocked', ''));
    const onServer = await Promise.all(
      [1, 2, 3].map((page) => pool.client.groups.listUsers('everyone', { page, limit: 50 })),
    );
    assert.deepEqual(
      emails.sort(),
      onServer.flatMap(({ list }) => list.map(({ email }) => email ?? '')).sort(),
    );
  });
});
