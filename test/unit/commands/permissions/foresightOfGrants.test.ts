import assert from 'node:assert/strict';
import { foresightMs, type PoolChange } from '../../../../src/commands/permissions/foresight.ts';
import { openWindow, type Window } from '../../../support/directory/directoryWindow.ts';
import { foreseeIn, userIdOf } from '../../../support/permissions/foreseeIn.ts';

describe('What granting and revoking would change for the members of the group', () => {
  let window: Window;

  afterEach(() => window.close());

  const find = (change: PoolChange, deadlineMs?: number) => foreseeIn(window, change, deadlineMs);

  beforeEach(async () => {
    window = await openWindow();
    await window.directory.groups.loadAll();
    window.proxy.requests.length = 0;
  });

  const salaries = {
    namespace: 'default',
    type: 'DATA',
    code: 'salaries:*',
    actions: ['salaries:read'],
  };

  const board = { namespace: 'default', type: 'UI', code: 'chess-board', actions: ['use'] };

  const change = (kind: 'grant' | 'revoke', ...groups: readonly string[]): PoolChange => ({
    pool: 'pool',
    change: {
      kind,
      groups: groups.map((group) => ({
        group,
        before: kind === 'revoke' ? [salaries] : [],
        after: kind === 'grant' ? [board] : [],
      })),
      users: [],
    },
    groups,
  });

  it('is told of those who have it by no other group', async () => {
    const [both, alone] = (await window.other.groups.listUsers('finance')).list;
    assert.ok(both && alone);
    await window.other.groups.addUsers('people-ops', [both.id]);
    const { list, totalCount } = await window.other.groups.listUsers('finance', { limit: 50 });
    const lost = await find(change('revoke', 'finance'));
    assert.equal(lost.direction, 'lose');
    assert.equal(lost.total, totalCount);
    assert.deepEqual(
      lost.users.map(({ permissions }) => permissions?.length),
      list.map(({ id }) => (id === both.id ? 0 : 1)),
    );
  });

  it('is told of a group that was authorized for nothing before', async () => {
    await window.other.groups.create({ code: 'chess-club', name: 'Chess club' });
    await window.directory.readGroup('chess-club');
    const ids = await Promise.all(
      ['emma.clarke', 'huangmin'].map((name) => userIdOf(window, name)),
    );
    await window.other.groups.addUsers('chess-club', ids);
    const gained = await find(change('grant', 'chess-club'));
    assert.equal(gained.direction, 'gain');
    assert.equal(gained.total, 2);
    assert.ok(gained.users.every(({ permissions }) => permissions?.length === 1));
  });

  it('is told of the members of several groups, each once, and over all of these groups', async () => {
    const [both] = (await window.other.groups.listUsers('finance')).list;
    assert.ok(both);
    await window.other.groups.addUsers('people-ops', [both.id]);
    await window.other.resources.authorize({
      namespace: 'default',
      resource: 'salaries:*',
      resourceType: 'DATA',
      opts: [
        {
          targetType: 'GROUP',
          targetIdentifier: 'people-ops',
          actions: ['salaries:read', 'salaries:edit'],
        },
      ],
    });
    const members = async (code: string) =>
      (await window.other.groups.listUsers(code, { limit: 50 })).list.map(({ id }) => id);
    const all = new Set([...(await members('finance')), ...(await members('people-ops'))]);
    const lost = await find(change('revoke', 'finance', 'people-ops'));
    assert.equal(lost.users.length, all.size);
    assert.equal(lost.total, all.size);
    assert.equal(lost.isAtMost, false);
    const name = both.name ?? '';
    assert.equal(lost.users.find((user) => user.name === name)?.permissions?.length, 1, name);
    const alone = await find(change('revoke', 'finance'));
    assert.deepEqual(alone.users.find((user) => user.name === name)?.permissions, []);
  });

  it('is told of all members of a large group, page by page', async () => {
    await window.close();
    window = await openWindow({ groups: 5, users: 170, resources: 30 });
    await window.directory.groups.loadAll();
    await window.directory.members.load('everyone');
    const gained = await find(change('grant', 'everyone'));
    assert.equal(gained.users.length, 170);
    assert.equal(gained.total, 170);
    assert.ok(gained.users.every(({ permissions }) => permissions?.length === 1));
  });

  it('asks nothing about members who are known already but their groups', async () => {
    await window.directory.members.load('finance');
    window.proxy.requests.length = 0;
    await find(change('revoke', 'finance'));
    assert.ok(!window.proxy.operations().includes('groupWithUsers'));
  });

  it('is unknown where the members are not read in time', async () => {
    const held = window.proxy.hold('groupWithUsers');
    const { users, total, unknownFor } = await find(change('revoke', 'finance'), foresightMs);
    held.release();
    assert.deepEqual(users, []);
    assert.ok(total > 0);
    assert.equal(unknownFor, 'time');
  }).timeout(foresightMs + 20_000);
});
