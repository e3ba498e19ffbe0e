import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Foresight,
  foresightMs,
  type PoolChange,
} from '../../../../src/commands/permissions/foresight.ts';
import { usersOf } from '../../../../src/permissions/wouldChange.ts';
import { openWindow, type Window } from '../../../support/directory/directoryWindow.ts';
import { foreseeIn, userIdOf } from '../../../support/permissions/foreseeIn.ts';
import { refusal } from '../../../support/servers/recordingProxy.ts';

const groupsOfUsers = 'groupsOfUsers';
const grantsOfGroups = 'groupsAuthorizedResources';

describe('What removing members would change', () => {
  let window: Window;

  afterEach(() => window.close());

  const find = (change: PoolChange, deadlineMs?: number, signal?: AbortSignal) =>
    foreseeIn(window, change, deadlineMs, signal);

  const idOf = (username: string) => userIdOf(window, username);

  /** Users, by their names in the sample pool, who leave one group. */
  async function leaving(group: string, ...usernames: readonly string[]): Promise<PoolChange> {
    const ids = await Promise.all(usernames.map(idOf));
    return {
      pool: 'pool',
      change: { kind: 'leave', groups: new Map(ids.map((id) => [id, [group]])) },
      total: ids.length,
      groups: [group],
    };
  }

  const told = ({ users }: Foresight) =>
    users.map(({ name, permissions }) => [
      name,
      permissions?.map(({ namespace, code, actions }) => [namespace, code, ...actions].join(' ')),
    ]);

  describe('in a small company', () => {
    beforeEach(async () => {
      window = await openWindow();
      await window.directory.groups.loadAll();
      window.proxy.requests.length = 0;
    });

    it('is what no other group of theirs gives, for each under their name', async () => {
      const foresight = await find(await leaving('security-reviewers', 'emma.clarke', 'chenwei'));
      assert.equal(foresight.direction, 'lose');
      assert.equal(foresight.unknownFor, undefined);
      // Both are engineers or not: only engineers may still read the audit log.
      for (const { name, permissions } of foresight.users) {
        const user = (await window.other.users.search(name)).list[0];
        assert.ok(user && permissions, name);
        const { list } = await window.other.users.groups(user.id);
        const reads = !list.some(({ code }) => code === 'engineering');
        assert.deepEqual(
          permissions.map(({ code, actions }) => [code, ...actions].join(' ')),
          [
            'delete-user delete-user:click',
            `audit-log:* ${reads ? 'audit-log:read ' : ''}audit-log:export`,
            'user-list user-list:view user-list:export',
          ],
        );
      }
    });

    it('takes one request for the groups of all, and few for what these give', async () => {
      await find(await leaving('security-reviewers', 'emma.clarke', 'chenwei', 'zhujun'));
      const asked = window.proxy.operations();
      assert.equal(asked.filter((name) => name === groupsOfUsers).length, 1);
      assert.ok(asked.filter((name) => name === grantsOfGroups).length <= 2);
      window.proxy.requests.length = 0;
      await find(await leaving('security-reviewers', 'emma.clarke', 'zhujun'));
      assert.ok(!window.proxy.operations().includes(grantsOfGroups), 'grants are known by now');
    });

    it('asks nobody about a group that is known to be authorized for nothing', async () => {
      await window.other.groups.create({ code: 'chess-club', name: 'Chess club' });
      await window.other.groups.addUsers('chess-club', [await idOf('emma.clarke')]);
      await window.directory.readGroup('chess-club');
      await window.directory.loadResources('chess-club');
      const change = await leaving('chess-club', 'emma.clarke');
      window.proxy.requests.length = 0;
      const foresight = await find(change);
      assert.ok(foresight.isNothing);
      assert.deepEqual(
        foresight.users.map(({ permissions }) => permissions),
        [[]],
      );
      assert.deepEqual(window.proxy.operations(), []);
    });

    it('is said without a request where the groups of all, and what these give, are known', async () => {
      const change = await leaving('security-reviewers', 'emma.clarke');
      const user = await idOf('emma.clarke');
      await window.directory.userAccess.loadGroups(user);
      const keys = window.directory.userAccess.groups(user).value?.keys ?? [];
      await window.directory.loadResourcesOfMany(keys);
      window.proxy.requests.length = 0;
      const { users } = await find({ ...change, names: new Map([[user, 'Emma']]) });
      assert.equal(users[0]?.permissions?.length, 3);
      assert.deepEqual(window.proxy.operations(), []);
    });

    it('is nothing where other groups give the same', async () => {
      // Both regions of sales are authorized alike.
      const [user] = (await window.other.groups.listUsers('sales-cn')).list;
      assert.ok(user);
      await window.other.groups.addUsers('sales-global', [user.id]);
      const foresight = await find({
        pool: 'pool',
        change: { kind: 'leave', groups: new Map([[user.id, ['sales-cn']]]) },
        total: 1,
        groups: ['sales-cn'],
      });
      assert.deepEqual(
        foresight.users.map(({ permissions }) => permissions),
        [[]],
      );
      assert.equal(foresight.isNothing, false);
    });

    it('is unknown, and why, where the groups of users are refused', async () => {
      const refused = async () => refusal(1001, 'No permission');
      window.proxy.alter(groupsOfUsers, refused);
      window.proxy.alter('getUserGroups', refused);
      const foresight = await find(await leaving('security-reviewers', 'emma.clarke'));
      assert.deepEqual(
        foresight.users.map(({ permissions }) => permissions),
        [undefined],
      );
      assert.match(String(JSON.stringify(foresight.unknownFor)), /error/);
    });

    it('is found out one by one where a server does not answer for many', async () => {
      window.proxy.alter(groupsOfUsers, async () => refusal(500, 'Query too complex'));
      const foresight = await find(await leaving('security-reviewers', 'emma.clarke', 'chenwei'));
      assert.ok(foresight.users.every(({ permissions }) => permissions?.length === 3));
      const asked = window.proxy.operations().filter((name) => name === 'getUserGroups');
      assert.equal(asked.length, 2);
    });

    it('is unknown for a user of whom the server lists fewer groups than it counts', async () => {
      window.proxy.alter(groupsOfUsers, async (_, forward) => {
        const { status, body } = await forward();
        const text = JSON.stringify(body).replaceAll(/"totalCount":\d+/g, '"totalCount":99');
        return { status, body: JSON.parse(text) };
      });
      const foresight = await find(await leaving('security-reviewers', 'emma.clarke'));
      assert.deepEqual(
        foresight.users.map(({ permissions }) => permissions),
        [undefined],
      );
    });

    for (const operation of [groupsOfUsers, grantsOfGroups]) {
      it(`is unknown at the deadline where ${operation} is not answered, and the request ends`, async () => {
        const change = await leaving('security-reviewers', 'emma.clarke');
        window.proxy.requests.length = 0;
        const held = window.proxy.hold(operation);
        const foresight = await find(change, foresightMs);
        assert.deepEqual(
          foresight.users.map(({ permissions }) => permissions),
          [undefined],
        );
        assert.equal(foresight.unknownFor, 'time');
        // The server has not let go of its answer: nothing else ends the request so soon.
        const ended = window.proxy.requests.filter((each) => each.operation === operation);
        assert.equal(ended.length, 1);
        const isEnded = Promise.all(ended.map(({ gone }) => gone)).then(() => true);
        assert.ok(await Promise.race([isEnded, delay(2000, false)]), 'the request is ended');
        held.release();
      }).timeout(foresightMs + 20_000);
    }

    it('is known of those whose groups were all read in time', async () => {
      const change = await leaving('security-reviewers', 'chenwei', 'huangmin');
      const groupsOf = async (name: string) => {
        const { list } = await window.other.users.groups(await idOf(name));
        return list.map(({ code }) => code);
      };
      const groups = await groupsOf('chenwei');
      assert.ok((await groupsOf('huangmin')).some((code) => !groups.includes(code)));
      await window.directory.loadResourcesOfMany(groups);
      const held = window.proxy.hold(grantsOfGroups);
      const { users, unknownFor } = await find(change, foresightMs);
      held.release();
      assert.deepEqual(
        users.map(({ permissions }) => permissions !== undefined),
        [true, false],
      );
      assert.equal(unknownFor, 'time');
    }).timeout(foresightMs + 20_000);

    it('ends at once where the user does not wait for it', async () => {
      const change = await leaving('security-reviewers', 'emma.clarke');
      const held = window.proxy.hold(groupsOfUsers);
      const leavingIt = new AbortController();
      const finding = find(change, undefined, leavingIt.signal);
      await held.answered;
      leavingIt.abort();
      await assert.rejects(finding);
      held.release();
    });
  });

  describe('of many', () => {
    const everyone = async (count: number): Promise<PoolChange> => {
      window = await openWindow({ groups: 5, users: count, resources: 30 });
      await window.directory.groups.loadAll();
      const { list } = await window.other.groups.listUsers('everyone', { limit: 200 });
      return {
        pool: 'pool',
        change: { kind: 'leave', groups: new Map(list.map(({ id }) => [id, ['everyone']])) },
        total: list.length,
        groups: ['everyone'],
      };
    };

    it('is found out for all of them, fifty in a request', async () => {
      const foresight = await find(await everyone(170));
      assert.equal(foresight.users.length, 170);
      assert.equal(foresight.total, 170);
      assert.ok(told(foresight).every(([, permissions]) => permissions !== undefined));
      assert.equal(foresight.unknownFor, undefined);
      const asked = window.proxy.operations().filter((name) => name === groupsOfUsers);
      assert.equal(asked.length, 4);
    });

    it('is found out for those whose groups came in time, and says of how many', async () => {
      const change = await everyone(170);
      let asked = 0;
      window.proxy.alter(groupsOfUsers, async (_, forward) => {
        asked += 1;
        // The second and all others are not answered.
        return asked === 1 ? forward() : new Promise(() => {});
      });
      const foresight = await find(change, foresightMs);
      assert.equal(foresight.users.length, 50);
      assert.ok(foresight.users.every(({ permissions }) => permissions !== undefined));
      assert.equal(foresight.total, 170);
      assert.equal(foresight.unknownFor, 'time');
    }).timeout(foresightMs + 20_000);

    it('is asked of nobody where the groups are authorized for nothing', async () => {
      const change = await everyone(170);
      await window.other.groups.create({ code: 'chess-club', name: 'Chess club' });
      await window.directory.readGroup('chess-club');
      await window.directory.loadResources('chess-club');
      window.proxy.requests.length = 0;
      const users = usersOf(change.change);
      const foresight = await find({
        pool: 'pool',
        change: { kind: 'join', group: 'chess-club', users },
        total: users.length,
        groups: ['chess-club'],
      });
      assert.ok(foresight.isNothing);
      assert.deepEqual(window.proxy.operations(), []);
    });
  });
});
