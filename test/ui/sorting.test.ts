import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { refusal, startProxy } from '../support/servers/recordingProxy.ts';
import { openSamplePool, sampleGroupCount } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { groupNames } from '../support/ui/treeLabels.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';

/** Each test goes on where the one before it ended. */
describe('Sort Groups', () => {
  const large = usePool({ groups: 120, users: 20 });
  const w = useWindow();

  before(() => openSamplePool(w));

  /** Opens the picker; the label of the order that it shows as the current one. */
  async function openPicker(): Promise<string | undefined> {
    await w.workbench.runCommand('Authing Groups: Sort Groups…');
    await w.quickInput.shown('Sort Groups');
    const rows = w.page.locator('.quick-input-list .monaco-list-row');
    assert.equal(await rows.filter({ has: w.page.locator('.codicon-check') }).count(), 1);
    return (await w.quickInput.read()).find(({ description }) => description === 'current')?.label;
  }

  async function pick(label: string): Promise<void> {
    await w.quickInput.pick(label);
    await w.quickInput.gone();
  }

  async function isSortedByName(): Promise<void> {
    const { compare } = new Intl.Collator('en', { numeric: true });
    await eventually(async () => {
      const names = await groupNames(w.tree);
      assert.equal(names.length, sampleGroupCount);
      assert.deepEqual(names, names.toSorted(compare));
    }, 20_000);
  }

  it('offers the orders, with a check at the current one', async () => {
    assert.equal(await openPicker(), 'Newest First');
    await w.workbench.picture('sort-groups');
  });

  it('lists the groups in the order picked', async () => {
    await pick('Name');
    await isSortedByName();
    await w.workbench.picture('sorted-by-name');
  });

  it('is remembered when the window is loaded again', async () => {
    await w.workbench.reload();
    await isSortedByName();
    assert.equal(await openPicker(), 'Name');
    await pick('Newest First');
    await eventually(async () => assert.equal((await groupNames(w.tree)).length, sampleGroupCount));
  });

  describe('where not all groups can be read', () => {
    let proxy: Awaited<ReturnType<typeof startProxy>>;

    before(async () => {
      proxy = await startProxy(large.host);
    });

    after(async () => {
      await openPicker();
      await pick('Newest First');
      await proxy.close();
    });

    const isOfPart = async () => {
      const message = w.tree.message().filter({ hasText: 'could be loaded and sorted' });
      await message.waitFor();
      assert.match(
        (await message.textContent()) ?? '',
        /^\s*Only 63 of 133 groups could be loaded and sorted\s*$/,
      );
    };

    it('says above the rows of how many groups the order is', async () => {
      proxy.alter('groups', async ({ variables: { page } }, forward) =>
        page === 1 ? forward() : refusal(400, 'no more'),
      );
      const { userPoolId, secret } = large;
      await connectPool(w, { host: proxy.host, userPoolId, secret }, 'Large');
      await openPicker();
      await pick('Code');
      await isOfPart();
      await w.workbench.picture('sorted-in-part');
    });

    it('says so, too, where counting the members is cancelled', async () => {
      await openPicker();
      await pick('Newest First');
      proxy.pass('groups');
      const counted = () =>
        proxy.operations().filter((each) => each === 'groupMemberCounts').length;
      const before = counted();
      await w.workbench.runCommand('Authing Groups: Refresh');
      await eventually(async () => assert.ok(counted() > before), 20_000);
      const held = proxy.hold('groupMemberCounts');
      await openPicker();
      await pick('Most Members First');
      const progress = w.workbench.notification(/Counting the members of 70 groups/);
      await progress.waitFor();
      await w.workbench.picture('counting-members');
      await progress.getByRole('button', { name: 'Cancel' }).click();
      await isOfPart();
      held.release();
    });
  });
});
