import assert from 'node:assert/strict';
import { readForUndo } from '../../../../src/changes/undo/readForUndo.ts';
import {
  type ChangingWindow,
  openChangingWindow,
  requestsTo,
  serverGroup,
} from '../../../support/changes/changingWindow.ts';
import { serverMemberIds } from '../../../support/directory/directoryWindow.ts';
import { pageIn, pageRequests } from '../../../support/servers/oddPages.ts';
import { type PassingAnswer, refusal } from '../../../support/servers/recordingProxy.ts';

describe('What is read before groups are deleted', () => {
  let window: ChangingWindow;

  beforeEach(async () => {
    window = await openChangingWindow();
  });

  afterEach(() => window.close());

  it('is each group with its fields, its members, and its grants by namespace', async () => {
    const groups = [
      await serverGroup(window, 'engineering'),
      await serverGroup(window, 'alumni'),
      await serverGroup(window, 'sales-cn'),
    ];
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
    assert.equal(
      requestsTo(window, pageRequests.grants).length,
      groups.length * (namespaces.length + 1),
    );
  });

  it('has a loss for each namespace that is refused', async () => {
    window.proxy.alter(pageRequests.grants, async ({ variables }, forward) =>
      variables.namespace === 'webshop' ? refusal(1001, 'Not for you') : forward(),
    );
    const engineering = await serverGroup(window, 'engineering');
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
      window.proxy.alter(pageRequests.namespaces, async (): Promise<PassingAnswer> => answer);
      const [engineering, people] = [
        await serverGroup(window, 'engineering'),
        await serverGroup(window, 'people-ops'),
      ];
      const { groups, lost } = await readForUndo(window.client, [engineering, people]);
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
    window.proxy.alter(pageRequests.grants, async ({ variables }, forward) => {
      if (variables.namespace !== undefined) return forward();
      const { list } = await window.other.groups.listAuthorizedResources('engineering');
      const all = [...list, grant];
      const authorizedResources = { totalCount: all.length, list: all };
      return { status: 200, body: { data: { group: { authorizedResources } } } };
    });
    const engineering = await serverGroup(window, 'engineering');
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
    const engineering = await serverGroup(window, 'engineering');
    const { list, totalCount } = await window.other.groups.listAuthorizedResources('engineering', {
      namespace: 'default',
    });
    assert.ok(totalCount > 2);
    window.proxy.alter(pageRequests.grants, async ({ variables }, forward) => {
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

    window.proxy.alter(pageRequests.grants, async ({ variables }, forward) => {
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
    window.proxy.alter(pageRequests.grants, async ({ variables }, forward) => {
      if (variables.namespace !== 'webshop') return forward();
      const list = [{ code: 'bot', type: 'ROBOT', actions: ['bot:talk'] }];
      const authorizedResources = { totalCount: 1, list };
      return { status: 200, body: { data: { group: { authorizedResources } } } };
    });
    const alumni = await serverGroup(window, 'alumni');
    const { groups, lost } = await readForUndo(window.client, [alumni]);
    assert.deepEqual(lost, [
      { kind: 'resourceTypeUnknown', group: alumni, resource: 'bot', resourceType: 'ROBOT' },
    ]);
    assert.ok(groups[0]?.grants.every(({ resource }) => resource !== 'bot'));
  });

  it('fails where one of the groups is gone', async () => {
    const alumni = await serverGroup(window, 'alumni');
    await window.other.groups.delete('alumni');
    await assert.rejects(readForUndo(window.client, [alumni]), { kind: 'notFound' });
  });

  for (const operation of [pageRequests.members, pageRequests.grants, pageRequests.namespaces]) {
    it(`fails where the server is too busy for ${operation}`, async () => {
      window.proxy.alter(operation, async () =>
        operation === pageRequests.namespaces
          ? { status: 200, body: { code: 1000, message: 'busy', data: null } }
          : refusal(1000, 'busy'),
      );
      await assert.rejects(readForUndo(window.client, [await serverGroup(window, 'design')]), {
        code: 1000,
      });
    });
  }
});
