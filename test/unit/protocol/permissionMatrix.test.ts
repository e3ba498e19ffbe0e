import assert from 'node:assert/strict';
import * as v from 'valibot';
import { buildMatrix } from '../../../src/permissions/matrix.ts';
import { intents, updates } from '../../../src/protocol/permissionMatrix.ts';

describe('The messages of a permission matrix', () => {
  const grants = [{ namespace: 'n', type: 'API', code: 'x', actions: ['x:get'] }];
  const good = { ...buildMatrix([{ code: 'a', name: 'A', grants }]), revision: 1 };
  const isTable = (table: unknown) => v.is(updates.table, table);

  it('carry a table that is whole', () => {
    assert.ok(isTable(structuredClone(good)));
    assert.ok(isTable({ ...buildMatrix([]), revision: 1 }));
  });

  it('carry none of which a place leads nowhere, or a column is shorter', () => {
    const one = Uint32Array.of(1);
    const { resources, grants: given } = good;
    for (const change of [
      { groups: [] },
      { namespaces: [] },
      { types: [] },
      { actionLists: [] },
      { resources: { ...resources, code: [] } },
      { resources: { ...resources, typeIndex: new Uint32Array() } },
      { resources: { ...resources, definedIndex: Uint32Array.of(2) } },
      { resources: { ...resources, namespaceIndex: [0] } },
      { grants: { ...given, groupIndex: one } },
      { grants: { ...given, resourceIndex: one } },
      { grants: { ...given, actionsIndex: one } },
      { grants: { ...given, actionsIndex: new Uint32Array() } },
      { revision: -1 },
    ]) {
      assert.ok(!isTable({ ...good, ...change }), JSON.stringify(change));
    }
  });

  it('ask for places that can be ones', () => {
    const part = { revision: 1, resources: [0], groups: [0] };
    assert.ok(v.is(intents.export, { ...part, format: 'csv' }));
    assert.ok(!v.is(intents.export, { ...part, format: 'exe' }));
    for (const groups of [[-1], [0.5], ['0'], undefined]) {
      assert.ok(!v.is(intents.copyMarkdown, { ...part, groups }));
    }
  });
});
