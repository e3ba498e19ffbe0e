import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../devhost/paths.ts';
import { readVersionName } from '../../devhost/versions.ts';
import { eventually } from '../support/eventually.ts';
import { repeatUntilShown } from '../support/workbench/repeat.ts';
import { openVSCode, type VSCodeWindow } from '../support/workbench/vscodeWindow.ts';

const sample = 'Authing user pool of this file: Sample User Pool';
const staging = 'Authing user pool of this file: Sample User Pool (Staging)';
const open = 'Several user pools are connected';
/** Each pool has one of the two groups. */
const source = `from authing import ManagementClient

ManagementClient().delete_groups_batch(code_list=["alumni", "returns-desk"])
`;
const names = (userPoolId: string) => JSON.stringify({ 'authingGroups.userPool': { userPoolId } });

/** A workspace of several folders, one within another. Each test goes on from the one before. */
describe('The user pool of a folder', () => {
  let w: VSCodeWindow;

  before(async function () {
    this.timeout(240_000);
    const vsix = process.env.TEST_VSIX;
    w = await openVSCode({
      version: readVersionName(process.env.TEST_VSCODE),
      settings: { 'workbench.colorTheme': 'Default Dark Modern' },
      folders: ['billing', 'billing/tools', 'ops'],
      files: {
        'billing/invoice.py': source,
        'billing/.vscode/settings.json': names('sampleStaging'),
        'billing/tools/audit.py': source,
        'billing/tools/.vscode/settings.json': names('sample'),
        'ops/deploy.py': source,
      },
      ...(vsix === undefined ? { extension: root } : { vsix }),
    });
    await w.workbench.runCommand('Authing Groups: Open Sample User Pool');
    await w.workbench.tree.row('Sample User Pool').waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await w.workbench.picture(`failed-${this.currentTest.title.replaceAll(/\W+/g, '-')}`);
  });
  after(() => w?.close());

  it('shows in the status bar, and is said to be missing where it is not connected', async () => {
    const { workbench, folder } = w;
    await workbench.openFile(join(folder, 'ops/deploy.py'));
    await workbench.statusItem(sample).waitFor();
    await workbench.openFile(join(folder, 'billing/invoice.py'));
    await workbench.statusItem(/settings of this folder name is not connected/).waitFor();
    await workbench.picture('folder-pool-not-connected');
  });

  it('is that of the nearest folder of the workspace', async () => {
    const { workbench, folder } = w;
    await workbench.runCommand('Authing Groups: Open Sample User Pool (Staging)');
    await workbench.statusItem(staging).waitFor();
    await workbench.openFile(join(folder, 'billing/tools/audit.py'));
    await eventually(async () => {
      const label = await workbench.statusItem(/user pool of this file/).getAttribute('aria-label');
      assert.equal(label, sample);
    });
    await hasNoGroup('Sample User Pool', 'returns-desk');
    await workbench.picture('folder-pool-mark');
    await workbench.openFile(join(folder, 'billing/invoice.py'));
    await hasNoGroup('Sample User Pool (Staging)', 'alumni');
    await workbench.openFile(join(folder, 'ops/deploy.py'));
    await workbench.statusItem(open).waitFor();
    await eventually(async () => assert.equal(await marks().count(), 0));
  });

  const marks = () => w.page.locator('.part.editor .squiggly-warning');

  /** Sees the one code marked that the pool of the file in front has not. */
  async function hasNoGroup(pool: string, code: string): Promise<void> {
    await eventually(async () => assert.equal(await marks().count(), 1));
    await repeatUntilShown(
      async () => {
        // What was opened meanwhile may have the focus.
        await w.page.keyboard.press('Control+1');
        await w.page.keyboard.press('Alt+F8');
      },
      w.page.locator('.marker-widget').getByText(`“${pool}” has no group with the code “${code}”`),
    );
    await w.page.keyboard.press('Escape');
  }

  it('is chosen by a click, for this folder alone', async () => {
    const { workbench, folder } = w;
    const { quickInput } = workbench;
    await workbench.statusItem(open).click();
    await quickInput.shown('User Pool for “ops”');
    await workbench.picture('folder-pool-picker');
    await quickInput.pick('Sample User Pool (Staging)');
    await workbench.statusItem(staging).waitFor();
    const settings = await readFile(join(folder, 'ops/.vscode/settings.json'), 'utf8');
    assert.deepEqual(JSON.parse(settings), JSON.parse(names('sampleStaging')));
    await workbench.openFile(join(folder, 'billing/tools/audit.py'));
    await eventually(async () => {
      const label = await workbench.statusItem(/user pool of this file/).getAttribute('aria-label');
      assert.equal(label, sample);
    });
  });

  it('can be changed later: the picker marks the current one', async () => {
    const { workbench, folder } = w;
    const { quickInput } = workbench;
    await workbench.openFile(join(folder, 'ops/deploy.py'));
    await workbench.statusItem(staging).click();
    await quickInput.shown('User Pool for “ops”');
    const rows = await quickInput.read();
    assert.deepEqual(
      rows.filter(({ description }) => description === 'current').map(({ label }) => label),
      ['Sample User Pool (Staging)'],
    );
    // Enter at once leaves it as it is.
    await quickInput.accept();
    await quickInput.gone();
    const settings = await readFile(join(folder, 'ops/.vscode/settings.json'), 'utf8');
    assert.deepEqual(JSON.parse(settings), JSON.parse(names('sampleStaging')));
    await workbench.statusItem(staging).click();
    await quickInput.shown('User Pool for “ops”');
    await quickInput.pick('Remove the Choice');
    await workbench.statusItem(open).waitFor();
  });

  it('counts for the walkthrough, though that is opened only after pools were connected', async () => {
    const { workbench, page } = w;
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.quickInput.type('Get Started with Authing Groups');
    await workbench.quickInput.pick('Get Started with Authing Groups');
    await page
      .locator('.getting-started-step:has(.codicon-getting-started-step-checked)')
      .filter({ hasText: 'Connect a user pool' })
      .waitFor();
  });
});
