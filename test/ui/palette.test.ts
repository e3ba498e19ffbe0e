import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

describe('A command from the palette', () => {
  const w = useWindow();

  before(() => openSamplePool(w));

  /** Each command, the title it asks for the group under, and the one of what follows. */
  const commands: readonly (readonly [command: string, asks: string, then: string])[] = [
    ['Rename Group…', 'Rename Group', 'Rename Group'],
    ['Change Group Code…', 'Change Group Code', 'Change Group Code'],
    ['Edit Group Description…', 'Edit Group Description', 'Edit Group Description'],
    ['Add Members…', 'Add Members', 'Add Members to “On call”'],
    ['Find Member…', 'Find Member', 'Find Member of “On call”'],
    ['Remove from Group…', 'Remove from Group', 'Remove from Group'],
    ['Copy User ID', 'Copy User ID', 'Copy User ID'],
  ];
  /** The same of those that ask for groups, as many as one likes. */
  const commandsOnMany: typeof commands = [
    ['Grant Resources…', 'Grant Resources', 'Grant Resources to 2 Groups (1/3)'],
    ['Revoke Grants…', 'Revoke Grants', 'Revoke Grants of 2 Groups'],
  ];

  for (const [command, asks, then] of commands) {
    it(`asks for the group: ${command}`, async () => {
      await w.workbench.runCommand(`Authing Groups: ${command}`);
      await w.quickInput.shown(asks);
      const row = w.quickInput.row('On call');
      assert.match((await row.textContent()) ?? '', /oncall/);
      await row.click();
      await row.waitFor({ state: 'detached' });
      await w.quickInput.shown(then);
      await w.quickInput.dismiss();
      await w.quickInput.gone();
    });
  }

  for (const [command, asks, then] of commandsOnMany) {
    it(`asks for groups, as many as one likes: ${command}`, async () => {
      await w.workbench.runCommand(`Authing Groups: ${command}`);
      await w.quickInput.shown(asks);
      await w.quickInput.pick('On call');
      await w.quickInput.pick('People Operations');
      await w.quickInput.accept();
      await w.quickInput.shown(then);
      await w.quickInput.dismiss();
      await w.quickInput.gone();
    });
  }

  it('asks for groups, as many as one likes: Delete Groups…', async () => {
    await w.workbench.runCommand('Authing Groups: Delete Groups…');
    await w.quickInput.shown('Delete Groups');
    await w.quickInput.pick('On call');
    await w.quickInput.pick('People Operations');
    await w.workbench.picture('palette-delete-groups');
    await w.quickInput.accept();
    await w.dialog.getByText('Delete 2 groups?').waitFor();
    await w.page.keyboard.press('Escape');
    await w.dialog.waitFor({ state: 'hidden' });
  });

  it('finds the group by a part of its code as one types', async () => {
    await w.workbench.runCommand('Authing Groups: Show Authorized Resources');
    await w.quickInput.shown('Show Authorized Resources');
    await w.quickInput.row('财务部').waitFor();
    await w.quickInput.type('finan');
    await eventually(async () =>
      assert.deepEqual(
        (await w.quickInput.read()).map(({ label }) => label),
        ['财务部'],
      ),
    );
    await w.quickInput.accept();
    await w.workbench.editorTab('财务部').waitFor();
  });

  it('copies the user ids of members it has let one pick', async () => {
    await w.workbench.runCommand('Authing Groups: Copy User ID');
    await w.quickInput.shown('Copy User ID');
    await w.quickInput.pick('On call');
    await w.quickInput.row('张强').waitFor();
    await w.quickInput.pick('张强');
    await w.quickInput.pick('唐博');
    await w.quickInput.accept();
    await w.quickInput.gone();
    await eventually(async () =>
      assert.match(await w.workbench.clipboard(), /^[0-9a-f]{24}\n[0-9a-f]{24}$/),
    );
  });

  it('empties a description, and the tooltip no longer has it', async () => {
    await w.workbench.runCommand('Authing Groups: Edit Group Description…');
    await w.quickInput.shown('Edit Group Description');
    await w.quickInput.pick('Global Sales');
    await w.quickInput.message
      .filter({ hasText: 'Description of the group “Global Sales”' })
      .waitFor();
    assert.equal(await w.quickInput.input.inputValue(), 'Sales outside of China');
    await w.quickInput.answer('');
    await w.quickInput.gone();
    await eventually(async () => {
      const text = await w.tree.tooltip('Global Sales');
      assert.match(text, /Code: sales-global/);
      assert.doesNotMatch(text, /Sales outside of China/);
    });
  });

  it('shows the log, which has no secret, token or name in it', async () => {
    await w.workbench.runCommand('Authing Groups: Show Log');
    const lines = w.page.locator('.part.panel .view-lines');
    await lines.filter({ hasText: 'updateGroup: done' }).waitFor();
    assert.doesNotMatch((await lines.textContent()) ?? '', /Bearer|secret|Global/i);
    await w.workbench.picture('palette-log');
    await w.workbench.runCommand('View: Hide Panel');
  });
});
