import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { pressUntil, useWindow } from '../support/ui/sharedWindow.ts';

/** Each test goes on where the one before it ended, as a person's first hour would. */
describe('The way through the main job', () => {
  const w = useWindow();

  const picture = (name: string) => w.workbench.picture(`journey-${name}`);
  const firstGroup = async () => (await w.tree.read())[1];

  it('welcomes who has no user pool yet with two ways to begin', async () => {
    await w.workbench.openView('Authing Groups');
    const sidebar = w.page.locator('.part.sidebar');
    await sidebar.getByRole('button', { name: 'Connect User Pool' }).waitFor({ timeout: 30_000 });
    await sidebar.getByRole('button', { name: 'Open Sample User Pool' }).waitFor();
    await picture('01-welcome');
  });

  it('opens the sample user pool on its groups, newest first, each with code and member count', async () => {
    await w.page
      .locator('.part.sidebar')
      .getByRole('button', { name: 'Open Sample User Pool' })
      .click();
    await eventually(async () => {
      const rows = await w.tree.read();
      assert.equal(rows[0]?.label, 'Sample User Pool');
      assert.equal(rows.length, 14);
      assert.deepEqual(
        [rows[1], rows[13]].map((row) => [row?.label, row?.description, row?.level]),
        [
          ['Alumni 前员工', '0 · alumni', 2],
          ['全体员工', '60 · all-staff', 2],
        ],
      );
    }, 30_000);
    await picture('02-sample-pool');
  });

  it('tells while one types that a group code is taken, or unusual', async () => {
    await w.tree.titleAction('Create Group');
    await w.quickInput.shown('Create Group (1/3)');
    await w.quickInput.type('engineering');
    await w.quickInput.message
      .filter({ hasText: 'Another group of this user pool has the code “engineering”.' })
      .waitFor();
    await picture('03-code-taken');
    await w.quickInput.accept();
    assert.match((await w.quickInput.title.textContent()) ?? '', /1\/3/);
    await w.quickInput.type('release crew');
    await w.quickInput.message
      .filter({ hasText: 'are the safest to use in source code' })
      .waitFor();
    await picture('04-code-unusual');
    await w.quickInput.type('');
    await w.quickInput.message.filter({ hasText: 'Enter a code' }).waitFor();
  });

  it('creates a group, which then stands first and is selected', async () => {
    await w.quickInput.answer('release-crew');
    await w.quickInput.shown('Create Group (2/3)');
    await picture('05-name');
    await w.quickInput.answer('Release crew');
    await w.quickInput.shown('Create Group (3/3)');
    await w.quickInput.answer('Ships on Thursdays');
    await w.quickInput.gone();
    await eventually(async () => {
      const row = await firstGroup();
      assert.equal(row?.label, 'Release crew');
      assert.equal(row?.description, '0 · release-crew');
      assert.ok(row.selected && row.focused);
    });
    await picture('06-created');
  });

  it('renames the selected group with F2', async () => {
    await pressUntil(w, 'F2', w.quickInput.titled('Rename Group'));
    assert.equal(await w.quickInput.input.inputValue(), 'Release crew');
    await picture('07-rename');
    await w.quickInput.answer('Release captains');
    await eventually(async () => {
      const row = await firstGroup();
      assert.equal(row?.label, 'Release captains');
      assert.ok(row.selected);
    });
    await picture('08-renamed');
  });

  it('changes its code without moving or deselecting it', async () => {
    await w.tree.menu('Release captains', 'Change Group Code…');
    await w.quickInput.shown('Change Group Code');
    await w.quickInput.answer('release-captains');
    await w.quickInput.shown('Change the code “release-crew” to “release-captains”?');
    await picture('09-what-goes-with-it');
    await w.quickInput.pick('Change Code');
    await eventually(async () => {
      const row = await firstGroup();
      assert.equal(row?.label, 'Release captains');
      assert.equal(row?.description, '0 · release-captains');
      assert.ok(row.selected);
    });
    await picture('09-code-changed');
  });

  it('adds members picked from two searches', async () => {
    await w.tree.action('Release captains', 'Add Members');
    await w.quickInput.shown('Add Members to “Release captains”');
    await w.quickInput.type('chenwei');
    await w.quickInput.pick('陈伟');
    await w.quickInput.type('emma');
    await w.quickInput.pick('Emma Clarke');
    await eventually(async () =>
      assert.deepEqual(
        (await w.quickInput.read()).filter(({ checked }) => checked).map(({ label }) => label),
        ['陈伟', 'Emma Clarke'],
      ),
    );
    await picture('10-add-members');
    await w.quickInput.accept();
    await w.workbench.notification('2 members were added to “Release captains”').waitFor();
    await eventually(async () =>
      assert.equal((await firstGroup())?.description, '2 · release-captains'),
    );
    await picture('11-members-added');
  });

  it('shows the members below the group', async () => {
    await w.workbench.clearNotifications();
    await w.tree.expand('Release captains');
    await eventually(async () =>
      assert.deepEqual(
        (await w.tree.read())
          .filter(({ level }) => level === 3)
          .map(({ label, description }) => [label, description]),
        [
          ['Emma Clarke', 'emma.clarke@lanhai.example.com'],
          ['陈伟', 'chenwei@lanhai.example.com'],
        ],
      ),
    );
    await picture('12-members');
  });

  it('shows what a group is authorized for in a panel', async () => {
    await w.tree.action('研发团队 Engineering', 'Show Authorized Resources');
    await w.workbench.editorTab('研发团队 Engineering').waitFor();
    const page = w.workbench.webview();
    await page.getByRole('heading', { name: '研发团队 Engineering' }).waitFor();
    await page.getByRole('row', { name: 'documents:architecture' }).waitFor();
    await page.getByText('15 resources').first().waitFor();
    await picture('13-panel');
  });

  it('removes a member after a confirmation that names them, and goes on to the next row', async () => {
    await w.tree.click('Emma Clarke');
    await pressUntil(
      w,
      'Delete',
      w.dialog.getByText('Remove Emma Clarke from “Release captains”?'),
    );
    await picture('14-remove');
    await w.workbench.answerDialog('Remove');
    await eventually(async () => {
      const rows = await w.tree.read();
      assert.ok(!rows.some(({ label }) => label === 'Emma Clarke'));
      assert.equal(rows[1]?.description, '1 · release-captains');
      assert.equal(rows.find(({ focused }) => focused)?.label, '陈伟');
    });
    await picture('15-removed');
  });

  it('deletes a group after a confirmation that names it and how many members it has', async () => {
    await w.tree.click('Release captains');
    await pressUntil(w, 'Delete', w.dialog.getByText('Delete the group “Release captains”?'));
    await w.dialog.getByText('Release captains (release-captains), 1 member').waitFor();
    await picture('16-delete');
    await w.workbench.answerDialog('Delete');
    await eventually(async () => {
      const rows = await w.tree.read();
      assert.ok(!rows.some(({ label }) => label === 'Release captains'));
      assert.equal(rows.find(({ focused }) => focused)?.label, 'Alumni 前员工');
    });
    await picture('17-deleted');
  });
});
