import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lines } from '../../../src/source/lines.ts';

describe('The lines of a text', () => {
  it('begin after any end of a line', () => {
    const text = 'ab\ncd\r\nef\rgh\n';
    const lines = new Lines(text);
    assert.deepEqual(lines.placeAt(text.indexOf('d')), { line: 1, character: 1 });
    assert.deepEqual(lines.placeAt(text.indexOf('f')), { line: 2, character: 1 });
    assert.deepEqual(lines.placeAt(text.indexOf('g')), { line: 3, character: 0 });
    assert.deepEqual(lines.placeAt(text.length), { line: 4, character: 0 });
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((line) => lines.lineAt(line)),
      ['ab', 'cd', 'ef', 'gh', '', ''],
    );
  });

  it('give back every place', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '𝒳')), (parts) => {
        const text = parts.join('');
        const lines = new Lines(text);
        for (let offset = 0; offset < text.length; offset += 1) {
          const { line, character } = lines.placeAt(offset);
          const own = lines.lineAt(line);
          if (character < own.length) assert.equal(own[character], text[offset]);
          else assert.match(text[offset] ?? '', /[\r\n]/);
        }
      }),
    );
  });
});
