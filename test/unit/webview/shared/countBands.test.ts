import assert from 'node:assert/strict';
import {
  type Band,
  layOut,
  mostKindGroups,
  moveInBands,
  toBands,
  toKindGroups,
} from '../../../../src/webview/shared/countBands.ts';

/** Rows by namespace and type, so many of each. */
function rows(...counts: readonly (readonly [namespace: string, type: string, count: number])[]) {
  return counts.flatMap(([namespace, type, count]) =>
    Array.from({ length: count }, () => ({ namespace, type })),
  );
}

const bands = toBands(
  rows(['small', 'API', 1], ['large', 'API', 6], ['large', 'DATA', 2], ['other', 'DATA', 1]),
);

/** The kinds of the parts of each band, where they begin and end. */
function parts(all: readonly Band[], smallest = 0) {
  return layOut(all, toKindGroups(all), smallest).map((band) =>
    band.map(({ kindGroup, start, width }) => [kindGroup, start, start + width]),
  );
}

describe('The bands of a picture', () => {
  it('count the rows by namespace and type, the largest first', () => {
    assert.deepEqual(
      bands.map(({ name, total, counts }) => [name, total, Object.fromEntries(counts)]),
      [
        ['large', 8, { API: 6, DATA: 2 }],
        ['other', 1, { DATA: 1 }],
        ['small', 1, { API: 1 }],
      ],
    );
    assert.deepEqual(toBands([]), []);
  });

  it('are as long as their counts, and their parts stand side by side', () => {
    assert.deepEqual(parts(bands), [
      [
        [0, 0, 0.75],
        [1, 0.75, 1],
      ],
      [[1, 0, 0.125]],
      [[0, 0, 0.125]],
    ]);
  });

  it('have no part too small to be clicked, and all have room', () => {
    const many = toBands(rows(['a', 'API', 1000], ['a', 'DATA', 1], ['b', 'API', 1]));
    for (const band of parts(many, 0.1)) {
      for (const [, start = 0, end = 0] of band) assert.ok(end - start >= 0.09 && end <= 1);
    }
  });

  it('draw each type in its own way, and the rarest alike where there are too many', () => {
    const types = Array.from({ length: mostKindGroups }, (_, index) => `type-${index}`);
    const few = toBands(types.map((type) => ({ namespace: 'a', type })));
    assert.deepEqual(
      toKindGroups(few),
      types.map((type) => [type]),
    );
    const many = toBands([
      ...rows(...types.map((type) => ['a', type, 2] as const)),
      ...rows(['b', 'rare', 1]),
    ]);
    assert.deepEqual(toKindGroups(many), [
      ...types.slice(0, mostKindGroups - 1).map((type) => [type]),
      ['type-5', 'rare'],
    ]);
    assert.equal(parts(many).flat().length, mostKindGroups + 1);
  });
});

describe('The keys among bands', () => {
  const lengths = [2, 0, 1];
  const move = (band: number, part: number, key: string) => {
    const to = moveInBands({ band, part }, key, lengths);
    return to && [to.band, to.part];
  };

  it('walk from the name of a band through its parts and back', () => {
    assert.deepEqual(move(0, -1, 'ArrowRight'), [0, 0]);
    assert.deepEqual(move(0, 1, 'ArrowRight'), [0, 1]);
    assert.deepEqual(move(0, 0, 'ArrowLeft'), [0, -1]);
    assert.deepEqual(move(0, -1, 'ArrowLeft'), [0, -1]);
  });

  it('walk from band to band, and to the first and the last', () => {
    assert.deepEqual(move(0, 1, 'ArrowDown'), [1, -1]);
    assert.deepEqual(move(2, 0, 'ArrowDown'), [2, 0]);
    assert.deepEqual(move(0, 1, 'End'), [2, 0]);
    assert.deepEqual(move(2, 0, 'Home'), [0, 0]);
    assert.equal(move(0, 0, 'a'), undefined);
  });
});
