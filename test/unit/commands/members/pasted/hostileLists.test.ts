import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPastedList } from '../../../../../src/commands/members/pasted/pastedList.ts';
import { anyText } from '../../../../support/hostile/hostileTexts.ts';

const separator = fc.constantFrom(
  ...['\n', '\r\n', '\r', '\u2028', ',', ';', '\t', '，', '；', '|', ', ', ' ;\n', ',,', '\n\n'],
);
const piece = fc.oneof(
  fc.constantFrom('"', "'", '<', '>', '“', '”', '(', ')', '[', '{', '\\', ' ', '\u3000', '\u200b'),
  fc.constantFrom('a', 'emma', 'a@b.c', '+86 139', '1.', '①', 'email', 'id', '\uD800', '__proto__'),
  fc.string(),
);
const anyList = fc.oneof(
  anyText(),
  fc.array(fc.oneof(piece, separator)).map((pieces) => pieces.join('')),
);

/** All that is read of it, lazily read keys too. */
function readAll(text: string) {
  return readPastedList(text).lines.flatMap(({ entries }) =>
    entries.map((entry) => ({ text: entry.text, ...entry.read() })),
  );
}

describe('Whatever is pasted as a list,', () => {
  it('it is read, and nobody is looked up by nothing', () => {
    fc.assert(
      fc.property(anyList, (text) => {
        for (const entry of readAll(text)) {
          assert.notEqual(entry.text, '');
          for (const { value } of [...entry.keys, ...entry.otherKeys]) {
            assert.notEqual(value.trim(), '');
            assert.doesNotMatch(value, /[\u2028\u2029]/);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('no letter or digit of it is lost', () => {
    // Each piece is a word here, so none of them draws, numbers or is a heading.
    const word = fc.stringMatching(/^[a-z陈]{1,8}x$/);
    const around = fc.constantFrom('', '"', "'", '<', '(', '“', '\u200b', ' ');
    const items = fc.array(fc.tuple(around, word, around, separator));
    fc.assert(
      fc.property(items, (list) => {
        const text = list.map((parts) => parts.join('')).join('');
        const read = readPastedList(text)
          .lines.map((line) => line.text)
          .join('\n');
        for (const [, name] of list) assert.ok(read.includes(name));
      }),
    );
  });

  it('entries come back however they are separated', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', '陈', '.', '_', '𠮷'),
      minLength: 1,
    });
    const entries = fc.uniqueArray(letters.filter((entry) => /^[ab陈𠮷].*[ab陈𠮷]$/u.test(entry)));
    const names = (text: string) => readAll(text).map(({ keys }) => keys[0]?.value);
    fc.assert(
      fc.property(entries, separator, (list, between) => {
        assert.deepEqual(names(list.join(between)), list);
        assert.deepEqual(names(list.map((entry) => ` "${entry}" `).join(between)), list);
      }),
    );
  });

  it('a megabyte of it is read in time with its length', () => {
    const size = 2 ** 20;
    const fill = (part: string) => part.repeat(Math.ceil(size / part.length)).slice(0, size);
    const parts = [
      ...[
        '"',
        "'",
        '<',
        '>',
        ' ',
        '\t',
        ',',
        '\n',
        '|',
        '\\|',
        '(',
        ')',
        '[',
        '{',
        '-',
        '*',
        '@',
        '1',
      ],
      ...[
        '\u200b',
        '\ufdfa',
        '“',
        '“,',
        '"a,',
        '""",',
        '"\n',
        '"a""',
        'a,',
        'a@b,',
        'a@b ',
        'a\tb\n',
      ],
      ...[
        '1 ',
        '13900001111 ',
        'a<b>',
        '(a)',
        'a:',
        '- ',
        '1. ',
        '［',
        '0123456789abcdef01234567 ',
      ],
    ];
    // Linear takes a tenth of a second for each, and the square of it an hour.
    for (const part of parts) {
      for (const text of [fill(part), `a${fill(part)}b`, `"${fill(part)}`, `[${fill(part)}`]) {
        const began = performance.now();
        readPastedList(text);
        assert.ok(performance.now() - began < 20_000, JSON.stringify(part));
      }
    }
  }).timeout(120_000);
});
