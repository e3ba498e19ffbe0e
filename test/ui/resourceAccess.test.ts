import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { focusedInPanel } from '../support/ui/panelPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

/** Each test goes on where the one before it ended. */
describe('Who may use a resource', () => {
  const w = useWindow();

  before(() => openSamplePool(w));

  const page = () => w.workbench.webview();
  const press = (key: string) => w.page.keyboard.press(key);
  const tooltip = (name: string) => page().locator(`[label^="${name}"]`);
  /** At its edge: elsewhere its buttons may come under the pointer. */
  const clickRow = (name: string) =>
    page()
      .getByRole('row', { name })
      .click({ position: { x: 12, y: 12 } });
  /** The texts of these columns in each row. */
  const shown = async (...columns: readonly string[]) => {
    const texts = columns.map((name) =>
      page().locator(`data-grid [data-row] .${name}`).allInnerTexts(),
    );
    const [first = [], ...others] = await Promise.all(texts);
    return first.map((text, row) => [text, ...others.map((each) => each[row] ?? '')].join(': '));
  };
  const shownAre = (columns: readonly string[], expected: readonly string[]) =>
    eventually(async () => assert.deepEqual(await shown(...columns), expected));

  it('is answered for a resource that is picked, with how many groups were looked at', async () => {
    await w.workbench.runCommand('Authing Groups: Find Groups by Resource…');
    await w.quickInput.shown('Find Groups by Resource');
    await w.quickInput.type('salaries');
    await w.quickInput.row('salaries').first().waitFor();
    await w.quickInput.pick('salaries');
    await page().getByRole('heading', { name: 'salaries' }).waitFor();
    await page()
      .getByText('2 groups may use this resource. All 13 groups were looked at.')
      .waitFor();
    await shownAre(
      ['code', 'actions', 'through'],
      ['people-ops: all actions: read, write: salaries:*', 'finance: read: salaries:*'],
    );
    await w.workbench.picture('access-groups');
  });

  it('names the people on demand, each once, with the groups they come through', async () => {
    await tooltip('Show People').click();
    await page().getByText('8 people').first().waitFor();
    const people = await shown('name', 'through');
    assert.equal(people.length, 8);
    assert.ok(
      people.every((text) => /: (People Operations|财务部)$/.test(text)),
      people.join(),
    );
    await w.workbench.picture('access-people');
    await page().getByRole('textbox', { name: 'Search people' }).fill('operations');
    await page().getByText('4 of 8 people').first().waitFor();
    await tooltip('Copy the people shown').click();
    await eventually(async () => {
      const lines = (await w.workbench.clipboard()).trimEnd().split('\n');
      assert.equal(lines[0], 'Who may use DATA salaries in the namespace default');
      assert.equal(lines.length, 2 + 2 + 4);
      assert.match(lines.at(-1) ?? '', /^\| .+ \| .+ \| read, write \| People Operations \|$/);
    });
  });

  it('comes back after a reload of the window, with the people', async () => {
    await w.workbench.reload();
    await page().getByText('4 of 8 people').first().waitFor({ timeout: 30_000 });
    await page().getByRole('button', { name: 'Clear Search' }).waitFor({ state: 'hidden' });
    assert.equal((await shown('name')).length, 4);
  });

  it('leads from a group to its resources, and from each of those to its groups', async () => {
    await tooltip('Show Groups').click();
    await shownAre(['code'], ['people-ops', 'finance']);
    await clickRow('finance');
    await press('Control+Enter');
    await page().getByRole('heading', { name: '财务部' }).waitFor();
    // VS Code gives the focus to a panel that was opened only once it is there.
    await eventually(async () => {
      await clickRow('reports:*');
      assert.equal(await focusedInPanel(w), 'row reports:*');
    });
    await press('Control+Enter');
    await page().getByRole('heading', { name: 'reports:*' }).waitFor();
    await shownAre(['code', 'through'], ['finance: the code itself']);
    await page().getByText('1 further group may use single instances of it').waitFor();
  });

  it('keeps what it has shown and says so when its pool is disconnected', async () => {
    await w.workbench.openView('Authing Groups');
    await w.tree.menu('Sample User Pool', 'Disconnect User Pool…');
    await w.workbench.answerDialog('Disconnect and Keep Data');
    await page().getByText('This user pool is no longer connected.').waitFor();
    await shownAre(['code', 'through'], ['finance: the code itself']);
    assert.equal(await tooltip('Refresh').count(), 0);
    // Nobody has read who they are.
    await page().locator('vscode-badge').getByText('1 group').waitFor();
    await tooltip('Show People').click();
    await page().locator('vscode-badge').getByText('1 group').waitFor({ state: 'detached' });
    assert.equal(await page().getByText('0 people').count(), 0);
  });
});
