import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../../devhost/paths.ts';
import { readVersionName } from '../../devhost/versions.ts';
import { eventually } from '../support/eventually.ts';
import { isAccessibleInAllThemes } from '../support/ui/accessibility.ts';
import { englishWords } from '../support/ui/englishWords.ts';
import { memberNames } from '../support/ui/treeLabels.ts';
import { usePool } from '../support/ui/usePool.ts';
import { repeatUntilShown } from '../support/workbench/repeat.ts';
import { openVSCode, type VSCodeWindow } from '../support/workbench/vscodeWindow.ts';

const text = `import { ManagementClient } from 'authing-js-sdk';
const client = new ManagementClient({ userPoolId: 'pool', secret: 'secret' });
client.groups.detail('oncal');
client.groups.detail('engineering');
`;

/** What VS Code itself says around what is ours, to screen readers too. */
const vsCodeWords = 'Welcome has actions Actions for Cancel Warning Close Dialog Info Source';

/** VS Code itself stays English there, for it has no language pack. Each test goes on from the one before. */
describe('In Chinese', () => {
  const pool = usePool();
  let w: VSCodeWindow;

  before(async function () {
    this.timeout(240_000);
    const vsix = process.env.TEST_VSIX;
    w = await openVSCode({
      version: readVersionName(process.env.TEST_VSCODE),
      locale: 'zh-cn',
      settings: {
        'workbench.colorTheme': 'Default Dark Modern',
        'workbench.tree.expandMode': 'doubleClick',
        'authingGroups.code.codeLens': true,
      },
      files: { 'access.ts': text },
      ...(vsix === undefined ? { extension: root } : { vsix }),
    });
    w.context.setDefaultTimeout(30_000);
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await w.workbench.picture(`failed-${this.currentTest.fullTitle().replaceAll(/\W+/g, '-')}`);
  });
  after(() => w?.close());

  const sidebar = () => w.page.locator('.part.sidebar');
  const welcome = (name: string) => sidebar().getByRole('button', { name });
  const toast = () => w.page.locator('.notification-toast .notification-list-item-message');
  const page = () => w.workbench.webview();
  const isChinese = async (locator: Locator, more = vsCodeWords) => {
    assert.ok((await locator.count()) > 0);
    assert.deepEqual(await englishWords(locator, more), []);
  };
  /** Where all that is seen is ours. */
  const pageIsChinese = () => isChinese(page().locator('body'), '');

  it('the view welcomes who has no user pool yet', async () => {
    await w.workbench.openView('Authing Groups');
    await welcome('连接用户池').waitFor();
    await isChinese(sidebar().locator('.welcome-view-content'));
    await w.workbench.picture('zh-welcome');
  });

  it('a user pool is asked for, and it is said what is wrong with an answer', async () => {
    const { quickInput } = w.workbench;
    await repeatUntilShown(() => welcome('连接用户池').click(), quickInput.titled('连接用户池'));
    await quickInput.row('https://core.authing.cn').waitFor();
    await isChinese(quickInput.root.locator('.quick-input-title, .quick-input-list'));
    await quickInput.type(pool.host);
    await quickInput.pick(pool.host);
    await quickInput.shown('(2/4)');
    await quickInput.type('a b');
    await quickInput.message.filter({ hasText: '用户池 ID 只能包含字母' }).waitFor();
    await isChinese(quickInput.root.locator('.quick-input-title, .quick-input-message'));
    await quickInput.answer(pool.userPoolId);
    await quickInput.shown('(3/4)');
    await quickInput.answer('not-the-secret');
    // The server's own words: it is asked for them in the display language.
    await quickInput.message.filter({ hasText: '用户池密钥不正确（错误代码 2207）。' }).waitFor();
    await quickInput.dismiss();
  });

  it('the sample user pool shows its groups, and what can be done with them', async () => {
    const { tree } = w.workbench;
    await repeatUntilShown(() => welcome('打开示例用户池').click(), tree.row('示例用户池'));
    await tree.row('财务部').waitFor();
    await isChinese(tree.root);
    await tree.openMenu('财务部');
    await isChinese(w.page.locator('.monaco-menu .action-label'));
    await w.workbench.picture('zh-menu');
    await w.page.keyboard.press('Escape');
  });

  it('a member is added, whose name is in the message', async () => {
    const { tree, quickInput } = w.workbench;
    await tree.action('财务部', '添加成员');
    await quickInput.shown('向“财务部”添加成员');
    await quickInput.type('emma.clarke');
    await quickInput.pick('Emma Clarke');
    await eventually(async () =>
      assert.ok((await quickInput.read()).some(({ checked }) => checked)),
    );
    await quickInput.accept();
    await toast().filter({ hasText: '已将 1 名成员添加到“财务部”。' }).waitFor();
    await w.workbench.clearNotifications();
    await tree.expand('财务部');
    await eventually(async () => assert.ok((await memberNames(tree)).includes('Emma Clarke')));
    await isChinese(tree.root);
  });

  it('a group is deleted after a question, and comes back with its members', async () => {
    const { tree, dialog } = w.workbench;
    await repeatUntilShown(() => tree.menu('财务部', '删除分组…'), dialog);
    await dialog.getByText('要删除分组“财务部”吗？').waitFor();
    await isChinese(dialog);
    await w.workbench.picture('zh-delete');
    await w.workbench.answerDialog('删除');
    await tree.row('财务部').waitFor({ state: 'detached' });
    await toast().filter({ hasText: '已删除分组“财务部”。' }).waitFor();
    await isChinese(toast());
    await w.page.locator('.notification-toast').getByRole('button', { name: '撤消' }).click();
    await toast().filter({ hasText: '已恢复分组“财务部”。成员：' }).waitFor();
    await tree.row('财务部').waitFor();
    await w.workbench.picture('zh-undone');
    await w.workbench.clearNotifications();
  });

  it('panels speak it, and say so to screen readers', async () => {
    const { tree } = w.workbench;
    await tree.action('研发团队 Engineering', '显示授权资源');
    await page().getByRole('row', { name: 'documents:architecture' }).waitFor();
    assert.match((await page().locator('html').getAttribute('lang')) ?? '', /^zh-cn$/i);
    await pageIsChinese();
    await isAccessibleInAllThemes(w, 'zh-resources');
    await tree.menu('示例用户池', '显示权限矩阵');
    await page().getByRole('heading', { name: '权限矩阵' }).waitFor();
    await page().locator('matrix-grid .cell').first().waitFor();
    // Its toolbar is one line.
    const search = await page().getByRole('textbox', { name: '搜索资源' }).boundingBox();
    const refresh = await page().locator('[label="刷新"]').boundingBox();
    assert.ok(search && refresh && Math.abs(search.y - refresh.y) < search.height / 2);
    await pageIsChinese();
    await isAccessibleInAllThemes(w, 'zh-matrix');
  });

  it('so do the permissions of a user, and a comparison of groups', async () => {
    const { tree } = w.workbench;
    await tree.expand('安全评审');
    await tree.row('陈伟').waitFor();
    await repeatUntilShown(
      () => tree.menu('陈伟', '显示用户的权限'),
      w.workbench.editorTab('用户权限：陈伟'),
    );
    await page().getByRole('heading', { name: '陈伟' }).waitFor();
    await page().locator('data-grid [data-row]').first().waitFor();
    // What the server calls Activated.
    await page().getByText('正常', { exact: true }).waitFor();
    await pageIsChinese();
    await isAccessibleInAllThemes(w, 'zh-user');
    await tree.click('海外销售');
    await tree.click('客户支持', { add: true });
    await tree.menu('客户支持', '比较分组…');
    await page().getByRole('heading', { name: '比较分组' }).waitFor();
    await page().getByText('仅在“海外销售”中').first().waitFor();
    await pageIsChinese();
    await isAccessibleInAllThemes(w, 'zh-comparison');
  });

  it('people in a panel stand in the order of their pinyin', async () => {
    await w.workbench.runCommand('Authing Groups: 按资源查找分组…');
    const { quickInput } = w.workbench;
    await quickInput.shown('按资源查找分组');
    await quickInput.type('salaries');
    await quickInput.row('salaries').first().waitFor();
    await quickInput.pick('salaries');
    await page().getByRole('heading', { name: 'salaries' }).waitFor();
    await page().locator('[label^="显示用户"]').click();
    await page().getByRole('columnheader', { name: '名称' }).click();
    const names = page().locator('data-grid [data-row] .name');
    await eventually(async () => {
      const shown = (await names.allInnerTexts()).map((name) => name.trim());
      assert.ok(shown.length > 5);
      assert.deepEqual(shown, shown.toSorted(new Intl.Collator('zh-CN').compare));
    });
    await pageIsChinese();
    await isAccessibleInAllThemes(w, 'zh-access');
  });

  it('help in source files speaks it', async () => {
    const { page: window } = w;
    await w.workbench.openFile(join(w.folder, 'access.ts'), { line: 4, column: 26 });
    const lens = window.locator('.part.editor .codelens-decoration').first();
    await lens.getByText(/名成员 · .*个资源/).waitFor();
    const hover = window.locator('.monaco-hover:not(.hidden)');
    const showHover = async () => {
      await window.keyboard.press('Control+K');
      await window.keyboard.press('Control+I');
    };
    await repeatUntilShown(showHover, hover.getByText('在侧栏中显示'));
    await isChinese(hover.locator('.hover-contents'));
    await w.workbench.picture('zh-hover');
    await window.keyboard.press('Escape');
    await w.workbench.openFile(join(w.folder, 'access.ts'), { line: 3, column: 24 });
    const problem = hover.getByText('用户池“示例用户池”中没有 Code 为“oncal”的分组。');
    await repeatUntilShown(showHover, problem);
    const fix = window.locator('.action-widget').getByText('更改为“oncall”', { exact: true });
    await window.keyboard.press('Escape');
    await repeatUntilShown(() => window.keyboard.press('Control+.'), fix);
    await window.keyboard.press('Escape');
  });
});
