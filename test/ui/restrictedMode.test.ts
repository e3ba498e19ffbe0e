import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../devhost/paths.ts';
import { readVersionName } from '../../devhost/versions.ts';
import packageTexts from '../../package.nls.json';
import { eventually } from '../support/eventually.ts';
import { groupNames } from '../support/ui/treeLabels.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';
import { openVSCode, type VSCodeWindow } from '../support/workbench/vscodeWindow.ts';

/** Two calls with a typo: one by a client that the file imports, one by what only settings can say is a client. */
const access = `export const group = 'oncall';
import { ManagementClient } from 'authing-js-sdk';
export const found = new ManagementClient({ secret: '' }).groups.detail('oncal');
export const other = gateway.groups.detail('oncal');
`;
const clientNames = { 'authingGroups.code.clientNames': ['gateway'] };

/** A folder that nobody has said to trust, with settings of its own. Each test goes on from the one before. */
describe('In Restricted Mode', () => {
  const pool = usePool({ secret: 'mrk-9f2d7c1eb84a60d5' });
  let w: VSCodeWindow;

  before(async function () {
    this.timeout(240_000);
    const vsix = process.env.TEST_VSIX;
    w = await openVSCode({
      version: readVersionName(process.env.TEST_VSCODE),
      workspaceTrust: true,
      settings: {
        'security.workspace.trust.startupPrompt': 'never',
        'workbench.colorTheme': 'Default Dark Modern',
      },
      files: {
        '.vscode/settings.json': JSON.stringify({
          ...clientNames,
          'authingGroups.pageSize': 10,
          'authingGroups.userPool': { userPoolId: 'elsewhere', host: 'https://elsewhere.test' },
        }),
        'access.ts': access,
      },
      ...(vsix === undefined ? { extension: root } : { vsix }),
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await w.workbench.picture(`failed-${this.currentTest.title.replaceAll(/\W+/g, '-')}`);
  });
  after(() => w?.close());

  const marks = () => w.page.locator('.part.editor .squiggly-warning');

  it('a pool is connected, and its secret is not kept in the window', async () => {
    const { workbench, page } = w;
    await page.getByText('Restricted Mode', { exact: true }).first().waitFor();
    await connectPool({ workbench, quickInput: workbench.quickInput }, pool, 'Staging');
    await eventually(async () => assert.equal((await groupNames(workbench.tree)).length, 13));
    const values = await page
      .locator('input, textarea')
      .evaluateAll((inputs) =>
        inputs.map((input) => ('value' in input ? String(input.value) : '')),
      );
    const shown = `${await page.content()}\n${values.join('\n')}`;
    assert.ok(shown.includes('Staging'));
    assert.ok(!shown.includes(pool.secret));
    await workbench.picture('restricted-mode');
  });

  it('the folder’s own size of a page is ignored: all groups are there', async () => {
    assert.equal(await w.workbench.tree.row('Load More').count(), 0);
  });

  it('the commands of the editor and the panel work', async () => {
    const { workbench, folder } = w;
    await workbench.openFile(join(folder, 'access.ts'), { line: 1, column: 24 });
    // The pool that the folder names is ignored too.
    await workbench.statusItem('Authing user pool of this file: Staging').waitFor();
    await workbench.runCommand('Authing Groups: Copy Group Code');
    await eventually(async () => assert.equal(await workbench.clipboard(), 'oncall'));
    await workbench.runCommand('Authing Groups: Show Authorized Resources');
    await workbench.webview().getByRole('grid').waitFor();
  });

  it('what the folder says are clients are none: only what a file imports is checked', async () => {
    const { workbench, folder } = w;
    await workbench.openFile(join(folder, 'access.ts'));
    await marks().first().waitFor();
    assert.equal(await marks().count(), 1);
    await workbench.picture('restricted-mode-source');
  });

  it('VS Code says what is limited, and why', async () => {
    const { page, workbench } = w;
    await workbench.runCommand('Extensions: Focus on Extensions View');
    await page
      .locator('.extension-list-item')
      .filter({ hasText: 'Authing Groups' })
      .first()
      .click();
    await page
      .locator('.extension-editor')
      .getByText(packageTexts['capabilities.untrustedWorkspaces'])
      .waitFor();
    await workbench.picture('restricted-mode-why');
  });

  it('it counts once the folder is trusted', async () => {
    const { page, workbench } = w;
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    await page.getByRole('button', { name: 'Trust', exact: true }).click();
    await page.getByText('You trust this folder').waitFor();
    await page.keyboard.press('Escape');
    await workbench.reload();
    await workbench.openView('Authing Groups');
    await workbench.tree.row('Load More').waitFor();
    const groups = (await groupNames(workbench.tree)).filter((name) => name !== 'Load More');
    assert.equal(groups.length, 10);
    await workbench.openFile(join(w.folder, 'access.ts'));
    await workbench.statusItem(/settings of this folder name is not connected/).waitFor();
    await writeFile(join(w.folder, '.vscode/settings.json'), JSON.stringify(clientNames));
    await eventually(async () => assert.equal(await marks().count(), 2));
  });
});
