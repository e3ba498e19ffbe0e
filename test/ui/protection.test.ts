import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { pressUntil, useWindow } from '../support/ui/sharedWindow.ts';
import { groupNames } from '../support/ui/treeLabels.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';

/** What a row of a group offers for changing it. */
const changes = [
  'Add Members…',
  'Grant Resources…',
  'Revoke Grants…',
  'Rename Group…',
  'Change Group Code…',
  'Edit Group Description…',
  'Delete Groups…',
];

/** Each test goes on where the one before it ended. */
describe('A user pool can be protected:', () => {
  const pool = usePool();
  const w = useWindow();
  const typing = 'Delete from Production: “Live”';

  before(async () => {
    await connectPool(w, pool, 'Live');
    await w.tree.row('On call').waitFor();
    await w.tree.click('Live');
  });

  async function protect(protection: string): Promise<void> {
    await w.tree.menu('Live', 'Set Pool Protection…');
    await w.quickInput.shown('Set Protection of “Live”');
    await w.quickInput.pick(protection);
    await w.quickInput.gone();
  }

  async function isShownAs(protection: string): Promise<void> {
    const host = new URL(pool.host).host;
    await eventually(async () =>
      assert.equal((await w.tree.read())[0]?.description, `${host}${protection}`),
    );
  }

  /** Begins to delete groups and agrees, up to where a code is to be typed. */
  async function beginToDelete(...names: readonly [string, ...string[]]): Promise<void> {
    for (const [index, name] of names.entries()) await w.tree.click(name, { add: index > 0 });
    await pressUntil(w, 'Delete', w.dialog);
    await w.workbench.answerDialog('Delete');
    await w.quickInput.shown(typing);
  }

  async function closeMenu(): Promise<void> {
    await w.page.keyboard.press('Escape');
    await w.page.locator('.monaco-menu').waitFor({ state: 'hidden' });
  }

  const groupThere = async (code: string) => (await pool.client.groups.detail(code)) !== undefined;

  it('as production, from the menu of its row, where the one it has now is marked', async () => {
    await isShownAs('');
    await w.tree.menu('Live', 'Set Pool Protection…');
    await w.quickInput.shown('Set Protection of “Live”');
    assert.deepEqual(
      (await w.quickInput.read()).map(({ label, description }) => [label, description]),
      [
        ['None', 'current'],
        ['Production', ''],
        ['Read-Only', ''],
      ],
    );
    await w.workbench.picture('protection-picker');
    await w.quickInput.pick('Production');
    await w.quickInput.gone();
    await isShownAs(' · Production');
    assert.match(await w.tree.tooltip('Live'), /Protection: Production\. To delete a group/);
    await w.workbench.picture('protection-production');
  });

  it('then a delete asks for the code of the group, and takes no other text', async () => {
    await beginToDelete('On call');
    await w.quickInput.message.filter({ hasText: 'type its code: oncall' }).waitFor();
    await w.workbench.picture('protection-code');
    for (const wrong of ['', 'On call', 'ONCALL', 'oncal']) {
      await w.quickInput.answer(wrong);
      await w.quickInput.message.filter({ hasText: 'This is not the code of “On call”' }).waitFor();
      await w.quickInput.type('o');
      await w.quickInput.message.filter({ hasText: 'type its code' }).waitFor();
    }
    await w.quickInput.answer('oncal');
    await w.quickInput.message.filter({ hasText: 'Nothing has been deleted' }).waitFor();
    await w.workbench.picture('protection-wrong-code');
    assert.ok(await groupThere('oncall'));
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('deletes the group whose code is typed', async () => {
    await beginToDelete('On call');
    await w.quickInput.answer('oncall');
    await w.tree.row('On call').waitFor({ state: 'detached' });
    assert.ok(!(await groupThere('oncall')));
  });

  it('deletes none of several groups unless the codes of all are there, typed or pasted', async () => {
    await beginToDelete('Customer Support', '设计团队');
    await w.quickInput.shown(`${typing} (1/2)`);
    await w.quickInput.answer('customer-support');
    await w.quickInput.shown(`${typing} (2/2)`);
    await w.quickInput.dismiss();
    await w.quickInput.gone();

    await beginToDelete('Customer Support', '设计团队');
    assert.ok((await groupThere('customer-support')) && (await groupThere('design')));
    for (const code of ['customer-support', 'design']) {
      await w.quickInput.message.filter({ hasText: `type its code: ${code}` }).waitFor();
      await w.workbench.copy(code);
      await w.quickInput.input.focus();
      await w.page.keyboard.press('Control+V');
      await w.quickInput.accept();
    }
    await w.tree.row('设计团队').waitFor({ state: 'detached' });
    assert.ok(!(await groupThere('customer-support')) && !(await groupThere('design')));
  });

  it('as read-only, which leaves on its rows what looks, and nothing that changes', async () => {
    await w.tree.click('Live');
    await protect('Read-Only');
    await isShownAs(' · Read-Only');
    await w.tree.openMenu('People Operations');
    await w.tree.menuItem('Find Member…').waitFor();
    await w.tree.menuItem('Copy Group Code').waitFor();
    for (const item of changes) assert.equal(await w.tree.menuItem(item).count(), 0, item);
    await w.workbench.picture('protection-read-only-menu');
    await closeMenu();
    await w.tree.openMenu('Live');
    await w.tree.menuItem('Set Pool Protection…').waitFor();
    assert.equal(await w.tree.menuItem('Create Group…').count(), 0);
    await closeMenu();
    const icons = w.tree.row('People Operations').locator('.actions .action-label');
    await w.tree.row('People Operations').hover();
    await eventually(async () => assert.equal(await icons.count(), 1));
    assert.match((await icons.getAttribute('aria-label')) ?? '', /^Show Authorized Resources/);
  });

  it('then a group without members only says so', async () => {
    await w.tree.expand('Alumni 前员工');
    await w.tree.row('No members yet').waitFor();
    const row = (await w.tree.read()).find(({ label }) => label === 'No members yet');
    assert.equal(row?.description, '');
    await w.workbench.picture('protection-read-only');
  });

  it('then a member that is found can be looked at, and not removed', async () => {
    await w.tree.menu('People Operations', 'Find Member…');
    await w.quickInput.shown('Find Member of “People Operations”');
    await w.quickInput.rows.first().waitFor();
    await w.quickInput.accept();
    await w.quickInput.row('User ID').waitFor();
    assert.equal(await w.quickInput.row('Remove from Group…').count(), 0);
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('then a key says why it does nothing, and leads to where that is set', async () => {
    const refusal = w.workbench.notification('“Live” is Read-Only.');
    for (const key of ['Delete', 'F2']) {
      await w.tree.click('People Operations');
      await pressUntil(w, key, refusal);
      await w.workbench.picture('protection-refused');
      await refusal.getByRole('button', { name: 'Set Pool Protection…' }).click();
      await w.quickInput.shown('Set Protection of “Live”');
      await w.quickInput.dismiss();
      await w.quickInput.gone();
    }
    assert.ok((await groupNames(w.tree)).includes('People Operations'));
  });

  it('then a command of the palette is refused before anything is asked', async () => {
    const refusal = w.workbench.notification('“Live” is Read-Only.');
    for (const command of ['Create Group…', 'Add Members…', 'Delete Groups…']) {
      await w.workbench.runCommand(`Authing Groups: ${command}`);
      await refusal.waitFor();
      await w.quickInput.gone();
      await w.workbench.clearNotifications();
      await refusal.waitFor({ state: 'hidden' });
    }
  });

  it('in all windows at once', async function () {
    this.timeout(120_000);
    const other = await w.openAnother();
    await other.openView('Authing Groups');
    await other.tree.row('People Operations').waitFor({ timeout: 30_000 });
    const description = async () => (await other.tree.read())[0]?.description ?? '';
    assert.match(await description(), / · Read-Only$/);
    await w.page.bringToFront();
    await protect('Production');
    await other.page.bringToFront();
    await eventually(async () => assert.match(await description(), / · Production$/));
    await w.page.bringToFront();
    await protect('Read-Only');
    await other.page.bringToFront();
    await eventually(async () => assert.match(await description(), / · Read-Only$/));
    await other.tree.openMenu('People Operations');
    for (const item of changes) assert.equal(await other.tree.menuItem(item).count(), 0, item);
    await other.page.close();
    await w.page.bringToFront();
  });

  it('or not at all, and then everything can be changed again', async () => {
    await protect('None');
    await isShownAs('');
    await w.tree.click('People Operations');
    await pressUntil(w, 'F2', w.quickInput.titled('Rename Group'));
    await w.quickInput.answer('People');
    await w.tree.row('People').waitFor();
    await w.tree.openMenu('People');
    for (const item of changes) await w.tree.menuItem(item).waitFor();
    await closeMenu();
  });
});
