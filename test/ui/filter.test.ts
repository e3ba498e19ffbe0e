import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool, sampleGroupCount } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { focusedRow, groupNames } from '../support/ui/treeLabels.ts';

/** Each test goes on where the one before it ended. */
describe('The filter of the groups', () => {
  const w = useWindow();

  before(() => openSamplePool(w));

  async function filterBy(text: string): Promise<void> {
    await w.workbench.runCommand('Authing Groups: Filter Groups…');
    await w.quickInput.shown('Filter Groups');
    await w.quickInput.answer(text);
    await w.quickInput.gone();
  }

  async function shows(message: string | undefined, names: readonly string[]): Promise<void> {
    await eventually(async () => {
      assert.deepEqual(await groupNames(w.tree), names);
      const shown = (await w.tree.message().isVisible())
        ? ((await w.tree.message().textContent()) ?? '').trim()
        : '';
      assert.equal(shown, message ?? '');
    }, 20_000);
  }

  it('shows only the groups whose name or code has the text, and says so above them', async () => {
    await w.tree.titleAction('Filter Groups');
    await w.quickInput.shown('Filter Groups');
    await w.quickInput.answer('SALES');
    await shows('Filter: “SALES” (2 of 13 groups)', ['Global Sales', '中国区销售']);
    await w.workbench.picture('filter-shown');
  });

  it('is remembered when the window is loaded again', async () => {
    await w.workbench.reload();
    await shows('Filter: “SALES” (2 of 13 groups)', ['Global Sales', '中国区销售']);
  });

  it('that hides a new group says so, with a way to see it', async () => {
    await w.workbench.runCommand('Authing Groups: Create Group…');
    await w.quickInput.shown('Create Group (1/3)');
    await w.quickInput.answer('zebra');
    await w.quickInput.shown('Create Group (2/3)');
    await w.quickInput.answer('Zebra crossing');
    await w.quickInput.shown('Create Group (3/3)');
    await w.quickInput.answer('');
    const note = 'The group “Zebra crossing” was created. The filter “SALES” hides it.';
    await w.workbench.notification(note).waitFor();
    await w.workbench.picture('filter-hides-new-group');
    await shows('Filter: “SALES” (2 of 14 groups)', ['Global Sales', '中国区销售']);
    await w.workbench.answerNotification(note, 'Clear Filter');
    await eventually(async () => {
      const names = await groupNames(w.tree);
      assert.equal(names.length, sampleGroupCount + 1);
      assert.equal(names[0], 'Zebra crossing');
      assert.equal(await focusedRow(w.tree), 'Zebra crossing');
    });
    await eventually(async () => assert.equal(await w.tree.message().isVisible(), false));
  });

  it('that nothing matches leaves a row that clears it', async () => {
    await filterBy('no such group');
    const row = w.tree.row('No matching groups');
    await row.waitFor();
    assert.match((await row.textContent()) ?? '', /Clear Filter/);
    await w.workbench.picture('filter-no-match');
    await row.locator('.label-name').click();
    await eventually(async () =>
      assert.equal((await groupNames(w.tree)).length, sampleGroupCount + 1),
    );
  });

  it('is cleared from the title of the view', async () => {
    await filterBy('on');
    await eventually(async () => assert.ok((await groupNames(w.tree)).length < sampleGroupCount));
    await w.tree.titleAction('Clear Filter');
    await eventually(async () =>
      assert.equal((await groupNames(w.tree)).length, sampleGroupCount + 1),
    );
  });
});
