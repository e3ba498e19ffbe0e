import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareResources, isAlike, lackingGrants } from '../../../src/permissions/comparison.ts';
import {
  buildMatrix,
  type GroupGrants,
  type MatrixTable,
} from '../../../src/permissions/matrix.ts';

const group = (code: string, ...grants: GroupGrants['grants']): GroupGrants => ({
  code,
  name: code,
  grants,
});

/** The sections with the codes of their resources. */
function sections(table: MatrixTable) {
  const { onlyIn, inSome, differentActions, same } = compareResources(table);
  const codes = (places: readonly number[]) => places.map((place) => table.resources.code[place]);
  return {
    onlyIn: onlyIn.map(codes),
    inSome: codes(inSome),
    differentActions: codes(differentActions),
    same: codes(same),
  };
}

const grant = fc.record({
  code: fc.constantFrom('a', 'b', 'c', 'd', 'a:*'),
  namespace: fc.constantFrom('n', 'm'),
  type: fc.constantFrom('API', 'DATA'),
  actions: fc.uniqueArray(fc.constantFrom('read', 'write', 'share')),
});

describe('Two groups that are compared', () => {
  it('have resources that only one has, some with different actions, and some alike', () => {
    const table = buildMatrix([
      group(
        'a',
        { code: 'alone', namespace: 'n', type: 'API', actions: ['read'] },
        { code: 'both', namespace: 'n', type: 'API', actions: ['read', 'write'] },
        { code: 'more', namespace: 'n', type: 'API', actions: ['read'] },
      ),
      group(
        'b',
        { code: 'both', namespace: 'n', type: 'API', actions: ['write', 'read'] },
        { code: 'more', namespace: 'n', type: 'API', actions: ['read', 'write'] },
      ),
    ]);
    assert.deepEqual(sections(table), {
      onlyIn: [['alone'], []],
      inSome: [],
      differentActions: ['more'],
      same: ['both'],
    });
  });

  it('have no resource alike by its code alone: namespace and type count', () => {
    const table = buildMatrix([
      group('a', { code: 'x', namespace: 'n', type: 'API' }),
      group('b', { code: 'x', namespace: 'm', type: 'API' }, { code: 'x', namespace: 'n' }),
    ]);
    assert.deepEqual(sections(table).onlyIn, [['x'], ['x', 'x']]);
  });

  it('differ where one grant names actions and the other none', () => {
    const table = buildMatrix([
      group('a', { code: 'x', actions: ['read'] }),
      group('b', { code: 'x' }),
    ]);
    assert.deepEqual(sections(table).differentActions, ['x']);
  });

  it('are alike where they have all resources with the same actions, and where they have none', () => {
    const grants = [{ code: 'x', actions: ['read'] }];
    const alike = (...groups: GroupGrants[]) => isAlike(compareResources(buildMatrix(groups)));
    assert.ok(alike(group('a', ...grants), group('b', ...grants)));
    assert.ok(alike(group('a'), group('b')));
    assert.ok(!alike(group('a', ...grants), group('b')));
  });
});

describe('Several groups that are compared', () => {
  it('have resources that some of them have, and not all', () => {
    const table = buildMatrix([
      group('a', { code: 'one' }, { code: 'two' }, { code: 'three' }),
      group('b', { code: 'two' }, { code: 'three' }),
      group('c', { code: 'three' }),
    ]);
    assert.deepEqual(sections(table), {
      onlyIn: [['one'], [], []],
      inSome: ['two'],
      differentActions: [],
      same: ['three'],
    });
  });

  const groups = fc.array(fc.array(grant, { maxLength: 12 }), { minLength: 2, maxLength: 5 });

  it('have each resource in one place, the one that a look at each group by itself leads to', () => {
    fc.assert(
      fc.property(groups, (lists) => {
        const table = buildMatrix(lists.map((grants, index) => group(String(index), ...grants)));
        const compared = compareResources(table);
        const all = [
          ...compared.onlyIn.flat(),
          ...compared.inSome,
          ...compared.differentActions,
          ...compared.same,
        ];
        assert.deepEqual(
          all.toSorted((a, b) => a - b),
          table.resources.code.map((_, place) => place),
        );
        for (const place of all) {
          const actions = lists.map((grants) => actionsIn(table, place, grants));
          const having = actions.filter((each) => each !== undefined);
          const expected =
            having.length === 1
              ? compared.onlyIn[actions.findIndex((each) => each !== undefined)]
              : having.length < lists.length
                ? compared.inSome
                : new Set(having).size === 1
                  ? compared.same
                  : compared.differentActions;
          assert.ok(expected?.includes(place));
        }
      }),
    );
  });
});

describe('What one group has and another lacks', () => {
  it('is whole resources, and actions that are missing', () => {
    assert.deepEqual(
      lackingGrants(
        [
          { code: 'alone', namespace: 'n', type: 'API', actions: ['read'] },
          { code: 'both', namespace: 'n', type: 'API', actions: ['read', 'write'] },
          { code: 'unnamed' },
        ],
        [
          { code: 'both', namespace: 'n', type: 'API', actions: ['read', 'share'] },
          { code: 'other', namespace: 'n', type: 'API' },
        ],
      ),
      [
        { code: 'unnamed' },
        { code: 'alone', namespace: 'n', type: 'API', actions: ['read'] },
        { code: 'both', namespace: 'n', type: 'API', actions: ['write'] },
      ],
    );
  });

  it('is nothing of a resource of which it has all actions, however they are named', () => {
    const lacking = (actions: string[]) =>
      lackingGrants([{ code: 'orders', actions: ['orders:read'] }], [{ code: 'orders', actions }]);
    assert.deepEqual(lacking(['orders:*']), []);
    assert.equal(lacking(['orders:write']).length, 1);
  });

  it('is nothing any more once it is granted', () => {
    fc.assert(
      fc.property(fc.array(grant), fc.array(grant), (from, to) => {
        const lacking = lackingGrants(from, to);
        assert.deepEqual(lackingGrants(from, [...to, ...lacking]), []);
        assert.deepEqual(lackingGrants(lacking, from), []);
      }),
    );
  });
});

/** What the grants of a group give of a resource, as a text; undefined for nothing. */
function actionsIn(
  { resources, namespaces, types }: MatrixTable,
  place: number,
  grants: GroupGrants['grants'],
): string | undefined {
  const own = grants.filter(
    ({ code, namespace, type }) =>
      code === resources.code[place] &&
      namespace === namespaces[resources.namespaceIndex[place] ?? -1] &&
      type === types[resources.typeIndex[place] ?? -1],
  );
  if (own.length === 0) return undefined;
  return [...new Set(own.flatMap(({ actions = [] }) => actions))].sort().join();
}
