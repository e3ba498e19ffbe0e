import assert from 'node:assert/strict';
import { type SamplePool, startSamplePool } from '../../../src/sample/server.ts';
import { at, Client, list, open, textAt } from '../../support/sample/sampleClient.ts';

// What the official clients of other languages ask, each as they write it.

const authorize =
  'mutation ($ns: String, $type: ResourceType, $code: String, $opts: [AuthorizeResourceOpt]) { authorizeResource(namespace: $ns, resourceType: $type, resource: $code, opts: $opts) { code } }';
const grantsOf =
  'query ($code: String!) { group(code: $code) { authorizedResources(namespace: "default") { list { code type actions } } } }';
const find =
  'query ($email: String, $phone: String, $username: String, $externalId: String) { findUser(email: $email, phone: $phone, username: $username, externalId: $externalId) { id email } }';
const create =
  'mutation ($user: CreateUserInput!) { createUser(userInfo: $user) { id email gender photo } }';

describe('A sample pool, to official clients', () => {
  let pool: SamplePool;
  let client: Client;

  beforeEach(async () => {
    ({ pool, client } = await open());
  });
  afterEach(() => pool.close());

  const target = { targetType: 'GROUP', targetIdentifier: 'alumni' };
  const grant = (type: string | undefined, ...codes: string[]) =>
    Promise.all(
      codes.map((code) =>
        client.data(authorize, {
          ns: 'default',
          type,
          code,
          opts: [{ ...target, actions: ['x'] }],
        }),
      ),
    );
  const granted = async () =>
    list(await client.data(grantsOf, { code: 'alumni' }), 'group.authorizedResources.list', 'code');
  const userId = async (username: string) =>
    textAt(await client.data(find, { username }), 'findUser.id');

  it('lets Java and C# log in by a GET, with the token at the top', async () => {
    const query = `userPoolId=${pool.userPoolId}&secret=${pool.secret}`;
    const response = await fetch(`${pool.host}/api/v2/userpools/accessToken?${query}`);
    const body: unknown = await response.json();
    assert.deepEqual(Object.keys(Object(body)).sort(), ['accessToken', 'exp', 'iat']);
    const other = new Client(pool, textAt(body, 'accessToken'));
    assert.notEqual(await other.data('{ groups { totalCount } }'), undefined);
    const wrong = await fetch(`${pool.host}/api/v2/userpools/accessToken?userPoolId=x&secret=y`);
    assert.equal(at(await wrong.json(), 'accessToken'), undefined);
  });

  for (const type of ['API', 'MENU', 'BUTTON', 'UI', 'DATA']) {
    it(`takes a grant of ${type} away, by its type and without one`, async () => {
      const body = { namespace: 'default', resource: 'thing:1', opts: [target] };
      for (const revoke of [{ ...body, resourceType: type }, body]) {
        await grant(type, 'thing:1');
        assert.deepEqual(await granted(), ['thing:1']);
        await client.restData('POST', '/api/v2/acl/revoke-resource', revoke);
        assert.deepEqual(await granted(), []);
      }
    });
  }

  it('leaves the grant of another type where one is named', async () => {
    await grant('MENU', 'thing');
    await client.restData('POST', '/api/v2/acl/revoke-resource', {
      namespace: 'default',
      resource: 'thing',
      resourceType: 'API',
      opts: [target],
    });
    assert.deepEqual(await granted(), ['thing']);
  });

  it('takes all of a bare type of DATA away, and of `x:*` only that', async () => {
    const revoke = (resource: string) =>
      client.restData('POST', '/api/v2/acl/revoke-resources', {
        namespace: 'default',
        opts: [
          { targetType: 'GROUP', targetIdentifiers: ['alumni'], resources: [{ code: resource }] },
        ],
      });
    await grant('DATA', 'x:1', 'x:*', 'y:1');
    await revoke('x:*');
    assert.deepEqual(await granted(), ['x:1', 'y:1']);
    await grant('DATA', 'x:*');
    await revoke('x');
    assert.deepEqual(await granted(), ['y:1']);
  });

  it('gives custom data where it is asked for by 1 or true', async () => {
    const path = `/api/v2/users/${await userId('chenwei')}?with_custom_data=`;
    for (const [value, isThere] of [
      ['1', true],
      ['true', true],
      ['0', false],
      ['false', false],
    ] as const) {
      const user = await client.restData('GET', path + value);
      assert.equal(at(user, 'customData') !== undefined, isThere, value);
    }
  });

  it('keeps an email in lower case, and finds it in any', async () => {
    const user = await client.data(create, { user: { email: 'New.User@Example.COM' } });
    assert.equal(at(user, 'createUser.email'), 'new.user@example.com');
    const found = await client.data(find, { email: 'NEW.user@example.com' });
    assert.equal(at(found, 'findUser.id'), at(user, 'createUser.id'));
    const exists = 'query ($email: String) { isUserExists(email: $email) }';
    const answer = await client.data(exists, { email: 'NEW.USER@EXAMPLE.COM' });
    assert.equal(at(answer, 'isUserExists'), true);
    const again = { user: { email: 'new.USER@example.com' } };
    assert.equal(await client.refusal(create, again), 2026);
  });

  it('takes empty texts for absent, as PHP sends all four', async () => {
    const found = await client.data(find, {
      email: '',
      phone: '',
      username: 'chenwei',
      externalId: '',
    });
    assert.equal(at(found, 'findUser.id'), await userId('chenwei'));
    const none = await client.data(find, { email: '', phone: '', username: '', externalId: '' });
    assert.equal(at(none, 'findUser'), null);
  });

  it('says whether a user exists, and who is logged in, beside the users', async () => {
    const exists = (query: string) =>
      client.restData('GET', `/api/v2/users/is-user-exists?${query}`);
    assert.equal(await exists('username=chenwei'), true);
    assert.equal(await exists('username=nobody'), false);
    const status = await client.restData('GET', '/api/v2/users/login-status?appId=x&userId=y');
    assert.equal(at(status, 'isLogin'), false);
  });

  it('gives its verdict on an action', async () => {
    const query =
      'query ($resource: String!, $action: String!, $userId: String!, $namespace: String) { isActionAllowed(resource: $resource, action: $action, userId: $userId, namespace: $namespace) }';
    const user = await userId('chenwei');
    const ask = async (resource: string) =>
      at(
        await client.data(query, {
          resource,
          action: 'wiki:read',
          userId: user,
          namespace: 'default',
        }),
        'isActionAllowed',
      );
    assert.equal(await ask('wiki:1'), false);
    await client.data(authorize, {
      ns: 'default',
      type: 'DATA',
      code: 'wiki:*',
      opts: [{ targetType: 'USER', targetIdentifier: user, actions: ['wiki:read'] }],
    });
    assert.equal(await ask('wiki:1'), true);
    assert.equal(await ask('other:1'), false);
  });

  it('creates a user for Java, by REST', async () => {
    const user = await client.restData('POST', '/api/v2/users', {
      userInfo: { username: 'java', email: 'Java@example.com' },
      keepPassword: false,
    });
    assert.equal(at(user, 'email'), 'java@example.com');
    assert.equal(await userId('java'), at(user, 'id'));
  });

  it('gives a new user what the service does', async () => {
    const user = await client.data(create, { user: { username: 'plain' } });
    assert.equal(at(user, 'createUser.gender'), 'U');
    assert.match(textAt(user, 'createUser.photo'), /^https:/);
  });

  it('reads paths and pages as they are written elsewhere', async () => {
    const all = await client.restData('GET', '/api/v2/resources?limit=-1');
    assert.equal(list(all, 'list', 'code').length, at(all, 'totalCount'));
    const path = `/api/v2/resource-namespace/${pool.userPoolId}/?page=1`;
    assert.equal(at(await client.restData('GET', path), 'totalCount'), 4);
    const one = await client.restData('GET', '/api/v2/resources/by-code/home?namespace=default');
    assert.equal(at(one, 'code'), 'home');
  });

  it('refuses what the service refuses', async () => {
    const allow =
      'mutation ($id: String) { allow(resource: "books", action: "read", userId: $id) { code } }';
    assert.equal(await client.refusal(allow, { id: await userId('chenwei') }), 'argumentInvalid');
    const user = { username: 'late', lastLogin: '1602756997950' };
    assert.equal(await client.refusal(create, { user }), 'argumentInvalid');
    const { body } = await client.graphql(create, { user: { username: 'chenwei' } });
    assert.deepEqual(at(body, 'errors.0.extensions'), { code: 'INTERNAL_SERVER_ERROR' });
    assert.equal(at(body, 'errors.0.message.message'), '用户已存在，请勿重复创建！');
  });

  it('creates, changes and deletes namespaces with what is in them', async () => {
    const path = `/api/v2/resource-namespace/${pool.userPoolId}`;
    const made = await client.restData('POST', path, { code: 'shop', name: 'Shop' });
    assert.equal(at(made, 'code'), 'shop');
    const taken = await client.rest('POST', path, { code: 'shop', name: 'Shop' });
    assert.equal(at(taken.body, 'code'), 500);
    await client.restData('POST', '/api/v2/resources', {
      namespace: 'shop',
      code: 'order',
      type: 'DATA',
      actions: [{ name: 'order:read', description: 'Read' }],
    });
    const opts = [{ ...target, actions: ['order:read'] }];
    await client.data(authorize, { ns: 'shop', type: 'DATA', code: 'order:*', opts });
    await client.restData('PUT', `${path}/code/shop`, { code: 'store', name: 'Store' });
    const moved = await client.restData('GET', '/api/v2/resources?namespace=store');
    assert.deepEqual(list(moved, 'list', 'code'), ['order']);
    const ofGroup =
      'query { group(code: "alumni") { authorizedResources(namespace: "store") { list { code } } } }';
    const grants = async () =>
      list(await client.data(ofGroup), 'group.authorizedResources.list', 'code');
    assert.deepEqual(await grants(), ['order:*']);
    assert.equal(await client.restData('DELETE', `${path}/code/store`), true);
    assert.deepEqual(await grants(), []);
    const fixed = await client.rest('DELETE', `${path}/code/default`);
    assert.equal(at(fixed.body, 'code'), 500);
  });

  it('creates, changes and deletes resources', async () => {
    const actions = [{ name: 'pot:use', description: '' }];
    const path = '/api/v2/resources';
    const body = { namespace: 'default', code: 'pot', type: 'DATA', actions };
    const made = await client.restData('POST', path, body);
    assert.deepEqual(at(made, 'actions'), actions);
    assert.equal(at((await client.rest('POST', path, body)).body, 'code'), 500);
    const update = { namespace: 'default', description: 'For tea', type: 'MENU' };
    const changed = await client.restData('POST', `${path}/pot`, update);
    assert.deepEqual(
      [at(changed, 'description'), at(changed, 'type'), at(changed, 'actions')],
      ['For tea', 'MENU', actions],
    );
    assert.equal(await client.restData('DELETE', `${path}/pot?namespace=default`), true);
    const gone = await client.rest('GET', `${path}/detail?namespace=default&code=pot`);
    assert.equal(at(gone.body, 'code'), 500);
  });

  it('defines custom fields, and keeps their values', async () => {
    await client.data(
      'mutation { setUdf(targetType: USER, key: "shoe", dataType: NUMBER, label: "Shoe") { key } }',
    );
    const id = await userId('chenwei');
    const set =
      'mutation ($id: String!, $value: String!) { setUdv(targetType: USER, targetId: $id, key: "shoe", value: $value) { key value } }';
    const values = await client.data(set, { id, value: '42' });
    assert.ok(list(values, 'setUdv', 'key').includes('shoe'));
    const unknown =
      'mutation ($id: String!) { setUdv(targetType: USER, targetId: $id, key: "hat", value: "1") { key } }';
    assert.equal(await client.refusal(unknown, { id }), 'fieldNotFound');
    await client.data('mutation { removeUdf(targetType: USER, key: "shoe") { code } }');
    assert.equal(await client.refusal(set, { id, value: '43' }), 'fieldNotFound');
  });

  it('knows roles and departments of a user', async () => {
    const query =
      'query ($id: String) { user(id: $id) { roles { list { code namespace arn } } departments { list { department { name path codePath } isMainDepartment } } } }';
    const id = await userId('james.whitaker');
    const user = await client.data(query, { id });
    assert.ok(list(user, 'user.roles.list', 'code').includes('auditor'));
    assert.equal(at(user, 'user.departments.list.0.isMainDepartment'), true);
  });

  it('may name groups by an id that is no code, and by their codes beside', async () => {
    const other = await startSamplePool({ namesGroupsById: true });
    try {
      const them = await Client.connect(other);
      const ask = (name: string) =>
        `{ ${name}(namespace: "webshop", resourceType: DATA, resource: "orders:*", targetType: GROUP) { list { targetIdentifier } } }`;
      const ids = list(
        await them.data(ask('authorizedTargets')),
        'authorizedTargets.list',
        'targetIdentifier',
      );
      const codes = list(
        await them.data(ask('authorizedTargetsCode')),
        'authorizedTargetsCode.list',
        'targetIdentifier',
      );
      assert.ok(codes.length > 0 && ids.length === codes.length);
      const { groups } = Object(await them.data('{ groups(limit: 100) { list { code } } }'));
      const known = list(groups, 'list', 'code');
      assert.ok(codes.every((code) => known.includes(code)));
      assert.ok(ids.every((id) => !known.includes(id)));
    } finally {
      await other.close();
    }
  });
});
