import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

const source = `export const editors = ['engineering', 'enginering'];
export const mayPublish = (groups: readonly string[]) => groups.includes("security-reviewers");
`;

describe('In an editor', () => {
  const w = useWindow({ 'src/access.ts': source });

  const open = (line: number, column: number) =>
    w.workbench.openFile(`${w.folder}/src/access.ts`, { line, column });

  async function openContextMenu(text: string): Promise<void> {
    await w.page
      .locator('.part.editor .view-line')
      .getByText(text)
      .first()
      .click({ button: 'right' });
    await w.page.locator('.monaco-menu').waitFor();
  }

  it('the context menu has nothing of ours before a pool is connected', async () => {
    await w.workbench.openView('Authing Groups');
    await w.page
      .locator('.part.sidebar')
      .getByRole('button', { name: 'Open Sample User Pool' })
      .waitFor({ timeout: 30_000 });
    await open(1, 28);
    await openContextMenu('engineering');
    assert.equal(await w.tree.menuItem('Show Authorized Resources').count(), 0);
    await w.page.keyboard.press('Escape');
  });

  it('the group whose code stands under the cursor is shown in its panel', async () => {
    await openSamplePool(w);
    await open(2, 78);
    await w.workbench.runCommand('Authing Groups: Show Authorized Resources');
    await w.workbench.editorTab('安全评审').waitFor();
    await w.workbench.webview().getByText('security-reviewers').waitFor();
    await w.workbench.picture('editor-panel');
  });

  it('the context menu shows the group of the string that was clicked', async () => {
    await open(2, 1);
    await openContextMenu('engineering');
    await w.workbench.picture('editor-menu');
    await w.tree.menuItem('Show Authorized Resources').click();
    await w.workbench.editorTab('研发团队 Engineering').waitFor();
  });

  it('the context menu has nothing of ours once a setting says so', async () => {
    const settings = `${w.folder}/.vscode/settings.json`;
    await mkdir(`${w.folder}/.vscode`, { recursive: true });
    await writeFile(settings, JSON.stringify({ 'authingGroups.editorContextMenu': false }));
    await open(2, 1);
    await eventually(async () => {
      await openContextMenu('engineering');
      const count = await w.tree.menuItem('Show Authorized Resources').count();
      if (count === 0) await w.workbench.picture('editor-menu-off');
      await w.page.keyboard.press('Escape');
      await w.page.locator('.monaco-menu').waitFor({ state: 'hidden' });
      assert.equal(count, 0);
    });
    await rm(settings);
  });

  it('the code under the cursor is copied', async () => {
    await open(2, 80);
    await w.workbench.runCommand('Authing Groups: Copy Group Code');
    await eventually(async () => assert.equal(await w.workbench.clipboard(), 'security-reviewers'));
  });

  it('a text that is no code preselects the group most like it', async () => {
    await open(1, 44);
    await w.workbench.runCommand('Authing Groups: Copy Group Code');
    await w.quickInput.shown('Copy Group Code');
    await w.quickInput.row('全体员工').waitFor();
    await eventually(async () =>
      assert.equal(
        await w.quickInput.rows
          .and(w.page.locator('.focused'))
          .locator('.label-name')
          // The row may have had a second line, which VS Code only hides.
          .first()
          .textContent(),
        '研发团队 Engineering',
      ),
    );
    await w.workbench.picture('editor-nearest');
    await w.quickInput.accept();
    await eventually(async () => assert.equal(await w.workbench.clipboard(), 'engineering'));
  });
});
