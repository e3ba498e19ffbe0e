import assert from 'node:assert/strict';
import { gatherEvidence } from '../../../src/source/evidence.ts';
import { findStrings, type SourceLanguage, stringsBehind } from '../../../src/source/index.ts';
import { placeOf, sharedBrackets } from '../../../src/source/meaning.ts';
import { stringSaying } from '../../support/source/found.ts';

/** Of each text, the strings that stand in the same call or literal as the one that says `x`, the nearest first. */
const cases: readonly (readonly [SourceLanguage, string, string])[] = [
  ['typescript', "f('a', 'x'); f('b', 'c');", 'a'],
  ['typescript', "f('b', 'c'); f('x', { d: ['a'] });", 'a'],
  ['typescript', "f('b', f('x', 'a'), 'c');", 'a'],
  ['typescript', "f('a', g('b'), () => h('c'), 'x');", 'a'],
  ['typescript', "f({ n: 'a', r: [{ c: 'b', d: ['x'] }, { c: 'c', d: ['d'] }] });", 'b c d a'],
  ['typescript', "const p = { n: 'a', c: 'x' }; const q = { n: 'b', c: 'c' };", 'a'],
  ['javascript', "f(\n  'a',\n  'x'\n)\nf('b', 'c')\n", 'a'],
  ['javascriptreact', "<A b={f('x', 'a')} c={f('b')} />", 'a'],
  ['typescriptreact', "<A b={f('x', 'a')} c={f('b')} />", 'a'],
  ['python', 'f(n="a", c="x")\nf(n="b", c="c")\n', 'a'],
  ['python', 'f({"n": "a", "c": "x"})\nf({"n": "b"})\n', 'a'],
  ['java', 'f("a", List.of("x")); f("b", List.of("c"));', 'a'],
  ['java', 'f("x", List.of("a")); f("b", List.of("c"));', 'a'],
  ['go', 'r := d.A{N: "a", C: "x"}\ns := d.A{N: "b", C: "c"}\n', 'a'],
  ['go', 'f(&d.A{N: "a", C: "x"})\nf(&d.A{N: "b"})\n', 'a'],
  ['csharp', 'F(new A { N = "a", C = "x" }); F(new A { N = "b" });', 'a'],
  ['csharp', 'var p = new A { N = "a", C = "x" }; F("b");', 'a'],
  ['php', "<?php f('a', ['c' => 'x']); f('b', ['c' => 'c']);", 'a'],
  ['ruby', "f 'a', c: 'x'\nf 'b', c: 'c'\n", 'a'],
  ['ruby', "f('a', g 'x', 'd'); f('b')", 'd'],
  ['typescript', "f('a', 'x'\nconst y = f('b');", 'a'],
];

describe('The strings beside one', () => {
  for (const [language, text, expected] of cases) {
    it(`are those of the same call or literal in ${language}: ${text}`, () => {
      const evidence = gatherEvidence(`${text} authing`, language);
      const place = placeOf(stringSaying(text, language, 'x'), evidence);
      const beside = stringsBehind(text, language, place.within?.at(-1) ?? 0)
        .filter(({ value, use }) => value !== 'x' && use !== 'key')
        .map(({ value = '', ...found }) => {
          return { value, shared: sharedBrackets(place, placeOf(found, evidence)) };
        })
        .filter(({ shared }) => shared > 0)
        .sort((one, other) => other.shared - one.shared);
      assert.equal(beside.map(({ value }) => value).join(' '), expected);
    });
  }

  it('are found however far the call goes on', () => {
    const text = `f('x',${' '.repeat(30_000)}'a'); f('b');${' '.repeat(30_000)}`;
    const { within = [] } = stringSaying(text, 'typescript', 'x');
    const found = stringsBehind(text, 'typescript', within.at(-1) ?? 0);
    assert.ok(found.some(({ value }) => value === 'a'));
  });

  it('are none of a string that nothing holds', () => {
    const [found] = findStrings("const a = 'x'; const b = 'y';", 'typescript');
    assert.equal(found?.within, undefined);
  });
});
