import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { groupDetails, memberNames } from '../support/ui/treeLabels.ts';

describe('Finding a member', () => {
  const w = useWindow();

  before(() => openSamplePool(w));

  const names = async () => (await w.quickInput.read()).map(({ label }) => label);

  async function find(query: string, name: string): Promise<void> {
    await w.tree.menu('On call', 'Find Member…');
    await w.quickInput.shown('Find Member of “On call”');
    await eventually(async () => assert.equal((await names()).length, 6));
    await w.quickInput.type(query);
    await eventually(async () => assert.deepEqual(await names(), [name]));
  }

  it('searches inside the group only, by what does not show as well', async () => {
    await find('tangbo', '唐博');
    await w.workbench.picture('find-member');
    await w.quickInput.type('chenwei');
    await eventually(async () => assert.deepEqual(await names(), []));
    await w.quickInput.shown('Find Member of “On call”: no member found');
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('shows what is known of the member, and copies it', async () => {
    await find('liam', "Liam O'Connor");
    await w.quickInput.accept();
    await w.quickInput.shown("Liam O'Connor");
    await eventually(async () =>
      assert.deepEqual(await names(), [
        'User ID',
        'Username',
        'Email',
        'Phone',
        'Company',
        'Status',
        'Last sign-in',
        'Created',
        'Show Permissions',
        'Remove from Group…',
      ]),
    );
    await w.workbench.picture('find-member-details');
    await w.quickInput.pick('Email');
    await eventually(async () =>
      assert.equal(await w.workbench.clipboard(), 'liam.oconnor@lanhai.example.com'),
    );
  });

  it('removes the member it found, after the same question as ever', async () => {
    await w.tree.expand('On call');
    await eventually(async () => assert.equal((await memberNames(w.tree)).length, 6));
    await find('tangbo', '唐博');
    await w.quickInput.accept();
    await w.quickInput.shown('唐博');
    await w.quickInput.pick('Remove from Group…');
    await w.dialog.getByText('Remove 唐博 from “On call”?').waitFor();
    await w.workbench.answerDialog('Remove');
    await eventually(async () => {
      assert.ok(!(await memberNames(w.tree)).includes('唐博'));
      assert.equal(await groupDetails(w.tree, 'On call'), '5 · oncall');
    });
  });
});
