import assert from 'node:assert/strict';
import { membersAmong } from '../../../src/directory/membership.ts';
import { failsWith } from '../authing/failures.ts';
import { alterPages, capKinds, capPages, pageIn, repeatFirstPage } from '../support/oddPages.ts';
import { refusal } from '../support/proxy.ts';
import { at, openWindow, serverMemberIds, type Window } from './window.ts';

const everyone = 'everyone';
const small = 'small';
const pages = 'groupWithUsers';

describe('Who of some users is a member', () => {
  let window: Window;
  let users: string[];

  beforeEach(async () => {
    window = await openWindow({ users: 260, groups: 2 });
    users = await serverMemberIds(window, everyone);
    await window.other.groups.create({ code: small, name: 'Small' });
    await window.other.groups.addUsers(small, users.slice(0, 3));
  });

  afterEach(() => window.close());

  const requestsOf = (operation: string) =>
    window.proxy.operations().filter((name) => name === operation).length;
  const among = (code: string, asked: readonly string[], createdAt?: string) =>
    membersAmong(window.reader, code, asked, { createdAt });

  it('is seen at once in a group that one page shows', async () => {
    const members = await among(small, users.slice(1));
    assert.deepEqual([...members], users.slice(1, 3));
    assert.equal(requestsOf(pages), 1);
  });

  it('is asked of a few users, each by the own groups', async () => {
    const members = await among(everyone, [at(users, 0), at(users, 199), 'nobody']);
    assert.deepEqual([...members], [at(users, 0), at(users, 199)]);
    assert.equal(requestsOf(pages), 0);
  });

  it('is asked user by user where the group has more pages than there are users', async () => {
    alterPages(window.proxy, pages, (page) => {
      page.totalCount = 100_000;
    });
    const members = await among(everyone, [...users.slice(0, 30), 'nobody']);
    assert.equal(members.size, 30);
    assert.equal(requestsOf(pages), 1);
  });

  it('is read from the pages of a group in as few requests as it takes, a few at a time', async () => {
    const members = await among(everyone, users);
    assert.equal(members.size, 260);
    assert.equal(requestsOf(pages), 6);
    assert.equal(requestsOf('group'), 2);
    assert.ok(window.proxy.mostAtOnce(pages) <= 16);
    assert.ok(window.proxy.operations().length <= 8);
  });

  it('comes in the order asked for', async () => {
    const asked = [at(users, 9), 'nobody', at(users, 3), at(users, 200)];
    assert.deepEqual([...(await among(everyone, asked))], asked.toSpliced(1, 1));
  });

  for (const kind of capKinds) {
    it(`is all members where pages have 20 rows at most and begin ${kind}`, async () => {
      capPages(window.proxy, pages, 20, kind);
      assert.equal((await among(everyone, users)).size, 260);
      assert.deepEqual([...(await among(small, users))], users.slice(0, 3));
    });
  }

  it('is all members where somebody else leaves between two pages', async () => {
    const gone = at(users, 10);
    window.proxy.alter(pages, async ({ variables }, forward) => {
      if (variables.page === 2 && requestsOf(pages) < 6) {
        await window.other.groups.removeUsers(everyone, [gone]);
      }
      return forward();
    });
    const asked = users.filter((id) => id !== gone);
    assert.deepEqual([...(await among(everyone, asked))], asked);
  });

  it('is all members where one leaves and another comes between two pages, so that the total stays', async () => {
    const [leaves, comes] = [at(users, 10), at(users, 259)];
    await window.other.groups.removeUsers(everyone, [comes]);
    const asked = (await serverMemberIds(window, everyone)).filter((id) => id !== leaves);
    window.proxy.alter(pages, async ({ variables }, forward) => {
      if (variables.page === 2) {
        window.proxy.pass(pages);
        await window.other.groups.removeUsers(everyone, [leaves]);
        await window.other.groups.addUsers(everyone, [comes]);
      }
      return forward();
    });
    assert.deepEqual([...(await among(everyone, asked))], asked);
  });

  for (const [what, lie] of [
    ['counts too few', (count: number) => Math.min(count, 20)],
    ['counts nobody', () => 0],
    ['counts far too many', () => 4e9],
  ] as const) {
    it(`is all members where the server ${what}`, async () => {
      alterPages(window.proxy, pages, (page) => {
        page.totalCount = lie(page.totalCount);
      });
      assert.equal((await among(everyone, [...users, 'nobody'])).size, 260);
    });
  }

  it('is all members where the server gives its first page for ever', async () => {
    repeatFirstPage(window.proxy, pages);
    assert.equal((await among(everyone, [...users, 'nobody'])).size, 260);
    assert.ok(window.proxy.mostAtOnce('getUserGroups') <= 16);
  });

  it('is all members where pages lack rows', async () => {
    alterPages(window.proxy, pages, (page) => {
      page.list.splice(1, 1);
    });
    assert.equal((await among(everyone, users)).size, 260);
    assert.deepEqual([...(await among(small, users))], users.slice(0, 3));
  });

  it('is all members where the server refuses to list them', async () => {
    window.proxy.alter(pages, async () => refusal(1001, 'Not for you'));
    assert.equal((await among(everyone, users)).size, 260);
  });

  it('is found among the members where the server does not show all groups of a user', async () => {
    window.proxy.alter('getUserGroups', async (_, forward) => {
      const answer = await forward();
      pageIn(answer).list = [];
      return answer;
    });
    assert.equal((await among(everyone, users.slice(0, 5))).size, 5);
  });

  it('is not claimed where it shows neither all groups of a user nor all members', async () => {
    for (const operation of ['getUserGroups', pages]) {
      window.proxy.alter(operation, async (_, forward) => {
        const answer = await forward();
        pageIn(answer).list = [];
        return answer;
      });
    }
    await failsWith(among(everyone, users.slice(0, 5)), { kind: 'protocol' });
  });

  describe('of a group that is known by its creation time', () => {
    it('is told however the time is written', async () => {
      const group = await window.other.groups.detail(small);
      const time = new Date(String(group?.createdAt));
      const elsewhere = new Date(time.getTime() + 8 * 3_600_000);
      const written = elsewhere.toISOString().replace('Z', '+08:00');
      assert.deepEqual([...(await among(small, users.slice(1, 5), written))], users.slice(1, 3));
    });

    it('cannot be told of another group that has the code now', async () => {
      const created = '2001-02-03T04:05:06.000Z';
      await failsWith(among(small, users, created), { kind: 'notFound' });
    });

    it('cannot be told where another group gets the code while it is asked', async () => {
      const group = await window.other.groups.detail(everyone);
      window.proxy.alter(pages, async (_, forward) => {
        window.proxy.pass(pages);
        const answer = await forward();
        await window.other.groups.delete(everyone);
        await window.other.groups.create({ code: everyone, name: 'Another' });
        return answer;
      });
      await failsWith(among(everyone, users, group?.createdAt), { kind: 'notFound' });
    });

    it('is not mistaken for that in another group of the code', async () => {
      const group = await window.other.groups.detail(small);
      const created = '2001-02-03T04:05:06.000Z';
      window.proxy.alter('group', async (_, forward) => {
        const answer = await forward();
        return {
          ...answer,
          body: { data: { group: { code: small, name: 'Small', createdAt: created } } },
        };
      });
      assert.deepEqual([...(await among(small, users.slice(0, 5), created))], []);
      assert.deepEqual([...(await among(small, users.slice(0, 5)))], users.slice(0, 3));
      assert.notEqual(group?.createdAt, created);
    });
  });

  it('cannot be told of a group that does not exist', async () => {
    await failsWith(among('no-such-group', users), { kind: 'notFound' });
  });

  it('cannot be told where the server does not answer', async () => {
    window.proxy.alter('getUserGroups', async () => ({ status: 503, body: '' }));
    await failsWith(among(everyone, users.slice(0, 3)), { kind: 'http', status: 503 });
  });
});
