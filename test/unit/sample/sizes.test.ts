import assert from 'node:assert/strict';
import { makeSeed } from '../../../src/sample/seed.ts';
import type { SamplePool } from '../../../src/sample/server.ts';
import { at, type Client, list, open } from '../../support/sample/sampleClient.ts';

describe('A sample pool with sizes', () => {
  let pool: SamplePool;
  let client: Client;

  before(async () => {
    ({ pool, client } = await open({ groups: 300, users: 2000, resources: 500 }));
  });
  after(() => pool.close());

  it('has as many groups and users as asked for', async () => {
    const data = await client.data('{ groups { totalCount } users { totalCount } }');
    assert.equal(at(data, 'groups.totalCount'), 300);
    assert.equal(at(data, 'users.totalCount'), 2000);
    const resources = await client.restData('GET', '/api/v2/resources');
    assert.equal(at(resources, 'totalCount'), 500);
  });

  it('has the group "everyone" first, with all the users and resources', async () => {
    const data = await client.data(
      '{ groups(limit: 1, sortBy: CREATEDAT_DESC) { list { code users(page: 40, limit: 50) { totalCount list { id } } authorizedResources { totalCount } } } }',
    );
    assert.equal(at(data, 'groups.list.0.code'), 'everyone');
    assert.equal(at(data, 'groups.list.0.users.totalCount'), 2000);
    assert.equal(list(data, 'groups.list.0.users.list').length, 50);
    assert.equal(at(data, 'groups.list.0.authorizedResources.totalCount'), 500);
  });

  it('has a few of each in the other groups', async () => {
    const data = await client.data(
      '{ groups(limit: 300, sortBy: CREATEDAT_ASC) { list { code users { totalCount } authorizedResources { totalCount } } } }',
    );
    const others = list(data, 'groups.list').slice(0, -1);
    const members = others.map((group) => Number(at(group, 'users.totalCount')));
    const resources = others.map((group) => Number(at(group, 'authorizedResources.totalCount')));
    assert(members.every((count) => count >= 1 && count <= 20));
    assert(resources.every((count) => count <= 5) && resources.some((count) => count > 0));
  });

  it('has as many grants in each other group as asked for, which overlap and differ in actions', () => {
    const { grants, groups } = makeSeed({ groups: 8, users: 5, resources: 100, grants: 40 });
    const of = (id: string) => grants.filter(({ target }) => target === id);
    const others = groups.filter(({ code }) => code !== 'everyone');
    for (const { id, code } of others) {
      assert.equal(
        new Set(of(id).map(({ namespace, resource }) => `${namespace} ${resource}`)).size,
        40,
        code,
      );
    }
    const holders = new Map<string, number>();
    for (const { namespace, resource } of others.flatMap(({ id }) => of(id))) {
      const name = `${namespace} ${resource}`;
      holders.set(name, (holders.get(name) ?? 0) + 1);
    }
    assert(new Set(holders.values()).size > 1);
    assert(new Set(grants.map(({ actions }) => actions.length)).size > 1);
  });

  it('has as many namespaces as asked for, with resources in each', () => {
    const { namespaces, resources } = makeSeed({ resources: 200, namespaces: 10 });
    assert.equal(new Set(namespaces.map(({ code }) => code)).size, 10);
    assert.deepEqual(
      new Set(resources.map(({ namespace }) => namespace)),
      new Set(namespaces.map(({ code }) => code)),
    );
  });

  it('always makes the same data for the same sizes', () => {
    const sizes = { groups: 20, users: 50, resources: 30 };
    assert.deepEqual(makeSeed(sizes), makeSeed(sizes));
    assert.deepEqual(makeSeed({}), makeSeed({}));
    const { users, groups } = makeSeed(sizes);
    assert.equal(new Set(users.map(({ id }) => id)).size, 50);
    assert(users.every(({ id }) => /^[0-9a-f]{24}$/.test(id)));
    assert.equal(new Set(groups.map(({ code }) => code)).size, 20);
  });

  it('can be empty but for "everyone"', async () => {
    const empty = await open({ groups: 1, users: 0, resources: 0 });
    try {
      const data = await empty.client.data(
        '{ groups { totalCount list { code users { totalCount } authorizedResources { totalCount } } } }',
      );
      assert.deepEqual(list(data, 'groups.list'), [
        { code: 'everyone', users: { totalCount: 0 }, authorizedResources: { totalCount: 0 } },
      ]);
    } finally {
      await empty.pool.close();
    }
  });
});
