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
import { alterPages, pageRequests, repeatFirstPage } from '../../support/servers/oddPages.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

const { membersWithCustomData: members, namespaces: namespaceList } = pageRequests;

describe('A server whose total is odd', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 120, users: 120 });
  });

  afterEach(() => window.close());

  const list = () => window.directory.groups;
  const rows = () => list().content.value;
  const loadAllPages = () =>
    loadToTheEnd(
      () => rows()?.complete,
      () => list().loadMore(),
    );

  /** How many rows are shown, of how many, after each page until there is no more. */
  async function shownOf(): Promise<readonly [number, number, boolean][]> {
    const shown: [number, number, boolean][] = [];
    for (let page = 1; page <= 10; page += 1) {
      if (page === 1) await list().load();
      else await list().loadMore();
      const { groups = [], totalCount = 0, complete = false } = rows() ?? {};
      shown.push([groups.length, totalCount, complete]);
      if (complete) return shown;
    }
    return assert.fail('there is always more');
  }

  for (const total of [1_000_000, 4e9, Number.MAX_SAFE_INTEGER]) {
    describe(`as it is ${total}`, () => {
      const lie = (operation: string) =>
        alterPages(window.proxy, operation, (page) => {
          page.totalCount = total;
        });

      it('is asked for the groups there are, and few pages more', async () => {
        lie('groups');
        await list().loadAll();
        assert.deepEqual(codes(window), await serverCodes(window));
        assert.equal(rows()?.complete, true);
        assert.equal(rows()?.totalCount, 120);
        assert.equal(rows()?.countedByServer, total);
        assert.ok(window.proxy.requests.length <= 10, `${window.proxy.requests.length} requests`);
      });

      it('is asked for few pages where all are empty', async () => {
        alterPages(window.proxy, 'groups', (page) => {
          page.totalCount = total;
          page.list = [];
        });
        await list().loadAll();
        assert.deepEqual(rows(), {
          groups: [],
          totalCount: 0,
          complete: true,
          countedByServer: total,
        });
        assert.ok(window.proxy.requests.length <= 2, `${window.proxy.requests.length} requests`);
      });

      it('ends after its members, and says so', async () => {
        lie(members);
        await list().load();
        const { key } = entryOf(window, 'everyone');
        const content = () => window.directory.members.content(key).value;
        await window.directory.members.load(key);
        assert.equal(content()?.countedByServer, undefined);
        await loadToTheEnd(
          () => content()?.complete,
          () => window.directory.members.loadMore(key),
        );
        assert.deepEqual(memberIds(window, key), await serverMemberIds(window, 'everyone'));
        assert.equal(content()?.countedByServer, total);
        assert.equal(window.directory.entry(key)?.memberCount, total);
      });

      it('gives its namespaces in few requests', async () => {
        const all = [{ code: 'system' }, { code: 'default' }];
        window.proxy.alter(namespaceList, async ({ variables }) => ({
          status: 200,
          body: { code: 200, data: { totalCount: total, list: variables.page === '1' ? all : [] } },
        }));
        assert.deepEqual(await readNamespaces(window.reader, undefined), all);
        assert.ok(window.proxy.requests.length <= 8, `${window.proxy.requests.length} requests`);
      });
    });
  }

  it('as it gives its first page for ever, ends after that page, and says so', async () => {
    repeatFirstPage(window.proxy, 'groups');
    await list().load();
    assert.deepEqual(
      { complete: rows()?.complete, countedByServer: rows()?.countedByServer },
      { complete: false, countedByServer: undefined },
    );
    await list().loadMore();
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 50));
    assert.equal(rows()?.complete, true);
    assert.equal(rows()?.totalCount, 50);
    assert.equal(rows()?.countedByServer, 120);
    assert.ok(window.proxy.requests.length <= 6, `${window.proxy.requests.length} requests`);
  });

  it('as it gives its first page for ever, stays as it is when it is read again, until it gives more', async () => {
    repeatFirstPage(window.proxy, 'groups');
    await list().loadAll();
    for (let times = 0; times < 3; times += 1) {
      window.proxy.requests.length = 0;
      await list().load({ again: true });
      assert.equal(rows()?.countedByServer, 120);
      assert.ok(window.proxy.requests.length <= 4, `${window.proxy.requests.length} requests`);
    }
    window.proxy.pass('groups');
    await list().load({ again: true });
    await loadAllPages();
    assert.deepEqual(codes(window), await serverCodes(window));
    assert.equal(rows()?.countedByServer, undefined);
  });

  it('as it is the number of rows on the page, does not end the list after the first page', async () => {
    alterPages(window.proxy, 'groups', (page) => {
      page.totalCount = page.list.length;
    });
    for (const [shown, total, complete] of await shownOf()) {
      assert.ok(total >= shown && (complete || total === shown), `${shown} of ${total}`);
    }
    assert.deepEqual(codes(window), await serverCodes(window));
    window.directory.reset();
    await list().load();
    await list().loadAll();
    assert.deepEqual(codes(window), await serverCodes(window));
    assert.equal(rows()?.countedByServer, undefined);
  });

  it('as it is 0 on all pages but the first, never shows more rows than there are', async () => {
    alterPages(window.proxy, 'groups', (page, asked) => {
      if (asked.page > 1) page.totalCount = 0;
    });
    for (const [, total] of await shownOf()) assert.equal(total, 120);
    assert.deepEqual(codes(window), await serverCodes(window));
    assert.equal(rows()?.countedByServer, undefined);
  });

  it('as it is smaller than what was given, counts what was given', async () => {
    alterPages(window.proxy, 'groups', (page) => {
      page.totalCount = 7;
    });
    for (const [shown, total] of await shownOf()) assert.equal(total, shown);
    assert.deepEqual(codes(window), await serverCodes(window));
    for (const operation of [members, 'groupMemberCounts']) {
      alterPages(window.proxy, operation, (page) => {
        page.totalCount = 0;
      });
    }
    const { key } = entryOf(window, 'everyone');
    await window.directory.members.load(key);
    assert.ok((window.directory.entry(key)?.memberCount ?? 0) >= memberIds(window, key).length);
  });

  it('as it counts 120 in all where a page lacks a row, gives the others, and says so', async () => {
    alterPages(window.proxy, 'groups', (page, asked) => {
      if (asked.page === 2) page.list.splice(7, 1);
    });
    await list().load();
    await loadAllPages();
    const expected = (await serverCodes(window)).toSpliced(57, 1);
    assert.deepEqual(codes(window), expected);
    assert.equal(rows()?.countedByServer, 120);
    await list().load({ again: true });
    assert.deepEqual(codes(window), expected);
    assert.equal(rows()?.countedByServer, 120);
  });

  it('gives each page once where every page lacks rows', async () => {
    alterPages(window.proxy, 'groups', (page) => {
      page.list.splice(3, 1);
    });
    window.pageSize = 20;
    await list().load();
    await loadAllPages();
    const all = await serverCodes(window);
    assert.deepEqual(
      codes(window),
      all.filter((_, index) => index % 19 !== 3),
    );
  });

  it('keeps the pages that were read before one failed', async () => {
    window.pageSize = 10;
    await list().load();
    window.proxy.alter('groups', async ({ variables }, forward) =>
      Number(variables.page) > 6 ? refusal(1000, 'Busy') : forward(),
    );
    await list().loadAll();
    assert.equal(list().content.state, 'failed');
    const known = codes(window);
    assert.ok(known.length > 10 && known.length <= 60, `${known.length} groups`);
    assert.deepEqual(known, (await serverCodes(window)).slice(0, known.length));
    assert.equal(rows()?.complete, false);
    window.proxy.pass('groups');
    await list().loadAll();
    assert.deepEqual(codes(window), await serverCodes(window));
  });
});
