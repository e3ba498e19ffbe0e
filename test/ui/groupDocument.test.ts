import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { repeatUntilShown } from '../support/workbench/repeat.ts';

const typescript = `import { ManagementClient } from 'authing-js-sdk';

const client = new ManagementClient({ userPoolId: 'pool', secret: process.env.SECRET });

export const pager = () => client.groups.listUsers('oncall');
`;

/** Each test goes on where the one before it ended. */
describe('The code of a group in a source file', () => {
  const w = useWindow({ 'src/pager.ts': typescript });

  const openCode = () => w.workbench.openFile(`${w.folder}/src/pager.ts`, { line: 5, column: 56 });
  const lines = (text: string) => w.page.locator('.part.editor .view-line').getByText(text);
  const selected = async () =>
    (await w.tree.read()).filter((row) => row.selected).map(({ label }) => label);

  it('shows the document of the group in Peek, and selects nothing in the sidebar', async () => {
    await openSamplePool(w);
    await w.tree.row('安全评审').click();
    await openCode();
    const peek = w.page.locator('.peekview-widget');
    await repeatUntilShown(
      () => w.workbench.runCommand('Peek Definition'),
      peek.locator('.view-line').getByText('Members (6)'),
      { attempts: 6 },
    );
    await peek.locator('.filename').getByText('oncall.yaml').waitFor();
    await w.workbench.picture('group-peek');
    await w.page.keyboard.press('Escape');
    await peek.waitFor({ state: 'hidden' });
    assert.match((await selected()).join(), /安全评审/);
  });

  it('leads to the document with F12, and to the row of the group in the sidebar', async () => {
    await openCode();
    await repeatUntilShown(() => w.page.keyboard.press('F12'), lines('Group code: oncall'));
    await w.workbench.editorTab('oncall.yaml').waitFor();
    await lines('Authorized resources (7)').waitFor();
    await eventually(async () => assert.match((await selected()).join(), /On call/));
    await w.workbench.picture('group-document');
    // The focus is in the document: back is where one came from.
    await w.page.keyboard.press('Control+Home');
    await w.page.locator('.part.statusbar').getByRole('button', { name: 'Ln 1, Col 1' }).waitFor();
  });

  it('has the document again after a reload of the window', async () => {
    await w.workbench.reload();
    await lines('Group code: oncall').waitFor();
    await lines('Members (6)').waitFor();
    await lines('Authorized resources (7)').waitFor();
  });
});
