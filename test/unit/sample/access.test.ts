import assert from 'node:assert/strict';
import type { SamplePool } from '../../../src/sample/server.ts';
import { at, type Client, list, open, textAt } from '../../support/sample/sampleClient.ts';

const resourcesQuery =
  'query ($code: String!, $namespace: String, $resourceType: String) { group(code: $code) { authorizedResources(namespace: $namespace, resourceType: $resourceType) { totalCount list { code type actions apiIdentifier } } } }';
const authorizeQuery =
  'mutation ($namespace: String, $resource: String, $resourceType: ResourceType, $opts: [AuthorizeResourceOpt]) { authorizeResource(namespace: $namespace, resource: $resource, resourceType: $resourceType, opts: $opts) { code message } }';
const allowQuery =
  'mutation ($resource: String!, $action: String!, $userId: String, $userIds: [String!], $roleCode: String, $namespace: String) { allow(resource: $resource, action: $action, userId: $userId, userIds: $userIds, roleCode: $roleCode, namespace: $namespace) { code message } }';
const ofTargetQuery =
  'query ($targetType: PolicyAssignmentTargetType, $targetIdentifier: String, $namespace: String, $resourceType: String) { authorizedResources(targetType: $targetType, targetIdentifier: $targetIdentifier, namespace: $namespace, resourceType: $resourceType) { totalCount list { code type actions } } }';
const targetsQuery =
  'query ($namespace: String!, $resourceType: ResourceType!, $resource: String!, $targetType: PolicyAssignmentTargetType, $actions: AuthorizedTargetsActionsInput) { authorizedTargets(namespace: $namespace, resourceType: $resourceType, resource: $resource, targetType: $targetType, actions: $actions) { totalCount list { targetType targetIdentifier actions } } }';

describe('Resources of a sample pool', () => {
  let pool: SamplePool;
  let client: Client;

  beforeEach(async () => {
    ({ pool, client } = await open());
  });
  afterEach(() => pool.close());

  const resources = async (code: string, filter: object = {}) =>
    at(await client.data(resourcesQuery, { code, ...filter }), 'group.authorizedResources');
  const codes = async (code: string, filter: object = {}) =>
    list({ found: await resources(code, filter) }, 'found.list', 'code');
  const targets = async (resource: object, options: object = {}) => {
    const data = await client.data(targetsQuery, { namespace: 'webshop', ...resource, ...options });
    const found = list(data, 'authorizedTargets.list');
    assert.equal(at(data, 'authorizedTargets.totalCount'), found.length);
    return found.map((item) => `${at(item, 'targetType')} ${at(item, 'targetIdentifier')}`);
  };
  const userId = async (username: string) =>
    textAt(
      await client.data('query ($u: String) { findUser(username: $u) { id } }', { u: username }),
      'findUser.id',
    );

  it('of a group come from all namespaces unless one is named', async () => {
    const namespaces = list(
      await client.restData('GET', `/api/v2/resource-namespace/${pool.userPoolId}?page=1&limit=50`),
      'list',
      'code',
    );
    assert.deepEqual(namespaces.slice(0, 2), ['system', 'default']);
    const all = await codes('engineering');
    const parts = await Promise.all(
      namespaces.map((namespace) => codes('engineering', { namespace })),
    );
    assert(parts.filter((part) => part.length > 0).length >= 3);
    assert.deepEqual(parts.flat().toSorted(), all.toSorted());
    assert.deepEqual(await codes('engineering', { namespace: 'nowhere' }), []);
    assert.deepEqual(await resources('alumni'), { totalCount: 0, list: [] });
  });

  it('of a group can be of every type, and be narrowed to one', async () => {
    const all = { all: await resources('engineering') };
    assert.equal(at(all, 'all.totalCount'), list(all, 'all.list').length);
    assert.deepEqual(
      new Set(list(all, 'all.list', 'type')),
      new Set(['DATA', 'API', 'MENU', 'UI', 'BUTTON']),
    );
    const api = await client.data(resourcesQuery, { code: 'engineering', resourceType: 'API' });
    assert.deepEqual(
      new Set(list(api, 'group.authorizedResources.list', 'type')),
      new Set(['API']),
    );
    const identifiers = list(api, 'group.authorizedResources.list', 'apiIdentifier');
    assert(identifiers.every((identifier) => String(identifier).startsWith('https://')));
    const data = await client.data(resourcesQuery, { code: 'engineering', resourceType: 'DATA' });
    for (const item of list(data, 'group.authorizedResources.list')) {
      const [type, id, more] = textAt(item, 'code').split(':');
      assert(type && id && more === undefined);
      assert(list(item, 'actions').every((action) => String(action).startsWith(`${type}:`)));
    }
  });

  it('are authorized for a group, once for each namespace, and add up', async () => {
    const opts = (...actions: string[]) => [
      { targetType: 'GROUP', targetIdentifier: 'alumni', actions },
    ];
    const resource = { resource: 'orders:7', resourceType: 'DATA' };
    const webshop = { ...resource, namespace: 'webshop' };
    const done = await client.data(authorizeQuery, { ...webshop, opts: opts('orders:read') });
    assert.equal(at(done, 'authorizeResource.code'), 200);
    await client.data(authorizeQuery, { ...webshop, opts: opts('orders:refund', 'orders:read') });
    assert.deepEqual(await resources('alumni'), {
      totalCount: 1,
      list: [
        {
          code: 'orders:7',
          type: 'DATA',
          actions: ['orders:read', 'orders:refund'],
          apiIdentifier: null,
        },
      ],
    });
    // Without a namespace it is "default", and without a type the one the catalogue knows.
    await client.data(authorizeQuery, { resource: 'profile-api', opts: opts() });
    assert.deepEqual(await resources('alumni', { namespace: 'default' }), {
      totalCount: 1,
      list: [
        {
          code: 'profile-api',
          type: 'API',
          actions: null,
          apiIdentifier: 'https://api.example.com/profiles',
        },
      ],
    });
    assert((await targets(resource)).includes('GROUP alumni'));
    const direct = await client.data(ofTargetQuery, {
      targetType: 'GROUP',
      targetIdentifier: 'alumni',
    });
    assert.equal(at(direct, 'authorizedResources.totalCount'), 2);
  });

  it('are not authorized for what is missing, and then for nobody', async () => {
    const alumni = { targetType: 'GROUP', targetIdentifier: 'alumni', actions: ['orders:read'] };
    const input = { namespace: 'webshop', resource: 'orders:1', resourceType: 'DATA' };
    const refusal = (variables: object) => client.refusal(authorizeQuery, variables);
    const withTarget = (option: object) =>
      refusal({ ...input, opts: [alumni, { ...alumni, ...option }] });
    assert.equal(await withTarget({ targetIdentifier: 'nowhere' }), 'groupNotFound');
    assert.equal(await withTarget({ targetType: 'USER', targetIdentifier: 'nobody' }), 2004);
    assert.equal(
      await refusal({ ...input, namespace: 'nowhere', opts: [alumni] }),
      'namespaceNotFound',
    );
    assert.equal(await refusal({ ...input, opts: [] }), 'argumentMissing');
    assert.equal(await refusal({ namespace: 'webshop', opts: [alumni] }), 'argumentMissing');
    assert.deepEqual(await codes('alumni'), []);
  });

  it('are allowed to users and roles, and reach users by group, role and department too', async () => {
    const id = await userId('james.whitaker');
    const ofUser = async () => {
      const data = await client.data(
        'query ($id: String) { user(id: $id) { authorizedResources { list { code actions } } } }',
        { id },
      );
      const target = { targetType: 'USER', targetIdentifier: id };
      const inDefault = await client.data(ofTargetQuery, { ...target, namespace: 'default' });
      // Without a namespace, a user has those of the default one, and a target those of all.
      assert.deepEqual(
        list(inDefault, 'authorizedResources.list', 'code'),
        list(data, 'user.authorizedResources.list', 'code'),
      );
      const found = await client.data(ofTargetQuery, target);
      return list(found, 'authorizedResources.list', 'code');
    };
    const inherited = await ofUser();
    assert(inherited.includes('salaries:*'), 'by the group finance');
    assert(inherited.includes('audit-log:*'), 'by the role auditor');

    const allow = (variables: object) =>
      client.data(allowQuery, { resource: 'files:1', ...variables });
    await allow({ action: 'files:read', userId: id, namespace: 'default' });
    assert((await ofUser()).includes('files:1'));
    await allow({ resource: 'files:2', action: 'files:read', roleCode: 'auditor' });
    assert((await ofUser()).includes('files:2'));
    const other = {
      resource: 'files:3',
      action: 'files:read',
      userIds: [id, await userId('mayan')],
    };
    await allow(other);
    assert((await ofUser()).includes('files:3'));

    const engineer = await client.data(ofTargetQuery, {
      targetType: 'USER',
      targetIdentifier: await userId('linxiaoyu'),
    });
    const dashboards = list(engineer, 'authorizedResources.list').filter(
      (item) => at(item, 'code') === 'dashboard',
    );
    assert.equal(dashboards.length, 1, 'once, though by group and by department');
    assert.deepEqual(list(dashboards[0], 'actions'), ['dashboard:view', 'dashboard:edit']);

    assert.equal(
      await client.refusal(allowQuery, { resource: 'a:1', action: 'b' }),
      'argumentMissing',
    );
    assert.equal(
      await client.refusal(allowQuery, { resource: 'a:1', action: 'b', userId: 'nobody' }),
      2004,
    );
  });

  it('tell who may touch them, by kind and by action', async () => {
    const orders = { resource: 'orders:*', resourceType: 'DATA' };
    const all = ['GROUP sales-cn', 'GROUP sales-global', 'GROUP customer-support'];
    assert.deepEqual(await targets(orders), all);
    assert.deepEqual(await targets({ ...orders, resource: 'orders:7' }), all, 'by "orders:*"');
    assert.deepEqual(await targets({ ...orders, resource: 'orders' }), all, 'any of the type');
    assert.deepEqual(await targets({ ...orders, resource: 'nothing' }), []);
    assert.deepEqual(await targets(orders, { targetType: 'USER' }), []);
    const having = (op: string, ...actions: string[]) =>
      targets(orders, { actions: { op, list: actions } });
    assert.deepEqual(await having('AND', 'orders:read', 'orders:cancel'), [
      'GROUP customer-support',
    ]);
    assert.deepEqual(await having('OR', 'orders:refund', 'orders:nothing'), all.slice(0, 2));
    const audit = { namespace: 'system', resource: 'audit-log:*', resourceType: 'DATA' };
    assert.deepEqual(await targets(audit, { targetType: 'ROLE' }), ['ROLE auditor']);
  });

  it('of a missing target are refused', async () => {
    const refusal = (targetType?: string, targetIdentifier?: string) =>
      client.refusal(ofTargetQuery, { targetType, targetIdentifier });
    assert.equal(await refusal('GROUP', 'nowhere'), 'groupNotFound');
    assert.equal(await refusal('USER', 'nobody'), 2004);
    assert.equal(await refusal('GROUP'), 'argumentMissing');
    assert.equal(await refusal(undefined, 'design'), 'argumentMissing');
  });
});
