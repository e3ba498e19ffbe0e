import assert from 'node:assert/strict';
import * as v from 'valibot';
import { buildMatrix } from '../../../src/permissions/matrix.ts';
import { intents, updates } from '../../../src/protocol/groupComparison.ts';

describe('The messages of a comparison of groups', () => {
  const groups = [
    { code: 'a', name: 'A', grants: [{ code: 'x' }] },
    { code: 'b', name: 'B', grants: [] },
  ];
  const table = { ...buildMatrix(groups), revision: 1 };
  const person = { name: 'Emma', handle: '', memberships: ['member', 'absent'] };
  const isComparison = (value: unknown) => v.is(updates.comparison, value);

  it('carry a comparison of which each person stands to each group', () => {
    assert.ok(isComparison(structuredClone({ table, people: [person] })));
    assert.ok(!isComparison({ table, people: [{ ...person, memberships: ['member'] }] }));
    assert.ok(!isComparison({ table, people: [{ ...person, memberships: ['member', 'boss'] }] }));
    assert.ok(!isComparison({ table: { ...table, groups: [] }, people: [] }));
  });

  it('ask for places that can be ones', () => {
    const part = { revision: 1, resources: [0], people: [0] };
    assert.ok(v.is(intents.copyMarkdown, part));
    for (const people of [[-1], [0.5], ['0'], undefined]) {
      assert.ok(!v.is(intents.copyMarkdown, { ...part, people }));
    }
    assert.ok(!v.is(intents.replaceSecretOf, { group: -1 }));
  });
});
