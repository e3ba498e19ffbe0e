import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { focusedInPanel, panelRows } from '../support/ui/panelPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

describe('While a Chinese word is being composed in the panel', () => {
  const w = useWindow();

  before(async () => {
    await openSamplePool(w);
    await w.tree.action('研发团队 Engineering', 'Show Authorized Resources');
    await eventually(async () => assert.ok((await panelRows(w)).length > 0));
  });

  const search = () => w.workbench.webview().locator('vscode-textfield.search input');

  /** Composes a text as an input method does, which is not there for good yet. */
  async function compose(text: string): Promise<void> {
    const session = await w.page.context().newCDPSession(w.page);
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  for (const key of ['Escape', 'ArrowDown']) {
    it(`${key} is for the input method: the search stays as it is, and the focus in it`, async () => {
      await search().click();
      await search().fill('o');
      // With rows left that ArrowDown could go to.
      await compose('r');
      const before = await search().inputValue();
      assert.equal(before, 'or');
      // The keys of a system's input method come so; the driver's own are not for it.
      await search().dispatchEvent('keydown', { key, isComposing: true, cancelable: true });
      // What a handler does, it has done by then.
      await w.page.waitForTimeout(300);
      assert.equal(await search().inputValue(), before);
      assert.equal(await focusedInPanel(w), 'Search resources');
      await compose('');
    });
  }

  it('and afterwards Escape empties the search again', async () => {
    await search().fill('o');
    await w.page.keyboard.press('Escape');
    await eventually(async () => assert.equal(await search().inputValue(), ''));
  });
});
