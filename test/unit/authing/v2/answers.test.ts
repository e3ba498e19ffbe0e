import assert from 'node:assert/strict';
import {
  type Answer,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

describe('An answer', () => {
  let data: unknown;
  let rest: Answer = {};
  let server: ScriptedServer;

  before(async () => {
    server = await startScriptedServer(({ operation }) =>
      operation === undefined ? rest : { body: { data } },
    );
  });
  after(() => server.close());

  it('has null fields of a group as absent ones', async () => {
    data = { group: { code: 'a', name: 'A', description: null, createdAt: null, extra: 1 } };
    assert.deepEqual(await server.client().groups.detail('a'), { code: 'a', name: 'A' });
  });

  it('is undefined for a missing group or user', async () => {
    data = { group: null, user: null, findUser: null };
    const client = server.client();
    assert.equal(await client.groups.detail('a'), undefined);
    assert.equal(await client.users.get('u'), undefined);
    assert.equal(await client.users.find({ email: 'e' }), undefined);
  });

  it('is undefined for a user the server says it did not find', async () => {
    const strict = await startScriptedServer(() => ({
      body: { errors: [{ message: { code: 2004, message: 'no such user' } }] },
    }));
    try {
      assert.equal(await strict.client().users.find({ email: 'e' }), undefined);
    } finally {
      await strict.close();
    }
  });

  it('keeps values of enumerations it does not know', async () => {
    data = {
      group: {
        users: { totalCount: 1, list: [{ id: 'u', status: 'Hibernating' }] },
        authorizedResources: { totalCount: 1, list: [{ code: 'r', type: 'PAGE' }] },
      },
    };
    const client = server.client();
    assert.equal((await client.groups.listUsers('a')).list[0]?.status, 'Hibernating');
    assert.equal((await client.groups.listAuthorizedResources('a')).list[0]?.type, 'PAGE');
  });

  it('never passes on what of a user is not to be had', async () => {
    const secrets = { password: 'p', oauth: 'o', token: 't' };
    data = { group: { users: { totalCount: 1, list: [{ id: 'u', username: 'n', ...secrets }] } } };
    const { list } = await server.client().groups.listUsers('a');
    assert.deepEqual(list, [{ id: 'u', username: 'n' }]);
  });

  it('has custom data as typed values, and survives any of it', async () => {
    const list = [
      {
        id: 'u1',
        customData: [
          { key: 'age', value: '42', dataType: 'NUMBER', label: 'Age' },
          { key: 'bad', value: '4x', dataType: 'NUMBER', label: null },
          { key: 'none', value: null, dataType: 'OBJECT', label: null },
          { key: 'odd', value: 'x', dataType: null },
          { key: null, value: 'x', dataType: 'STRING' },
          null,
          'text',
        ],
      },
      { id: 'u2', customData: null },
      { id: 'u3', customData: 'text' },
    ];
    data = { group: { users: { totalCount: 3, list } } };
    const page = await server.client().groups.listUsers('a', { withCustomData: true });
    assert.deepEqual(page.list, [
      {
        id: 'u1',
        customData: [
          { key: 'age', label: 'Age', dataType: 'NUMBER', value: 42 },
          { key: 'bad', dataType: 'NUMBER', value: '4x' },
          { key: 'none', dataType: 'OBJECT', value: undefined },
          { key: 'odd', dataType: 'STRING', value: 'x' },
        ],
      },
      { id: 'u2', customData: [] },
      { id: 'u3', customData: [] },
    ]);
  });

  it('has authorized resources without their empty fields', async () => {
    const list = [
      { code: 'r1', type: 'API', actions: ['*'], apiIdentifier: '/x' },
      { code: 'r2', type: null, actions: [], apiIdentifier: '' },
      { code: 'r3', type: 'DATA', actions: null, apiIdentifier: null },
    ];
    data = { group: { authorizedResources: { totalCount: 3, list } } };
    assert.deepEqual((await server.client().groups.listAuthorizedResources('a')).list, [
      { code: 'r1', type: 'API', actions: ['*'], apiIdentifier: '/x' },
      { code: 'r2' },
      { code: 'r3', type: 'DATA' },
    ]);
  });

  it('is an empty page where a nullable one is null', async () => {
    const nothing = { totalCount: 0, list: [] };
    const input = { namespace: 'n', resourceType: 'API', resource: 'r' } as const;
    const client = server.client();
    data = { group: { authorizedResources: null }, authorizedTargets: null };
    assert.deepEqual(await client.groups.listAuthorizedResources('a'), nothing);
    assert.deepEqual(await client.resources.authorizedTargets(input), nothing);
    data = { user: { authorizedResources: null } };
    assert.deepEqual(await client.users.authorizedResources('u', { namespace: 'n' }), nothing);
    data = { authorizedTargets: { totalCount: null, list: null } };
    assert.deepEqual(await client.resources.authorizedTargets(input), nothing);
    data = {
      authorizedTargets: {
        totalCount: 2,
        list: [null, { targetType: 'GROUP', targetIdentifier: 'a', actions: null }],
      },
    };
    assert.deepEqual((await client.resources.authorizedTargets(input)).list, [
      { targetType: 'GROUP', targetIdentifier: 'a' },
    ]);
  });

  it('gives the resources of groups by code and namespace, and leaves missing groups out', async () => {
    const page = { totalCount: 1, list: [{ code: 'r', actions: [], type: null }] };
    data = { g0: { n0: page, n1: null }, g1: null, g2: { n0: null, n1: page } };
    const codes = ['a', 'gone', '__proto__'];
    const found = await server.client().groups.authorizedResourcesOfMany(codes, ['x', 'y']);
    const [nothing, one] = [
      { totalCount: 0, list: [] },
      { totalCount: 1, list: [{ code: 'r' }] },
    ];
    assert.deepEqual(
      [...found],
      [
        ['a', [one, nothing]],
        ['__proto__', [nothing, one]],
      ],
    );
  });

  it('counts members by code and leaves missing groups out', async () => {
    data = { g0: { users: { totalCount: 3 } }, g1: null, g2: { users: { totalCount: 0 } } };
    const counts = await server.client().groups.memberCounts(['a', 'gone', '__proto__']);
    assert.deepEqual(
      [...counts],
      [
        ['a', 3],
        ['__proto__', 0],
      ],
    );
  });

  it('gives the groups of users by id and leaves missing users out', async () => {
    const group = { code: 'a', name: 'A' };
    data = {
      u0: { groups: { totalCount: 21, list: [group, null] } },
      u1: null,
      u2: { groups: null },
    };
    const groups = await server.client().users.groupsOfMany(['one', 'gone', '__proto__']);
    assert.deepEqual(
      [...groups],
      [
        ['one', { totalCount: 21, list: [group] }],
        ['__proto__', { totalCount: 0, list: [] }],
      ],
    );
  });

  const namespace = { id: 7, code: 'default', name: 'Default', description: null, status: 1 };
  const expected = {
    totalCount: 1,
    list: [{ id: '7', code: 'default', name: 'Default', status: 1 }],
  };
  const restAnswers: [title: string, answer: Answer][] = [
    ['code and total', { body: { code: 200, data: { total: 1, list: [namespace] } } }],
    [
      'statusCode and totalCount',
      {
        body: {
          statusCode: 200,
          apiCode: '20001',
          message: 'ok',
          uniqueId: 'x',
          data: { totalCount: 1, list: [namespace] },
        },
      },
    ],
    [
      'HTTP status 201',
      { status: 201, body: { code: 200, data: { totalCount: 1, list: [namespace] } } },
    ],
  ];
  for (const [title, answer] of restAnswers) {
    it(`of REST is read with ${title}`, async () => {
      rest = answer;
      assert.deepEqual(await server.client().resources.namespaces(), expected);
    });
  }

  it('of REST may leave a resource without a type', async () => {
    const resource = {
      code: 'r',
      type: null,
      actions: [{ name: 'read', description: null }],
      namespace: 'default',
    };
    rest = { body: { code: 200, data: { totalCount: 1, list: [resource] } } };
    assert.deepEqual((await server.client().resources.list()).list, [
      { code: 'r', actions: [{ name: 'read' }], namespace: 'default' },
    ]);
  });
});
