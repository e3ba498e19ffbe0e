import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

/** Whether nothing of it is beyond the edges of its page. */
function isInPage(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= (element.ownerDocument.defaultView?.innerHeight ?? 0);
  });
}

/** Each test goes on where the one before it ended. */
describe("A user's permissions", () => {
  const w = useWindow();

  before(async () => {
    await openSamplePool(w);
    await w.tree.expand('安全评审');
    await w.tree.row('陈伟').waitFor();
  });

  const page = () => w.workbench.webview();
  const field = (name: string) => page().getByRole('combobox', { name });
  const option = (name: RegExp) => page().getByRole('option', { name });
  const ask = async (action: string, resource: string) => {
    await field('Action').fill(action);
    await field('Resource').fill(resource);
    await w.page.keyboard.press('Enter');
  };
  const answer = () => page().getByRole('region', { name: 'Answer' });

  /** The rows on screen by their codes: actions, and through what. */
  const shownRows = async () => {
    const rows = await page()
      .locator('data-grid [data-row]')
      .evaluateAll((found) =>
        found.map((row) =>
          ['code', 'actions', 'through'].map(
            (column) => row.querySelector(`.${column}`)?.textContent?.trim() ?? '',
          ),
        ),
      );
    return new Map(rows.map(([code = '', actions, through]) => [code, [actions, through]]));
  };

  it('open from the row of a member, with all groups and through which of them each comes', async () => {
    await w.tree.menu('陈伟', "Show User's Permissions");
    await page().getByRole('heading', { name: '陈伟' }).waitFor();
    await page().getByText('chenwei@lanhai.example.com').waitFor();
    await eventually(async () => {
      const rows = await shownRows();
      // The same through several groups, each of its own actions, and what no group gives.
      assert.deepEqual(rows.get('audit-log:*'), [
        'read, export',
        '安全评审 (read, export), 研发团队 Engineering (read)',
      ]);
      assert.deepEqual(rows.get('salaries:*'), ['read', 'directly']);
      assert.deepEqual(rows.get('home'), ['view', '全体员工']);
    });
    assert.ok((await page().getByRole('navigation').getByRole('button').count()) >= 3);
    const names = await page()
      .locator('.facts dt')
      .evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
    assert.equal(new Set(names).size, 1, 'The name of a fact is broken.');
    await w.workbench.picture('user-permissions');
  });

  it('suggest what can be asked about as one types, by keys alone', async () => {
    await field('Resource').fill('sal');
    await option(/^salaries:\*/).waitFor();
    await w.page.keyboard.press('ArrowDown');
    await w.page.keyboard.press('ArrowDown');
    assert.equal(await option(/^salaries:\*/).getAttribute('aria-selected'), 'true');
    await w.workbench.picture('user-permissions-suggestions');
    await w.page.keyboard.press('Enter');
    assert.equal(await field('Resource').inputValue(), 'salaries:*');
    // Of that resource alone.
    await field('Action').click();
    await option(/^write/).waitFor();
    assert.deepEqual(
      (await page().getByRole('option').allTextContents()).map((text) => text.trim()),
      ['read', 'write'],
    );
    await w.page.keyboard.press('Escape');
    await option(/^write/).waitFor({ state: 'hidden' });
    assert.equal(await answer().count(), 0);
  });

  it('answer whether the user may do something, with the rule and what the server says', async () => {
    await ask('read', 'documents:7');
    await answer()
      .getByText('May 陈伟 do “read” on “documents:7” in “default”? Yes, through')
      .waitFor();
    await answer()
      .getByText(
        '“全体员工” is granted “documents:read” on “documents:*”, which stands for “documents:7”.',
      )
      .waitFor();
    await answer()
      .getByText('The server itself says yes to “documents:read” on “documents:7”.')
      .waitFor();
    await w.workbench.picture('user-permissions-yes');
    const size = w.page.viewportSize();
    // As 1440 by 900 are at a zoom of 200 %: the answer comes below the edge of the page.
    await w.page.setViewportSize({ width: 720, height: 450 });
    await ask('write', 'salaries:7');
    await answer().getByText('groups that this user is in.').waitFor();
    await eventually(async () => assert.ok(await isInPage(answer())));
    if (size !== null) await w.page.setViewportSize(size);
    await answer().getByText('The server itself says no').waitFor();
    await answer().getByText('This group would give it:').waitFor();
    await answer().getByRole('button', { name: 'People Operations' }).waitFor();
    await w.workbench.picture('user-permissions-no');
  });

  it('show a group in the sidebar', async () => {
    await answer().getByRole('button', { name: 'People Operations' }).click();
    await eventually(async () => {
      const selected = (await w.tree.read()).filter((row) => row.selected);
      assert.match(selected[0]?.label ?? '', /People Operations/);
    });
  });

  it('are searched, copied as Markdown and exported', async () => {
    await page().getByRole('textbox', { name: 'Search permissions' }).fill('audit-log');
    await eventually(async () =>
      assert.deepEqual([...(await shownRows()).keys()], ['audit-log:*']),
    );
    await page().locator('[label="Copy the permissions shown as a Markdown table"]').click();
    await eventually(async () =>
      assert.equal(
        await w.workbench.clipboard(),
        [
          '| Namespace | Type | Resource | Action | Through |',
          '| --- | --- | --- | --- | --- |',
          '| system | DATA | audit-log:\\* | read | 安全评审, 研发团队 Engineering |',
          '| system | DATA | audit-log:\\* | export | 安全评审 |',
          '',
        ].join('\n'),
      ),
    );
    await page().locator('[label="Export 1 resource as CSV"]').click();
    await w.quickInput.shown('Export Permissions');
    await w.page.keyboard.press('Enter');
    await w.workbench.notification('Exported the permissions to').waitFor();
    const csv = await readFile(`${w.folder}/陈伟-permissions.csv`, 'utf8');
    assert.match(csv, /\r\nsystem,DATA,audit-log:\*,audit-log:export,security-reviewers\r\n/);
    await w.workbench.clearNotifications();
  });

  it('come back after a reload of the window, as they were looked at', async () => {
    await w.workbench.reload();
    await page().getByRole('heading', { name: '陈伟' }).waitFor();
    await eventually(async () => {
      assert.deepEqual([...(await shownRows()).keys()], ['audit-log:*']);
      assert.equal(await field('Resource').inputValue(), 'salaries:7');
    });
  });
});
