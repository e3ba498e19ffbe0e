import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { displayText } from '../../src/text/displayText.ts';
import { eventually } from '../support/eventually.ts';
import { hostile, hostileKinds, memberName, shown } from '../support/hostile/hostilePool.ts';
import { assertPageIsText, useHostilePool } from '../support/ui/hostileWindow.ts';
import { panelRows } from '../support/ui/panelPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

/** Each test goes on where the one before it ended. */
describe('The panel of a group whose every text means harm', () => {
  const w = useWindow();
  useHostilePool(w);

  const page = () => w.workbench.webview();

  it('shows its resources in the panel as what they are', async () => {
    await w.tree.action('Hostile', 'Show Authorized Resources');
    await page().getByRole('heading', { name: 'Hostile' }).waitFor();
    await eventually(async () => assert.equal((await panelRows(w)).length, hostileKinds.length));
    for (const [index, row] of (await panelRows(w)).entries()) {
      const kind = hostileKinds[index] ?? 'long';
      const start = displayText(hostile[kind]).replaceAll(/[\u2068\u2069…]/g, '');
      assert.ok(row.code.startsWith(start), row.code);
      assert.ok(row.namespace.startsWith(start), row.namespace);
      assert.ok(row.code.length <= 500);
    }
    await assertPageIsText(w);
    await w.workbench.picture('hostile-panel');
  });

  it('searches and filters its resources', async () => {
    const search = page().getByRole('textbox', { name: 'Search resources' });
    await search.fill('onerror');
    await eventually(async () => assert.equal((await panelRows(w)).length, 1));
    await w.workbench.picture('hostile-search');
    await search.fill('xxxxxxxxxxxxxxxxxx');
    await eventually(async () => assert.match((await panelRows(w))[0]?.code ?? '', /^long x+…$/));
    await assertPageIsText(w);
    await search.fill('');
    await page().getByRole('combobox', { name: 'Namespace' }).click();
    await w.workbench.picture('hostile-namespaces');
    await assertPageIsText(w);
    await w.page.keyboard.press('Escape');
  });

  it('has a picture of its resources in which they are text, too', async () => {
    await page().getByRole('button', { name: 'By Namespace and Type' }).click();
    const picture = page().locator('bands-picture');
    await eventually(async () =>
      assert.equal(await picture.locator('.part').count(), hostileKinds.length),
    );
    await assertPageIsText(w);
    await w.workbench.picture('hostile-panel-picture');
    await picture.locator('.part').first().click();
    await eventually(async () => assert.equal((await panelRows(w)).length, 1));
    await picture.locator('.part').first().click();
    await eventually(async () => assert.equal((await panelRows(w)).length, hostileKinds.length));
  });

  it('shows in the heading of a panel and on its tab what the group is', async () => {
    for (const kind of ['link', 'hebrew', 'control', 'long'] as const) {
      await w.tree.menu(shown[kind], 'Show Authorized Resources');
      const name = shown[kind].replaceAll(/[\u2068\u2069]/g, '');
      await page().getByRole('heading', { name, exact: true }).waitFor();
      await assertPageIsText(w);
      await w.workbench.picture(`hostile-panel-${kind}`);
      await w.page.locator('.part.editor .tab.active').click({ button: 'middle' });
    }
  });

  it('shows the permissions of its members as what they are', async () => {
    const name = displayText(memberName('html'));
    await w.tree.expand('Hostile');
    await w.tree.row(name).first().waitFor();
    await w.tree.menu(name, "Show User's Permissions");
    await page().locator('data-grid [data-row]').first().waitFor();
    await page().getByRole('combobox', { name: 'Action' }).fill('<b>read</b>');
    await page().getByRole('combobox', { name: 'Resource' }).fill(hostile.html);
    await w.page.keyboard.press('Enter');
    const answer = page().getByRole('region', { name: 'Answer' });
    await answer.getByText('The server itself says').waitFor();
    await assertPageIsText(w);
    await w.workbench.picture('hostile-user-permissions');
    await w.page.locator('.part.editor .tab.active').click({ button: 'middle' });
  });

  it('exports its resources as they are, but lets none be a formula', async () => {
    await page()
      .getByRole('button', { name: /^Export 10 resources as CSV/ })
      .click();
    await w.quickInput.shown('Export 10 Resources');
    const file = `${w.folder}/hostile-resources.csv`;
    await eventually(async () => assert.equal(await w.quickInput.input.inputValue(), file));
    await w.quickInput.accept();
    await w.workbench.notification('Exported 10 resources').waitFor();
    const csv = await readFile(file, 'utf8');
    for (const kind of hostileKinds) {
      // Half a character is nothing that UTF-8 can hold.
      const text = hostile[kind].replaceAll(/\p{Cs}/gu, '\ufffd').replaceAll('"', '""');
      assert.ok(csv.includes(text), kind);
    }
    assert.ok(csv.includes(`"'=HYPERLINK(`));
    assert.doesNotMatch(csv, /(^|,)"?=/m);
    await w.workbench.clearNotifications();
  });

  it('looks no worse in a light theme', async () => {
    await w.workbench.chooseTheme('Light Modern');
    await w.page.locator('.monaco-workbench.vs').waitFor();
    await w.workbench.picture('hostile-light');
    await w.workbench.chooseTheme('Dark Modern');
    await w.page.locator('.monaco-workbench.vs-dark').waitFor();
  });
});
