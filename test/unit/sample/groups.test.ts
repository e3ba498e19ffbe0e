import assert from 'node:assert/strict';
import type { SamplePool } from '../../../src/sample/server.ts';
import { at, type Client, list, open, textAt } from '../../support/sample/sampleClient.ts';

const createQuery =
  'mutation ($code: String!, $name: String!, $description: String) { createGroup(code: $code, name: $name, description: $description) { code name description createdAt updatedAt } }';
const updateQuery =
  'mutation ($code: String!, $name: String, $description: String, $newCode: String) { updateGroup(code: $code, name: $name, description: $description, newCode: $newCode) { code name description createdAt updatedAt } }';
const deleteQuery =
  'mutation ($codeList: [String!]!) { deleteGroups(codeList: $codeList) { code message } }';
const detailQuery =
  'query ($code: String!) { group(code: $code) { code name description createdAt updatedAt } }';
const listQuery =
  'query ($userId: String, $page: Int, $limit: Int, $sortBy: SortByEnum) { groups(userId: $userId, page: $page, limit: $limit, sortBy: $sortBy) { totalCount list { code createdAt updatedAt } } }';
const membersQuery =
  'query ($code: String!, $page: Int, $limit: Int) { group(code: $code) { users(page: $page, limit: $limit) { totalCount list { id username } } } }';
const addQuery =
  'mutation ($code: String, $userIds: [String!]!) { addUserToGroup(code: $code, userIds: $userIds) { code message } }';
const removeQuery =
  'mutation ($code: String, $userIds: [String!]!) { removeUserFromGroup(code: $code, userIds: $userIds) { code message } }';

const groupNotFound = 'groupNotFound';
const groupExists = 'groupExists';
const argumentInvalid = 'argumentInvalid';
const userNotFound = 2004;

describe('Groups of a sample pool', () => {
  let pool: SamplePool;
  let client: Client;
  let userIds: string[];

  beforeEach(async () => {
    ({ pool, client } = await open());
    const users = await client.data('{ users(limit: 5) { list { id } } }');
    userIds = list(users, 'users.list', 'id').map(String);
  });
  afterEach(() => pool.close());

  const detail = async (code: string) => at(await client.data(detailQuery, { code }), 'group');
  const members = async (code: string, page?: object) =>
    at(await client.data(membersQuery, { code, ...page }), 'group.users');
  const codes = async (variables: object = {}) =>
    list(await client.data(listQuery, variables), 'groups.list', 'code');

  it('are a dozen or so, in pages of 10 unless told otherwise, newest first', async () => {
    const first = await client.data(listQuery);
    const total = Number(at(first, 'groups.totalCount'));
    assert(total >= 12);
    const dates = list(first, 'groups.list', 'createdAt');
    assert.equal(dates.length, 10);
    assert.deepEqual(dates, dates.toSorted().toReversed());
    const rest = await codes({ page: 2 });
    assert.equal(rest.length, total - 10);
    assert.equal(new Set([...(await codes()), ...rest]).size, total);
    assert.deepEqual(await codes({ page: 99 }), []);
  });

  it('come in each of the four orders', async () => {
    for (const [sortBy, field] of [
      ['CREATEDAT_ASC', 'createdAt'],
      ['CREATEDAT_DESC', 'createdAt'],
      ['UPDATEDAT_ASC', 'updatedAt'],
      ['UPDATEDAT_DESC', 'updatedAt'],
    ] as const) {
      const data = await client.data(listQuery, { sortBy, limit: 50 });
      const dates = list(data, 'groups.list', field);
      const ascending = dates.toSorted();
      assert.deepEqual(dates, sortBy.endsWith('ASC') ? ascending : ascending.toReversed(), sortBy);
    }
    await client.data(updateQuery, { code: 'design', name: 'Design' });
    assert.equal((await codes({ sortBy: 'UPDATEDAT_DESC' }))[0], 'design');
  });

  it('refuse a page or limit below 1', async () => {
    for (const page of [{ page: 0 }, { page: -1 }, { limit: 0 }, { limit: -5 }]) {
      assert.equal(await client.refusal(listQuery, page), argumentInvalid);
      assert.equal(
        await client.refusal(membersQuery, { code: 'design', ...page }),
        argumentInvalid,
      );
    }
  });

  it('stand first once created, also several in the same moment', async () => {
    const made = Array.from({ length: 30 }, (_, index) => `new-${index}`);
    const fields = made.map(
      (code, index) => `a${index}: createGroup(code: "${code}", name: "New") { code }`,
    );
    await client.data(`mutation { ${fields.join(' ')} }`);
    assert.deepEqual((await codes({ limit: 30 })).toReversed(), made);
    assert.deepEqual((await codes({ limit: 30, sortBy: 'UPDATEDAT_DESC' })).toReversed(), made);
  });

  it('are created with and without a description', async () => {
    const bare = await client.data(createQuery, { code: 'bare', name: '无描述' });
    assert.equal(at(bare, 'createGroup.description'), null);
    assert.deepEqual(await detail('bare'), at(bare, 'createGroup'));
    assert.match(textAt(bare, 'createGroup.createdAt'), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    await client.data(createQuery, { code: 'full', name: 'Full', description: 'Said' });
    assert.equal(at(await detail('full'), 'description'), 'Said');
  });

  it('refuse a taken code and an empty code or name', async () => {
    assert.equal(await client.refusal(createQuery, { code: 'design', name: 'x' }), groupExists);
    assert.equal(await client.refusal(createQuery, { code: ' ', name: 'x' }), argumentInvalid);
    assert.equal(await client.refusal(createQuery, { code: 'x', name: '' }), argumentInvalid);
    assert.equal(await detail('x'), null);
  });

  it('keep what an update leaves out, and lose a description that is null or empty', async () => {
    await client.data(createQuery, { code: 'team', name: 'Team', description: 'Old' });
    const renamed = await client.data(updateQuery, { code: 'team', name: 'Renamed' });
    assert.equal(at(renamed, 'updateGroup.name'), 'Renamed');
    assert.equal(at(renamed, 'updateGroup.description'), 'Old');
    const emptied = await client.data(updateQuery, { code: 'team', description: '' });
    assert.equal(at(emptied, 'updateGroup.description'), '');
    await client.data(updateQuery, { code: 'team', description: 'Again' });
    // Python's client sends null for whatever it was not given.
    const nulls = { code: 'team', name: null, newCode: null, description: null };
    const cleared = await client.data(updateQuery, nulls);
    assert.equal(at(cleared, 'updateGroup.description'), null);
    assert.equal(at(cleared, 'updateGroup.name'), 'Renamed');
    assert.equal(at(cleared, 'updateGroup.code'), 'team');
  });

  it('keep members, grants and place when their code changes', async () => {
    const place = (await codes({ limit: 50 })).indexOf('engineering');
    const before = await members('engineering');
    const grants =
      'query ($code: String!) { group(code: $code) { authorizedResources { totalCount list { code type actions apiIdentifier } } } }';
    const granted = await client.data(grants, { code: 'engineering' });
    await client.data(updateQuery, { code: 'engineering', newCode: 'r-and-d' });

    assert.equal(await detail('engineering'), null);
    assert.deepEqual(await members('r-and-d'), before);
    assert.deepEqual(await client.data(grants, { code: 'r-and-d' }), granted);
    assert.equal((await codes({ limit: 50 })).indexOf('r-and-d'), place);
    const targets = await client.data(
      '{ authorizedTargets(namespace: "default", resourceType: API, resource: "profile-api") { list { targetIdentifier } } }',
    );
    assert.deepEqual(list(targets, 'authorizedTargets.list', 'targetIdentifier'), ['r-and-d']);
    // The old code is free again.
    await client.data(createQuery, { code: 'engineering', name: 'Another' });
    assert.equal(at(await members('engineering'), 'totalCount'), 0);
  });

  it('refuse an update to a taken or empty code, or of a missing group', async () => {
    const update = (variables: object) => client.refusal(updateQuery, variables);
    assert.equal(await update({ code: 'design', newCode: 'finance' }), groupExists);
    assert.equal(await update({ code: 'design', newCode: '' }), argumentInvalid);
    assert.equal(await update({ code: 'design', name: '' }), argumentInvalid);
    assert.equal(await update({ code: 'nowhere', name: 'x' }), groupNotFound);
    assert.equal(at(await detail('design'), 'name'), '设计团队');
    await client.data(updateQuery, { code: 'design', newCode: 'design' });
  });

  it('are null in detail where there is none', async () => {
    assert.equal(await detail('nowhere'), null);
  });

  it('are deleted all or none', async () => {
    const refused = await client.refusal(deleteQuery, { codeList: ['design', 'nowhere'] });
    assert.equal(refused, groupNotFound);
    assert.notEqual(await detail('design'), null);
    const done = await client.data(deleteQuery, { codeList: ['design', 'finance'] });
    assert.equal(at(done, 'deleteGroups.code'), 200);
    assert.equal(await detail('design'), null);
    assert.equal(await detail('finance'), null);
    const targets = await client.data(
      '{ authorizedTargets(namespace: "default", resourceType: DATA, resource: "reports:*", targetType: GROUP) { totalCount } }',
    );
    assert.equal(at(targets, 'authorizedTargets.totalCount'), 0);
  });

  it('list members newest first, in pages', async () => {
    await client.data(createQuery, { code: 'team', name: 'Team' });
    assert.deepEqual(await members('team'), { totalCount: 0, list: [] });
    const [a, b, c, d] = userIds;
    await client.data(addQuery, { code: 'team', userIds: [a, b] });
    await client.data(addQuery, { code: 'team', userIds: [c, a, d] });
    const all = await members('team');
    assert.equal(at(all, 'totalCount'), 4);
    assert.deepEqual(list({ all }, 'all.list', 'id'), [d, c, b, a]);
    const second = { second: await members('team', { page: 2, limit: 3 }) };
    assert.deepEqual(list(second, 'second.list', 'id'), [a]);
    assert.equal(at(second, 'second.totalCount'), 4);
  });

  it('show up with the user, in every order, and go when the user is removed', async () => {
    const [userId] = userIds;
    await client.data(createQuery, { code: 'team', name: 'Team' });
    await client.data(addQuery, { code: 'team', userIds: [userId] });
    const groupsOf = async () =>
      list(
        await client.data('query ($id: String) { user(id: $id) { groups { list { code } } } }', {
          id: userId,
        }),
        'user.groups.list',
        'code',
      );
    assert.equal((await groupsOf())[0], 'team');
    assert.deepEqual(await codes({ userId }), await groupsOf());
    assert.deepEqual(
      await codes({ userId, sortBy: 'CREATEDAT_ASC' }),
      (await groupsOf()).toReversed(),
    );
    assert.equal(await client.refusal(listQuery, { userId: 'nobody' }), userNotFound);

    const done = await client.data(removeQuery, { code: 'team', userIds: [userId, userIds[1]] });
    assert.equal(at(done, 'removeUserFromGroup.code'), 200);
    assert(!(await groupsOf()).includes('team'));
    assert.equal(at(await members('team'), 'totalCount'), 0);
  });

  it('refuse unknown users and missing groups, and then change nothing', async () => {
    const [known] = userIds;
    const before = await members('alumni');
    for (const query of [addQuery, removeQuery]) {
      const unknown = { code: 'alumni', userIds: [known, 'nobody'] };
      assert.equal(await client.refusal(query, unknown), userNotFound);
      const missing = { code: 'nowhere', userIds: [known] };
      assert.equal(await client.refusal(query, missing), groupNotFound);
      assert.equal(await client.refusal(query, { userIds: [known] }), 'argumentMissing');
    }
    assert.deepEqual(await members('alumni'), before);
  });

  it('answer many aliased counts in one request', async () => {
    const data = await client.data(
      '{ a: group(code: "all-staff") { users(limit: 1) { totalCount } } b: group(code: "alumni") { users(limit: 1) { totalCount } } c: group(code: "nowhere") { users(limit: 1) { totalCount } } }',
    );
    assert.equal(at(data, 'a.users.totalCount'), 60);
    assert.equal(at(data, 'b.users.totalCount'), 0);
    assert.equal(at(data, 'c'), null);
  });
});
