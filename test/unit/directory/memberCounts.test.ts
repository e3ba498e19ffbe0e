import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import {
  groups,
  openWindow,
  serverMemberIds,
  type Window,
} from '../../support/directory/directoryWindow.ts';
import type { Alter } from '../../support/servers/recordingProxy.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

describe('The member counts', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 25, users: 40 });
    window.pageSize = 20;
    await window.directory.groups.loadAll();
    window.proxy.requests.length = 0;
    window.events.length = 0;
  });

  afterEach(() => window.close());

  const keys = () => groups(window.directory).map(({ key }) => key);
  const count = (options?: Parameters<typeof window.directory.counts.count>[1]) =>
    window.directory.counts.count(keys(), options);
  const countOf = (key: string) => window.directory.entry(key)?.memberCount;
  const slowly: Alter = async (_, forward) => {
    const answer = await forward();
    await delay(4);
    return answer;
  };

  /** Every group has the count that the server has. */
  async function allCounted() {
    const known = groups(window.directory);
    const counts = await window.other.groups.memberCounts(known.map(({ group }) => group.code));
    assert.equal(counts.get('everyone'), 40);
    for (const { group, memberCount } of known) {
      assert.equal(memberCount, counts.get(group.code), group.code);
    }
  }

  it('come in one request for a page of groups', async () => {
    await count();
    assert.deepEqual(window.proxy.operations(), ['groupMemberCounts', 'groupMemberCounts']);
    assert.equal(Object.keys(window.proxy.requests[0]?.variables ?? {}).length, 20);
    await allCounted();
  });

  it('are told of by the keys of the groups, and only where they are others', async () => {
    await count();
    assert.deepEqual(
      window.events,
      keys().map((key) => `group ${key}`),
    );
    window.events.length = 0;
    await window.other.groups.removeUsers('everyone', await serverMemberIds(window, 'everyone'));
    await count({ again: true });
    assert.deepEqual(window.events, ['group everyone']);
    assert.equal(countOf('everyone'), 0);
  });

  it('are asked for once, however many ask', async () => {
    await Promise.all([count(), count(), count()]);
    await count();
    assert.equal(window.proxy.requests.length, 2);
    await allCounted();
  });

  it('stay as far as they have come when the rest is cancelled, and the rest can be counted later', async () => {
    const controller = new AbortController();
    const progress: string[] = [];
    await count({
      signal: controller.signal,
      onProgress: (done, total) => {
        progress.push(`${done} of ${total}`);
        controller.abort();
      },
    });
    assert.equal(window.proxy.requests.length, 1);
    assert.equal(progress[0], '20 of 25');
    const counted = keys().filter((key) => countOf(key) !== undefined);
    assert.deepEqual(counted, keys().slice(0, 20));
    await count();
    assert.equal(window.proxy.requests.length, 2);
    await allCounted();
  });

  it('of a page under way are left out when it is cancelled, and can be counted again', async () => {
    const controller = new AbortController();
    const held = window.proxy.hold('groupMemberCounts');
    const counting = count({ signal: controller.signal });
    await held.answered;
    controller.abort();
    await counting;
    held.release();
    assert.deepEqual(
      keys().filter((key) => countOf(key) !== undefined),
      [],
    );
    await count();
    await allCounted();
  });

  it('are not asked for again while they are on their way', async () => {
    const held = window.proxy.hold('groupMemberCounts');
    const counting = count();
    await held.answered;
    const again = count();
    held.release();
    await Promise.all([counting, again]);
    assert.equal(window.proxy.requests.length, 2);
    await allCounted();
  });

  it('come one by one, four at a time at most, where the server refuses the many', async () => {
    window.proxy.alter('groupMemberCounts', async () => refusal(1001, 'Too complex'));
    window.proxy.alter('groupWithUsers', slowly);
    const [first, ...others] = keys();
    await Promise.all([
      window.directory.counts.count([String(first)]),
      window.directory.counts.count(others.slice(0, 12)),
      window.directory.counts.count(others),
    ]);
    await allCounted();
    const refused = window.proxy.operations().filter((name) => name === 'groupMemberCounts');
    assert.equal(refused.length, 1);
    assert.equal(window.proxy.requests.length, 26);
    assert.equal(window.proxy.mostAtOnce('groupWithUsers'), 4);
    assert.deepEqual(window.proxy.requests.at(-1)?.variables.limit, 1);
  });

  for (const [how, answer] of [
    ['by HTTP', { status: 413, body: 'too large' }],
    ['with an answer of its own shape', { status: 200, body: { data: { g0: 7 } } }],
  ] as const) {
    it(`come one by one where the server refuses ${how}`, async () => {
      window.proxy.alter('groupMemberCounts', async () => answer);
      await count();
      await allCounted();
    });
  }

  it('are not asked for one by one where the server wants fewer requests', async () => {
    window.proxy.alter('groupMemberCounts', async () => refusal(429, 'Slow down'));
    await count();
    assert.deepEqual(window.proxy.operations(), ['groupMemberCounts', 'groupMemberCounts']);
    assert.ok(keys().every((key) => countOf(key) === undefined));
  });

  it('are tried together again after a reset', async () => {
    window.proxy.alter('groupMemberCounts', async () => refusal(1001, 'Too complex'));
    await count();
    window.proxy.pass('groupMemberCounts');
    window.proxy.requests.length = 0;
    window.directory.counts.reset();
    await count({ again: true });
    assert.deepEqual(window.proxy.operations(), ['groupMemberCounts', 'groupMemberCounts']);
  });

  it('that fail leave their rows without one, and are not asked for with every redraw', async () => {
    window.proxy.alter('groupMemberCounts', async () => {
      throw new Error('broken connection');
    });
    await count();
    assert.ok(keys().every((key) => countOf(key) === undefined));
    assert.equal(window.proxy.requests.length, 2);
    assert.deepEqual(window.events, []);
    await count();
    assert.equal(window.proxy.requests.length, 2);
    window.proxy.pass('groupMemberCounts');
    window.directory.counts.reset();
    await count();
    await allCounted();
  });

  it('of the other groups come where one fails', async () => {
    window.proxy.alter('groupMemberCounts', async () => refusal(1001, 'Too complex'));
    window.proxy.alter('groupWithUsers', async ({ variables }, forward) =>
      variables.code === 'everyone' ? refusal(1000, 'Busy') : forward(),
    );
    await count();
    const without = keys().filter((key) => countOf(key) === undefined);
    assert.deepEqual(without, ['everyone']);
  });

  it('that no longer hold are taken away where the next cannot be read', async () => {
    await count();
    window.proxy.alter('groupMemberCounts', async () => {
      throw new Error('broken connection');
    });
    window.directory.apply({ kind: 'membersAdded', code: 'everyone', userIds: ['someone'] });
    await count();
    assert.equal(countOf('everyone'), undefined);
  });

  it('leave out a group that the server does not have', async () => {
    const [gone] = groups(window.directory);
    await window.other.groups.delete(String(gone?.group.code));
    await count();
    const without = keys().filter((key) => countOf(key) === undefined);
    assert.deepEqual(without, [gone?.key]);
  });

  it('are not asked for where a group is known to be gone, or not known at all', async () => {
    window.directory.apply({ kind: 'groupsDeleted', codes: ['everyone'] });
    await window.directory.counts.count(['everyone', 'unheard-of'], { again: true });
    assert.deepEqual(window.proxy.requests, []);
  });

  it('under way when the pool is forgotten are asked for anew', async () => {
    const held = window.proxy.hold('groupMemberCounts');
    const counting = count();
    await held.answered;
    window.directory.reset();
    await counting;
    await window.directory.groups.loadAll();
    await count();
    held.release();
    await allCounted();
  });
});
