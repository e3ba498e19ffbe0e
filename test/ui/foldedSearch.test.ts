import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

describe('A group is found by letters of another width', () => {
  const w = useWindow();

  before(() => openSamplePool(w));

  it('in a picker', async () => {
    await w.workbench.runCommand('Authing Groups: Copy Group Code');
    await w.quickInput.row('研发团队 Engineering').waitFor();
    await w.page.keyboard.insertText('ｅｎｇｉｎｅｅｒ');
    await eventually(async () => {
      const labels = (await w.quickInput.read()).map(({ label }) => label);
      assert.deepEqual(labels, ['研发团队 Engineering']);
    });
    await w.workbench.picture('picker-full-width');
    await w.page.keyboard.press('Enter');
    await eventually(async () => assert.equal(await w.workbench.clipboard(), 'engineering'));
  });

  it('in the filter of the sidebar', async () => {
    await w.workbench.runCommand('Authing Groups: Filter Groups…');
    // Not the palette, which is still there for a moment and would take what is typed.
    await w.quickInput.shown('Filter Groups');
    await w.page.keyboard.insertText('ＥＮＧＩＮＥＥＲ');
    await w.page.keyboard.press('Enter');
    await eventually(async () => {
      const groups = (await w.tree.read()).filter(({ level }) => level === 2);
      assert.deepEqual(
        groups.map(({ label }) => label),
        ['研发团队 Engineering'],
      );
    });
    await w.tree.titleAction('Clear Filter');
  });
});
