import assert from 'node:assert/strict';
import { findStrings, type SourceLanguage } from '../../../../src/source/index.ts';
import { writtenCode } from '../../../../src/source/write/writtenCode.ts';

/** Strings that know no backslash, closed or still open, and how each has a code. */
const cases: readonly (readonly [SourceLanguage, string, string, string])[] = [
  ['csharp', 'F(@"old");', '{a}\\b "c"', '{a}\\b ""c""'],
  ['csharp', 'F(@"old', 'a\\b "c"', 'a\\b ""c""'],
  ['csharp', 'F($@"old");', '{a} "b"', '{{a}} ""b""'],
  ['csharp', 'F("""old""");', 'a\\b "c" {d}', 'a\\b "c" {d}'],
  ['csharp', 'F("""old', 'a\\b "c" {d}', 'a\\b "c" {d}'],
  ['php', "<?php\nf(<<<'X'\nold\nX);", "a\\b 'c' $d {$e}", "a\\b 'c' $d {$e}"],
  ['php', "<?php\nf(<<<'X'\nold", "a\\b 'c' $d", "a\\b 'c' $d"],
  ['go', 'f(`old', 'a\\b "c"', 'a\\b "c"'],
  ['python', "f(r'old", 'a\\b "c"', 'a\\b "c"'],
];

describe('A code that is written into a string that knows no backslash', () => {
  for (const [language, text, code, expected] of cases) {
    it(`has only the escapes of that string: ${text}`, () => {
      const [found] = findStrings(text, language);
      assert.ok(found);
      const place = { ...found, code };
      assert.equal(writtenCode(text, language, found, place), expected);
    });
  }
});
