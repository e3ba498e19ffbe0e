import assert from 'node:assert/strict';
import type { SamplePool } from '../../../src/sample/server.ts';
import { at, type Client, list, open, textAt } from '../../support/sample/sampleClient.ts';

const searchQuery =
  'query ($query: String!, $fields: [String], $page: Int, $limit: Int, $groupOpts: [SearchUserGroupOpt], $roleOpts: [SearchUserRoleOpt], $departmentOpts: [SearchUserDepartmentOpt]) { searchUser(query: $query, fields: $fields, page: $page, limit: $limit, groupOpts: $groupOpts, roleOpts: $roleOpts, departmentOpts: $departmentOpts) { totalCount list { id username } } }';
const createQuery =
  'mutation ($userInfo: CreateUserInput!, $identity: CreateUserIdentityInput, $params: String) { createUser(userInfo: $userInfo, identity: $identity, params: $params) { id username email phone name password createdAt customData { key value dataType } identities { provider userIdInIdp userId } } }';
const batchQuery =
  'query ($ids: [String!]!, $type: String) { userBatch(ids: $ids, type: $type) { username } }';

describe('Users of a sample pool', () => {
  let pool: SamplePool;
  let client: Client;

  beforeEach(async () => {
    ({ pool, client } = await open());
  });
  afterEach(() => pool.close());

  const search = async (query: string, options: object = {}) =>
    list(
      await client.data(searchQuery, { query, limit: 50, ...options }),
      'searchUser.list',
      'username',
    );
  const find = async (by: string) =>
    at(await client.data(`{ findUser(${by}) { id username } }`), 'findUser');
  const idOf = async (username: string) =>
    textAt({ user: await find(`username: "${username}"`) }, 'user.id');

  it('are sixty, with Chinese and English names, some blocked, some without email or name', async () => {
    const data = await client.data(
      '{ users(limit: 100) { totalCount list { username name email blocked status createdAt } } }',
    );
    assert.equal(at(data, 'users.totalCount'), 60);
    const names = list(data, 'users.list', 'name');
    assert(names.includes('陈伟') && names.includes('Emma Clarke') && names.includes(null));
    assert(list(data, 'users.list', 'email').includes(null));
    assert.equal(list(data, 'users.list', 'blocked').filter(Boolean).length, 4);
    const dates = list(data, 'users.list', 'createdAt');
    assert.deepEqual(dates, dates.toSorted().toReversed());
  });

  it('can be listed without those in the organization', async () => {
    const data = await client.data(
      '{ users(limit: 100, excludeUsersInOrg: true) { totalCount list { mainDepartmentId } } }',
    );
    assert.deepEqual(new Set(list(data, 'users.list', 'mainDepartmentId')), new Set([null]));
    assert.equal(at(data, 'users.totalCount'), 6);
  });

  it('are found by a part of their text, whatever its case', async () => {
    assert.deepEqual(await search('CLARKE'), ['emma.clarke']);
    assert.deepEqual(await search('晓雨'), ['linxiaoyu']);
    assert.deepEqual(await search('chenwei@lanhai'), ['chenwei']);
    assert.deepEqual(await search('no such text'), []);
    assert.equal((await search('', { limit: 100 })).length, 60);
  });

  it('are searched in the fields named only', async () => {
    assert.deepEqual(await search('陈', { fields: ['username', 'email'] }), []);
    assert.deepEqual(await search('陈伟', { fields: ['name'] }), ['chenwei']);
    assert.deepEqual(await search(await idOf('chenwei'), { fields: ['id'] }), ['chenwei']);
  });

  it('are searched inside groups, roles and departments', async () => {
    const inGroup = await search('', { groupOpts: [{ code: 'design' }, { code: 'alumni' }] });
    const members = await client.data(
      '{ group(code: "design") { users(limit: 50) { list { username } } } }',
    );
    assert.deepEqual(new Set(inGroup), new Set(list(members, 'group.users.list', 'username')));
    assert.deepEqual(await search('', { groupOpts: [{ code: 'nowhere' }] }), []);
    assert.deepEqual(await search('rossi', { groupOpts: [{ code: 'design' }] }), ['ava.rossi']);
    assert.deepEqual(await search('clarke', { groupOpts: [{ code: 'design' }] }), []);

    const auditors = await search('', { roleOpts: [{ code: 'auditor', namespace: 'default' }] });
    assert.deepEqual(new Set(auditors), new Set(['huangmin', 'james.whitaker', 'wangfang']));
    assert.deepEqual(
      await search('', { roleOpts: [{ code: 'auditor', namespace: 'webshop' }] }),
      [],
    );

    const engineer = await client.data(
      '{ findUser(username: "linxiaoyu") { mainDepartmentId mainDepartmentCode } }',
    );
    assert.equal(at(engineer, 'findUser.mainDepartmentCode'), 'engineering');
    const departmentId = at(engineer, 'findUser.mainDepartmentId');
    const direct = await search('', { departmentOpts: [{ departmentId }] });
    const all = await search('', {
      departmentOpts: [{ departmentId, includeChildrenDepartments: true }],
    });
    assert(direct.includes('linxiaoyu') && !direct.includes('zhangqiang'));
    assert(all.includes('linxiaoyu') && all.includes('zhangqiang'));
  });

  it('are searched in pages', async () => {
    const first = await client.data(searchQuery, { query: 'lanhai', page: 1, limit: 20 });
    const total = Number(at(first, 'searchUser.totalCount'));
    assert(total > 40);
    const pages = [1, 2, 3].map((page) => search('lanhai', { page, limit: 20 }));
    assert.equal(new Set((await Promise.all(pages)).flat()).size, total);
    assert.equal(await client.refusal(searchQuery, { query: 'a', page: 0 }), 'argumentInvalid');
  });

  it('are found exactly by username, email, phone number, external id or identity', async () => {
    const chenwei = { id: await idOf('chenwei'), username: 'chenwei' };
    const details = await client.data(
      '{ findUser(username: "chenwei") { email phone externalId } }',
    );
    for (const field of ['email', 'phone', 'externalId']) {
      const value = textAt(details, `findUser.${field}`);
      assert.deepEqual(await find(`${field}: "${value}"`), chenwei);
      assert.equal(await find(`${field}: "${value.slice(0, -1)}"`), null);
    }
    assert.deepEqual(
      await find('identity: { provider: "wechatwork", userIdInIdp: "chenwei-in-idp" }'),
      chenwei,
    );
    assert.equal(
      await find('identity: { provider: "other", userIdInIdp: "chenwei-in-idp" }'),
      null,
    );
    assert.equal(await find('username: "chenwei", externalId: "LH9999"'), null);
    const exists = await client.data(
      '{ yes: isUserExists(username: "chenwei") no: isUserExists(email: "nobody@example.com") }',
    );
    assert.deepEqual({ ...Object(exists) }, { yes: true, no: false });
  });

  it('come in batches of 80 at most, in the order asked for, without unknown ones', async () => {
    const ids = [await idOf('mayan'), 'nobody', await idOf('chenwei')];
    const byId = await client.data(batchQuery, { ids });
    assert.deepEqual(list(byId, 'userBatch', 'username'), ['mayan', 'chenwei']);
    const names = ['ava.rossi', 'nobody', 'chenwei'];
    const byName = await client.data(batchQuery, { ids: names, type: 'username' });
    assert.deepEqual(list(byName, 'userBatch', 'username'), ['ava.rossi', 'chenwei']);
    assert.equal(await client.refusal(batchQuery, { ids, type: 'shoe size' }), 'argumentInvalid');
    await client.data(batchQuery, { ids: Array(80).fill('nobody') });
    assert.equal(await client.refusal(batchQuery, { ids: Array(81).fill('nobody') }), 2030);
  });

  it('have custom data of every type, and null for a user that is missing', async () => {
    const data = await client.data(
      '{ user(id: "nobody") { id } users(limit: 60) { list { customData { key value dataType label } } } }',
    );
    assert.equal(at(data, 'user'), null);
    const items = list(data, 'users.list', 'customData').flat();
    const types = new Set(items.map((item) => at(item, 'dataType')));
    assert.deepEqual(
      types,
      new Set(['STRING', 'NUMBER', 'DATETIME', 'BOOLEAN', 'OBJECT', 'SELECT']),
    );
    const dates = items.filter((item) => at(item, 'dataType') === 'DATETIME');
    const values = dates.map((item) => textAt(item, 'value'));
    assert(values.some((value) => /^\d+$/.test(value)));
    assert(values.some((value) => Number.isNaN(Date.parse(value))));
    assert(
      list(data, 'users.list', 'customData').some((own) => Array.isArray(own) && own.length === 0),
    );
  });

  it('show their custom values by themselves too', async () => {
    const ids = [await idOf('chenwei'), await idOf('wangfang'), 'nobody'];
    const data = await client.data(
      'query ($id: String!, $ids: [String]!) { udf(targetType: USER) { key dataType label options } udv(targetType: USER, targetId: $id) { key value } udfValueBatch(targetType: USER, targetIds: $ids) { targetId data { key value dataType label } } }',
      { id: ids[0], ids },
    );
    assert(list(data, 'udf', 'key').includes('employeeNumber'));
    assert(list(data, 'udv', 'key').includes('employeeNumber'));
    assert.deepEqual(list(data, 'udfValueBatch', 'targetId'), ids.slice(0, 2));
    assert.equal(
      await client.refusal('{ udv(targetType: USER, targetId: "nobody") { key } }'),
      2004,
    );
  });

  it('are created, and are there in every later read', async () => {
    const userInfo = {
      username: 'newcomer',
      email: 'newcomer@example.com',
      phone: '13900001111',
      name: '新同事',
      password: 'not kept',
      externalId: 'N1',
    };
    const params = JSON.stringify([
      { key: 'remote', value: true },
      { key: 'note', value: 'hello' },
      { key: 'unknown', value: 1 },
    ]);
    const identity = { provider: 'github', userIdInIdp: 'newcomer-1' };
    const created = await client.data(createQuery, { userInfo, params, identity });
    const id = textAt(created, 'createUser.id');
    assert.match(id, /^[0-9a-f]{24}$/);
    assert(!textAt(created, 'createUser.password').includes('not kept'));
    assert.deepEqual(list(created, 'createUser.customData'), [
      { key: 'remote', value: 'true', dataType: 'BOOLEAN' },
      { key: 'note', value: 'hello', dataType: 'STRING' },
    ]);
    assert.equal(at(created, 'createUser.identities.0.userId'), id);

    const newest = await client.data('{ users(limit: 1) { totalCount list { id } } }');
    assert.deepEqual([at(newest, 'users.totalCount'), at(newest, 'users.list.0.id')], [61, id]);
    assert.deepEqual(await search('新同事'), ['newcomer']);
    for (const by of [
      'username: "newcomer"',
      'email: "newcomer@example.com"',
      'externalId: "N1"',
    ]) {
      assert.deepEqual(await find(by), { id, username: 'newcomer' });
    }
    await client.data(
      'mutation ($ids: [String!]!) { addUserToGroup(code: "alumni", userIds: $ids) { code } }',
      { ids: [id] },
    );
    const members = await client.data('{ group(code: "alumni") { users { list { name } } } }');
    assert.deepEqual(list(members, 'group.users.list', 'name'), ['新同事']);
  });

  it('are refused where one of their names is taken, or they have none', async () => {
    for (const userInfo of [
      { username: 'chenwei' },
      { username: 'someone', email: 'chenwei@lanhai.example.com' },
      { username: 'someone', externalId: 'LH1001' },
    ]) {
      assert.equal(await client.refusal(createQuery, { userInfo }), 2026);
    }
    assert.equal(
      await client.refusal(createQuery, { userInfo: { nickname: 'x' } }),
      'argumentMissing',
    );
    assert.equal(await find('username: "someone"'), null);
  });
});
