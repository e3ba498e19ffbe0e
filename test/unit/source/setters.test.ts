import assert from 'node:assert/strict';
import { gatherEvidence } from '../../../src/source/evidence.ts';
import type { SourceLanguage } from '../../../src/source/index.ts';
import { placeOf } from '../../../src/source/meaning.ts';
import { setBeside } from '../../../src/source/setters.ts';
import { stringSaying } from '../../support/source/found.ts';

/** Of each text, what is set on the same variable as the string that says `x`, as far as that is certain. */
const certain: readonly (readonly [SourceLanguage, string, string])[] = [
  ['java', 'A r = new A(); r.setN("a"); r.setC("x");', 'a'],
  ['java', 'r.setN("a");\nr.setC("x");\nr.setT("b");', 'a b'],
  ['java', 'r.setN("a"); r.setN("b"); r.setC("x"); r.setN("c");', 'b'],
  ['java', 'r.setC("x"); r.setN("a");', 'a'],
  ['java', 'r.setC("c"); r.setN("a"); s.setN("b"); r.setC("x");', 'a'],
  ['java', 'r.setN("a"); log("y"); if (b) { s.setN("b"); } r.setList(List.of("x"));', 'a'],
  ['java', 'this.r.setN("a"); this.r.setC("x"); r.setN("b");', 'a'],
  ['csharp', 'var r = new A { N = "a" }; r.C = "x";', 'a'],
  ['csharp', 'r.N = "a"; r.List = new List<B> { new B { C = "x" } };', 'a'],
  ['go', 'r := &d.A{N: "a"}\nr.C = "x"\n', 'a'],
  ['go', 'var r d.A\nr.N = "a"\nr.C = "x"\n', 'a'],
  ['php', '<?php $r = new A(); $r->n = "a"; $r->setC("x");', 'a'],
  ['php', '<?php\n$r["n"] = "a"; $r["c"] = "x";', 'a'],
  ['python', 'r = A()\nr.n = "a"\nr.c = "x"\n', 'a'],
  ['python', 'def f():\n    r.n = "a"\n    if b:\n        g()\n    r.c = "x"\nr.n = "b"\n', 'a'],
  ['typescript', "const r: A = { n: 'a' };\nr.c = 'x';", 'a'],
  ['typescript', "const r: A = { c: 'x' };\nr.n = 'a';", 'a'],
  ['javascript', "const r = new A()\nr.n = 'a'\nf()\nr['c'] = 'x'\n", 'a'],
  ['javascript', "r.n = 'a'; () => { q.n = 'b'; }; r.c = 'x';", 'a'],
];

/** The same where something else may have been set, or on something else. */
const uncertain: readonly (readonly [SourceLanguage, string])[] = [
  ['java', 'A r = new A(); r.setN("a"); r = new A(); r.setC("x");'],
  ['java', 'r.setN("a"); fill(r); r.setC("x");'],
  ['java', 'if (a) { r.setN("a"); } r.setC("x");'],
  ['java', 'if (a) r.setN("a"); r.setC("x");'],
  ['java', 'if (a)\n  r.setN("a");\nr.setC("x");'],
  ['java', 'r.setN("a"); if (a) { r.setN("b"); } r.setC("x");'],
  ['java', 'r.setN("a"); if (a) { r.setC("x"); }'],
  ['java', 'void f() { r.setN("a"); } void g() { r.setC("x"); }'],
  ['java', 'switch (a) { case 1: r.setN("a"); break; case 2: r.setC("x"); }'],
  ['java', 'switch (a) {\n  case 1:\n    r.setN("a");\n    break;\n  case 2:\n    r.setC("x");\n}'],
  ['java', 'r.setC("x"); r.setN(b, "a");'],
  ['java', 'r.setC("x"); client.get(r); r.setN("a");'],
  ['java', 's.r.setN("a"); r.setC("x");'],
  ['csharp', 'var r = new A { N = "a" }; r = new A(); r.C = "x";'],
  ['go', 'r := &d.A{N: "a"}\nr = other\nr.C = "x"\n'],
  ['go', 'r.N = "a"\nfill(&r)\nr.C = "x"\n'],
  ['php', '<?php $r->n = "a"; foreach ($b as $r) { } $r->c = "x";'],
  ['python', 'r.n = "a"\nr = A()\nr.c = "x"\n'],
  ['python', 'if b:\n    r.n = "a"\nr.c = "x"\n'],
  ['python', 'r.n = "a"\nif b:\n    r.c = "x"\n'],
  ['python', 'def f():\n    r.n = "a"\ndef g():\n    r.c = "x"\n'],
  ['python', 'for r in all:\n    pass\nr.n == "a"\nr.c = "x"\n'],
  ['typescript', "r.n = 'a'; r = { c: 'x' };"],
  ['typescript', "r.n = 'a'; items.forEach((r) => f(r)); r.c = 'x';"],
  ['javascript', "if (a)\n  r.n = 'a'\nr.c = 'x'\n"],
  ['javascript', "r.n === 'a'; r.c = 'x';"],
  ['ruby', 'r.n = "a"\nr.c = "x"\n'],
];

function beside(language: SourceLanguage, text: string): string {
  const evidence = gatherEvidence(`${text} authing`, language);
  const place = placeOf(stringSaying(text, language, 'x'), evidence);
  const found = setBeside({ text, language, tokens: evidence.tokens }, place);
  return found.map(({ value }) => value).join(' ');
}

describe('What is set on one variable', () => {
  for (const [language, text, expected] of certain) {
    it(`belongs together in ${language}: ${text}`, () => {
      assert.equal(beside(language, text), expected);
    });
  }

  for (const [language, text] of uncertain) {
    it(`is left alone where that is not certain in ${language}: ${text}`, () => {
      assert.equal(beside(language, text), '');
    });
  }

  it('is found while it is typed', () => {
    assert.equal(beside('java', 'class A {\n void f() {\n  r.setN("a");\n  r.setC("x'), 'a');
    assert.equal(beside('csharp', 'r.N = "a";\nr.C = "x\nF();'), 'a');
  });

  it('is looked for in the lines around alone', () => {
    const far = 'f();\n'.repeat(1_000);
    assert.equal(beside('java', `r.setN("a");\n${far}r.setC("x");\n${far}r.setN("b");`), '');
  });
});
