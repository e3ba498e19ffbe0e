import assert from 'node:assert/strict';
import {
  openWindow,
  requests,
  serverMemberIds,
  type Window,
} from '../../support/directory/directoryWindow.ts';
import { alterPages, capKinds, capPages } from '../../support/servers/oddPages.ts';

const never = new AbortController().signal;

describe('The search for users', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 3, users: 300 });
    window.pageSize = 20;
    await window.other.groups.create({ code: 'tea', name: 'Tea' });
  });

  afterEach(() => window.close());

  const search = () => window.directory.userSearch;

  /** Makes users members of the group `tea`. */
  async function add(...indexes: number[]): Promise<string[]> {
    const all = await serverMemberIds(window, 'everyone');
    const ids = indexes.map((index) => String(all[index]));
    await window.other.groups.addUsers('tea', ids);
    return ids;
  }

  it('gives the first page of all users where nothing is asked for', async () => {
    const { list, totalCount } = await search().search('', never);
    assert.equal(list.length, 20);
    assert.equal(totalCount, 300);
    assert.deepEqual(window.proxy.operations(), ['users']);
  });

  it('has the server look for what is asked', async () => {
    const { list, totalCount } = await search().search('user-00012', never);
    assert.equal(totalCount, 10);
    assert.deepEqual(
      list.map(({ username }) => username?.slice(0, 10)),
      Array.from({ length: 10 }, () => 'user-00012'),
    );
    assert.deepEqual(requests(window), [
      { operation: 'searchUser', variables: { query: 'user-00012', page: 1, limit: 20 } },
    ]);
  });

  it('inside a group finds its members alone, by page', async () => {
    const ids = await add(...Array.from({ length: 25 }, (_, index) => index));
    const first = await search().searchMembers('tea', 'user-', 1, never);
    const second = await search().searchMembers('tea', 'user-', 2, never);
    assert.equal(first.totalCount, 25);
    const found = [...first.list, ...second.list].map(({ id }) => id);
    assert.deepEqual(new Set(found), new Set(ids));
    assert.deepEqual(window.proxy.requests[0]?.variables.groupOpts, [{ code: 'tea' }]);
  });

  it('inside a group gives its members where nothing is asked for', async () => {
    const ids = await add(1, 2);
    const { list } = await search().searchMembers('tea', '', 1, never);
    assert.deepEqual(new Set(list.map(({ id }) => id)), new Set(ids));
  });

  it('never counts fewer users than it shows', async () => {
    for (const operation of ['users', 'searchUser', 'groupWithUsers']) {
      alterPages(window.proxy, operation, (page) => {
        page.totalCount = 0;
      });
    }
    assert.equal((await search().search('', never)).totalCount, 20);
    assert.equal((await search().search('user-00012', never)).totalCount, 10);
    assert.equal((await search().searchMembers('everyone', '', 1, never)).totalCount, 20);
  });

  it('can be cancelled', async () => {
    await assert.rejects(search().search('user', AbortSignal.abort()), { kind: 'aborted' });
  });

  describe('says who is a member already', () => {
    it('by one search inside the group where few members match', async () => {
      const ids = await add(0, 5, 200);
      const { list } = await search().search('', never);
      window.proxy.requests.length = 0;
      const members = await search().membersAmong('tea', '', list, never);
      assert.deepEqual(members, new Set(ids));
      assert.equal(window.proxy.requests.length, 1);
    });

    it('with the same words as the users were found by', async () => {
      const { list } = await search().search('user-00012', never);
      await window.other.groups.addUsers('tea', [String(list[3]?.id), String(list[7]?.id)]);
      window.proxy.requests.length = 0;
      const members = await search().membersAmong('tea', 'user-00012', list, never);
      assert.deepEqual(members, new Set([list[3]?.id, list[7]?.id]));
      assert.deepEqual(requests(window), [
        {
          operation: 'searchUser',
          variables: {
            query: 'user-00012',
            page: 1,
            limit: 20,
            groupOpts: [{ code: 'tea' }],
          },
        },
      ]);
    });

    it('by asking for the groups of the users where more members match than it compares', async () => {
      const all = await serverMemberIds(window, 'everyone');
      const outsiders = new Set(all.slice(-3));
      await window.other.groups.addUsers(
        'tea',
        all.filter((id) => !outsiders.has(id)),
      );
      // Users on the fifth page of the members and later, and some who are none.
      const shown = (await window.other.users.batch(all.slice(-20, -10))).concat(
        await window.other.users.batch([...outsiders]),
      );
      window.proxy.requests.length = 0;
      const members = await search().membersAmong('tea', '', shown, never);
      for (const { id } of shown) assert.equal(members.has(id), !outsiders.has(id), id);
      const asked = window.proxy.operations();
      assert.equal(asked.filter((name) => name === 'groupWithUsers').length, 4);
      assert.equal(asked.filter((name) => name === 'groupsOfUsers').length, 1);
    });

    it('as nobody where the group has no members', async () => {
      const { list } = await search().search('', never);
      assert.deepEqual(await search().membersAmong('tea', '', list, never), new Set());
    });

    for (const kind of capKinds) {
      it(`where the server gives 5 rows at most, and begins the next page ${kind}`, async () => {
        await add(...Array.from({ length: 30 }, (_, index) => index));
        const { list } = await search().search('', never);
        for (const operation of ['groupWithUsers', 'searchUser']) {
          capPages(window.proxy, operation, 5, kind);
        }
        const members = await search().membersAmong('tea', '', list, never);
        for (const { id } of list) assert.ok(members.has(id), id);
      });
    }

    for (const [what, lie] of [
      ['counts nobody', () => 0],
      ['counts those on the page alone', (rows: number) => rows],
      ['counts far too many', () => 4e9],
    ] as const) {
      it(`where the server ${what}`, async () => {
        await add(...Array.from({ length: 30 }, (_, index) => 29 - index));
        const { list } = await search().search('', never);
        alterPages(window.proxy, 'groupWithUsers', (page) => {
          page.totalCount = lie(page.list.length);
        });
        const members = await search().membersAmong('tea', '', list, never);
        for (const { id } of list) assert.ok(members.has(id), id);
      });
    }

    it('or fails where the server does', async () => {
      window.proxy.alter('groupWithUsers', async () => ({ status: 503, body: 'busy' }));
      await assert.rejects(search().membersAmong('tea', '', [], never), { kind: 'http' });
    });
  });
});
