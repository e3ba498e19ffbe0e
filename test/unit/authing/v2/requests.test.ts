import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { ManagementClient } from '../../../../src/authing/index.ts';
import { bodyOf, requestOf, useAnsweringServer } from '../../../support/authing/answeringServer.ts';

describe('What the client sends', () => {
  const answering = useAnsweringServer();

  const sentBy = (call: (client: ManagementClient) => Promise<unknown>) =>
    requestOf(answering().server, () => call(answering().client));

  const target = { targetType: 'GROUP', targetIdentifier: 'a' } as const;
  const grant = { ...target, actions: ['*'] };

  const graphqlCalls: [
    title: string,
    call: (client: ManagementClient) => Promise<unknown>,
    operation: string,
    variables: object,
  ][] = [
    [
      'groups.create',
      (c) => c.groups.create({ code: 'a', name: 'A', description: 'd' }),
      'createGroup',
      { code: 'a', name: 'A', description: 'd' },
    ],
    [
      'groups.create without a description',
      (c) => c.groups.create({ code: 'a', name: 'A' }),
      'createGroup',
      { code: 'a', name: 'A' },
    ],
    [
      'groups.update of a name',
      (c) => c.groups.update('a', { name: 'B' }),
      'updateGroup',
      { code: 'a', name: 'B' },
    ],
    [
      'groups.update of code and emptied description',
      (c) => c.groups.update('a', { newCode: 'b', description: '' }),
      'updateGroup',
      { code: 'a', newCode: 'b', description: '' },
    ],
    ['groups.detail', (c) => c.groups.detail('a'), 'group', { code: 'a' }],
    ['groups.list', (c) => c.groups.list(), 'groups', { page: 1, limit: 10 }],
    [
      'groups.list of a page',
      (c) => c.groups.list({ page: 2, limit: 50, sortBy: 'CREATEDAT_DESC' }),
      'groups',
      { page: 2, limit: 50, sortBy: 'CREATEDAT_DESC' },
    ],
    ['groups.delete', (c) => c.groups.delete('a'), 'deleteGroups', { codeList: ['a'] }],
    [
      'groups.deleteMany',
      (c) => c.groups.deleteMany(['a', 'b']),
      'deleteGroups',
      { codeList: ['a', 'b'] },
    ],
    [
      'groups.listUsers',
      (c) => c.groups.listUsers('a'),
      'groupWithUsers',
      { code: 'a', page: 1, limit: 10 },
    ],
    [
      'groups.listUsers with custom data',
      (c) => c.groups.listUsers('a', { page: 3, limit: 5, withCustomData: true }),
      'groupWithUsersWithCustomData',
      { code: 'a', page: 3, limit: 5 },
    ],
    [
      'groups.addUsers',
      (c) => c.groups.addUsers('a', ['u1', 'u2']),
      'addUserToGroup',
      { userIds: ['u1', 'u2'], code: 'a' },
    ],
    [
      'groups.removeUsers',
      (c) => c.groups.removeUsers('a', ['u1']),
      'removeUserFromGroup',
      { userIds: ['u1'], code: 'a' },
    ],
    [
      'groups.listAuthorizedResources',
      (c) => c.groups.listAuthorizedResources('a'),
      'listGroupAuthorizedResources',
      { code: 'a' },
    ],
    [
      'groups.listAuthorizedResources of a namespace and type',
      (c) => c.groups.listAuthorizedResources('a', { namespace: 'default', resourceType: 'UI' }),
      'listGroupAuthorizedResources',
      { code: 'a', namespace: 'default', resourceType: 'UI' },
    ],
    [
      'groups.authorizedResourcesOfMany',
      (c) => c.groups.authorizedResourcesOfMany(['a"{}', 'b', 'b'], ['default', 'x"']),
      'groupsAuthorizedResources',
      { c0: 'a"{}', c1: 'b', n0: 'default', n1: 'x"' },
    ],
    [
      'groups.memberCounts',
      (c) => c.groups.memberCounts(['a"{}', 'b', 'b']),
      'groupMemberCounts',
      { c0: 'a"{}', c1: 'b' },
    ],
    [
      'users.list',
      (c) => c.users.list({ page: 2 }),
      'users',
      { page: 2, limit: 10, excludeUsersInOrg: false },
    ],
    ['users.search', (c) => c.users.search('x'), 'searchUser', { query: 'x', page: 1, limit: 10 }],
    [
      'users.search in a group',
      (c) => c.users.search('x', { fields: ['email'], page: 2, limit: 20, groupCodes: ['a'] }),
      'searchUser',
      { query: 'x', fields: ['email'], page: 2, limit: 20, groupOpts: [{ code: 'a' }] },
    ],
    ['users.find', (c) => c.users.find({ phone: '1' }), 'findUser', { phone: '1' }],
    ['users.get', (c) => c.users.get('u1'), 'user', { id: 'u1' }],
    ['users.batch', (c) => c.users.batch(['u1']), 'userBatch', { ids: ['u1'] }],
    [
      'users.batch by email',
      (c) => c.users.batch(['e'], { type: 'email' }),
      'userBatch',
      { ids: ['e'], type: 'email' },
    ],
    ['users.groups', (c) => c.users.groups('u1'), 'getUserGroups', { id: 'u1' }],
    [
      'users.groupsOfMany',
      (c) => c.users.groupsOfMany(['u"{}', 'u2', 'u2']),
      'groupsOfUsers',
      { i0: 'u"{}', i1: 'u2' },
    ],
    ['users.roles', (c) => c.users.roles('u1'), 'getUserRoles', { id: 'u1' }],
    ['users.departments', (c) => c.users.departments('u1'), 'getUserDepartments', { id: 'u1' }],
    [
      'users.authorizedResources',
      (c) => c.users.authorizedResources('u1', { namespace: 'default', resourceType: 'UI' }),
      'listUserAuthorizedResources',
      { id: 'u1', namespace: 'default', resourceType: 'UI' },
    ],
    [
      'users.isActionAllowed',
      (c) =>
        c.users.isActionAllowed({
          userId: 'u1',
          resource: 'orders:7',
          action: 'orders:read',
          namespace: 'shop',
        }),
      'isActionAllowed',
      { userId: 'u1', resource: 'orders:7', action: 'orders:read', namespace: 'shop' },
    ],
    [
      'resources.authorizedTargets',
      (c) =>
        c.resources.authorizedTargets({
          namespace: 'default',
          resourceType: 'API',
          resource: 'r',
          targetType: 'GROUP',
        }),
      'authorizedTargets',
      { namespace: 'default', resourceType: 'API', resource: 'r', targetType: 'GROUP' },
    ],
    [
      'resources.authorize',
      (c) => c.resources.authorize({ namespace: 'default', resource: 'r', opts: [grant] }),
      'authorizeResource',
      { namespace: 'default', resource: 'r', opts: [grant] },
    ],
  ];

  for (const [title, call, operation, variables] of graphqlCalls) {
    it(`is one ${operation} with just the variables given, for ${title}`, async () => {
      const request = await sentBy(call);
      assert.equal(request.method, 'POST');
      assert.equal(request.path, '/graphql/v2');
      assert.equal(request.operation, operation);
      assert.deepEqual(bodyOf(request).variables, variables);
    });
  }

  it('to REST look-ups is in the path', async () => {
    const namespaces = await sentBy((c) => c.resources.namespaces({ limit: 50 }));
    assert.equal(
      `${namespaces.method} ${namespaces.path}`,
      'GET /api/v2/resource-namespace/pool-id?page=1&limit=50',
    );
    assert.equal(namespaces.headers['content-type'], undefined);

    const resources = await sentBy((c) => c.resources.list());
    assert.equal(`${resources.method} ${resources.path}`, 'GET /api/v2/resources?limit=10&page=1');

    const some = await sentBy((c) => c.resources.list({ namespace: 'a b', type: 'API', page: 2 }));
    assert.equal(some.path, '/api/v2/resources?namespace=a+b&type=API&limit=10&page=2');
  });

  it('to take a grant back is a REST post', async () => {
    const input = { namespace: 'default', resource: 'r', opts: [target] };
    const request = await sentBy((c) => c.resources.revoke(input));
    assert.equal(`${request.method} ${request.path}`, 'POST /api/v2/acl/revoke-resource');
    assert.deepEqual(JSON.parse(request.text), input);
    const typed = { ...input, resourceType: 'MENU' } as const;
    assert.deepEqual(JSON.parse((await sentBy((c) => c.resources.revoke(typed))).text), typed);
  });

  it('asks for 80 users at a time', async () => {
    const { server, client } = answering();
    server.calls.length = 0;
    await client.users.batch(Array.from({ length: 170 }, (_, index) => `u${index}`));
    const variables = v.object({ ids: v.array(v.string()) });
    const asked = server.calls.map((call) => v.parse(variables, bodyOf(call).variables).ids);
    assert.deepEqual(
      asked.map((ids) => ids.length),
      [80, 80, 10],
    );
    assert.equal(new Set(asked.flat()).size, 170);
  });

  it('is nothing where there is nothing to ask', async () => {
    const { server, client } = answering();
    server.calls.length = 0;
    assert.deepEqual(await client.groups.memberCounts([]), new Map());
    assert.deepEqual(await client.users.groupsOfMany([]), new Map());
    assert.deepEqual(await client.users.batch([]), []);
    assert.equal(server.calls.length, 0);
  });
});
