import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool, sampleGroupCount } from '../support/ui/openSamplePool.ts';
import { pressUntil, useWindow } from '../support/ui/sharedWindow.ts';
import { groupNames } from '../support/ui/treeLabels.ts';

describe('The sample user pool', () => {
  const w = useWindow();

  before(() => openSamplePool(w));

  async function disconnect(answer: string): Promise<void> {
    await w.tree.menu('Sample User Pool', 'Disconnect User Pool…');
    await w.dialog.getByText('Disconnect “Sample User Pool”?').waitFor();
    await w.workbench.picture('sample-disconnect');
    await w.workbench.answerDialog(answer);
  }

  async function openAgain(): Promise<void> {
    await w.page
      .locator('.part.sidebar')
      .getByRole('button', { name: 'Open Sample User Pool' })
      .click();
  }

  it('keeps its data when it is disconnected, if asked to', async () => {
    await w.tree.click('Alumni 前员工');
    await pressUntil(w, 'F2', w.quickInput.titled('Rename Group'));
    await w.quickInput.answer('Alumni 2026');
    await w.tree.row('Alumni 2026').waitFor();
    await disconnect('Disconnect and Keep Data');
    await openAgain();
    await w.tree.row('Alumni 2026').waitFor();
    assert.equal((await groupNames(w.tree)).length, sampleGroupCount);
  });

  it('puts its data back to what it was at first, if asked to', async () => {
    await disconnect('Disconnect and Reset Data');
    await openAgain();
    await eventually(async () => {
      const [first] = await groupNames(w.tree);
      assert.equal(first, 'Alumni 前员工');
    });
  });

  it('has a staging pool, which opens beside it with groups of its own', async () => {
    await w.workbench.runCommand('Authing Groups: Open Sample User Pool (Staging)');
    await w.tree.row('退货受理 Returns desk').waitFor();
    await eventually(async () => {
      const pools = (await w.tree.read()).filter(({ level }) => level === 1);
      assert.deepEqual(
        pools.map(({ label }) => label),
        ['Sample User Pool', 'Sample User Pool (Staging)'],
      );
      const details = (await w.tree.read()).map(({ description }) => description);
      assert.ok(details.includes('24 · engineering') && details.includes('23 · engineering'));
    });
    await w.workbench.picture('sample-staging');
  });
});
