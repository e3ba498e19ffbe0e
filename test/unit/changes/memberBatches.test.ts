import assert from 'node:assert/strict';
import { ManagementClient } from '../../../src/authing/index.ts';
import {
  batchSize,
  changeMembers,
  type MemberChange,
  type MembersOutcome,
} from '../../../src/changes/memberBatches.ts';
import { OutdatedError } from '../../../src/model/changeErrors.ts';
import { type SamplePool, startSamplePool } from '../../../src/sample/server.ts';
import { capKinds, capPages } from '../../support/servers/oddPages.ts';
import {
  type PassingAnswer,
  type RecordingProxy,
  refusal,
  startProxy,
} from '../../support/servers/recordingProxy.ts';

const code = 'everyone';
const empty = 'empty';

describe('Many members', () => {
  let pool: SamplePool;
  let proxy: RecordingProxy;
  let client: ManagementClient;
  let other: ManagementClient;
  let users: string[];

  beforeEach(async () => {
    pool = await startSamplePool({ users: 260, groups: 2 });
    proxy = await startProxy(pool.host);
    client = new ManagementClient({ ...pool, host: proxy.host, retry: { maxRetries: 0 } });
    other = new ManagementClient(pool);
    await other.groups.create({ code: empty, name: 'Empty' });
    users = (await other.groups.listUsers(code, { limit: 1000 })).list.map(({ id }) => id);
    assert.equal(users.length, 260);
  });

  afterEach(async () => {
    await Promise.all([client.close(), other.close()]);
    await proxy.close();
    await pool.close();
  });

  function change(
    given: Partial<MemberChange> & Pick<MemberChange, 'userIds'>,
  ): Promise<MembersOutcome> {
    return changeMembers({
      client: async () => client,
      direction: 'add',
      group: { code: empty },
      ...given,
    });
  }

  async function membersOf(groupCode: string): Promise<string[]> {
    const { list } = await other.groups.listUsers(groupCode, { limit: 1000 });
    return list.map(({ id }) => id).sort();
  }

  /** How many users each request for a change named. */
  function batches(operation = 'addUserToGroup'): number[] {
    return proxy.requests
      .filter((request) => request.operation === operation)
      .map(({ variables }) => (Array.isArray(variables.userIds) ? variables.userIds.length : 0));
  }

  /** Answers the how-manieth request of an operation in its own way, and lets the others pass. */
  function answer(
    operation: string,
    number: number,
    give: (forward: () => Promise<PassingAnswer>) => Promise<PassingAnswer>,
  ): void {
    let seen = 0;
    proxy.alter(operation, (_, forward) => {
      seen += 1;
      return seen === number ? give(forward) : forward();
    });
  }

  it('are added in batches, each told as it is done', async () => {
    const told: number[] = [];
    const outcome = await change({ userIds: users, onProgress: (count) => told.push(count) });
    assert.deepEqual(batches(), [50, 50, 50, 50, 50, 10]);
    assert.deepEqual(told.slice(-3), [200, 250, 260]);
    assert.deepEqual(outcome.done, users);
    assert.deepEqual(await membersOf(empty), [...users].sort());
    assert.equal(outcome.error, undefined);
  });

  it('are removed in batches', async () => {
    const outcome = await change({
      direction: 'remove',
      group: { code },
      userIds: users.slice(0, 120),
    });
    assert.deepEqual(batches('removeUserFromGroup'), [50, 50, 20]);
    assert.deepEqual(outcome.done, users.slice(0, 120));
    assert.deepEqual(await membersOf(code), users.slice(120).sort());
  });

  /** Has the server take no request about the groups of many users, so that members are read by page. */
  const refuseMany = () => proxy.alter('groupsOfUsers', async () => refusal(1001, 'Too complex'));

  for (const kind of capKinds) {
    it(`are all removed where the server gives 20 a page, and begins the next ${kind}`, async () => {
      refuseMany();
      capPages(proxy, 'groupWithUsers', 20, kind);
      const outcome = await change({ direction: 'remove', group: { code }, userIds: users });
      assert.deepEqual([...outcome.done].sort(), [...users].sort());
      assert.deepEqual(outcome.unchanged, []);
      assert.deepEqual(await membersOf(code), []);
    });
  }

  it('are all removed where somebody leaves while their pages are read', async () => {
    refuseMany();
    const [gone, ...others] = users;
    proxy.alter('groupWithUsers', async ({ variables }, forward) => {
      if (variables.page === 2) {
        proxy.pass('groupWithUsers');
        await other.groups.removeUsers(code, [String(gone)]);
      }
      return forward();
    });
    const outcome = await change({ direction: 'remove', group: { code }, userIds: others });
    assert.deepEqual([...outcome.done].sort(), [...others].sort());
    assert.deepEqual(outcome.unchanged, []);
    assert.deepEqual(await membersOf(code), []);
  });

  it('who are members already are told apart from those who were added', async () => {
    await other.groups.addUsers(empty, users.slice(0, 3));
    const outcome = await change({ userIds: users.slice(0, 5) });
    assert.deepEqual(outcome.unchanged, users.slice(0, 3));
    assert.deepEqual(outcome.done, users.slice(3, 5));
    assert.deepEqual(batches(), [2]);
  });

  it('who are no members any more are told apart from those who were removed', async () => {
    await other.groups.addUsers(empty, users.slice(0, 3));
    const outcome = await change({ direction: 'remove', userIds: users.slice(2, 5) });
    assert.deepEqual(outcome.done, users.slice(2, 3));
    assert.deepEqual(outcome.unchanged, users.slice(3, 5));
  });

  it('do not sink with one whom the server refuses', async () => {
    const bad = ['nobody-1', 'nobody-2'];
    const wanted = [...users.slice(0, 30), ...bad, ...users.slice(30, 90)];
    const outcome = await change({ userIds: wanted });
    assert.deepEqual(
      outcome.failed.map(({ userId }) => userId),
      bad,
    );
    assert.deepEqual([...outcome.done].sort(), users.slice(0, 90).sort());
    assert.deepEqual(await membersOf(empty), users.slice(0, 90).sort());
    assert.deepEqual([outcome.remaining, outcome.unknown, outcome.error], [[], [], undefined]);
  });

  it('go on where the token is refused in the middle', async () => {
    answer('addUserToGroup', 3, async () => refusal(2206, 'Login expired'));
    const outcome = await change({ userIds: users });
    assert.deepEqual(outcome.done, users);
    assert.deepEqual(await membersOf(empty), [...users].sort());
  });

  it('stop where all of them would fail, and the rest is told', async () => {
    answer('addUserToGroup', 2, async () => refusal(1001, 'No permission'));
    const outcome = await change({ userIds: users.slice(0, 120) });
    assert.deepEqual(outcome.done, users.slice(0, batchSize));
    assert.deepEqual(outcome.remaining, users.slice(batchSize, 120));
    assert.deepEqual(batches(), [50, 50]);
    assert.ok(outcome.error instanceof Error && 'code' in outcome.error);
    assert.equal(outcome.error.code, 1001);
  });

  it('stop where the group is deleted meanwhile, without a request for each user', async () => {
    answer('addUserToGroup', 2, async (forward) => {
      await other.groups.delete(empty);
      return forward();
    });
    const outcome = await change({ userIds: users });
    assert.deepEqual(batches(), [50, 50]);
    assert.deepEqual(outcome.remaining, users.slice(batchSize));
    assert.ok(outcome.error instanceof OutdatedError);
    assert.equal(outcome.error.reason.kind, 'gone');
  });

  it('are not asked for again where only the answer was lost', async () => {
    answer('addUserToGroup', 2, async (forward) => {
      await forward();
      return { status: 502, body: '<html>Bad gateway</html>' };
    });
    const outcome = await change({ userIds: users.slice(0, 120) });
    assert.deepEqual(outcome.done, users.slice(0, 120));
    assert.deepEqual(batches(), [50, 50, 20]);
  });

  it('stay unknown where the answer was lost and they are not added yet', async () => {
    answer('addUserToGroup', 2, async () => ({ status: 504, body: '' }));
    const outcome = await change({ userIds: users.slice(0, 120) });
    assert.deepEqual(outcome.done, users.slice(0, 50));
    assert.deepEqual(
      [outcome.unknown, outcome.remaining],
      [users.slice(50, 100), users.slice(100, 120)],
    );
    assert.ok(outcome.error instanceof Error && 'outcomeUnknown' in outcome.error);
    assert.equal(outcome.error.outcomeUnknown, true);
  });

  it('stay unknown where the server cannot be asked either', async () => {
    answer('addUserToGroup', 2, async (forward) => {
      await forward();
      proxy.alter('group', async () => ({ status: 503, body: '' }));
      return { status: 502, body: '' };
    });
    const outcome = await change({ userIds: users.slice(0, 120) });
    assert.deepEqual(outcome.done, users.slice(0, 50));
    assert.deepEqual(outcome.unknown, users.slice(50, 100));
    assert.deepEqual(outcome.remaining, users.slice(100, 120));
  });

  it('end after the batch under way when they are cancelled', async () => {
    const controller = new AbortController();
    const held = proxy.hold('addUserToGroup');
    const ending = change({ userIds: users.slice(0, 120), signal: controller.signal });
    await held.answered;
    controller.abort();
    held.release();
    const outcome = await ending;
    assert.deepEqual(outcome.done, users.slice(0, 50));
    assert.deepEqual(outcome.remaining, users.slice(50, 120));
    assert.deepEqual(batches(), [50]);
    assert.ok(outcome.error instanceof Error && 'kind' in outcome.error);
    assert.equal(outcome.error.kind, 'aborted');
  });

  it('end soon also where they are cancelled while the next batch is got ready', async () => {
    const controller = new AbortController();
    let asked = 0;
    const outcome = await change({
      userIds: users,
      signal: controller.signal,
      client: async () => {
        asked += 1;
        // Such as a secret that is read from a keyring.
        if (asked === 3) controller.abort();
        return client;
      },
    });
    assert.deepEqual(batches(), [50]);
    assert.deepEqual(outcome.done, users.slice(0, 50));
    assert.deepEqual(outcome.remaining, users.slice(50));
  });

  it('end at once where getting the next batch ready takes for ever', async () => {
    const controller = new AbortController();
    let asked = 0;
    const outcome = await change({
      userIds: users,
      signal: controller.signal,
      client: () => {
        asked += 1;
        if (asked < 3) return Promise.resolve(client);
        controller.abort();
        return new Promise(() => {});
      },
    });
    assert.deepEqual(outcome.done, users.slice(0, 50));
    assert.deepEqual(outcome.remaining, users.slice(50));
  });

  it('end also where that batch has no answer, and what became of it is asked', async () => {
    const controller = new AbortController();
    const held = proxy.hold('addUserToGroup');
    const ending = change({ userIds: users.slice(0, 120), signal: controller.signal });
    await held.answered;
    controller.abort();
    const outcome = await ending;
    held.release();
    assert.deepEqual(outcome.done, users.slice(0, 50));
    assert.deepEqual(outcome.remaining, users.slice(50, 120));
    assert.deepEqual(await membersOf(empty), users.slice(0, 50).sort());
  });

  it('stop where no client for changes is handed out any more', async () => {
    const refused = new Error('read-only');
    let asked = 0;
    const outcome = await change({
      userIds: users.slice(0, 120),
      client: async () => {
        asked += 1;
        if (asked > 2) throw refused;
        return client;
      },
    });
    assert.equal(outcome.error, refused);
    assert.deepEqual(outcome.done, users.slice(0, 50));
    assert.deepEqual(outcome.remaining, users.slice(50, 120));
  });
});
