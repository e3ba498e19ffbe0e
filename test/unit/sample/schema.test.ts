import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import {
  buildClientSchema,
  buildSchema,
  type GraphQLField,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  printSchema,
} from 'graphql';
import type { SamplePool } from '../../../src/sample/server.ts';
import { at, type Client, open, post, textAt } from '../../support/sample/sampleClient.ts';

/** Arguments, as written in a document, of the root fields that need some. */
function queryArguments(ids: Readonly<Record<string, string>>): Record<string, string> {
  return {
    accessToken: `userPoolId: "${ids.pool}", secret: "${ids.secret}"`,
    group: 'code: "engineering"',
    groups: 'limit: 50',
    user: `id: "${ids.user}"`,
    userBatch: `ids: ["${ids.user}"]`,
    users: 'limit: 60',
    searchUser: 'query: "a", limit: 60',
    findUser: 'username: "chenwei"',
    isUserExists: 'username: "chenwei"',
    authorizedResources: 'targetType: GROUP, targetIdentifier: "engineering"',
    authorizedTargets: 'namespace: "default", resourceType: API, resource: "profile-api"',
    authorizedTargetsCode: 'namespace: "default", resourceType: API, resource: "profile-api"',
    isActionAllowed: `resource: "home", action: "home:view", userId: "${ids.user}"`,
    udf: 'targetType: USER',
    udv: `targetType: USER, targetId: "${ids.user}"`,
    udfValueBatch: `targetType: USER, targetIds: ["${ids.user}"]`,
  };
}

function mutationArguments(ids: Readonly<Record<string, string>>): Record<string, string> {
  return {
    createGroup: 'code: "all-fields", name: "All fields"',
    updateGroup: 'code: "design", name: "Design"',
    deleteGroups: 'codeList: ["alumni"]',
    addUserToGroup: `code: "design", userIds: ["${ids.user}"]`,
    removeUserFromGroup: `code: "design", userIds: ["${ids.user}"]`,
    refreshAccessToken: `accessToken: "${ids.token}"`,
    authorizeResource: `resource: "home", opts: [{ targetType: USER, targetIdentifier: "${ids.user}", actions: ["home:view"] }]`,
    allow: `resource: "files:1", action: "files:read", userId: "${ids.user}"`,
    setUdf: 'targetType: USER, key: "shoe", dataType: STRING, label: "Shoe size"',
    setUdv: `targetType: USER, targetId: "${ids.user}", key: "shoe", value: "42"`,
    setUdvBatch: `targetType: USER, targetId: "${ids.user}", udvList: [{ key: "shoe", value: "43" }]`,
    setUdfValueBatch: `targetType: USER, input: [{ targetId: "${ids.user}", key: "shoe", value: "44" }]`,
    removeUdv: `targetType: USER, targetId: "${ids.user}", key: "shoe"`,
    removeUdf: 'targetType: USER, key: "shoe"',
    createUser: 'userInfo: { username: "all-fields" }',
  };
}

describe('The schema of a sample pool', () => {
  let pool: SamplePool;
  let client: Client;
  let schema: GraphQLSchema;
  let ids: Record<string, string>;

  before(async () => {
    ({ pool, client } = await open());
    const { body } = await post(pool.host, getIntrospectionQuery());
    schema = buildClientSchema(JSON.parse(JSON.stringify(at(body, 'data'))));
    const user = await client.data('{ findUser(username: "chenwei") { id } }');
    ids = {
      pool: pool.userPoolId,
      secret: pool.secret,
      token: client.token,
      user: textAt(user, 'findUser.id'),
    };
  });
  after(() => pool.close());

  it('is told by introspection as it is written down', async () => {
    const written = await readFile('src/sample/schema.graphql', 'utf8');
    assert.equal(printSchema(schema), printSchema(buildSchema(written.replace(/^#.*$/gm, ''))));
  });

  it('has an answer for every query', async () => {
    await everyField(schema.getQueryType()?.getFields() ?? {}, 'query', queryArguments(ids));
  });

  it('has data for every field of every type', async () => {
    const given = queryArguments(ids);
    const answers = new Map<string, unknown[]>();
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const data = await client.data(`{ ${call(field, given)} }`);
      collect(field, at(data, field.name), answers);
    }
    const missing: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      if (['Query', 'Mutation', 'CommonMessage', 'RefreshAccessTokenRes'].includes(type.name))
        continue;
      for (const field of Object.keys(type.getFields())) {
        const seen = answers.get(type.name)?.some((item) => (at(item, field) ?? null) !== null);
        if (!seen) missing.push(`${type.name}.${field}`);
      }
    }
    // What no role and no department of the sample pool has.
    assert.deepEqual(missing.toSorted(), ['Node.descriptionI18n', 'Node.nameI18n', 'Role.parent']);
  });

  it('has an answer for every mutation', async () => {
    await everyField(
      schema.getMutationType()?.getFields() ?? {},
      'mutation',
      mutationArguments(ids),
    );
  });

  it('keeps every field that a new user is given', async () => {
    const input = schema.getType('CreateUserInput');
    assert(isInputObjectType(input));
    const samples: Record<string, unknown> = {
      Boolean: true,
      Int: 7,
      String: 'given',
    };
    const userInfo = Object.fromEntries(
      Object.values(input.getFields()).map(({ name, type }) => [
        name,
        String(type).startsWith('[') ? ['given'] : samples[getNamedType(type).name],
      ]),
    );
    // These have to be times, and an email is kept in lower case.
    for (const name of ['lastLogin', 'signedUp']) userInfo[name] = '2026-01-02T03:04:05.678Z';
    const created = await client.data(
      'mutation ($userInfo: CreateUserInput!) { createUser(userInfo: $userInfo) { id } }',
      { userInfo },
    );
    const names = Object.keys(userInfo).filter((name) => name !== 'password');
    const read = await client.data(
      `query ($id: String) { user(id: $id) { ${names.join(' ')} password } }`,
      { id: textAt(created, 'createUser.id') },
    );
    for (const name of names) assert.deepEqual(at(read, `user.${name}`), userInfo[name], name);
    assert.notEqual(at(read, 'user.password'), null);
  });

  async function everyField(
    fields: Readonly<Record<string, GraphQLField<unknown, unknown>>>,
    operation: string,
    given: Readonly<Record<string, string>>,
  ) {
    assert.deepEqual(Object.keys(fields).toSorted(), Object.keys(given).toSorted());
    // In the order they are given: what one defines, another uses.
    for (const name of Object.keys(given)) {
      const field = fields[name];
      assert.ok(field);
      const data = await client.data(`${operation} { ${call(field, given)} }`);
      assert.notEqual(at(data, field.name) ?? null, null, field.name);
      if (at(data, `${field.name}.code`) === 200) {
        assert.notEqual(textAt(data, `${field.name}.message`), '');
      }
    }
  }
});

/** A root field with its arguments and everything below it, a few objects deep. */
function call(field: GraphQLField<unknown, unknown>, given: Readonly<Record<string, string>>) {
  return `${field.name}(${given[field.name]}) ${selection(field, 4)}`;
}

function selection(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields())
    .filter((below) => isLeafType(getNamedType(below.type)) || depth > 1)
    .map((below) => `${below.name} ${selection(below, depth - 1)}`);
  return fields.length > 0 ? `{ ${fields.join(' ')} }` : '{ __typename }';
}

/** Sorts the objects of an answer by their types. */
function collect(
  field: GraphQLField<unknown, unknown>,
  value: unknown,
  answers: Map<string, unknown[]>,
) {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return;
  for (const item of [value].flat()) {
    if (typeof item !== 'object' || item === null) continue;
    answers.set(type.name, [...(answers.get(type.name) ?? []), item]);
    for (const below of Object.values(type.getFields())) {
      collect(below, at(item, below.name), answers);
    }
  }
}
