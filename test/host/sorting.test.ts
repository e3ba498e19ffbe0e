import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { click, rowsBelow } from '../support/host/shownRows.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

describe('The order of the groups', () => {
  const pool = usePool({ groups: 120, users: 60 });

  afterEach(async () => (await internals()).sorting.set('newest'));

  const numbered = (numbers: readonly number[]) =>
    numbers.map((number) => `group-${String(number).padStart(5, '0')}`);

  it('is that of the server where it sorts by time, a page at a time', async () => {
    const { sorting } = await internals();
    const { codes, row } = pool();
    assert.equal((await codes())[0], 'everyone');
    sorting.set('oldest');
    assert.deepEqual((await codes()).slice(0, 3), numbered([1, 2, 3]));
    const more = defined((await rowsBelow(row)).at(-1), 'a last row');
    assert.deepEqual([more.label, more.description], ['Load More', '50 of 120']);
  });

  it('by code is that of all groups, a page of rows at a time', async () => {
    const { sorting } = await internals();
    const { codes, row } = pool();
    sorting.set('code');
    assert.deepEqual((await codes()).slice(0, 3), ['everyone', ...numbered([1, 2])]);
    const more = defined((await rowsBelow(row)).at(-1), 'a last row');
    assert.deepEqual([more.label, more.description], ['Load More', '50 of 120']);
    await click(more);
    assert.equal((await codes()).length, 100);
  });

  it('by members counts those of all groups first', async () => {
    const { sorting } = await internals();
    const { codes, directory } = pool();
    sorting.set('fewestMembers');
    await codes();
    sorting.set('mostMembers');
    const counts = (await codes()).map((code) => directory.findByCode(code)?.memberCount ?? -1);
    assert.equal(counts[0], 60);
    assert.deepEqual(
      counts,
      counts.toSorted((one, other) => other - one),
    );
  });

  it('moves a group whose name changes to its place', async () => {
    const { sorting } = await internals();
    const { other, directory, codes } = pool();
    sorting.set('name');
    await codes();
    const group = await other.groups.update('group-00007', { name: '0 first of all' });
    directory.apply({ kind: 'groupUpdated', code: 'group-00007', group });
    await eventually(async () => assert.equal((await codes())[0], 'group-00007'));
  });

  it('is that of the groups that could be loaded, below a row that says why not all could', async () => {
    const { sorting, view } = await internals();
    const { directory, proxy, row, codes } = pool();
    directory.groups.reset();
    proxy.alter('groups', async ({ variables }, forward) =>
      variables.page === 1 ? forward() : refusal(400, 'no more'),
    );
    sorting.set('code');
    const [first] = await rowsBelow(row);
    const known = await codes();
    proxy.pass('groups');
    assert.equal(first?.description, 'Retry');
    assert.equal(known.length, 50);
    assert.equal(known[0], 'everyone');
    await view.refresh(row.poolId);
    assert.match((await rowsBelow(row)).at(-1)?.description ?? '', /of 120$/);
  });

  it('is remembered for the workspace', async () => {
    const { sorting, context } = await internals();
    const remembered = () => context.workspaceState.get('authingGroups.groupOrder');
    sorting.set('mostMembers');
    assert.equal(remembered(), 'mostMembers');
    sorting.set('newest');
    assert.equal(remembered(), undefined);
  });
});
