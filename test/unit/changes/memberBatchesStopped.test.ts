import assert from 'node:assert/strict';
import { batchSize } from '../../../src/changes/memberBatches.ts';
import { OutdatedError } from '../../../src/model/changeErrors.ts';
import { empty, type MembersScene, openMembersScene } from '../../support/changes/membersScene.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

describe('Many members, of whom a change may not get to the end,', () => {
  let scene: MembersScene;

  beforeEach(async () => {
    scene = await openMembersScene();
  });

  afterEach(() => scene.close());

  it('stop where all of them would fail, and the rest is told', async () => {
    scene.answer('addUserToGroup', 2, async () => refusal(1001, 'No permission'));
    const outcome = await scene.change({ userIds: scene.users.slice(0, 120) });
    assert.deepEqual(outcome.done, scene.users.slice(0, batchSize));
    assert.deepEqual(outcome.remaining, scene.users.slice(batchSize, 120));
    assert.deepEqual(scene.batches(), [50, 50]);
    assert.ok(outcome.error instanceof Error && 'code' in outcome.error);
    assert.equal(outcome.error.code, 1001);
  });

  it('stop where the group is deleted meanwhile, without a request for each user', async () => {
    scene.answer('addUserToGroup', 2, async (forward) => {
      await scene.other.groups.delete(empty);
      return forward();
    });
    const outcome = await scene.change({ userIds: scene.users });
    assert.deepEqual(scene.batches(), [50, 50]);
    assert.deepEqual(outcome.remaining, scene.users.slice(batchSize));
    assert.ok(outcome.error instanceof OutdatedError);
    assert.equal(outcome.error.reason.kind, 'gone');
  });

  it('are not asked for again where only the answer was lost', async () => {
    scene.answer('addUserToGroup', 2, async (forward) => {
      await forward();
      return { status: 502, body: '<html>Bad gateway</html>' };
    });
    const outcome = await scene.change({ userIds: scene.users.slice(0, 120) });
    assert.deepEqual(outcome.done, scene.users.slice(0, 120));
    assert.deepEqual(scene.batches(), [50, 50, 20]);
  });

  it('stay unknown where the answer was lost and they are not added yet', async () => {
    scene.answer('addUserToGroup', 2, async () => ({ status: 504, body: '' }));
    const outcome = await scene.change({ userIds: scene.users.slice(0, 120) });
    assert.deepEqual(outcome.done, scene.users.slice(0, 50));
    assert.deepEqual(
      [outcome.unknown, outcome.remaining],
      [scene.users.slice(50, 100), scene.users.slice(100, 120)],
    );
    assert.ok(outcome.error instanceof Error && 'outcomeUnknown' in outcome.error);
    assert.equal(outcome.error.outcomeUnknown, true);
  });

  it('stay unknown where the server cannot be asked either', async () => {
    scene.answer('addUserToGroup', 2, async (forward) => {
      await forward();
      scene.proxy.alter('group', async () => ({ status: 503, body: '' }));
      return { status: 502, body: '' };
    });
    const outcome = await scene.change({ userIds: scene.users.slice(0, 120) });
    assert.deepEqual(outcome.done, scene.users.slice(0, 50));
    assert.deepEqual(outcome.unknown, scene.users.slice(50, 100));
    assert.deepEqual(outcome.remaining, scene.users.slice(100, 120));
  });

  it('end after the batch under way when they are cancelled', async () => {
    const controller = new AbortController();
    const held = scene.proxy.hold('addUserToGroup');
    const ending = scene.change({ userIds: scene.users.slice(0, 120), signal: controller.signal });
    await held.answered;
    controller.abort();
    held.release();
    const outcome = await ending;
    assert.deepEqual(outcome.done, scene.users.slice(0, 50));
    assert.deepEqual(outcome.remaining, scene.users.slice(50, 120));
    assert.deepEqual(scene.batches(), [50]);
    assert.ok(outcome.error instanceof Error && 'kind' in outcome.error);
    assert.equal(outcome.error.kind, 'aborted');
  });

  it('end soon also where they are cancelled while the next batch is got ready', async () => {
    const controller = new AbortController();
    let asked = 0;
    const outcome = await scene.change({
      userIds: scene.users,
      signal: controller.signal,
      client: async () => {
        asked += 1;
        // Such as a secret that is read from a keyring.
        if (asked === 3) controller.abort();
        return scene.client;
      },
    });
    assert.deepEqual(scene.batches(), [50]);
    assert.deepEqual(outcome.done, scene.users.slice(0, 50));
    assert.deepEqual(outcome.remaining, scene.users.slice(50));
  });

  it('end at once where getting the next batch ready takes for ever', async () => {
    const controller = new AbortController();
    let asked = 0;
    const outcome = await scene.change({
      userIds: scene.users,
      signal: controller.signal,
      client: () => {
        asked += 1;
        if (asked < 3) return Promise.resolve(scene.client);
        controller.abort();
        return new Promise(() => {});
      },
    });
    assert.deepEqual(outcome.done, scene.users.slice(0, 50));
    assert.deepEqual(outcome.remaining, scene.users.slice(50));
  });

  it('end also where that batch has no answer, and what became of it is asked', async () => {
    const controller = new AbortController();
    const held = scene.proxy.hold('addUserToGroup');
    const ending = scene.change({ userIds: scene.users.slice(0, 120), signal: controller.signal });
    await held.answered;
    controller.abort();
    const outcome = await ending;
    held.release();
    assert.deepEqual(outcome.done, scene.users.slice(0, 50));
    assert.deepEqual(outcome.remaining, scene.users.slice(50, 120));
    assert.deepEqual(await scene.membersOf(empty), scene.users.slice(0, 50).sort());
  });

  it('stop where no client for changes is handed out any more', async () => {
    const refused = new Error('read-only');
    let asked = 0;
    const outcome = await scene.change({
      userIds: scene.users.slice(0, 120),
      client: async () => {
        asked += 1;
        if (asked > 2) throw refused;
        return scene.client;
      },
    });
    assert.equal(outcome.error, refused);
    assert.deepEqual(outcome.done, scene.users.slice(0, 50));
    assert.deepEqual(outcome.remaining, scene.users.slice(50, 120));
  });
});
