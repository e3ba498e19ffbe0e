import assert from 'node:assert/strict';
import { buildSchema, Kind, parse, validate, visit } from 'graphql';
import * as documents from '../../../../src/authing/v2/documents.ts';
import sdl from '../../../../src/sample/schema.graphql';

const {
  groupMemberCounts,
  groupsAuthorizedResources,
  groupsOfUsers,
  resourcesAuthorizedTargets,
  ...constants
} = documents;
const all: [name: string, text: string][] = [
  ...Object.entries(constants),
  ['groupMemberCounts', groupMemberCounts(50)],
  ['groupsAuthorizedResources', groupsAuthorizedResources(5, 10)],
  ['groupsOfUsers', groupsOfUsers(50)],
  ['resourcesAuthorizedTargets', resourcesAuthorizedTargets(20)],
];
const schema = buildSchema(sdl);

describe('Every GraphQL document of the client', () => {
  for (const [name, text] of all) {
    it(`${name} is valid against the schema and bears its name`, () => {
      const document = parse(text);
      assert.deepEqual(validate(schema, document), []);
      const names = document.definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : [],
      );
      assert.deepEqual(names, [name]);
    });
  }

  it('leaves the secrets of users out', () => {
    const selected = new Set<string>();
    for (const [, text] of all) {
      visit(parse(text), { Field: (field) => void selected.add(field.name.value) });
    }
    assert.ok(selected.has('username'));
    for (const secret of ['password', 'oauth', 'token', 'refreshToken']) {
      assert.ok(!selected.has(secret), secret);
    }
  });

  it('takes the codes of groups and resources and the ids of users as variables only', () => {
    assert.match(groupsOfUsers(2), /\$i0: String!, \$i1: String!/);
    assert.doesNotMatch(groupsOfUsers(2), /"/);
    assert.match(groupsAuthorizedResources(2, 1), /\$c0: String!, \$c1: String!, \$n0: String\)/);
    assert.doesNotMatch(groupsAuthorizedResources(2, 2), /"/);
    assert.match(resourcesAuthorizedTargets(2), /\$r0: String!, \$n1: String!/);
    assert.doesNotMatch(resourcesAuthorizedTargets(2), /"/);
    assert.match(groupMemberCounts(2), /\$c0: String!, \$c1: String!/);
    assert.doesNotMatch(groupMemberCounts(2), /"/);
  });
});
