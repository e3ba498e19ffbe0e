import assert from 'node:assert/strict';
import { readForUndo } from '../../../../src/changes/undo/readForUndo.ts';
import {
  type ChangingWindow,
  openChangingWindow,
  requestsTo,
  serverGroup,
} from '../../../support/changes/changingWindow.ts';
import { serverMemberIds } from '../../../support/directory/directoryWindow.ts';
import {
  alterPages,
  capKinds,
  capPages,
  pageRequests,
  repeatFirstPage,
} from '../../../support/servers/oddPages.ts';
import { refusal } from '../../../support/servers/recordingProxy.ts';

describe('What is read before large groups are deleted', () => {
  let window: ChangingWindow;

  beforeEach(async () => {
    window = await openChangingWindow({ groups: 3, users: 1230, resources: 60 });
  });

  afterEach(() => window.close());

  it('is all members, of pages read sixteen at a time', async () => {
    let members = 0;
    const { groups, lost } = await readForUndo(
      window.client,
      [await serverGroup(window, 'everyone')],
      {
        onProgress: (count) => {
          members = count;
        },
      },
    );
    assert.deepEqual(groups[0]?.userIds, await serverMemberIds(window, 'everyone'));
    assert.deepEqual(lost, []);
    assert.equal(members, 1230);
    assert.equal(requestsTo(window, pageRequests.members).length, 25);
    assert.ok(window.proxy.mostAtOnce(pageRequests.members) <= 16);
    assert.ok(window.proxy.mostAtOnce(pageRequests.grants) <= 4);
  });

  it('is all members where their count is known, the first page with the others, whatever it is', async () => {
    const expected = await serverMemberIds(window, 'everyone');
    for (const [known, requests, atOnce] of [
      [1230, 25, 16],
      [1200, 25, 16],
      [700, 25, 15],
      [1350, 25, 16],
    ] as const) {
      let waiting: (() => void)[] = [];
      let arrived = 0;
      window.proxy.requests.length = 0;
      // The first ones are let through together.
      window.proxy.alter(pageRequests.members, async (_, forward) => {
        arrived += 1;
        if (arrived < atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
        for (const go of waiting) go();
        waiting = [];
        return forward();
      });
      const { groups, lost } = await readForUndo(
        window.client,
        [await serverGroup(window, 'everyone')],
        {
          memberCounts: new Map([['everyone', known]]),
        },
      );
      assert.deepEqual(groups[0]?.userIds, expected);
      assert.deepEqual(lost, []);
      assert.equal(requestsTo(window, pageRequests.members).length, requests);
    }
  });

  it('is all members also where the server gives fewer a page or counts too few', async () => {
    const expected = await serverMemberIds(window, 'everyone');
    const answer = async (page: number, limit: number, totalCount: number) => {
      const { list } = await window.other.groups.listUsers('everyone', { page, limit });
      const users = list.map(({ id }) => ({ id, arn: id, userPoolId: 'pool' }));
      return { status: 200, body: { data: { group: { users: { totalCount, list: users } } } } };
    };
    for (const [limit, totalCount] of [
      [30, 1230],
      [50, 70],
    ] as const) {
      window.proxy.alter(pageRequests.members, ({ variables }) =>
        answer(Number(variables.page), limit, totalCount),
      );
      const { groups, lost } = await readForUndo(window.client, [
        await serverGroup(window, 'everyone'),
      ]);
      assert.deepEqual(groups[0]?.userIds, expected);
      assert.deepEqual(lost, []);
    }
  });

  for (const kind of capKinds) {
    it(`is all members of all groups where pages have 20 rows at most and begin ${kind}`, async () => {
      const all = await serverMemberIds(window, 'everyone');
      for (const [code, count] of [
        ['many', 130],
        ['more', 330],
      ] as const) {
        await window.other.groups.create({ code, name: code });
        await window.other.groups.addUsers(code, all.slice(0, count));
      }
      capPages(window.proxy, pageRequests.members, 20, kind);
      const wanted = [await serverGroup(window, 'many'), await serverGroup(window, 'more')];
      for (const memberCounts of [
        new Map<string, number>(),
        new Map([
          ['many', 130],
          ['more', 330],
        ]),
      ]) {
        window.proxy.requests.length = 0;
        const { groups, lost } = await readForUndo(window.client, wanted, { memberCounts });
        assert.deepEqual(groups[0]?.userIds, await serverMemberIds(window, 'many'));
        assert.deepEqual(groups[1]?.userIds, await serverMemberIds(window, 'more'));
        assert.deepEqual(lost, []);
        // Their pages are 7 and 17, and some were asked for before it showed how large these are.
        const requests = requestsTo(window, pageRequests.members).length;
        assert.ok(requests <= 7 + 17 + 16, `${requests} requests`);
        assert.ok(window.proxy.mostAtOnce(pageRequests.members) <= 16);
      }
    });
  }

  it('is all members where somebody leaves between two pages', async () => {
    const gone = (await serverMemberIds(window, 'everyone'))[3];
    window.proxy.alter(pageRequests.members, async ({ variables }, forward) => {
      if (variables.page === 2) {
        window.proxy.pass(pageRequests.members);
        await window.other.groups.removeUsers('everyone', [String(gone)]);
      }
      return forward();
    });
    const { groups, lost } = await readForUndo(window.client, [
      await serverGroup(window, 'everyone'),
    ]);
    assert.deepEqual(groups[0]?.userIds, await serverMemberIds(window, 'everyone'));
    assert.deepEqual(lost, []);
  });

  for (const total of [1_000_000, 4e9]) {
    it(`is all members, with what is missing as a loss, where the server counts ${total}`, async () => {
      const everyone = await serverGroup(window, 'everyone');
      const expected = await serverMemberIds(window, 'everyone');
      alterPages(window.proxy, pageRequests.members, (page) => {
        page.totalCount = total;
      });
      for (const memberCounts of [new Map<string, number>(), new Map([['everyone', total]])]) {
        window.proxy.requests.length = 0;
        const { groups, lost } = await readForUndo(window.client, [everyone], { memberCounts });
        assert.deepEqual(groups[0]?.userIds, expected);
        assert.deepEqual(lost, [{ kind: 'membersUnread', group: everyone, read: 1230, total }]);
        const requests = requestsTo(window, pageRequests.members).length;
        assert.ok(requests <= 25 + 16, `${requests} requests`);
      }
    });
  }

  it('is its first page, with the others as a loss, of a server that gives that for ever', async () => {
    repeatFirstPage(window.proxy, pageRequests.members);
    const everyone = await serverGroup(window, 'everyone');
    const { groups, lost } = await readForUndo(window.client, [everyone]);
    assert.deepEqual(groups[0]?.userIds, (await serverMemberIds(window, 'everyone')).slice(0, 50));
    assert.deepEqual(lost, [{ kind: 'membersUnread', group: everyone, read: 50, total: 1230 }]);
    assert.ok(requestsTo(window, pageRequests.members).length <= 10);
  });

  it('has a loss where pages are refused, or repeat what is known', async () => {
    const everyone = await serverGroup(window, 'everyone');
    window.proxy.alter(pageRequests.members, async ({ variables }, forward) =>
      variables.page === 3 ? refusal(500, 'Something broke') : forward(),
    );
    const { groups, lost } = await readForUndo(window.client, [everyone]);
    assert.deepEqual(lost, [{ kind: 'membersUnread', group: everyone, read: 1180, total: 1230 }]);
    assert.equal(groups[0]?.userIds.length, 1180);

    window.proxy.alter(pageRequests.members, async ({ variables }, forward) => {
      if (variables.page !== 3) return forward();
      const { list } = await window.other.groups.listUsers('everyone', { page: 2, limit: 50 });
      const users = list.map(({ id }) => ({ id, arn: id, userPoolId: 'pool' }));
      return {
        status: 200,
        body: { data: { group: { users: { totalCount: 1230, list: users } } } },
      };
    });
    const repeated = await readForUndo(window.client, [everyone]);
    assert.deepEqual(repeated.lost, lost);
    assert.deepEqual(repeated.groups, groups);

    window.proxy.alter(pageRequests.members, async () => refusal(1001, 'Not for you'));
    const refused = await readForUndo(window.client, [everyone]);
    assert.deepEqual(refused.lost, [
      { kind: 'membersUnread', group: everyone, read: 0, total: undefined },
    ]);
  });

  it('is not read on once it is cancelled', async () => {
    const controller = new AbortController();
    const everyone = await serverGroup(window, 'everyone');
    const reading = readForUndo(window.client, [everyone], {
      signal: controller.signal,
      onProgress: (members) => {
        if (members > 300) controller.abort();
      },
    });
    await assert.rejects(reading, { kind: 'aborted' });
    assert.ok(requestsTo(window, pageRequests.members).length < 25);
    assert.equal(requestsTo(window, pageRequests.grants).length, 0);
  });
});
