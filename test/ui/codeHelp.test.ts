import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { repeatUntilShown } from '../support/workbench/repeat.ts';

const typescript = `import { ManagementClient } from 'authing-js-sdk';

const client = new ManagementClient({ userPoolId: 'pool', secret: process.env.SECRET });

export async function notify() {
  const oncall = await client.groups.detail('oncall');
  const editors = await client.groups.detail('enginering');
  const people = await client.groups.listUsers('');
  return [oncall, editors, people];
}
`;

/** Each test goes on where the one before it ended. */
describe('A source file', () => {
  const w = useWindow({ 'src/notify.ts': typescript });

  const open = (line: number, column: number) =>
    w.workbench.openFile(`${w.folder}/src/notify.ts`, { line, column });
  const suggestions = () => w.page.locator('.suggest-widget.visible .monaco-list-row');
  const hover = () => w.page.locator('.monaco-hover:not(.hidden)');

  it('marks the code of a group that the pool does not have, and mends it', async () => {
    await openSamplePool(w);
    await open(7, 48);
    await w.page.locator('.part.editor .squiggly-warning').first().waitFor();
    const fix = w.page.locator('.action-widget').getByText('Change to “engineering”');
    const mended = w.page.locator('.part.editor .view-line').getByText("'engineering'");
    await repeatUntilShown(async () => {
      await repeatUntilShown(() => w.page.keyboard.press('Control+.'), fix);
      await w.workbench.picture('code-fix');
      await w.page.keyboard.press('Enter');
    }, mended);
    await eventually(async () =>
      assert.equal(await w.page.locator('.part.editor .squiggly-warning').count(), 0),
    );
  });

  it('says what a code names, and shows the group in the sidebar', async () => {
    await open(6, 48);
    await w.workbench.runCommand('Show or Focus Hover');
    await hover().getByText('Reveal in Sidebar').waitFor();
    await w.workbench.picture('code-hover');
    await hover().getByText('Reveal in Sidebar').click();
    await eventually(async () => {
      const selected = (await w.tree.read()).filter((row) => row.selected);
      assert.match(selected.map(({ label }) => label).join(), /On call/);
    });
  });

  it('offers the groups of the pool once a quote is typed', async () => {
    await open(8, 49);
    // Takes both quotes away.
    await w.page.keyboard.press('Backspace');
    await w.page.keyboard.type("'");
    await suggestions().first().waitFor();
    await w.page.keyboard.type('secu');
    await suggestions().getByText('security-reviewers').first().waitFor();
    await w.workbench.picture('code-completion');
    await w.page.keyboard.press('Enter');
    await w.page.locator('.part.editor .view-line').getByText("'security-reviewers'").waitFor();
  });
});
