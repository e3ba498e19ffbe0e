import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { pressUntil, useWindow } from '../support/ui/sharedWindow.ts';
import { groupNames } from '../support/ui/treeLabels.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';

/** Each test goes on where the one before it ended. */
describe('A connected user pool', () => {
  const pool = usePool({ groups: 3, users: 5, resources: 3 });
  const w = useWindow();

  before(async () => {
    await pool.client.groups.deleteMany(['everyone', 'group-00001', 'group-00002']);
    await connectPool(w, pool, 'Staging');
  });

  const groupsThere = () =>
    eventually(async () => assert.equal((await groupNames(w.tree)).length, 3), 15_000);

  /** The one row below the pool: what it says, and what a click on it does. */
  async function onlyRow(text: RegExp, action: string): Promise<void> {
    await eventually(async () => {
      const rows = await w.tree.read();
      assert.equal(rows.length, 2);
      assert.match(rows[1]?.label ?? '', text);
      assert.equal(rows[1]?.description, action);
    });
  }

  const clickOnlyRow = () => w.tree.rows.nth(1).locator('.label-name').click();

  it('without groups says so, and a click creates the first', async () => {
    await onlyRow(/^No groups yet$/, 'Create Group');
    await w.workbench.picture('trouble-no-groups');
    await clickOnlyRow();
    await w.quickInput.shown('Create Group (1/3)');
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('that cannot be reached says so, and a click tries again', async () => {
    await pool.stop();
    await w.tree.titleAction('Refresh');
    await onlyRow(/^Cannot reach the host$/, 'Retry');
    await w.workbench.picture('trouble-unreachable');
    await pool.start();
    await clickOnlyRow();
    await groupsThere();
  });

  it('says in a picker that its groups cannot be read, and Retry there lists them', async () => {
    await pool.stop();
    await w.tree.titleAction('Refresh');
    await eventually(async () =>
      assert.match((await w.tree.read())[1]?.label ?? '', /^Cannot reach the host$/),
    );
    await w.workbench.runCommand('Authing Groups: Copy Group Code');
    await w.quickInput.row('Could not read the groups.').waitFor();
    // It stays whatever is typed.
    await w.quickInput.type('everyone');
    await w.quickInput.row('Could not read the groups.').waitFor();
    await w.workbench.picture('trouble-picker');
    assert.equal(await w.workbench.notification(/./).count(), 0);
    await pool.start();
    await w.quickInput.accept();
    await w.quickInput.row('全体成员 Everyone').waitFor();
    await w.quickInput.dismiss();
    await w.quickInput.gone();
    await w.tree.titleAction('Refresh');
    await groupsThere();
  });

  it('is read again whole from the title of the view, whichever row is selected', async () => {
    await w.tree.click('全体成员 Everyone');
    await pool.client.groups.create({ code: 'elsewhere', name: 'Made elsewhere' });
    await w.tree.titleAction('Refresh');
    await eventually(async () => assert.equal((await groupNames(w.tree))[0], 'Made elsewhere'));
    await pool.client.groups.delete('elsewhere');
    await w.tree.titleAction('Refresh');
    await groupsThere();
    await w.tree.click('全体成员 Everyone');
  });

  it('keeps the groups it has shown while it cannot be reached, below the row that says so', async () => {
    await pool.stop();
    await w.tree.titleAction('Refresh');
    await eventually(async () => {
      const rows = await w.tree.read();
      assert.match(rows[1]?.label ?? '', /^Cannot reach the host$/);
      assert.equal(rows[2]?.label, '全体成员 Everyone');
    });
    await w.workbench.picture('trouble-unreachable-later');
  });

  it('that refuses the secret says so, and a click replaces the secret', async () => {
    await pool.start({ secret: 'another-secret' });
    await w.tree.titleAction('Refresh');
    await eventually(async () => {
      const row = (await w.tree.read())[1];
      assert.match(row?.label ?? '', /^Secret refused$/);
      assert.equal(row?.description, 'Replace Secret');
    });
    await w.workbench.picture('trouble-secret-refused');
    await clickOnlyRow();
    await w.quickInput.shown('Replace Secret of “Staging”');
    await w.quickInput.answer('guess-again');
    await w.quickInput.message
      .filter({ hasText: 'The user pool secret is wrong (code 2207)' })
      .waitFor();
    await w.quickInput.answer('another-secret');
    await w.quickInput.gone();
    await groupsThere();
  });

  it('says a failed change once, with what may help', async () => {
    await pool.stop();
    await w.tree.click('全体成员 Everyone');
    await pressUntil(w, 'F2', w.quickInput.titled('Rename Group'));
    await w.quickInput.answer('Everybody');
    const failure = w.workbench.notification('The group “全体成员 Everyone” was not renamed.');
    await failure.waitFor();
    assert.equal(await w.workbench.notification(/./).count(), 1);
    await failure.getByRole('button', { name: 'Show Log' }).waitFor();
    await w.workbench.picture('trouble-change-failed');
    await pool.start({ secret: 'another-secret' });
    await failure.getByRole('button', { name: 'Retry' }).click();
    await w.tree.row('Everybody').waitFor();
  });

  it('says that a change failed by its secret, and a click replaces that', async () => {
    await pool.stop();
    await pool.start({ secret: 'third-secret' });
    await w.tree.click('Everybody');
    await pressUntil(w, 'F2', w.quickInput.titled('Rename Group'));
    await w.quickInput.answer('All of us');
    const failure = w.workbench.notification('The group “Everybody” was not renamed.');
    await failure.getByRole('button', { name: 'Edit…' }).waitFor();
    await w.workbench.picture('trouble-change-refused');
    await pool.client.groups.update('group-00002', { name: 'Read again' });
    await failure.getByRole('button', { name: 'Replace Secret' }).click();
    await w.quickInput.shown('Replace Secret of “Staging”');
    await w.quickInput.answer('third-secret');
    await w.quickInput.gone();
    await w.tree.row('Read again').waitFor();
  });

  it('that lost a group meanwhile says so when the group is refreshed, and takes it away', async () => {
    await pool.client.groups.delete('group-00001');
    const [, , gone = ''] = await groupNames(w.tree);
    await w.tree.menu(gone, 'Refresh');
    await w.workbench.notification(`The group “${gone}” is gone`).waitFor();
    await eventually(async () => {
      const names = await groupNames(w.tree);
      assert.equal(names.length, 2);
      assert.ok(!names.includes(gone));
    });
  });
});
