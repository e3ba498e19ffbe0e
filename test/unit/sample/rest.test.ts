import assert from 'node:assert/strict';
import type { SamplePool } from '../../../src/sample/server.ts';
import { at, type Client, list, open, textAt } from '../../support/sample/sampleClient.ts';

const grantsQuery =
  'query ($code: String!, $namespace: String) { group(code: $code) { authorizedResources(namespace: $namespace) { list { code actions } } } }';

describe('A sample pool, over REST', () => {
  let pool: SamplePool;
  let client: Client;

  beforeEach(async () => {
    ({ pool, client } = await open());
  });
  afterEach(() => pool.close());

  const granted = async (code: string, namespace: string, key: string) =>
    list(
      await client.data(grantsQuery, { code, namespace }),
      'group.authorizedResources.list',
      key,
    );
  const codes = (code: string) => granted(code, 'webshop', 'code');
  const userId = async (username: string) =>
    textAt(
      await client.data('query ($u: String) { findUser(username: $u) { id } }', { u: username }),
      'findUser.id',
    );

  it('list namespaces in pages, with what each belongs to', async () => {
    const path = `/api/v2/resource-namespace/${pool.userPoolId}`;
    const all = await client.restData('GET', path);
    assert.equal(at(all, 'total'), 4);
    assert.deepEqual(list(all, 'list', 'appName'), [null, null, 'Webshop', '仓储系统 Warehouse']);
    const second = await client.restData('GET', `${path}?page=2&limit=3`);
    assert.deepEqual(list(second, 'list', 'code'), ['warehouse']);
    assert.equal(at((await client.rest('GET', `${path}?page=0`)).body, 'code'), 500);
    assert.equal(at((await client.rest('GET', `${path}?limit=many`)).body, 'code'), 500);
    const other = await client.rest('GET', '/api/v2/resource-namespace/other');
    assert.equal(at(other.body, 'code'), 2224);
  });

  it('list the catalogue by namespace and type, in pages', async () => {
    const all = await client.restData('GET', '/api/v2/resources?limit=100');
    const items = list(all, 'list');
    assert.equal(at(all, 'totalCount'), items.length);
    assert.equal(
      list(await client.restData('GET', '/api/v2/resources'), 'list').length,
      10,
      'the default limit',
    );
    assert.deepEqual(
      new Set(list(all, 'list', 'type')),
      new Set(['DATA', 'API', 'MENU', 'UI', 'BUTTON', null]),
    );
    const apis = await client.restData(
      'GET',
      '/api/v2/resources?namespace=webshop&type=API&page=1',
    );
    assert.deepEqual(list(apis, 'list', 'code'), ['order-api', 'payment-api']);
    assert.equal(at(apis, 'list.0.actions.0.name'), 'order-api:get');
    const one = await client.restData(
      'GET',
      '/api/v2/resources/detail?namespace=webshop&code=order-api',
    );
    assert.deepEqual(one, at(apis, 'list.0'));
    const none = await client.restData('GET', '/api/v2/resources?namespace=nowhere');
    assert.deepEqual(none, { totalCount: 0, list: [] });
  });

  it('revoke one resource from its targets', async () => {
    const body = {
      namespace: 'webshop',
      resource: 'orders:*',
      opts: [{ targetType: 'GROUP', targetIdentifier: 'sales-cn' }],
    };
    const before = await codes('sales-cn');
    const { status } = await client.rest('POST', '/api/v2/acl/revoke-resource', body);
    assert.equal(status, 201);
    assert.deepEqual(
      await codes('sales-cn'),
      before.filter((code) => code !== 'orders:*'),
    );
    assert((await codes('sales-global')).includes('orders:*'));
    const targets = await client.data(
      '{ authorizedTargets(namespace: "webshop", resourceType: DATA, resource: "orders:*") { list { targetIdentifier } } }',
    );
    assert.deepEqual(list(targets, 'authorizedTargets.list', 'targetIdentifier'), [
      'sales-global',
      'customer-support',
    ]);
    const missing = { ...body, opts: [{ targetType: 'GROUP', targetIdentifier: 'nowhere' }] };
    const refused = await client.rest('POST', '/api/v2/acl/revoke-resource', missing);
    assert.deepEqual([refused.status, at(refused.body, 'code')], [200, 500]);
    const wrong = await client.rest('POST', '/api/v2/acl/revoke-resource', { resource: 1 });
    assert.equal(at(wrong.body, 'code'), 500);
  });

  it('authorize and revoke many, by action', async () => {
    const many = (...actions: string[]) => ({
      namespace: 'warehouse',
      opts: [
        {
          targetType: 'GROUP',
          targetIdentifiers: ['alumni', 'design'],
          resources: [{ code: 'stock:*', actions, resourceType: 'DATA' }],
        },
      ],
    });
    const actions = (code: string) => granted(code, 'warehouse', 'actions');
    await client.restData(
      'POST',
      '/api/v2/acl/authorize-resources',
      many('stock:read', 'stock:adjust'),
    );
    assert.deepEqual(await actions('alumni'), [['stock:read', 'stock:adjust']]);
    await client.restData('POST', '/api/v2/acl/revoke-resources', many('stock:adjust'));
    assert.deepEqual(await actions('alumni'), [['stock:read']]);
    assert.deepEqual(await actions('design'), [['stock:read']]);
    await client.restData('POST', '/api/v2/acl/revoke-resources', many());
    assert.deepEqual(await actions('alumni'), []);
  });

  it('say whether a user is allowed to act', async () => {
    const asked = async (action: string, resource: string) =>
      at(
        await client.restData('POST', '/api/v2/acl/is-allowed', {
          userId: await userId('sunli'),
          namespace: 'webshop',
          resource,
          action,
        }),
        'allowed',
      );
    assert.equal(await asked('orders:refund', 'orders:42'), true);
    assert.equal(await asked('orders:cancel', 'orders:42'), false);
    assert.equal(await asked('orders:refund', 'products:1'), false);
  });

  it('look up users by id and in batches', async () => {
    const id = await userId('chenwei');
    const bare = await client.restData('GET', `/api/v2/users/${id}`);
    assert.equal(at(bare, 'username'), 'chenwei');
    assert.equal(at(bare, 'customData'), undefined);
    const full = await client.restData('GET', `/api/v2/users/${id}?with_custom_data=true`);
    assert(list(full, 'customData').length > 0);
    const missing = await client.rest('GET', '/api/v2/users/nobody');
    assert.equal(at(missing.body, 'code'), 2004);
    const batch = { users: await client.restData('POST', '/api/v2/users/batch', { ids: [id] }) };
    assert.deepEqual(list(batch, 'users', 'username'), ['chenwei']);
  });

  it('answer 404 for what is not there', async () => {
    const { status, body } = await client.rest('GET', '/api/v2/nothing');
    assert.equal(status, 404);
    assert.equal(at(body, 'code'), 404);
  });
});
