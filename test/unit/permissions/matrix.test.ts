import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildMatrix } from '../../../src/permissions/matrix.ts';
import { Matrix, type MatrixCriteria } from '../../../src/permissions/matrixView.ts';
import { foldText } from '../../../src/text/searchText.ts';
import { hostileTexts } from '../../support/hostile/hostileTexts.ts';
import { data, group, shown } from '../../support/permissions/matrixOf.ts';

describe('The matrix of groups and resources', () => {
  const editors = group('editors', data('docs', ['read', 'write']), data('home', ['view']));
  const readers = group('readers', data('docs', ['read']), data('home', ['view']));
  const nobody = group('nobody');

  it('says of each group whether it has all known actions of a resource, some, or none', () => {
    const { groups, rows } = shown([editors, readers, group('others', data('home', ['view']))]);
    assert.deepEqual(groups, ['editors', 'readers', 'others']);
    assert.deepEqual(rows, [
      ['default/docs', 'all docs:read,docs:write', 'some docs:read', 'none'],
      ['default/home', 'all home:view', 'all home:view', 'all home:view'],
    ]);
  });

  it('leaves out groups that have nothing of what is shown, and resources that none of them has', () => {
    assert.deepEqual(shown([editors, nobody]).groups, ['editors']);
    const other = group('other', data('stock', ['read'], 'warehouse'));
    const { groups, rows } = shown([editors, other], { namespace: 'warehouse' });
    assert.deepEqual(groups, ['other']);
    assert.deepEqual(rows, [['warehouse/stock', 'all stock:read']]);
  });

  it('takes all actions of a resource for all, however many others have', () => {
    const { rows } = shown([group('a', data('docs', ['*'])), editors]);
    assert.equal(rows[0]?.[1], 'all docs:*');
    assert.equal(rows[0]?.[2], 'all docs:read,docs:write');
    const bare = { code: 'docs', type: 'DATA', namespace: 'default', actions: ['*'] };
    assert.equal(shown([group('a', bare)]).rows[0]?.[1], 'all *');
  });

  it('does not take a grant that names no action for none, nor for all', () => {
    const { rows } = shown([
      group('a', { code: 'docs', type: 'DATA', namespace: 'default' }),
      readers,
    ]);
    assert.deepEqual(rows[0], ['default/docs', 'unnamed', 'all docs:read']);
  });

  it('shows a wildcard as a row of its own, and says where it stands for another', () => {
    const a = group('a', data('docs:*', ['read']));
    const b = group('b', data('docs:1', ['read', 'write']), data('*', ['look']));
    const { rows, matrix, part } = shown([a, b]);
    assert.deepEqual(rows, [
      ['default/*', 'none', 'all *:look'],
      ['default/docs:*', 'all docs:read', 'wildcard *:look'],
      ['default/docs:1', 'wildcard docs:read', 'all docs:read,docs:write'],
    ]);
    assert.deepEqual(matrix.grant(part.resources[1] ?? -1, 0), {
      extent: 'all',
      actions: ['docs:read'],
    });
    const covered = matrix.grant(part.resources[2] ?? -1, 0);
    assert.equal(
      covered.extent === 'wildcard' && matrix.codeOf(covered.through.resource),
      'docs:*',
    );
  });

  it('lets no wildcard stand for what is of another type or namespace', () => {
    const a = group('a', data('docs:*', ['read']), { ...data('docs:1', ['read']), type: 'API' });
    const b = group('b', data('docs:1', ['read'], 'elsewhere'), {
      ...data('docs:1', ['read']),
      type: 'API',
    });
    const { rows } = shown([a, b]);
    assert.deepEqual(
      rows.map(([code, ofA]) => `${code} ${ofA}`),
      ['default/docs:1 all docs:read', 'default/docs:* all docs:read', 'elsewhere/docs:1 none'],
    );
  });

  it('shows only what differs where that is asked for, in whatever order the actions are', () => {
    const turned = group('turned', data('docs', ['write', 'read']), data('home', ['view']));
    const { rows } = shown([editors, readers], { onlyDifferences: true });
    assert.deepEqual(
      rows.map(([code]) => code),
      ['default/docs'],
    );
    assert.deepEqual(shown([editors, turned, nobody], { onlyDifferences: true }).rows, []);
    const viewers = group('viewers', data('home', ['view']));
    assert.deepEqual(shown([editors, viewers], { onlyDifferences: true }).rows, [
      ['default/docs', 'all docs:read,docs:write', 'none'],
    ]);
  });

  it('puts together what a server lists twice', () => {
    const twice = group('a', data('docs', ['read']), data('docs', ['read', 'write']));
    assert.deepEqual(shown([twice, readers]).rows[0], [
      'default/docs',
      'all docs:read,docs:write',
      'some docs:read',
    ]);
  });

  it('sorts by namespace, type and code, numbers by their value', () => {
    const a = group(
      'a',
      data('b:10', ['x']),
      data('b:9', ['x']),
      { ...data('z', ['x']), type: 'API' },
      data('a', ['x'], 'zoo'),
      data('c', ['x'], 'ant'),
    );
    assert.deepEqual(
      shown([a]).rows.map(([code]) => code),
      ['ant/c', 'default/z', 'default/b:9', 'default/b:10', 'zoo/a'],
    );
  });

  it('filters by words, type and verb, and counts what there would be of each type', () => {
    const api = { ...data('shop-api', ['get']), type: 'API' };
    const groups = [group('sales', api, data('docs', ['read'])), editors];
    const codes = (criteria: Partial<MatrixCriteria>) =>
      shown(groups, criteria).rows.map(([code]) => code);
    assert.deepEqual(codes({ resourceWords: ['shop'] }), ['default/shop-api']);
    assert.deepEqual(codes({ resourceWords: ['data', 'doc'] }), ['default/docs']);
    assert.deepEqual(codes({ groupWords: ['sal'] }), ['default/shop-api', 'default/docs']);
    assert.deepEqual(codes({ types: ['API'] }), ['default/shop-api']);
    assert.deepEqual(codes({ verb: 'write' }), ['default/docs']);
    assert.deepEqual(shown(groups, { verb: 'write' }).groups, ['editors']);
    assert.deepEqual(shown(groups, { verb: 'no such' }).rows, []);
    assert.deepEqual(
      [...shown(groups, { types: ['API'] }).part.typeCounts],
      [
        ['API', 1],
        ['DATA', 2],
      ],
    );
    assert.deepEqual(shown(groups).matrix.verbs, ['get', 'read', 'view', 'write']);
  });

  it('finds what has all actions by each of them', () => {
    assert.deepEqual(shown([group('a', data('docs', ['*'])), readers], { verb: 'read' }).groups, [
      'a',
      'readers',
    ]);
  });

  it('has nothing where there is nothing', () => {
    assert.deepEqual(shown([]).rows, []);
    assert.deepEqual(shown([nobody]).groups, []);
  });

  it('keeps codes apart that are hostile', () => {
    const codes = [
      ...new Set([
        '__proto__',
        'constructor',
        '',
        ' ',
        '\0',
        '1 2',
        '*',
        ':*',
        '::',
        ...hostileTexts,
      ]),
    ];
    const grants = codes.flatMap((code) =>
      codes.slice(0, 5).map((namespace) => ({ code, namespace, type: code, actions: [code] })),
    );
    const { matrix, part } = shown([group('a', ...grants)]);
    assert.equal(part.resources.length, grants.length);
    const seen = part.resources.map((resource) =>
      JSON.stringify([
        matrix.namespaceOf(resource),
        matrix.typeOf(resource),
        matrix.codeOf(resource),
        matrix.ownActions(resource, 0),
      ]),
    );
    const expected = grants.map(({ code, namespace, type, actions }) =>
      JSON.stringify([namespace, type, code, actions]),
    );
    assert.deepEqual(seen.toSorted(), expected.toSorted());
  });

  const anyText = fc.constantFrom(
    'a',
    'b',
    'a:*',
    'a:1',
    'a:b:*',
    'a:b:1',
    '*',
    '',
    '__proto__',
    'Ａ',
  );
  const anyGrant = fc.record(
    {
      code: anyText,
      type: anyText,
      namespace: anyText,
      actions: fc.array(anyText, { maxLength: 3 }),
    },
    { requiredKeys: ['code'] },
  );
  const anyGroups = fc.array(
    fc.record({ code: anyText, name: anyText, grants: fc.array(anyGrant, { maxLength: 8 }) }),
    { maxLength: 6 },
  );

  it('has of any groups just what each of them has', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const matrix = new Matrix(buildMatrix(groups));
        const found = new Map<string, Set<string>>();
        for (const [place] of groups.entries()) {
          for (const [resource] of matrix.table.resources.code.entries()) {
            const actions = matrix.ownActions(resource, place);
            if (actions === undefined) continue;
            const name = [
              place,
              matrix.namespaceOf(resource),
              matrix.typeOf(resource),
              matrix.codeOf(resource),
            ];
            assert.ok(!found.has(JSON.stringify(name)), 'each once');
            found.set(JSON.stringify(name), new Set(actions));
          }
        }
        const expected = new Map<string, Set<string>>();
        for (const [place, { grants }] of groups.entries()) {
          for (const { namespace = '', type = '', code, actions = [] } of grants) {
            const name = JSON.stringify([place, namespace, type, code]);
            expected.set(name, new Set([...(expected.get(name) ?? []), ...actions]));
          }
        }
        assert.deepEqual(found, expected);
      }),
    );
  });

  it('shows of any groups, by any filter, no row and no column that is empty', () => {
    // Each filter alone leaves out most: so most are off.
    const seldom = <T>(value: fc.Arbitrary<T>, off: T) =>
      fc.oneof({ weight: 4, arbitrary: fc.constant(off) }, { weight: 1, arbitrary: value });
    const words = fc.tuple(anyText.map(foldText));
    const anyCriteria = fc.record({
      resourceWords: seldom<string[]>(words, []),
      groupWords: seldom<string[]>(words, []),
      namespace: seldom<string | undefined>(anyText, undefined),
      types: seldom<string[]>(fc.array(anyText, { maxLength: 2 }), []),
      verb: seldom<string | undefined>(anyText, undefined),
      onlyDifferences: fc.constant(false),
    });
    fc.assert(
      fc.property(anyGroups, anyCriteria, (groups, criteria) => {
        const matrix = new Matrix(buildMatrix(groups));
        const { resources, groups: columns } = matrix.select(criteria);
        const has = (resource: number, place: number) =>
          matrix.ownActions(resource, place) !== undefined;
        for (const resource of resources) assert.ok(columns.some((place) => has(resource, place)));
        for (const place of columns) assert.ok(resources.some((resource) => has(resource, place)));
        const fewer = matrix.select({ ...criteria, onlyDifferences: true });
        assert.ok(fewer.resources.every((resource) => resources.includes(resource)));
        for (const resource of resources) {
          const lists = new Set(
            columns.map((place) => matrix.ownActions(resource, place)?.toSorted().join('\n')),
          );
          assert.equal(fewer.resources.includes(resource), lists.size > 1);
        }
      }),
    );
  });
});
