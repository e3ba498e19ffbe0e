import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { markedInPanel, panelRows } from '../support/ui/panelPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

/** Each test goes on where the one before it ended. */
describe('The panel of authorized resources', () => {
  const w = useWindow();

  before(() => openSamplePool(w));

  const page = () => w.workbench.webview();
  const codes = async () => (await panelRows(w)).map(({ code }) => code);

  it('is there once for a group: shown again, it comes to the front', async () => {
    await w.tree.action('研发团队 Engineering', 'Show Authorized Resources');
    await page().getByRole('heading', { name: '研发团队 Engineering' }).waitFor();
    await w.tree.action('On call', 'Show Authorized Resources');
    await page().getByRole('heading', { name: 'On call' }).waitFor();
    await w.tree.action('研发团队 Engineering', 'Show Authorized Resources');
    await page().getByRole('heading', { name: '研发团队 Engineering' }).waitFor();
    assert.equal(await w.page.locator('.part.editor .tab').count(), 2);
  });

  it('copies the code of the row under the mouse', async () => {
    const row = page().getByRole('row', { name: 'order-api' });
    await row.hover();
    assert.equal(await row.locator('.code').getAttribute('title'), 'order-api');
    // The mark is there for a moment only: it is waited for before that.
    const marked = row.locator('vscode-toolbar-button[icon="check"]').waitFor();
    await row.locator('vscode-toolbar-button[label^="Copy Code"]').click();
    await marked;
    await eventually(async () => assert.equal(await w.workbench.clipboard(), 'order-api'));
    await page().getByRole('status').filter({ hasText: 'Copied order-api' }).waitFor();
  });

  it('shows of an action that begins with the code of its resource the verb alone, and all on hover', async () => {
    const row = page().getByRole('row', { name: 'documents:architecture' });
    const actions = row.locator('.actions');
    await row.hover();
    assert.equal((await actions.textContent())?.trim(), 'delete');
    await eventually(async () =>
      assert.equal(await actions.getAttribute('title'), 'documents:delete'),
    );
  });

  it('finds an action by all of it, and marks what is shown of it', async () => {
    const search = page().getByRole('textbox', { name: 'Search resources' });
    await search.fill('documents:delete');
    await eventually(async () => {
      assert.deepEqual(await codes(), ['documents:architecture']);
      assert.deepEqual(await markedInPanel(w), ['delete']);
    });
    await w.workbench.picture('panel-verbs');
    await search.fill('');
  });

  it('says how many it finds once the typing pauses, not at each letter', async () => {
    const { shown, said, label } = await page()
      .locator('body')
      .evaluate<Record<'shown' | 'said' | 'label', string[]>, unknown>(`(async () => {
        const page = document.querySelector('authorized-resources-page');
        const find = (selector) => page.shadowRoot.querySelector(selector);
        const readOut = find('.read-out');
        const said = [];
        new MutationObserver(() => said.push(readOut.textContent)).observe(readOut, {
          childList: true, characterData: true, subtree: true,
        });
        const shown = [];
        const label = [];
        for (const value of ['d', 'docu', 'documents:architecture']) {
          find('.search').value = value;
          find('.search').dispatchEvent(new Event('input'));
          await page.updateComplete;
          shown.push(find('vscode-badge').textContent);
          label.push(find('[label^="Export"]').label);
        }
        while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        label.push(find('[label^="Export"]').label);
        return { shown, said, label };
      })()`);
    await page().getByRole('textbox', { name: 'Search resources' }).fill('');
    assert.equal(new Set(shown).size, 3, shown.join());
    assert.deepEqual(said, shown.slice(-1));
    const [all, ...others] = label;
    assert.deepEqual(others, [all, all, 'Export 1 resource as CSV']);
  });

  it('shows how many resources there are by namespace and type, to filter them by', async () => {
    const picture = page().getByRole('table', {
      name: 'Number of resources by namespace and type',
    });
    const part = picture.getByRole('button', { name: /^default, DATA: / });
    await part.click();
    await eventually(async () => {
      const shown = await panelRows(w);
      assert.ok(shown.length > 0);
      assert.ok(shown.every(({ namespace, type }) => namespace === 'default' && type === 'DATA'));
      assert.equal(await part.getAttribute('aria-pressed'), 'true');
    });
    await w.workbench.picture('panel-part');
    await picture.getByRole('button', { name: 'webshop', exact: true }).click();
    await eventually(async () => {
      const shown = await panelRows(w);
      assert.deepEqual([...new Set(shown.map(({ namespace }) => namespace))], ['webshop']);
      assert.ok(new Set(shown.map(({ type }) => type)).size > 1);
    });
    await picture.getByRole('button', { name: 'webshop', exact: true }).click();
    await eventually(async () => assert.equal((await panelRows(w)).length, 15));
    await page().getByRole('button', { name: 'By Namespace and Type' }).click();
    await picture.waitFor({ state: 'detached' });
  });

  it('says so where a group is not authorized for anything', async () => {
    await w.tree.action('Alumni 前员工', 'Show Authorized Resources');
    await page().getByText('This group is not authorized for any resource.').waitFor();
    await w.workbench.picture('panel-empty');
    await w.workbench.editorTab('Alumni').click({ button: 'middle' });
  });

  /** Waits until the panel marks this text, more than once, and nothing else. */
  const marks = (expected: string) =>
    eventually(async () => {
      const marked = await markedInPanel(w);
      assert.ok(marked.length > 1);
      assert.deepEqual([...new Set(marked)], [expected]);
    });

  it('comes back after a reload of the window, looked at in the same way', async () => {
    await w.workbench.editorTab('研发团队 Engineering').click();
    await page().getByRole('textbox', { name: 'Search resources' }).fill('document');
    await marks('document');
    assert.deepEqual(await codes(), ['documents:*', 'documents:architecture']);
    // The rows stay the same, and have other marks.
    await w.page.keyboard.type('s');
    await marks('documents');
    await w.workbench.reload();
    await w.workbench.editorTab('On call').waitFor({ timeout: 30_000 });
    await page()
      .getByRole('heading', { name: '研发团队 Engineering' })
      .waitFor({ timeout: 45_000 });
    await eventually(async () =>
      assert.deepEqual(await codes(), ['documents:*', 'documents:architecture']),
    );
    // Also the picture is folded as before.
    await page().getByRole('button', { name: 'By Namespace and Type', expanded: false }).waitFor();
    await w.workbench.picture('panel-reloaded');
  });

  it('is one and the same after the reload: shown again, there is no second', async () => {
    await w.workbench.openView('Authing Groups');
    await w.tree.action('On call', 'Show Authorized Resources');
    await page().getByRole('heading', { name: 'On call' }).waitFor();
    assert.equal(await w.page.locator('.part.editor .tab').count(), 2);
  });

  it('keeps what it has shown and says so when its pool is disconnected', async () => {
    await w.workbench.editorTab('研发团队 Engineering').click();
    await page().getByRole('heading', { name: '研发团队 Engineering' }).waitFor();
    await w.tree.menu('Sample User Pool', 'Disconnect User Pool…');
    await w.workbench.answerDialog('Disconnect and Keep Data');
    await page().getByText('This user pool is no longer connected.').waitFor();
    assert.deepEqual(await codes(), ['documents:*', 'documents:architecture']);
    await w.workbench.picture('panel-disconnected');
  });
});
