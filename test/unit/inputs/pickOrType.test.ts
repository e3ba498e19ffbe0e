import assert from 'node:assert/strict';
import { searchOrType } from '../../../src/inputs/pickOrType.ts';

describe('A search in what is known, in which also can be typed what is not,', () => {
  const { signal } = new AbortController();
  const search = searchOrType<string>({
    readAll: async () => [
      'Stock',
      'scanner',
      ...Array.from({ length: 300 }, (_, i) => `many-${i}`),
    ],
    idOf: (value) => value,
    textsOf: (value) => [value],
    typed: (text) => (text.includes(' ') ? undefined : text),
  });

  it('finds what contains the text in any case, and what was typed as the last', async () => {
    assert.deepEqual((await search('  stoc ', signal)).found, ['Stock', 'stoc']);
    assert.deepEqual((await search('Stock', signal)).found, ['Stock']);
  });

  it('finds nothing that cannot be meant, and nothing typed before anything is', async () => {
    assert.deepEqual((await search('no such', signal)).found, []);
    assert.ok(!(await search('', signal)).found.includes(''));
  });

  it('gives no more than a picker can show, and says how many there are', async () => {
    const { found, totalCount } = await search('many', signal);
    assert.equal(found.length, 201);
    assert.equal(totalCount, 301);
  });
});
