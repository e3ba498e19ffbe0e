import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { repeatFirstPage } from '../support/servers/oddPages.ts';
import { type RecordingProxy, startProxy } from '../support/servers/recordingProxy.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';

describe('A list that the server does not give as it counts', () => {
  const pool = usePool({ groups: 14, users: 130, resources: 10 });
  const w = useWindow();
  let proxy: RecordingProxy;

  before(async () => {
    proxy = await startProxy(pool.host);
    proxy.alter('groups', (_, forward) => forward({ page: 1, limit: 8 }));
    repeatFirstPage(proxy, 'groupWithUsersWithCustomData');
    const { userPoolId, secret } = pool;
    await connectPool(w, { host: proxy.host, userPoolId, secret }, 'Odd');
  });

  after(() => proxy.close());

  it('ends in a row that says so, in place of the one that loads more', async () => {
    await w.tree.click('Load More');
    const row = w.tree.row('Only 8 of 14 listed');
    await row.waitFor();
    assert.match((await row.textContent()) ?? '', /Retry/);
    await eventually(async () =>
      assert.ok((await w.tree.read()).every(({ label }) => label !== 'Load More')),
    );
    await w.workbench.picture('odd-list');
  });
});
