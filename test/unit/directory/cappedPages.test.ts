import assert from 'node:assert/strict';
import { readNamespaces } from '../../../src/directory/resources.ts';
import {
  codes,
  entryOf,
  loadToTheEnd,
  memberIds,
  openWindow,
  serverCodes,
  serverMemberIds,
  type Window,
} from '../../support/directory/directoryWindow.ts';
import { capKinds, capPages, pageRequests } from '../../support/servers/oddPages.ts';

const { membersWithCustomData: members, namespaces: namespaceList } = pageRequests;

for (const kind of capKinds) {
  describe(`A server that gives 20 rows where 50 are asked for, and begins the next page ${kind}`, () => {
    let window: Window;

    beforeEach(async () => {
      window = await openWindow({ groups: 130, users: 130 });
      for (const operation of ['groups', members]) capPages(window.proxy, operation, 20, kind);
    });

    afterEach(() => window.close());

    const list = () => window.directory.groups;
    const rows = () => list().content.value;
    const asked = (operation: string) =>
      window.proxy.requests.filter((request) => request.operation === operation);

    it('has more to load after its first page', async () => {
      await list().load();
      assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 20));
      assert.equal(rows()?.totalCount, 130);
      assert.equal(rows()?.complete, false);
    });

    it('shows all groups page by page, and is asked for what it gives from the second request on', async () => {
      await list().load();
      await loadToTheEnd(
        () => rows()?.complete,
        () => list().loadMore(),
      );
      assert.deepEqual(codes(window), await serverCodes(window));
      assert.equal(rows()?.countedByServer, undefined);
      const limits = asked('groups').map(({ variables }) => variables.limit);
      assert.deepEqual(limits, [50, ...limits.slice(1).map(() => 20)]);
      assert.equal(limits.length, 8);
    });

    it('shows all groups to a filter and a picker', async () => {
      await list().loadAll();
      assert.deepEqual(codes(window), await serverCodes(window));
      assert.equal(rows()?.complete, true);
      assert.equal(window.directory.matching('group-').length, 129);
      assert.equal(asked('groups').length, 8);
    });

    it('shows all groups to a filter that comes after some were loaded', async () => {
      await list().load();
      await list().loadMore();
      await list().loadAll();
      assert.deepEqual(codes(window), await serverCodes(window));
    });

    it('is read again as far as it was read', async () => {
      await list().load();
      await list().loadMore();
      await list().load({ again: true });
      assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 40));
      assert.equal(rows()?.complete, false);
    });

    it('shows all members', async () => {
      await list().load();
      const { key } = entryOf(window, 'everyone');
      await window.directory.members.load(key);
      const content = () => window.directory.members.content(key).value;
      assert.equal(window.directory.entry(key)?.memberCount, 130);
      await loadToTheEnd(
        () => content()?.complete,
        () => window.directory.members.loadMore(key),
      );
      assert.deepEqual(memberIds(window, key), await serverMemberIds(window, 'everyone'));
    });

    it('shows all members where some are removed while they are loaded', async () => {
      await list().load();
      const { key } = entryOf(window, 'everyone');
      await window.directory.members.load(key);
      const userIds = memberIds(window, key).slice(3, 9);
      await window.other.groups.removeUsers('everyone', userIds);
      window.directory.apply({ kind: 'membersRemoved', code: 'everyone', userIds });
      await loadToTheEnd(
        () => window.directory.members.content(key).value?.complete,
        () => window.directory.members.loadMore(key),
      );
      assert.deepEqual(memberIds(window, key), await serverMemberIds(window, 'everyone'));
    });

    it('shows all namespaces', async () => {
      const all = Array.from({ length: 130 }, (_, index) => ({ code: `namespace-${index}` }));
      window.proxy.alter(namespaceList, async ({ variables }) => {
        const limit = Number(variables.limit);
        const given = Math.min(limit, 20);
        const size = kind === 'after the rows given' ? given : limit;
        const start = (Number(variables.page) - 1) * size;
        const data = { totalCount: 130, list: all.slice(start, start + given) };
        return { status: 200, body: { code: 200, data } };
      });
      const namespaces = await readNamespaces(window.reader, undefined);
      assert.deepEqual(namespaces, all);
    });

    it('is asked for as many as are wanted again once the setting is another', async () => {
      await list().load();
      window.pageSize = 10;
      await list().load({ again: true });
      await list().loadMore();
      assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 30));
      assert.equal(window.proxy.requests.at(-1)?.variables.limit, 10);
    });
  });
}

describe('A server that gives more rows than are asked for', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 130, users: 5 });
  });

  afterEach(() => window.close());

  it('as it gives all at once, has each shown once', async () => {
    window.proxy.alter('groups', (_, forward) => forward({ page: 1, limit: 1000 }));
    await window.directory.groups.load();
    assert.deepEqual(codes(window), await serverCodes(window));
    const { complete, countedByServer } = window.directory.groups.content.value ?? {};
    assert.deepEqual({ complete, countedByServer }, { complete: true, countedByServer: undefined });
  });

  it('as its pages have a size of their own, has all shown', async () => {
    window.proxy.alter('groups', (_, forward) => forward({ limit: 60 }));
    await window.directory.groups.load();
    await loadToTheEnd(
      () => window.directory.groups.content.value?.complete,
      () => window.directory.groups.loadMore(),
    );
    assert.deepEqual(codes(window), await serverCodes(window));
    window.directory.reset();
    await window.directory.groups.load();
    await window.directory.groups.loadAll();
    assert.deepEqual(codes(window), await serverCodes(window));
  });
});
