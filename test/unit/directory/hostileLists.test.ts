import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitList } from '../../../src/directory/userResolver.ts';
import { anyText } from '../support/hostile.ts';

const separator = fc.constantFrom('\n', '\r\n', '\r', ',', ';', '\t', ', ', ' ;\n', ',,', '\n\n');
const piece = fc.oneof(
  fc.constantFrom('"', "'", '<', '>', ' ', '\u3000', 'a', 'emma', '\uD800', '__proto__'),
  fc.string(),
);
const anyList = fc.oneof(
  anyText(),
  fc.array(fc.oneof(piece, separator)).map((pieces) => pieces.join('')),
);

describe('Whatever is pasted as a list,', () => {
  it('each entry is a piece of it, without separators and what surrounds it, and comes once', () => {
    fc.assert(
      fc.property(anyList, (text) => {
        const entries = splitList(text);
        assert.equal(new Set(entries).size, entries.length);
        for (const entry of entries) {
          assert.ok(text.includes(entry));
          assert.match(entry, /^[^\s"'<\n\r,;\t](?:[^\n\r,;\t]*[^\s"'>\n\r,;\t])?$/);
        }
      }),
      { numRuns: 500 },
    );
    assert.deepEqual(splitList(`'>, "<">, <">a<">`), ['>a<']);
  });

  it('nothing but separators and what surrounds entries is lost', () => {
    const kept = (text: string) => text.replaceAll(/[\s"'<>,;]/g, '');
    fc.assert(
      fc.property(anyList, (text) => {
        const all = kept(splitList(text).join(''));
        for (const part of text.split(/[\n\r,;\t]/)) assert.ok(all.includes(kept(part)));
      }),
    );
  });

  it('entries come back however they are separated', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '陈', '@', '.', '-', '𠮷') });
    const entries = fc.uniqueArray(letters.filter((entry) => entry !== ''));
    fc.assert(
      fc.property(entries, separator, (list, between) => {
        assert.deepEqual(splitList(list.join(between)), list);
        assert.deepEqual(splitList(list.map((entry) => ` "${entry}" `).join(between)), list);
      }),
    );
  });

  it('it is split at once, however long', () => {
    for (const blank of [' ', '"', '<', '>', '\t', ',']) {
      const long = blank.repeat(100_000);
      assert.deepEqual(splitList(`${long}${long}`), []);
      assert.equal(splitList(`a${long}b`)[0]?.charAt(0), 'a');
    }
  });
});
