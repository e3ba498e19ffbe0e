import assert from 'node:assert/strict';
import type { Group } from '../../../../src/authing/index.ts';
import { readForUndo } from '../../../../src/changes/undo/readForUndo.ts';
import { defaultUserPoolId } from '../../../../src/sample/server.ts';
import {
  type ChangingWindow,
  openChangingWindow,
} from '../../../support/changes/changingWindow.ts';
import { serverMemberIds } from '../../../support/directory/directoryWindow.ts';
import {
  alterPages,
  capKinds,
  capPages,
  pageIn,
  repeatFirstPage,
} from '../../../support/servers/oddPages.ts';
import { type PassingAnswer, refusal } from '../../../support/servers/recordingProxy.ts';

const namespaceList = `GET /api/v2/resource-namespace/${defaultUserPoolId}`;
const membersRead = 'groupWithUsers';
const grantsRead = 'listGroupAuthorizedResources';

describe('What is read before groups are deleted', () => {
  let window: ChangingWindow;

  afterEach(() => window.close());

  async function group(code: string): Promise<Group> {
    const found = await window.other.groups.detail(code);
    assert.ok(found !== undefined);
    return found;
  }

  const requestsOf = (operation: string) =>
    window.proxy.requests.filter((request) => request.operation === operation);

  describe('in a company', () => {
    beforeEach(async () => {
      window = await openChangingWindow();
    });

    it('is each group with its fields, its members, and its grants by namespace', async () => {
      const groups = [await group('engineering'), await group('alumni'), await group('sales-cn')];
      const read = await readForUndo(window.client, groups);
      assert.deepEqual(read.lost, []);
      const { list: namespaces } = await window.other.resources.namespaces({ limit: 50 });
      for (const [index, expected] of groups.entries()) {
        const { userIds, grants, ...fields } = read.groups[index] ?? assert.fail();
        const { updatedAt: _, ...expectedFields } = expected;
        assert.deepEqual(fields, expectedFields);
        assert.deepEqual(userIds, await serverMemberIds(window, expected.code));
        for (const { code: namespace } of namespaces) {
          const { list } = await window.other.groups.listAuthorizedResources(expected.code, {
            namespace,
          });
          assert.deepEqual(
            grants
              .filter((grant) => grant.namespace === namespace)
              .map(({ resource, resourceType, actions }) => [resource, resourceType, actions]),
            list.map(({ code, type, actions }) => [code, type, actions]),
          );
        }
      }
      assert.ok((read.groups[0]?.grants.length ?? 0) > 10);
      // Once for each namespace, and once to see whether there are more.
      assert.equal(requestsOf(grantsRead).length, groups.length * (namespaces.length + 1));
    });

    it('has a loss for each namespace that is refused', async () => {
      window.proxy.alter(grantsRead, async ({ variables }, forward) =>
        variables.namespace === 'webshop' ? refusal(1001, 'Not for you') : forward(),
      );
      const engineering = await group('engineering');
      const { groups, lost } = await readForUndo(window.client, [engineering]);
      assert.deepEqual(
        lost.map((loss) => [loss.kind, loss.group, 'namespace' in loss && loss.namespace]),
        [['grantsUnread', engineering, 'webshop']],
      );
      const namespaces = new Set(groups[0]?.grants.map(({ namespace }) => namespace));
      assert.deepEqual([...namespaces], ['system', 'default', 'warehouse']);
    });

    for (const [how, answer] of [
      ['by a code', { status: 200, body: { code: 1001, message: 'Not for you', data: null } }],
      ['by HTTP', { status: 403, body: 'Forbidden' }],
    ] as const) {
      it(`names what is lost where the list of namespaces is refused ${how}`, async () => {
        window.proxy.alter(namespaceList, async (): Promise<PassingAnswer> => answer);
        const [engineering, finance] = [await group('engineering'), await group('finance')];
        const { groups, lost } = await readForUndo(window.client, [engineering, finance]);
        assert.deepEqual(lost, [
          {
            kind: 'namespaceUnknown',
            group: engineering,
            resources: ['products:*', 'order-api', 'checkout', 'stock-api', 'scanner', 'inventory'],
            namespacesRefused: true,
          },
        ]);
        assert.deepEqual(
          groups.map(({ grants }) => [...new Set(grants.map(({ namespace }) => namespace))]),
          [['system', 'default'], ['default']],
        );
      });
    }

    it('has a loss where the server shows more than its namespaces hold', async () => {
      const grant = { code: 'dashboard', type: 'UI', actions: ['dashboard:view'] };
      window.proxy.alter(grantsRead, async ({ variables }, forward) => {
        if (variables.namespace !== undefined) return forward();
        const { list } = await window.other.groups.listAuthorizedResources('engineering');
        const all = [...list, grant];
        const authorizedResources = { totalCount: all.length, list: all };
        return { status: 200, body: { data: { group: { authorizedResources } } } };
      });
      const engineering = await group('engineering');
      const { lost } = await readForUndo(window.client, [engineering]);
      assert.deepEqual(lost, [
        {
          kind: 'namespaceUnknown',
          group: engineering,
          resources: ['dashboard'],
          namespacesRefused: false,
        },
      ]);
    });

    it('has a loss where the server counts more grants than it lists', async () => {
      const engineering = await group('engineering');
      const { list, totalCount } = await window.other.groups.listAuthorizedResources(
        'engineering',
        { namespace: 'default' },
      );
      assert.ok(totalCount > 2);
      window.proxy.alter(grantsRead, async ({ variables }, forward) => {
        const answer = await forward();
        const page = pageIn(answer);
        if (variables.namespace === 'default') page.list = page.list.slice(0, 2);
        return answer;
      });
      const inOne = await readForUndo(window.client, [engineering]);
      assert.deepEqual(inOne.lost, [
        {
          kind: 'grantsWithheld',
          group: engineering,
          namespace: 'default',
          listed: 2,
          totalCount,
        },
      ]);
      const kept = inOne.groups[0]?.grants.filter(({ namespace }) => namespace === 'default');
      assert.deepEqual(
        kept?.map(({ resource }) => resource),
        list.slice(0, 2).map(({ code }) => code),
      );

      window.proxy.alter(grantsRead, async ({ variables }, forward) => {
        const answer = await forward();
        if (variables.namespace === undefined) pageIn(answer).totalCount = 500;
        return answer;
      });
      const inAll = await readForUndo(window.client, [engineering]);
      const listed = inAll.groups[0]?.grants.length;
      assert.deepEqual(inAll.lost, [
        {
          kind: 'grantsWithheld',
          group: engineering,
          namespace: undefined,
          listed,
          totalCount: 500,
        },
      ]);
    });

    it('has a loss for what the API takes no grants of', async () => {
      window.proxy.alter(grantsRead, async ({ variables }, forward) => {
        if (variables.namespace !== 'webshop') return forward();
        const list = [{ code: 'bot', type: 'ROBOT', actions: ['bot:talk'] }];
        const authorizedResources = { totalCount: 1, list };
        return { status: 200, body: { data: { group: { authorizedResources } } } };
      });
      const alumni = await group('alumni');
      const { groups, lost } = await readForUndo(window.client, [alumni]);
      assert.deepEqual(lost, [
        { kind: 'resourceTypeUnknown', group: alumni, resource: 'bot', resourceType: 'ROBOT' },
      ]);
      assert.ok(groups[0]?.grants.every(({ resource }) => resource !== 'bot'));
    });

    it('fails where one of the groups is gone', async () => {
      const alumni = await group('alumni');
      await window.other.groups.delete('alumni');
      await assert.rejects(readForUndo(window.client, [alumni]), { kind: 'notFound' });
    });

    for (const operation of [membersRead, grantsRead, namespaceList]) {
      it(`fails where the server is too busy for ${operation}`, async () => {
        window.proxy.alter(operation, async () =>
          operation === namespaceList
            ? { status: 200, body: { code: 1000, message: 'busy', data: null } }
            : refusal(1000, 'busy'),
        );
        await assert.rejects(readForUndo(window.client, [await group('design')]), { code: 1000 });
      });
    }
  });

  describe('of large groups', () => {
    beforeEach(async () => {
      window = await openChangingWindow({ groups: 3, users: 1230, resources: 60 });
    });

    it('is all members, of pages read sixteen at a time', async () => {
      let members = 0;
      const { groups, lost } = await readForUndo(window.client, [await group('everyone')], {
        onProgress: (count) => {
          members = count;
        },
      });
      assert.deepEqual(groups[0]?.userIds, await serverMemberIds(window, 'everyone'));
      assert.deepEqual(lost, []);
      assert.equal(members, 1230);
      assert.equal(requestsOf(membersRead).length, 25);
      assert.ok(window.proxy.mostAtOnce(membersRead) <= 16);
      assert.ok(window.proxy.mostAtOnce(grantsRead) <= 4);
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
        window.proxy.alter(membersRead, async (_, forward) => {
          arrived += 1;
          if (arrived < atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
          for (const go of waiting) go();
          waiting = [];
          return forward();
        });
        const { groups, lost } = await readForUndo(window.client, [await group('everyone')], {
          memberCounts: new Map([['everyone', known]]),
        });
        assert.deepEqual(groups[0]?.userIds, expected);
        assert.deepEqual(lost, []);
        assert.equal(requestsOf(membersRead).length, requests);
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
        window.proxy.alter(membersRead, ({ variables }) =>
          answer(Number(variables.page), limit, totalCount),
        );
        const { groups, lost } = await readForUndo(window.client, [await group('everyone')]);
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
        capPages(window.proxy, membersRead, 20, kind);
        const wanted = [await group('many'), await group('more')];
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
          const requests = requestsOf(membersRead).length;
          assert.ok(requests <= 7 + 17 + 16, `${requests} requests`);
          assert.ok(window.proxy.mostAtOnce(membersRead) <= 16);
        }
      });
    }

    it('is all members where somebody leaves between two pages', async () => {
      const gone = (await serverMemberIds(window, 'everyone'))[3];
      window.proxy.alter(membersRead, async ({ variables }, forward) => {
        if (variables.page === 2) {
          window.proxy.pass(membersRead);
          await window.other.groups.removeUsers('everyone', [String(gone)]);
        }
        return forward();
      });
      const { groups, lost } = await readForUndo(window.client, [await group('everyone')]);
      assert.deepEqual(groups[0]?.userIds, await serverMemberIds(window, 'everyone'));
      assert.deepEqual(lost, []);
    });

    for (const total of [1_000_000, 4e9]) {
      it(`is all members, with what is missing as a loss, where the server counts ${total}`, async () => {
        const everyone = await group('everyone');
        const expected = await serverMemberIds(window, 'everyone');
        alterPages(window.proxy, membersRead, (page) => {
          page.totalCount = total;
        });
        for (const memberCounts of [new Map<string, number>(), new Map([['everyone', total]])]) {
          window.proxy.requests.length = 0;
          const { groups, lost } = await readForUndo(window.client, [everyone], { memberCounts });
          assert.deepEqual(groups[0]?.userIds, expected);
          assert.deepEqual(lost, [{ kind: 'membersUnread', group: everyone, read: 1230, total }]);
          const requests = requestsOf(membersRead).length;
          assert.ok(requests <= 25 + 16, `${requests} requests`);
        }
      });
    }

    it('is its first page, with the others as a loss, of a server that gives that for ever', async () => {
      repeatFirstPage(window.proxy, membersRead);
      const everyone = await group('everyone');
      const { groups, lost } = await readForUndo(window.client, [everyone]);
      assert.deepEqual(
        groups[0]?.userIds,
        (await serverMemberIds(window, 'everyone')).slice(0, 50),
      );
      assert.deepEqual(lost, [{ kind: 'membersUnread', group: everyone, read: 50, total: 1230 }]);
      assert.ok(requestsOf(membersRead).length <= 10);
    });

    it('has a loss where pages are refused, or repeat what is known', async () => {
      const everyone = await group('everyone');
      window.proxy.alter(membersRead, async ({ variables }, forward) =>
        variables.page === 3 ? refusal(500, 'Something broke') : forward(),
      );
      const { groups, lost } = await readForUndo(window.client, [everyone]);
      assert.deepEqual(lost, [{ kind: 'membersUnread', group: everyone, read: 1180, total: 1230 }]);
      assert.equal(groups[0]?.userIds.length, 1180);

      window.proxy.alter(membersRead, async ({ variables }, forward) => {
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

      window.proxy.alter(membersRead, async () => refusal(1001, 'Not for you'));
      const refused = await readForUndo(window.client, [everyone]);
      assert.deepEqual(refused.lost, [
        { kind: 'membersUnread', group: everyone, read: 0, total: undefined },
      ]);
    });

    it('is not read on once it is cancelled', async () => {
      const controller = new AbortController();
      const everyone = await group('everyone');
      const reading = readForUndo(window.client, [everyone], {
        signal: controller.signal,
        onProgress: (members) => {
          if (members > 300) controller.abort();
        },
      });
      await assert.rejects(reading, { kind: 'aborted' });
      assert.ok(requestsOf(membersRead).length < 25);
      assert.equal(requestsOf(grantsRead).length, 0);
    });
  });
});
