import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

const themes = [
  { name: 'Light Modern', className: 'vs' },
  { name: 'Dark High Contrast', className: 'hc-black' },
  { name: 'Light High Contrast', className: 'hc-light' },
  // Last, for it is the one that the window has in all other suites.
  { name: 'Dark Modern', className: 'vs-dark' },
];

describe('How it looks', () => {
  const w = useWindow();

  before(async () => {
    await openSamplePool(w);
    await w.tree.expand('外包人员 Contractors');
    await w.tree.row('Victor Santos').waitFor();
    await w.tree.action('研发团队 Engineering', 'Show Authorized Resources');
    await w.workbench.webview().getByRole('row', { name: 'inventory' }).waitFor();
  });

  const colorOf = (name: string) =>
    w.tree
      .row(name)
      .locator('.label-name')
      .evaluate((label) => String(label.ownerDocument.defaultView?.getComputedStyle(label).color));

  const themeColor = (name: string) =>
    w.tree.root.evaluate((tree, variable) => {
      const probe = tree.ownerDocument.createElement('span');
      probe.style.color = `var(${variable})`;
      tree.append(probe);
      const color = String(tree.ownerDocument.defaultView?.getComputedStyle(probe).color);
      probe.remove();
      return color;
    }, `--vscode-${name}`);

  it('a group tells its description, members and both dates with their zone on hover', async () => {
    await eventually(async () => {
      const text = await w.tree.tooltip('On call');
      assert.match(text, /On call/);
      assert.match(text, /Whoever carries the pager/);
      assert.match(text, /Code: oncall/);
      assert.match(text, /Members: 6/);
      assert.match(text, /Created: \w+ \d+, \d{4}, \d+:\d{2}\s[AP]M [A-Z]{2,}/);
      assert.match(text, /Updated: \w+ \d+, \d{4}, \d+:\d{2}\s[AP]M [A-Z]{2,}/);
      // With other spaces lines would break inside of words.
      assert.doesNotMatch(text, /\u00a0/);
    });
    await w.workbench.picture('look-group-tooltip');
  });

  it('a member tells details and custom data on hover', async () => {
    await w.tree.expand('安全评审');
    await w.tree.row('陈伟').waitFor();
    await eventually(async () => {
      const text = await w.tree.tooltip('陈伟');
      assert.match(text, /User ID: [0-9a-f]{24}/);
      assert.match(text, /Username: chenwei/);
      assert.match(text, /Email: chenwei@lanhai\.example\.com/);
      assert.match(text, /Status: Activated/);
      assert.match(text, /"theme":"dark"/);
    });
    await w.workbench.picture('look-member-tooltip');
  });

  it('a blocked member looks blocked, and says so', async () => {
    const row = w.tree.row('Victor Santos');
    assert.match((await row.textContent()) ?? '', /blocked/);
    await eventually(async () =>
      assert.notEqual(await colorOf('Victor Santos'), await colorOf('Tomáš Marek')),
    );
    // Not that of what is disabled: the description, dimmed once more, could not be read.
    assert.equal(await colorOf('Victor Santos'), await themeColor('list-deemphasizedForeground'));
    await eventually(async () =>
      assert.match(await w.tree.tooltip('Victor Santos'), /Status: Blocked/),
    );
    await w.workbench.picture('look-blocked-tooltip');
  });

  for (const { name, className } of themes) {
    it(`sidebar and panel follow the theme: ${name}`, async () => {
      await w.workbench.chooseTheme(name);
      await w.page.locator(`.monaco-workbench.${className}`).waitFor();
      const sidebar = await w.page.evaluate(
        "getComputedStyle(document.querySelector('.monaco-workbench')).getPropertyValue('--vscode-editor-background')",
      );
      const body = w.workbench.webview().locator('body');
      await eventually(async () => {
        const inPanel = await body.evaluate((element) =>
          element.ownerDocument.defaultView
            ?.getComputedStyle(element.ownerDocument.documentElement)
            .getPropertyValue('--vscode-editor-background'),
        );
        assert.equal(inPanel?.trim().toLowerCase(), String(sidebar).trim().toLowerCase());
      });
      const row = w.workbench.webview().getByRole('row', { name: 'order-api' });
      // Its middle may be one of the buttons that the pointer brings.
      await row.locator('.type').click();
      await row.locator('vscode-toolbar-button').first().waitFor();
      await w.workbench.picture(`look-${className}`);
    });
  }
});
