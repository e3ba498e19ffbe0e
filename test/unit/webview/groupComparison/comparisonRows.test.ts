import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildMatrix } from '../../../../src/permissions/matrix.ts';
import { Matrix } from '../../../../src/permissions/matrixView.ts';
import {
  type ComparisonRow,
  foldedAtFirst,
  itemsOf,
  rowIdOf,
  toComparisonRows,
} from '../../../../src/webview/groupComparison/comparisonRows.ts';

const matrix = new Matrix(
  buildMatrix([
    {
      code: 'a',
      name: 'A',
      grants: [
        { namespace: 'n', code: 'alone', actions: ['alone:read'] },
        { namespace: 'm', code: 'alone' },
        { namespace: 'n', code: 'both' },
      ],
    },
    { code: 'b', name: 'B', grants: [{ namespace: 'n', code: 'both' }] },
  ]),
);
const people = [
  { name: 'Emma', handle: 'emma@example.com', memberships: ['member', 'absent'] },
  { name: 'Li', handle: '', memberships: ['member', 'email'] },
  { name: 'Noor', handle: '', memberships: ['incomparable', 'member'] },
] as const;
const items = itemsOf(matrix, people);

/** What the rows are, headings with what they count. */
const texts = (rows: readonly ComparisonRow[]) => rows.map(textOf);

function textOf(row: ComparisonRow): string {
  switch (row.kind) {
    case 'heading':
      return `${'#'.repeat(row.level)} ${row.heading.id} ${row.count}`;
    case 'resource':
      return matrix.codeOf(row.resource);
    case 'person':
      return row.person.name;
  }
}

describe('The rows of a comparison', () => {
  it('stand below headings, resources by namespace, then members', () => {
    assert.deepEqual(texts(toComparisonRows(items, [])), [
      '# onlyIn:0 2',
      '## onlyIn:0/namespace:m 1',
      'alone',
      '## onlyIn:0/namespace:n 1',
      'alone',
      '# same 1',
      '## same/namespace:n 1',
      'both',
      '# members 3',
      '## members/membersOnlyIn:0 1',
      'Emma',
      '## members/membersUnknown 1',
      'Noor',
      '## members/membersInAll 1',
      'Li',
    ]);
  });

  it('are folded away at first where they are the same, with how many there are', () => {
    const rows = texts(toComparisonRows(items, foldedAtFirst));
    assert.ok(rows.includes('# same 1') && !rows.includes('both'));
    assert.ok(rows.includes('## members/membersInAll 1') && !rows.includes('Li'));
    assert.ok(rows.includes('Emma'));
  });

  it('are found by code, namespace and actions, and people by name and handle', () => {
    const found = (text: string) =>
      texts(items.filter(({ searchText }) => searchText.includes(text)));
    assert.deepEqual(found('alone:read'), ['alone']);
    assert.deepEqual(found('both'), ['both']);
    assert.deepEqual(found('emma@'), ['Emma']);
  });

  it('keep where they were sent from, and an id of their own', () => {
    assert.deepEqual(
      items.flatMap((item) => (item.kind === 'person' ? [[item.person.name, item.place]] : [])),
      [
        ['Emma', 0],
        ['Noor', 2],
        ['Li', 1],
      ],
    );
    const ids = toComparisonRows(items, []).map((row) => rowIdOf(matrix, row));
    assert.equal(new Set(ids).size, ids.length);
  });

  it('lose none by folding but those below what is folded', () => {
    const ids = [...new Set(items.flatMap(({ headings }) => headings.map(({ id }) => id)))];
    fc.assert(
      fc.property(fc.subarray(ids), (folded) => {
        const shown = toComparisonRows(items, folded).filter(({ kind }) => kind !== 'heading');
        assert.deepEqual(
          shown,
          items.filter(({ headings }) => !headings.some(({ id }) => folded.includes(id))),
        );
      }),
    );
  });
});
