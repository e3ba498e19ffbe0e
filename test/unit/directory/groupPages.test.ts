import assert from 'node:assert/strict';
import {
  at,
  codes,
  entryOf,
  groups,
  loadToTheEnd,
  openWindow,
  requests,
  serverCodes,
  type Window,
} from '../../support/directory/directoryWindow.ts';

describe('The pages of groups', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 123, users: 5 });
  });

  afterEach(() => window.close());

  const load = () => window.directory.groups.load();
  const loadMore = () => window.directory.groups.loadMore();
  const rows = () => window.directory.groups.content.value;

  /** What the rows below must be after all changes: those of the server, each once, in its order. */
  async function endsAsOnTheServer() {
    await loadToTheEnd(() => rows()?.complete, loadMore);
    assert.deepEqual(codes(window), await serverCodes(window));
    assert.equal(rows()?.totalCount, codes(window).length);
    const keys = groups(window.directory).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
  }

  /** Deletes groups as this window does it. */
  async function deleteHere(...gone: string[]) {
    await window.other.groups.deleteMany(gone);
    window.directory.apply({ kind: 'groupsDeleted', codes: gone });
  }

  async function createHere(code: string) {
    const group = await window.other.groups.create({ code, name: code });
    window.directory.apply({ kind: 'groupCreated', group });
  }

  async function createElsewhere(...news: string[]) {
    for (const code of news) await window.other.groups.create({ code, name: code });
  }

  it('begin with the newest, and say how many there are', async () => {
    await load();
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 50));
    assert.equal(rows()?.totalCount, 123);
    assert.equal(rows()?.complete, false);
    assert.deepEqual(requests(window), [
      { operation: 'groups', variables: { page: 1, limit: 50, sortBy: 'CREATEDAT_DESC' } },
    ]);
  });

  it('come one after another, until there is no more', async () => {
    await load();
    await loadMore();
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 100));
    await loadMore();
    assert.equal(rows()?.complete, true);
    await endsAsOnTheServer();
    assert.equal(window.proxy.requests.length, 3);
  });

  it('follow on after a group was created here', async () => {
    await load();
    await createHere('tea');
    assert.equal(codes(window)[0], 'tea');
    assert.equal(rows()?.totalCount, 124);
    await loadMore();
    await createHere('coffee');
    await endsAsOnTheServer();
  });

  it('follow on after a group was deleted here', async () => {
    await load();
    await deleteHere(at(codes(window), 7));
    assert.equal(codes(window).length, 49);
    assert.equal(rows()?.totalCount, 122);
    await loadMore();
    await deleteHere(at(codes(window), 0));
    await endsAsOnTheServer();
  });

  it('follow on after more groups were deleted here than a page has', async () => {
    await load();
    await loadMore();
    await deleteHere(...codes(window).slice(20, 90));
    await endsAsOnTheServer();
  });

  it('go on with those that are left where all that were shown were deleted here', async () => {
    await load();
    await deleteHere(...codes(window));
    await load();
    assert.equal(codes(window).length, 50);
    await endsAsOnTheServer();
  });

  it('follow on after the group at the very end of what is known was deleted here', async () => {
    await load();
    await deleteHere(at(codes(window), -1));
    await endsAsOnTheServer();
  });

  it('ask for no page twice where only this window changed the groups', async () => {
    window.pageSize = 10;
    await load();
    await createHere('tea');
    await loadMore();
    const pages = window.proxy.requests.slice(1).map(({ variables }) => variables.page);
    assert.deepEqual(pages, [2, 3]);
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 30));
  });

  it('follow on after somebody else created groups', async () => {
    await load();
    await createElsewhere('tea', 'coffee', 'milk');
    await loadMore();
    assert.equal(codes(window)[0], 'milk');
    await endsAsOnTheServer();
  });

  it('follow on after somebody else deleted groups that are known here', async () => {
    await load();
    await loadMore();
    await window.other.groups.deleteMany([
      at(codes(window), 3),
      at(codes(window), 60),
      at(codes(window), 99),
    ]);
    await endsAsOnTheServer();
  });

  it('follow on after somebody else deleted groups that are not known here yet', async () => {
    await load();
    await window.other.groups.deleteMany((await serverCodes(window)).slice(70, 80));
    await endsAsOnTheServer();
  });

  it('follow on after somebody else created as many groups as were deleted', async () => {
    await load();
    await window.other.groups.deleteMany((await serverCodes(window)).slice(70, 73));
    await createElsewhere('tea', 'coffee', 'milk');
    await endsAsOnTheServer();
  });

  it('end where somebody else deleted all that was left', async () => {
    await load();
    await window.other.groups.deleteMany((await serverCodes(window)).slice(50));
    await loadMore();
    assert.equal(rows()?.complete, true);
    await endsAsOnTheServer();
  });

  it('follow on after changes here and elsewhere at once', async () => {
    await load();
    await deleteHere(at(codes(window), 3), at(codes(window), 30));
    await createElsewhere('tea');
    await createHere('coffee');
    await window.other.groups.delete(at(await serverCodes(window), 80));
    await endsAsOnTheServer();
  });

  it('show what somebody else did to the groups that are read along', async () => {
    await load();
    await deleteHere(at(codes(window), 3));
    await window.other.groups.delete(at(codes(window), 5));
    await createElsewhere('tea');
    await loadMore();
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 100));
  });

  it('follow on when a page has another size now', async () => {
    await load();
    window.pageSize = 20;
    await loadMore();
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, codes(window).length));
    window.pageSize = 33;
    await endsAsOnTheServer();
  });

  it('are read again as far as they were read', async () => {
    await load();
    await loadMore();
    await createElsewhere('tea');
    await window.other.groups.delete(at(codes(window), 10));
    await window.directory.groups.load({ again: true });
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 100));
  });

  it('keep a group in its place when its code changes', async () => {
    await load();
    const before = codes(window);
    const group = await window.other.groups.update(at(before, 20), { newCode: 'tea' });
    window.directory.apply({ kind: 'groupUpdated', code: at(before, 20), group });
    assert.deepEqual(codes(window), before.with(20, 'tea'));
    await endsAsOnTheServer();
  });

  it('show a group once whose code another had that is gone', async () => {
    await load();
    const [stale, moved] = [at(codes(window), 4), at(codes(window), 9)];
    await window.other.groups.delete(stale);
    const staleKey = entryOf(window, stale).key;
    const group = await window.other.groups.update(moved, { newCode: stale });
    window.directory.apply({ kind: 'groupUpdated', code: moved, group });
    assert.equal(codes(window).filter((code) => code === stale).length, 1);
    assert.equal(rows()?.totalCount, 122);
    assert.equal(window.directory.entry(staleKey)?.gone, true);
    assert.ok(window.events.includes(`group ${staleKey} removed`));
    await endsAsOnTheServer();
  });
});
