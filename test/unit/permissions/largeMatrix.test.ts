import assert from 'node:assert/strict';
import { buildMatrix } from '../../../src/permissions/matrix.ts';
import { Matrix } from '../../../src/permissions/matrixView.ts';
import { all } from '../../support/permissions/matrixOf.ts';

describe('A large matrix', () => {
  const groupCount = 200;
  const resourceCount = 5000;
  const groups = Array.from({ length: groupCount }, (_, place) => ({
    code: `group-${place}`,
    name: `Group ${place}`,
    grants: Array.from({ length: 500 }, (_, index) => {
      const number = (place * 37 + index * 10) % resourceCount;
      return {
        namespace: `namespace-${number % 10}`,
        type: 'DATA',
        code: `resource-${number}`,
        actions: [
          `resource-${number}:read`,
          ...(index % 3 === 0 ? [`resource-${number}:write`] : []),
        ],
      };
    }),
  }));

  it('of 100,000 grants is put together, and looked through, without a pause that shows', () => {
    const time = (work: () => unknown) => {
      const start = performance.now();
      work();
      return performance.now() - start;
    };
    const fastest = (work: () => unknown) => Math.min(...[1, 2, 3].map(() => time(work)));
    const table = buildMatrix(groups);
    assert.equal(table.grants.groupIndex.length, 100_000);
    const matrix = new Matrix(table);
    const building = fastest(() => new Matrix(buildMatrix(groups)));
    const selecting = fastest(() =>
      matrix.select({ ...all, resourceWords: ['17'], groupWords: ['1'], onlyDifferences: true }),
    );
    // Loose, for other tests run at the same time: what takes the square of it takes minutes.
    assert.ok(building < 1000, `building: ${building} ms`);
    assert.ok(selecting < 100, `selecting: ${selecting} ms`);
  });
});
