import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findReferences } from '../../../src/source/constants.ts';
import {
  type FoundString,
  findStrings,
  type SourceLanguage,
  sourceLanguages,
  stringAt,
} from '../../../src/source/index.ts';
import { charactersRead } from '../../support/source/work.ts';

/** What source text is made of, so that random texts reach all that there is to reach. */
const pieces = [
  ...`'"\`(){}[]<>,;:=.$#@\\/*+-?!&|%~^ \n\t`,
  ...[
    '\r\n',
    '"""',
    "'''",
    '${',
    '#{',
    '{$',
    '=>',
    '->',
    '::',
    '?.',
    '//',
    '/*',
    '*/',
    '<<<E\n',
    '<<~E',
  ],
  ...[
    '\nE\n',
    '%w[',
    '$"',
    '@"',
    '$$"""',
    'f"',
    "r'",
    '<?php ',
    '?>',
    '</a>',
    '<a b=',
    '/>',
    '<A, B>',
  ],
  ...[
    'if ',
    'return ',
    'function ',
    'class ',
    'enum ',
    'new ',
    'def ',
    'do ',
    'end\n',
    'lambda ',
    'fn',
  ],
  ...[
    'func ',
    'match ',
    'switch ',
    'case ',
    'await ',
    'as ',
    'const ',
    'x',
    "x = 'a'",
    'f(x)',
    'x, ',
    'y1',
    '7',
    '😀',
    'é',
    '\u2028',
  ],
];

const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

/** What is found of a string before its end, which text behind the cursor may change. */
function beginning({ start, contentStart, call, path }: FoundString) {
  return { start, contentStart, call, path };
}

function checkRanges(text: string, found: readonly FoundString[]): void {
  let last = 0;
  for (const { start, contentStart, contentEnd, end } of found) {
    assert.ok(last <= start && start <= contentStart && contentStart <= contentEnd);
    assert.ok(contentEnd <= end && end <= text.length);
    last = start;
  }
}

for (const language of sourceLanguages) {
  describe(`Any text as ${language}`, () => {
    it('is scanned to its end, and strings lie within it in order', () => {
      fc.assert(
        fc.property(texts, (text) => checkRanges(text, findStrings(text, language))),
        { numRuns: 400 },
      );
    });

    it('has names of constants that lie within it', () => {
      fc.assert(
        fc.property(texts, (text) => {
          for (const { start, end, literal } of findReferences(text, language)) {
            assert.ok(start < end && end <= text.length);
            assert.notEqual(literal.value, undefined);
          }
        }),
        { numRuns: 200 },
      );
    });

    it('has at each place the string that the text up to there ends in', () => {
      fc.assert(
        fc.property(texts, (text) => {
          for (let offset = 0; offset <= text.length; offset += 1)
            checkPlace(text, language, offset);
        }),
        { numRuns: 150 },
      );
    });

    it('has the same strings in a part as in the whole', () => {
      fc.assert(
        fc.property(texts, fc.nat(60), fc.nat(60), (text, one, other) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const inPart = findStrings(text, language, { from, to });
          const all = findStrings(text, language);
          for (const each of inPart) {
            const same = all.find(({ start, end }) => start === each.start && end === each.end);
            assert.notEqual(same, undefined);
          }
        }),
        { numRuns: 150 },
      );
    });

    it('is read in proportion to its length', () => {
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }),
          (parts) => {
            const unit = parts.join('');
            const [short, long] = [2000, 8000].map((length) =>
              readFor(unit.repeat(Math.ceil(length / unit.length)), language),
            );
            assert.ok(
              (long ?? 0) < 6 * (short ?? 0) + 300_000,
              `${short} and ${long} steps: ${unit}`,
            );
          },
        ),
        { numRuns: 150 },
      );
    });
  });
}

function readFor(text: string, language: SourceLanguage): number {
  return charactersRead(() => {
    findStrings(text, language);
    findReferences(text, language);
  });
}

/** The string at a place is one that is still open in the text up to there, or whose quote comes next. */
function checkPlace(text: string, language: SourceLanguage, offset: number): void {
  const at = stringAt(text, language, offset);
  if (at === undefined) return;
  const before = findStrings(text.slice(0, offset), language);
  const same = before.find(({ start }) => start === at.start);
  if (same === undefined) return;
  assert.deepEqual(beginning(at), beginning(same));
}
