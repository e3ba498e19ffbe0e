import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

const typescript = `import { ManagementClient } from 'authing-js-sdk';

const client = new ManagementClient({ userPoolId: 'pool', secret: process.env.SECRET });
const NIGHT_SHIFT = 'oncall';

export async function page() {
  const oncall = await client.groups.detail('oncall');
  const people = await client.groups.listUsers(NIGHT_SHIFT);
  return { oncall, people, channel: '#oncall' };
}
`;

const python = `ROTA = {"oncall": "https://rota.example.com", "finance": None}
`;

/** Each test goes on where the one before it ended. */
describe('The uses of a group code in the workspace', () => {
  const w = useWindow({ 'src/page.ts': typescript, 'tools/rota.py': python });

  const read = (path: string) => readFile(join(w.folder, path), 'utf8');
  const list = () => w.page.locator('.part.sidebar .monaco-list-row');
  const preview = () => w.page.locator('.bulk-edit-panel');

  it('are listed by file, with what is certain and what may mean something else', async () => {
    await openSamplePool(w);
    await w.tree.menu('On call', 'Find All Uses in Workspace');
    await list().filter({ hasText: 'ROTA = {"oncall"' }).waitFor();
    await w.page
      .getByText('“oncall” in calls of an Authing SDK: 3, in other strings: 1. Files searched: 2.')
      .waitFor();
    await w.workbench.picture('uses-list');
    await list().filter({ hasText: 'listUsers(NIGHT_SHIFT)' }).click();
    await w.workbench.editorTab('page.ts').waitFor();
    await w.page.keyboard.press('F4');
    await w.workbench.editorTab('rota.py').waitFor();
    await w.workbench.picture('uses-next');
  });

  it('are offered before the code is changed', async () => {
    await w.workbench.openView('Authing Groups');
    await w.tree.menu('On call', 'Change Group Code…');
    await w.quickInput.shown('Change Group Code');
    await w.quickInput.answer('night-shift');
    await w.quickInput.shown('Change the code “oncall” to “night-shift”?');
    await w.workbench.picture('uses-question');
    await w.quickInput.pick('Find Uses');
    await list().filter({ hasText: 'ROTA = {"oncall"' }).waitFor();
    await w.quickInput.shown('Change the code “oncall” to “night-shift”?');
  });

  it('get the new code once they were seen, the uncertain ones only where they are ticked', async () => {
    await w.quickInput.pick('Change Code and Replace in Files…');
    const rows = preview().locator('.monaco-list-row');
    await rows.filter({ hasText: 'ROTA = {"oncall' }).waitFor();
    const ticked = async (text: string) =>
      rows.filter({ hasText: text }).locator('.edit-checkbox').getAttribute('aria-checked');
    assert.equal(await ticked('groups.detail'), 'true');
    assert.equal(await ticked('ROTA ='), 'false');
    await w.workbench.picture('uses-preview');
    assert.equal(await read('src/page.ts'), typescript);
    await preview().getByRole('button', { name: 'Apply' }).click();
    await eventually(async () =>
      assert.equal(await read('src/page.ts'), typescript.replaceAll(`'oncall'`, `'night-shift'`)),
    );
    assert.equal(await read('tools/rota.py'), python);
    await w.workbench.openView('Authing Groups');
    await eventually(async () => {
      const row = (await w.tree.read()).find(({ label }) => label === 'On call');
      assert.match(row?.description ?? '', /night-shift$/);
    });
  });

  it('are offered before a group is deleted', async () => {
    await w.tree.menu('On call', 'Delete Groups…');
    await w.dialog.getByText('Delete the group “On call”?').waitFor();
    await w.workbench.picture('uses-delete');
    await w.workbench.answerDialog('Find Uses');
    await list().filter({ hasText: `detail('night-shift')` }).waitFor();
    await w.quickInput.shown('Delete the group “On call”?');
    await w.workbench.picture('uses-delete-listed');
    await w.quickInput.pick('Cancel');
    await w.quickInput.gone();
  });
});
