import assert from 'node:assert/strict';
import {
  empty,
  everyone,
  type MembersScene,
  openMembersScene,
} from '../../support/changes/membersScene.ts';
import { capKinds, capPages } from '../../support/servers/oddPages.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

describe('Many members', () => {
  let scene: MembersScene;

  beforeEach(async () => {
    scene = await openMembersScene();
  });

  afterEach(() => scene.close());

  it('are added in batches, each told as it is done', async () => {
    const told: number[] = [];
    const outcome = await scene.change({
      userIds: scene.users,
      onProgress: (count) => told.push(count),
    });
    assert.deepEqual(scene.batches(), [50, 50, 50, 50, 50, 10]);
    assert.deepEqual(told.slice(-3), [200, 250, 260]);
    assert.deepEqual(outcome.done, scene.users);
    assert.deepEqual(await scene.membersOf(empty), [...scene.users].sort());
    assert.equal(outcome.error, undefined);
  });

  it('are removed in batches', async () => {
    const outcome = await scene.change({
      direction: 'remove',
      group: { code: everyone },
      userIds: scene.users.slice(0, 120),
    });
    assert.deepEqual(scene.batches('removeUserFromGroup'), [50, 50, 20]);
    assert.deepEqual(outcome.done, scene.users.slice(0, 120));
    assert.deepEqual(await scene.membersOf(everyone), scene.users.slice(120).sort());
  });

  /** Has the server take no request about the groups of many scene.users, so that members are read by page. */
  const refuseMany = () =>
    scene.proxy.alter('groupsOfUsers', async () => refusal(1001, 'Too complex'));

  for (const kind of capKinds) {
    it(`are all removed where the server gives 20 a page, and begins the next ${kind}`, async () => {
      refuseMany();
      capPages(scene.proxy, 'groupWithUsers', 20, kind);
      const outcome = await scene.change({
        direction: 'remove',
        group: { code: everyone },
        userIds: scene.users,
      });
      assert.deepEqual([...outcome.done].sort(), [...scene.users].sort());
      assert.deepEqual(outcome.unchanged, []);
      assert.deepEqual(await scene.membersOf(everyone), []);
    });
  }

  it('are all removed where somebody leaves while their pages are read', async () => {
    refuseMany();
    const [gone, ...others] = scene.users;
    scene.proxy.alter('groupWithUsers', async ({ variables }, forward) => {
      if (variables.page === 2) {
        scene.proxy.pass('groupWithUsers');
        await scene.other.groups.removeUsers(everyone, [String(gone)]);
      }
      return forward();
    });
    const outcome = await scene.change({
      direction: 'remove',
      group: { code: everyone },
      userIds: others,
    });
    assert.deepEqual([...outcome.done].sort(), [...others].sort());
    assert.deepEqual(outcome.unchanged, []);
    assert.deepEqual(await scene.membersOf(everyone), []);
  });

  it('who are members already are told apart from those who were added', async () => {
    await scene.other.groups.addUsers(empty, scene.users.slice(0, 3));
    const outcome = await scene.change({ userIds: scene.users.slice(0, 5) });
    assert.deepEqual(outcome.unchanged, scene.users.slice(0, 3));
    assert.deepEqual(outcome.done, scene.users.slice(3, 5));
    assert.deepEqual(scene.batches(), [2]);
  });

  it('who are no members any more are told apart from those who were removed', async () => {
    await scene.other.groups.addUsers(empty, scene.users.slice(0, 3));
    const outcome = await scene.change({ direction: 'remove', userIds: scene.users.slice(2, 5) });
    assert.deepEqual(outcome.done, scene.users.slice(2, 3));
    assert.deepEqual(outcome.unchanged, scene.users.slice(3, 5));
  });

  it('do not sink with one whom the server refuses', async () => {
    const bad = ['nobody-1', 'nobody-2'];
    const wanted = [...scene.users.slice(0, 30), ...bad, ...scene.users.slice(30, 90)];
    const outcome = await scene.change({ userIds: wanted });
    assert.deepEqual(
      outcome.failed.map(({ userId }) => userId),
      bad,
    );
    assert.deepEqual([...outcome.done].sort(), scene.users.slice(0, 90).sort());
    assert.deepEqual(await scene.membersOf(empty), scene.users.slice(0, 90).sort());
    assert.deepEqual([outcome.remaining, outcome.unknown, outcome.error], [[], [], undefined]);
  });

  it('go on where the token is refused in the middle', async () => {
    scene.answer('addUserToGroup', 3, async () => refusal(2206, 'Login expired'));
    const outcome = await scene.change({ userIds: scene.users });
    assert.deepEqual(outcome.done, scene.users);
    assert.deepEqual(await scene.membersOf(empty), [...scene.users].sort());
  });
});
