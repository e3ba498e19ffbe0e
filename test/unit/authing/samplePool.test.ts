import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { type Group, ManagementClient, type Page } from '../../../src/authing/index.ts';
import { type SamplePool, startSamplePool } from '../../../src/sample/server.ts';
import { failsWith } from '../../support/authing/failsWith.ts';

describe('The client, on the sample pool', () => {
  let pool: SamplePool;
  let client: ManagementClient;

  beforeEach(async () => {
    pool = await startSamplePool();
    client = new ManagementClient(pool);
  });

  afterEach(async () => {
    await client.close();
    await pool.close();
  });

  /** A group with members and authorized resources. */
  async function fullGroup(): Promise<Group> {
    const { list } = await client.groups.list({ limit: 50 });
    for (const group of list) {
      const members = await client.groups.listUsers(group.code, { limit: 1 });
      const resources = await client.groups.listAuthorizedResources(group.code);
      if (members.totalCount > 2 && resources.totalCount > 0) return group;
    }
    return assert.fail('no group with members and resources');
  }

  async function all<T>(
    read: (input: { page: number; limit: number }) => Promise<Page<T>>,
  ): Promise<T[]> {
    const items: T[] = [];
    for (let page = 1; ; page += 1) {
      const { totalCount, list } = await read({ page, limit: 7 });
      items.push(...list);
      if (items.length >= totalCount || list.length === 0) return items;
    }
  }

  it('creates a group, reads it back, and deletes it', async () => {
    const input = { code: 'tea', name: '茶 Tea', description: 'At four' };
    const created = await client.groups.create(input);
    assert.deepEqual({ ...created, ...input }, created);
    assert.ok(Date.parse(String(created.createdAt)) > 0);
    assert.deepEqual(await client.groups.detail('tea'), created);
    await client.groups.delete('tea');
    assert.equal(await client.groups.detail('tea'), undefined);
  });

  it('changes just what an update names', async () => {
    await client.groups.create({ code: 'tea', name: 'Tea', description: 'At four' });
    const renamed = await client.groups.update('tea', { name: 'Coffee' });
    assert.equal(renamed.name, 'Coffee');
    assert.equal(renamed.description, 'At four');
    const emptied = await client.groups.update('tea', { description: '' });
    assert.equal(emptied.name, 'Coffee');
    assert.ok(!emptied.description);
    const moved = await client.groups.update('tea', { newCode: 'coffee' });
    assert.equal(moved.code, 'coffee');
    assert.equal(await client.groups.detail('tea'), undefined);
    assert.equal((await client.groups.detail('coffee'))?.name, 'Coffee');
  });

  it('makes a change as soon as a server that restarts is back', async () => {
    await client.authenticate();
    const { secret } = pool;
    const port = Number(new URL(pool.host).port);
    await pool.close();
    await delay(30);
    const creating = client.groups.create({ code: 'tea', name: 'Tea' });
    await delay(60);
    // The new one does not know the token of the old one, either.
    pool = await startSamplePool({ port, secret });
    assert.equal((await creating).code, 'tea');
    assert.equal((await client.groups.detail('tea'))?.name, 'Tea');
  });

  it('pages through the groups, in the order asked for', async () => {
    const groups = await all((input) => client.groups.list({ ...input, sortBy: 'CREATEDAT_DESC' }));
    const { totalCount, list } = await client.groups.list();
    assert.equal(list.length, 10);
    assert.equal(groups.length, totalCount);
    assert.equal(new Set(groups.map((group) => group.code)).size, totalCount);
    const times = groups.map((group) => Date.parse(String(group.createdAt)));
    assert.deepEqual(
      times,
      times.toSorted((a, b) => b - a),
    );
  });

  it('deletes several groups at once', async () => {
    const { totalCount, list } = await client.groups.list();
    await client.groups.deleteMany(list.slice(0, 3).map((group) => group.code));
    assert.equal((await client.groups.list()).totalCount, totalCount - 3);
  });

  it('adds, lists and removes members', async () => {
    await client.groups.create({ code: 'tea', name: 'Tea' });
    const { list: users } = await client.users.list({ limit: 3 });
    const ids = users.map((user) => user.id);
    await client.groups.addUsers('tea', ids);
    const members = await client.groups.listUsers('tea');
    assert.equal(members.totalCount, 3);
    assert.deepEqual(new Set(members.list.map((user) => user.id)), new Set(ids));
    assert.ok(members.list.every((user) => user.customData === undefined));
    await client.groups.removeUsers('tea', ids.slice(0, 2));
    const left = await client.groups.listUsers('tea');
    assert.deepEqual(
      left.list.map((user) => user.id),
      ids.slice(2),
    );
  });

  it('lists members with typed custom data where asked to', async () => {
    const group = await fullGroup();
    const users = await all((input) =>
      client.groups.listUsers(group.code, { ...input, withCustomData: true }),
    );
    const fields = users.flatMap((user) => user.customData ?? []);
    const types = new Set(
      fields.map(({ value }) => (value instanceof Date ? 'date' : typeof value)),
    );
    assert.ok(types.has('number') && types.has('boolean') && types.has('date'), [...types].join());
  });

  it('lists what a group is authorized for, by namespace and by type', async () => {
    const { code } = await fullGroup();
    const everything = await client.groups.listAuthorizedResources(code);
    assert.equal(everything.list.length, everything.totalCount);
    const namespaces = await all((input) => client.resources.namespaces(input));
    let sum = 0;
    for (const { code: namespace } of namespaces) {
      sum += (await client.groups.listAuthorizedResources(code, { namespace })).totalCount;
    }
    assert.equal(sum, everything.totalCount);
    const [first] = everything.list;
    const resourceType = 'API';
    const typed = await client.groups.listAuthorizedResources(code, { resourceType });
    assert.ok(typed.list.every((resource) => resource.type === resourceType));
    assert.ok(first && !('apiIdentifier' in first && !first.apiIdentifier));
  });

  it('counts the members of many groups in one go', async () => {
    const { list } = await client.groups.list({ limit: 50 });
    const counts = await client.groups.memberCounts([...list.map(({ code }) => code), 'no-such']);
    assert.equal(counts.size, list.length);
    for (const { code } of list) {
      const { totalCount } = await client.groups.listUsers(code, { limit: 1 });
      assert.equal(counts.get(code), totalCount);
    }
  });

  it('fails with the server’s own words in the language asked for', async () => {
    const english = new ManagementClient({ ...pool, lang: 'en-US' });
    const group = await fullGroup();
    const missing = await failsWith(client.groups.delete('no-such'), { kind: 'api' });
    assert.match(String(missing.serverMessage), /分组/);
    const inEnglish = await failsWith(english.groups.delete('no-such'), { kind: 'api' });
    assert.match(String(inEnglish.serverMessage), /group/i);
    assert.equal(inEnglish.code, missing.code);
    await failsWith(client.groups.update('no-such', { name: 'x' }), { kind: 'api' });
    await failsWith(client.groups.create({ code: group.code, name: 'x' }), { kind: 'api' });
    await failsWith(client.groups.addUsers(group.code, ['no-such']), { kind: 'api', code: 2004 });
    await failsWith(client.groups.list({ page: 0 }), { kind: 'api' });
    await failsWith(client.groups.listUsers('no-such'), { kind: 'notFound' });
    await failsWith(client.groups.listAuthorizedResources('no-such'), { kind: 'notFound' });
    await english.close();
  });

  it('looks users up: one page, by text, in a group, exactly, several, and their groups', async () => {
    const { list } = await client.users.list({ limit: 50 });
    const user = list.find(({ email, username }) => email && username) ?? assert.fail('no user');
    const { id, email = '', username = '' } = user;
    const found = await client.users.search(username);
    assert.ok(found.list.some((match) => match.id === id));

    const [group] = (await client.users.groups(id)).list;
    assert.ok(group);
    const inside = await client.users.search(username, { groupCodes: [group.code] });
    assert.ok(inside.list.some((match) => match.id === id));
    await client.groups.removeUsers(group.code, [id]);
    const outside = await client.users.search(username, { groupCodes: [group.code] });
    assert.ok(!outside.list.some((match) => match.id === id));

    assert.equal((await client.users.find({ email }))?.id, id);
    assert.equal((await client.users.find({ username }))?.id, id);
    assert.equal(await client.users.find({ email: 'no@example.com' }), undefined);
    assert.equal((await client.users.get(id))?.email, email);
    assert.equal(await client.users.get('no-such'), undefined);
    const batch = await client.users.batch([id, 'no-such']);
    assert.deepEqual(
      batch.map((match) => match.id),
      [id],
    );
    const byEmail = await client.users.batch([email], { type: 'email' });
    assert.equal(byEmail[0]?.id, id);
  });

  it('looks more users up at once than the server takes in a call', async () => {
    const large = await startSamplePool({ users: 200, groups: 2, resources: 2 });
    const other = new ManagementClient(large);
    const ids: string[] = [];
    for (let page = 1; page <= 4; page += 1) {
      const { list } = await other.users.list({ page, limit: 50 });
      ids.push(...list.map((user) => user.id));
    }
    const users = await other.users.batch(ids);
    assert.deepEqual(new Set(users.map((user) => user.id)), new Set(ids));
    assert.equal(users.length, 200);
    await other.close();
    await large.close();
  });

  it('grants a resource to a group, tells who may touch it, and takes it back', async () => {
    await client.groups.create({ code: 'tea', name: 'Tea' });
    const { list } = await client.resources.list({ limit: 50, type: 'API' });
    const [resource] = list;
    assert.ok(resource?.namespace);
    const { namespace, code } = resource;
    const target = { targetType: 'GROUP', targetIdentifier: 'tea' } as const;
    const actions = resource.actions?.map((action) => action.name) ?? [];
    const resourceType = 'API';
    await client.resources.authorize({
      namespace,
      resource: code,
      resourceType,
      opts: [{ ...target, actions }],
    });
    const granted = await client.groups.listAuthorizedResources('tea', { namespace });
    assert.deepEqual(
      granted.list.map((item) => item.code),
      [code],
    );
    const query = { namespace, resourceType, resource: code, targetType: 'GROUP' } as const;
    const targets = await client.resources.authorizedTargets(query);
    assert.ok(targets.list.some((holder) => holder.targetIdentifier === 'tea'));
    await client.resources.revoke({ namespace, resource: code, opts: [target] });
    assert.equal((await client.groups.listAuthorizedResources('tea')).totalCount, 0);
  });

  it('tells what a user is authorized for in one way or another, and whether they may do something', async () => {
    const chen = await client.users.find({ username: 'chenwei' });
    assert.ok(chen);
    const { list } = await client.users.authorizedResources(chen.id, { namespace: 'default' });
    const actions = new Map(list.map((resource) => [resource.code, resource.actions]));
    // The one directly, the other through a group.
    assert.deepEqual(actions.get('salaries:*'), ['salaries:read']);
    assert.ok(actions.get('documents:*')?.includes('documents:read'));
    const question = { userId: chen.id, resource: 'salaries:2026', namespace: 'default' };
    const isAllowed = (action: string) => client.users.isActionAllowed({ ...question, action });
    assert.equal(await isAllowed('salaries:read'), true);
    assert.equal(await isAllowed('salaries:write'), false);
    await failsWith(client.users.authorizedResources('nobody', question), { kind: 'notFound' });
  });

  it('is let in with the right secret only', async () => {
    await client.authenticate();
    const wrongSecret = new ManagementClient({ ...pool, secret: 'wrong' });
    const error = await failsWith(wrongSecret.authenticate(), { kind: 'auth' });
    assert.ok(error.code !== undefined && error.serverMessage);
    for (const userPoolId of ['wrong', '用户池']) {
      const wrongPool = new ManagementClient({ ...pool, userPoolId });
      await failsWith(wrongPool.authenticate(), { kind: 'auth', code: 2224 });
    }
  });

  it('goes on when its token has ended', async () => {
    const short = await startSamplePool({ tokenTtl: 1 });
    const other = new ManagementClient(short);
    for (let call = 0; call < 5; call += 1) {
      assert.ok((await other.groups.list()).totalCount > 0);
      await delay(300);
    }
    await other.close();
    await short.close();
  });
});
