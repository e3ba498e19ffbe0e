import assert from 'node:assert/strict';
import { buildMatrix } from '../../../../src/permissions/matrix.ts';
import { Matrix } from '../../../../src/permissions/matrixView.ts';
import {
  noFilters,
  readMatrixPageView,
} from '../../../../src/webview/permissionMatrix/matrixPageView.ts';
import {
  rowIdOf,
  samePlace,
  toMatrixRows,
} from '../../../../src/webview/permissionMatrix/matrixRows.ts';

function matrixOf(...groups: readonly (readonly [code: string, ...resources: string[]])[]): Matrix {
  return new Matrix(
    buildMatrix(
      groups.map(([code, ...resources]) => ({
        code,
        name: code,
        grants: resources.map((resource) => {
          const [namespace = '', name = ''] = resource.split('/');
          return { namespace, code: name, type: 'API' };
        }),
      })),
    ),
  );
}

describe('The rows of a matrix', () => {
  const matrix = matrixOf(['a', 'one/x', 'one/y', 'two/x']);
  const names = (folded: readonly string[]) =>
    toMatrixRows(matrix, [0, 1, 2], folded).map((row) =>
      row.kind === 'namespace'
        ? `${row.folded ? '+' : '-'} ${row.namespace} ${row.count}`
        : matrix.codeOf(row.resource),
    );

  it('stand under the headings of their namespaces', () => {
    assert.deepEqual(names([]), ['- one 2', 'x', 'y', '- two 1', 'x']);
  });

  it('are left out where the namespace is folded, and counted all the same', () => {
    assert.deepEqual(names(['one', 'no such']), ['+ one 2', '- two 1', 'x']);
  });

  it('are known by namespace, type and code', () => {
    const ids = toMatrixRows(matrix, [0, 1, 2], []).map((row) => rowIdOf(matrix, row));
    assert.equal(new Set(ids).size, ids.length);
    const later = matrixOf(['b', 'new/x'], ['a', 'two/x']);
    const row = { kind: 'resource', resource: later.find('two', 'API', 'x') ?? -1 } as const;
    assert.ok(ids.includes(rowIdOf(later, row)));
  });

  it('keep the cell that is chosen, as long as there is such a group and resource', () => {
    const cell = { resource: matrix.find('two', 'API', 'x') ?? -1, group: 0 };
    const later = matrixOf(['b', 'new/x'], ['a', 'two/x']);
    assert.deepEqual(samePlace(matrix, cell, later), {
      resource: later.find('two', 'API', 'x'),
      group: 1,
    });
    assert.equal(samePlace(matrix, cell, matrixOf(['a', 'one/x'])), undefined);
    assert.equal(samePlace(matrix, cell, matrixOf(['b', 'two/x'])), undefined);
    assert.equal(samePlace(matrix, undefined, later), undefined);
  });

  it('keep the header that is chosen, as long as there is such a group, or such a resource', () => {
    const later = matrixOf(['b', 'new/x'], ['a', 'two/x']);
    const row = { resource: matrix.find('two', 'API', 'x') ?? -1, group: undefined };
    const column = { resource: undefined, group: 0 };
    assert.deepEqual(samePlace(matrix, row, later), {
      resource: later.find('two', 'API', 'x'),
      group: undefined,
    });
    assert.deepEqual(samePlace(matrix, column, later), { resource: undefined, group: 1 });
    assert.equal(samePlace(matrix, row, matrixOf(['a', 'one/x'])), undefined);
    assert.equal(samePlace(matrix, column, matrixOf(['b', 'two/x'])), undefined);
  });
});

describe('How a matrix is looked at', () => {
  it('is plain where nothing was kept, or what was kept is not to be read', () => {
    const plain = readMatrixPageView(undefined);
    assert.deepEqual(
      { ...plain, ...noFilters },
      { ...plain, namespace: undefined, verb: undefined },
    );
    for (const kept of [null, 1, 'x', [], { types: 'API' }, { scrollTop: '1' }]) {
      assert.deepEqual(readMatrixPageView(kept), plain);
    }
  });

  it('is kept whole', () => {
    const view = {
      resourceSearch: 'a',
      groupSearch: 'b',
      namespace: 'n',
      types: ['API'],
      verb: 'read',
      onlyDifferences: true,
      folded: ['x'],
      scrollTop: 1,
      scrollLeft: 2,
    };
    assert.deepEqual(readMatrixPageView(JSON.parse(JSON.stringify(view))), view);
  });
});
