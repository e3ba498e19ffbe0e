import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { repeatUntilShown } from '../support/workbench/repeat.ts';

const typescript = `import { ManagementClient } from 'authing-js-sdk';

const client = new ManagementClient({ userPoolId: 'pool', secret: process.env.SECRET });
export const oncall = client.groups.detail('oncall');
`;

/** Each test goes on where the one before it ended. */
describe('The walkthrough', () => {
  const w = useWindow({ 'src/oncall.ts': typescript });

  // What other suites did in this window counts as done.
  before(() => w.workbench.reload());

  const steps = () => w.page.locator('.gettingStartedContainer .getting-started-step');
  const step = (title: string) => steps().filter({ hasText: title });
  /** Opens it anew: its tab shows something else once another editor was in front. */
  const openAgain = async () => {
    await w.workbench.runCommand('Welcome: Open Walkthrough...');
    await w.quickInput.type('Get Started with Authing Groups');
    await w.quickInput.pick('Get Started with Authing Groups');
    await step('Connect a user pool').waitFor();
  };
  const expectCompleted = async (count: number) => {
    await eventually(async () => {
      const marks = await steps().evaluateAll((all) =>
        all.map((each) => each.querySelector('.codicon-getting-started-step-checked') !== null),
      );
      assert.deepEqual(
        marks,
        marks.map((_, index) => index < count),
      );
    });
  };

  it('is what the welcome view leads to', async () => {
    await w.workbench.openView('Authing Groups');
    const link = w.page.locator('.part.sidebar').getByText('Get started step by step');
    await link.waitFor({ timeout: 30_000 });
    await repeatUntilShown(() => link.click(), step('Connect a user pool'));
    await expectCompleted(0);
  });

  it('opens the sample user pool, and has its first step done', async () => {
    const button = step('Connect a user pool').getByRole('button', { name: 'Open Sample' });
    await repeatUntilShown(() => button.click({ timeout: 3000 }), w.tree.row('Sample User Pool'));
    await expectCompleted(1);
  });

  it('has a step done once a group was opened, members were added, a panel was shown', async () => {
    await w.tree.row('On call').waitFor({ timeout: 30_000 });
    await w.tree.expand('On call');
    await expectCompleted(2);
    await w.workbench.picture('walkthrough-2');
    await w.tree.action('On call', 'Add Members');
    await w.quickInput.type('emma');
    await w.quickInput.pick('Emma Clarke');
    await w.quickInput.accept();
    await w.workbench.notification('was added to').waitFor();
    await expectCompleted(3);
    await w.workbench.runCommand('Authing Groups: Show Permission Matrix');
    await w.page.getByRole('tab', { name: 'Permissions: Sample User Pool' }).waitFor();
  });

  it('has its last step done once a code in a source file was explained', async () => {
    await w.workbench.openFile(`${w.folder}/src/oncall.ts`, { line: 4, column: 50 });
    await repeatUntilShown(
      () => w.workbench.runCommand('Show or Focus Hover'),
      w.page.locator('.monaco-hover:not(.hidden)').getByText('Reveal in Sidebar'),
    );
    await openAgain();
    await expectCompleted(5);
    await w.workbench.picture('walkthrough-5-code');
  });
});
