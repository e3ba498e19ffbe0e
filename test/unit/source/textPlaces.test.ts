import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { findPlaces } from '../../../src/source/constants.ts';
import { sourceLanguages } from '../../../src/source/found.ts';
import { movedPlaces } from '../../../src/source/textPlaces.ts';
import { markedFiles } from '../../support/source/markedFiles.ts';

const fixtures = 'test/unit/source/grammar/fixtures';

/** Texts with calls of SDKs, and some with whatever else a language has. */
const texts = [
  ...sourceLanguages.map((language) => ({ language, text: markedFiles[language] })),
  ...(
    [
      ['csharp', 'Team.cs.txt'],
      ['java', 'Team.java.txt'],
      ['go', 'team.go.txt'],
      ['php', 'team.php.txt'],
      ['python', 'team.py.txt'],
      ['ruby', 'team.rb.txt'],
      ['typescriptreact', 'team.tsx.txt'],
    ] as const
  ).map(([language, name]) => ({ language, text: readFileSync(join(fixtures, name), 'utf8') })),
];

/** What people type into codes. */
const plain = ['e', 'eg', '_1', 'x-y', 'a:b', '0', '-', '.', ''];
/** What ends a string, or begins something else in one. */
const special = [' ', '$', '{', '#{', '"', "'", '\\', '\n', '/', ']'];

describe('The places of a text that is typed in', () => {
  it('are those that a walk finds, wherever in a string something is typed or taken away', () => {
    // Any part of the whole is as likely.
    const share = fc.noBias(fc.nat(999)).map((part) => part / 1000);
    const edit = fc.record({
      string: share,
      at: share,
      removed: fc.nat(3),
      added: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...plain) },
        { weight: 1, arbitrary: fc.constantFrom(...special) },
      ),
    });
    let without = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (source, edits) => {
          const { language } = source;
          let { text } = source;
          let places = findPlaces(text, language);
          for (const { string, at, removed, added } of edits) {
            const found = places.strings[Math.floor(string * places.strings.length)];
            if (found === undefined) return;
            const { contentStart, contentEnd } = found;
            const start = contentStart + Math.round(at * (contentEnd - contentStart));
            const end = Math.min(contentEnd, start + removed);
            text = text.slice(0, start) + added + text.slice(end);
            if (movedPlaces(places, text) !== undefined) without += 1;
            places = findPlaces(text, language, places);
            assert.deepEqual(places, findPlaces(text, language));
          }
        },
      ),
      { numRuns: 400 },
    );
    assert.ok(without > 50, `${without} edits needed no walk`);
  });

  it('need no walk where a code is typed, and one where more than the code may change', () => {
    const before = `groups.detail("ab", x["ab"], { ab: \`ab\${x}\` });`;
    const places = findPlaces(before, 'javascript');
    const needsWalk = (text: string) => movedPlaces(places, text) === undefined;
    assert.equal(needsWalk(before.replace('("ab', '("abc')), false);
    assert.equal(needsWalk(before.replace('("ab', '("ac')), false);
    assert.equal(needsWalk(before.replace('("ab', '("a')), false);
    assert.equal(needsWalk(before.replace('("ab', '("xab')), true);
    assert.equal(needsWalk(before.replace('("ab', '("ab"')), true);
    assert.equal(needsWalk(before.replace('["ab', '["abc')), true);
    assert.equal(needsWalk(before.replace('`ab', '`abc')), true);
    assert.equal(needsWalk(before.replace('{ ab', '{ abc')), true);
  });

  it('need a walk where what is typed becomes a variable by what stands before it', () => {
    const before = '<?php $groups->detail("ab $");';
    const after = before.replace('$"', '$c"');
    const places = findPlaces(before, 'php');
    assert.equal(movedPlaces(places, after), undefined);
    assert.equal(findPlaces(after, 'php', places).strings[0]?.value, undefined);
  });

  it('need a walk where the string is part of the key of another', () => {
    const before = 'package a\n\nvar x = T{f("c"): {Code: "e"}}\n';
    const after = before.replace('"c"', '"cc"');
    const places = findPlaces(before, 'go');
    assert.equal(movedPlaces(places, after), undefined);
    assert.deepEqual(findPlaces(after, 'go', places).strings.at(-1)?.path, ['f("cc")', 'Code']);
  });
});
