import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { type RecordingProxy, refusal, startProxy } from '../support/servers/recordingProxy.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { groupDetails } from '../support/ui/treeLabels.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';

const group = { code: 'new-hires', name: 'New hires' };
/** Users a request takes. */
const batch = 50;

describe('A change of many members', () => {
  const pool = usePool({ users: 160, groups: 2 });
  const w = useWindow();
  let proxy: RecordingProxy;
  let ids: string[];

  before(async () => {
    await pool.client.groups.create(group);
    ids = (await pool.client.users.list({ limit: 160 })).list.map(({ id }) => id);
    proxy = await startProxy(pool.host);
    await connectPool(w, { ...pool, host: proxy.host }, 'Large');
    await w.tree.row(group.name).waitFor();
  });

  after(() => proxy.close());

  async function addFromClipboard(userIds: readonly string[]): Promise<void> {
    await w.workbench.copy(userIds.join('\n'));
    await w.tree.action(group.name, 'Add Members');
    await w.quickInput.shown(`Add Members to “${group.name}”`);
    await w.quickInput.button('Paste List');
    await w.quickInput.shown(`Add Members to “${group.name}” from List`);
    await w.quickInput.accept();
    await w.quickInput.gone();
  }

  async function members(): Promise<Set<string>> {
    const { list } = await pool.client.groups.listUsers(group.code, { limit: 200 });
    return new Set(list.map(({ id }) => id));
  }

  it('shows how far it is and can be cancelled, and then says for whom it was done', async () => {
    let requests = 0;
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    proxy.alter('addUserToGroup', async (_, forward) => {
      requests += 1;
      const answer = await forward();
      // The second answer is on its way for as long as it takes to see the progress and to cancel it.
      if (requests === 2) await released;
      return answer;
    });
    await addFromClipboard(ids);
    const progress = w.workbench.notification(`Adding members to “${group.name}”`);
    await progress.filter({ hasText: `${batch} of 160` }).waitFor();
    await w.workbench.picture('long-change-progress');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    const report = w.workbench.notification(
      `${2 * batch} of 160 users were added to “${group.name}”. You cancelled it before the other 60 users.`,
    );
    await report.waitFor();
    await w.workbench.picture('long-change-cancelled');
    release();
    assert.equal(requests, 2);
    assert.equal((await members()).size, 2 * batch);
    proxy.pass('addUserToGroup');
    await report.getByRole('button', { name: 'Retry the Rest' }).click();
    await eventually(async () => assert.equal((await members()).size, 160));
    await eventually(async () =>
      assert.equal(await groupDetails(w.tree, group.name), `160 · ${group.code}`),
    );
    await w.workbench.clearNotifications();
  });

  it('is undone for those for whom it was done', async () => {
    await pool.client.groups.removeUsers(group.code, ids);
    await pool.client.groups.addUsers(group.code, ids.slice(0, 2));
    await addFromClipboard(ids.slice(0, 4));
    await w.workbench.answerNotification(`2 members were added to “${group.name}”.`, 'Undo');
    await eventually(async () => assert.deepEqual(await members(), new Set(ids.slice(0, 2))));
    await w.workbench.clearNotifications();
  });

  it('goes on where the server refuses one of them, and says who that was and why', async () => {
    const refused = ids[20] ?? '';
    proxy.alter('addUserToGroup', async ({ variables }, forward) => {
      const named = Array.isArray(variables.userIds) ? variables.userIds : [];
      return named.includes(refused) ? refusal(2004, 'No such user') : forward();
    });
    await addFromClipboard(ids.slice(2, 62));
    const report = w.workbench.notification(
      `59 of 60 users were added to “${group.name}”. 1 user failed. The server said: No such user (code 2004).`,
    );
    await report.waitFor();
    await w.workbench.picture('long-change-one-failed');
    assert.deepEqual(await members(), new Set(ids.slice(0, 62).filter((id) => id !== refused)));
    await report.getByRole('button', { name: 'Show Details' }).click();
    const lines = w.page.locator('.part.editor .view-lines');
    await lines.filter({ hasText: refused }).filter({ hasText: 'No such user' }).waitFor();
    await w.workbench.picture('long-change-details');
    proxy.pass('addUserToGroup');
  });
});
