import assert from 'node:assert/strict';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { click, rowsBelow, type ShownRow } from '../support/host/shownRows.ts';
import { alterPages, repeatFirstPage } from '../support/servers/oddPages.ts';

const members = 'groupWithUsersWithCustomData';

describe('A list that the server does not give as it counts', () => {
  const pool = usePool({ groups: 120, users: 130 });

  beforeEach(() => pool().directory.reset());

  afterEach(() => {
    for (const operation of ['groups', members]) pool().proxy.pass(operation);
  });

  const lastBelow = async (row: Parameters<typeof rowsBelow>[0]): Promise<ShownRow> =>
    defined((await rowsBelow(row)).at(-1), 'a last row');

  it('ends in a row that says so, where the first page of groups comes for ever', async () => {
    const { proxy, row, codes } = pool();
    repeatFirstPage(proxy, 'groups');
    const more = await lastBelow(row);
    assert.deepEqual([more.label, more.description], ['Load More', '50 of 120']);
    await click(more);
    const last = await lastBelow(row);
    assert.deepEqual(
      [last.label, last.description, last.icon, last.kind],
      ['Only 50 of 120 listed', 'Retry', 'warning', 'message'],
    );
    assert.equal(last.tooltip, 'The server lists only 50 of the 120 groups that it counts.');
    assert.equal((await codes()).length, 50);
    proxy.pass('groups');
    await click(last);
    assert.equal((await lastBelow(row)).label, 'Load More');
  });

  it('says so of members, beside the count that the server tells', async () => {
    const { proxy, row, groupRow } = pool();
    await rowsBelow(row);
    for (let last = await lastBelow(row); last.kind === 'loadMore'; last = await lastBelow(row)) {
      await click(last);
    }
    const group = groupRow('everyone');
    repeatFirstPage(proxy, members);
    await click(await lastBelow(group));
    const last = await lastBelow(group);
    assert.deepEqual(
      [last.label, last.description, last.tooltip],
      [
        'Only 50 of 130 listed',
        'Retry',
        'The server lists only 50 of the 130 members that it counts.',
      ],
    );
    proxy.pass(members);
    await click(last);
    assert.equal((await lastBelow(group)).description, '100 of 130');
  });

  it('does not say that there are no groups where the server counts some', async () => {
    const { proxy, row } = pool();
    alterPages(proxy, 'groups', (page) => {
      page.list = [];
    });
    assert.deepEqual(
      (await rowsBelow(row)).map(({ label }) => label),
      ['Only 0 of 120 listed'],
    );
  });

  it('says how many are shown, and not of how many, where the server counts too few', async () => {
    const { proxy, row, codes } = pool();
    alterPages(proxy, 'groups', (page) => {
      page.totalCount = 0;
    });
    const more = await lastBelow(row);
    assert.match(more.description, /^\d+ shown$/);
    assert.match(more.tooltip, /^\d+ are shown, and there may be more\. Click to load more\.$/);
    for (let last = more; last.kind === 'loadMore'; last = await lastBelow(row)) await click(last);
    assert.equal((await codes()).length, 120);
  });
});
