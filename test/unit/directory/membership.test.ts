import assert from 'node:assert/strict';
import { membersAmong } from '../../../src/directory/membership.ts';
import { failsWith } from '../../support/authing/failsWith.ts';
import {
  at,
  openWindow,
  serverMemberIds,
  type Window,
} from '../../support/directory/directoryWindow.ts';
import {
  alterPages,
  capKinds,
  capPages,
  capped,
  dataIn,
  type OddPage,
  pageIn,
  repeatFirstPage,
} from '../../support/servers/oddPages.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

const everyone = 'everyone';
const small = 'small';
const pages = 'groupWithUsers';
const ofMany = 'groupsOfUsers';

for (const takesMany of [true, false]) {
  describe(`Who of some users is a member, on a server that ${takesMany ? 'takes' : 'refuses'} long documents`, () => {
    let window: Window;
    let users: string[];

    beforeEach(async () => {
      window = await openWindow({ users: 260, groups: 2 });
      users = await serverMemberIds(window, everyone);
      await window.other.groups.create({ code: small, name: 'Small' });
      await window.other.groups.addUsers(small, users.slice(0, 3));
      if (!takesMany) {
        window.proxy.alter(ofMany, async () => refusal(1001, 'Too complex'));
      }
    });

    afterEach(() => window.close());

    const asksAbout = takesMany ? ofMany : 'getUserGroups';
    const emptied = (page: OddPage) => {
      page.list = [];
    };
    const requestsOf = (operation: string) =>
      window.proxy.operations().filter((name) => name === operation).length;
    const among = (code: string, asked: readonly string[], createdAt?: string) =>
      membersAmong(window.reader, code, asked, { createdAt });

    it('is seen in few requests in a group that has few members', async () => {
      const members = await among(small, users.slice(1));
      assert.deepEqual([...members], users.slice(1, 3));
      assert.ok(window.proxy.requests.length <= 5, `${window.proxy.requests.length} requests`);
    });

    for (const kind of capKinds) {
      it(`is all members where the server gives 20 rows, counts those alone, and begins ${kind}`, async () => {
        const cap = capped(20, kind);
        window.proxy.alter(pages, async (request, forward) => {
          const answer = await cap(request, forward);
          const page = pageIn(answer);
          page.totalCount = page.list.length;
          return answer;
        });
        assert.equal((await among(everyone, users)).size, 260);
      });
    }

    if (takesMany) {
      it('is asked of fifty users a request, four at a time', async () => {
        const members = await among(everyone, users);
        assert.equal(members.size, 260);
        assert.deepEqual(window.proxy.operations(), [
          'group',
          pages,
          ...Array.from({ length: 6 }, () => ofMany),
        ]);
        assert.ok(window.proxy.mostAtOnce(ofMany) <= 4);
      });

      it('is asked of the others where the server refuses all of a request for one it does not know', async () => {
        const asked = users.toSpliced(70, 0, 'nobody').toSpliced(3, 0, 'nobody else');
        assert.deepEqual([...(await among(everyone, asked))], users);
        assert.ok(window.proxy.requests.length < 35, `${window.proxy.requests.length} requests`);
        assert.equal(requestsOf('getUserGroups'), 0);
      });

      it('is asked of the others where the server leaves out whom it does not know', async () => {
        window.proxy.alter(ofMany, async ({ variables }, forward) => {
          const { i1: _, ...rest } = variables;
          assert.deepEqual(Object.values(rest), [users[0], users[259]]);
          const answer = await forward({ i1: users[1] });
          Object.assign(dataIn(answer), { u1: null });
          return answer;
        });
        const asked = [at(users, 0), 'nobody', at(users, 259)];
        assert.deepEqual([...(await among(everyone, asked))], asked.toSpliced(1, 1));
      });
    } else {
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
        assert.ok(window.proxy.mostAtOnce('getUserGroups') <= 16);
      });

      it('is read from the pages of a group in as few requests as it takes, a few at a time', async () => {
        const members = await among(everyone, users);
        assert.equal(members.size, 260);
        assert.equal(requestsOf(pages), 6);
        assert.ok(window.proxy.mostAtOnce(pages) <= 16);
        assert.ok(window.proxy.operations().length <= 14);
      });
    }

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
      alterPages(window.proxy, asksAbout, emptied);
      assert.equal((await among(everyone, users.slice(0, 5))).size, 5);
    });

    it('is not claimed where it shows neither all groups of a user nor all members', async () => {
      for (const operation of [asksAbout, pages]) alterPages(window.proxy, operation, emptied);
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

      if (!takesMany) {
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
      }

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
      for (const operation of [ofMany, 'getUserGroups']) {
        window.proxy.alter(operation, async () => ({ status: 503, body: '' }));
      }
      await failsWith(among(everyone, users.slice(0, 3)), { kind: 'http', status: 503 });
    });
  });
}
