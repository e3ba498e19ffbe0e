import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { pressUntil, useWindow } from '../support/ui/sharedWindow.ts';
import { memberNames } from '../support/ui/treeLabels.ts';
import { repeatUntilGone } from '../support/workbench/repeat.ts';

/** What the menu of a group offers. */
const ofGroup = [
  'Show Authorized Resources',
  'Show Permission Matrix',
  'Compare Groups…',
  'Find Member…',
  'Find All Uses in Workspace',
  'Refresh',
  'Add Members…',
  'Grant Resources…',
  'Revoke Grants…',
  'Rename Group…',
  'Change Group Code…',
  'Edit Group Description…',
  'Copy Group Code',
  'Copy as Code…',
  'Copy Group to Another Pool…',
  'Delete Groups…',
];

describe('The context menu of a row', () => {
  const w = useWindow();

  before(async () => {
    await openSamplePool(w);
    await w.tree.expand('On call');
    await eventually(async () => assert.equal((await memberNames(w.tree)).length, 6));
  });

  beforeEach(async () => {
    await w.tree.click('People Operations');
    await w.tree.click('财务部', { add: true });
  });

  afterEach(async () => {
    await repeatUntilGone(
      () => w.page.keyboard.press('Escape'),
      w.page.locator('.monaco-menu').first(),
    );
  });

  /** Opens the menu of a row, and says what is in it. */
  async function entries(label: string): Promise<string[]> {
    await w.tree.openMenu(label);
    // It fades in.
    await w.page
      .locator('.context-view')
      .filter({ visible: true })
      .first()
      .evaluate(
        '(menu) => Promise.all(menu.getAnimations({ subtree: true }).map((each) => each.finished))',
      );
    const labels = w.page.locator('.monaco-menu .action-item:not(.disabled) .action-label');
    return (await labels.allTextContents()).filter((text) => text !== '');
  }

  it('offers all of a group on one outside of the selection, and acts on that one', async () => {
    assert.deepEqual(await entries('Customer Support'), ofGroup);
    await w.workbench.picture('menu-outside-selection');
    await w.page.keyboard.press('Escape');
    await w.tree.menu('Customer Support', 'Rename Group…');
    await w.quickInput.titled('Rename Group').waitFor();
    await w.page.getByText('New name of the group “Customer Support”').first().waitFor();
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('offers the same on a group of the selection, and says which one it is about', async () => {
    assert.deepEqual(await entries('财务部'), ofGroup);
    await w.workbench.picture('menu-inside-selection');
    await w.page.keyboard.press('Escape');
    await w.tree.menu('财务部', 'Rename Group…');
    await w.page.getByText('New name of the group “财务部”').first().waitFor();
    await w.workbench.picture('menu-rename-clicked');
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('copies a call of the SDK for the language that one selects', async () => {
    await w.tree.menu('Customer Support', 'Copy as Code…');
    await w.quickInput.titled('Copy as Code').waitFor();
    await w.workbench.picture('copy-as-code-languages');
    await w.quickInput.pick('Python');
    await w.quickInput.titled('Copy “Customer Support” as Code').waitFor();
    await w.workbench.picture('copy-as-code');
    await w.quickInput.pick('List its members');
    await w.quickInput.gone();
    assert.equal(
      await w.workbench.clipboard(),
      'management_client.groups.list_users("customer-support")',
    );
  });

  it('opens on a user pool too, while groups are selected', async () => {
    assert.deepEqual(await entries('Sample User Pool'), [
      'Create Group…',
      'Refresh',
      'Show Permission Matrix',
      'Find Groups by Resource…',
      'Set Pool Protection…',
      'Disconnect User Pool…',
    ]);
    await w.workbench.picture('menu-pool');
  });

  it('offers for rows of several kinds what goes for all of them', async () => {
    const [member = ''] = await memberNames(w.tree);
    await w.tree.click(member, { add: true });
    assert.deepEqual(await entries(member), ['Refresh']);
    await w.workbench.picture('menu-mixed-selection');
  });

  it('is left out by F2, which asks for one group where several are selected', async () => {
    const said = w.workbench.notification('2 groups are selected. Select only the one you mean.');
    await pressUntil(w, 'F2', said);
    await w.workbench.picture('keys-rename-several');
    assert.equal(await w.quickInput.titled('Rename Group').count(), 0);
    await w.workbench.clearNotifications();
  });
});
