import assert from 'node:assert/strict';
import { splitList } from '../../../src/directory/userResolver.ts';

describe('A pasted list', () => {
  for (const [what, text] of [
    ['lines', 'one\ntwo\nthree'],
    [
      'lines of Windows, with an empty one and an end of line at the end',
      'one\r\ntwo\r\n\r\nthree\r\n',
    ],
    ['lines of an old Mac', 'one\rtwo\rthree'],
    ['cells of a sheet', 'one\ttwo\tthree'],
    ['commas', 'one, two,three,'],
    ['semicolons', 'one; two;three'],
    ['quoted cells', '"one","two",\'three\''],
    ['quotes around spaces', '" one "," two",three'],
    ['addresses in angle brackets', '<one>; <two>; <three>'],
    ['entries that come twice', 'one\ntwo\none\nthree\n two '],
  ] as const) {
    it(`is split at ${what}`, () => {
      assert.deepEqual(splitList(text), ['one', 'two', 'three']);
    });
  }

  it('keeps what belongs to an entry', () => {
    const entries = ["o'connor@example.com", '+86 138 0000-1000', 'emma clarke', '陈伟'];
    assert.deepEqual(splitList(entries.join('\n')), entries);
  });

  it('is empty where there is nothing in it', () => {
    assert.deepEqual(splitList(''), []);
    assert.deepEqual(splitList(' \r\n,;\t"" '), []);
  });
});
