import assert from 'node:assert/strict';
import { findReferences } from '../../../src/source/constants.ts';
import { type SourceLanguage, sourceLanguages } from '../../../src/source/index.ts';
import { placeText } from '../../support/source/found.ts';

/** The name that stands for a string in each text, where it stands, and what the string says. */
const cases: readonly (readonly [SourceLanguage, string, string])[] = [
  ['javascript', "const EDITORS = 'x';\nf(a, EDITORS);", 'EDITORS f(1)'],
  ['javascript', "f({ ids: [EDITORS] });\nconst EDITORS = 'x';", 'EDITORS f(0) ids'],
  [
    'typescript',
    "const G = { editors: 'x', b: 'y' } as const;\nf({ code: G.editors });",
    'G.editors f(0) code',
  ],
  ['typescript', "enum G { Editors = 'x', B = 'y' }\nf(G.Editors);", 'G.Editors f(0)'],
  ['typescript', "class A {\n  static readonly B: string = 'x';\n  c() { f(A.B); }\n}", 'A.B f(0)'],
  ['typescript', "class A {\n  private b = 'x';\n  c() { f(this.b); }\n}", 'this.b f(0)'],
  ['typescriptreact', "const NS: string = 'x';\nconst a = <A b={f(NS)} />;", 'NS f(0)'],
  ['python', 'EDITORS = "x"\n\ndef g():\n    f(code=EDITORS)\n', 'EDITORS f(code)'],
  ['python', 'EDITORS: str = "x"\nf({"code": EDITORS})\n', 'EDITORS f(0) code'],
  ['python', 'class G(Enum):\n    EDITORS = "x"\n\nf(G.EDITORS.value)\n', 'G.EDITORS f(0)'],
  ['java', 'class A {\n  static final String B = "x";\n  void c() { f(B); }\n}', 'B f(0)'],
  ['java', 'enum G { B("x"), C("y"); }\nclass A { void c() { f(G.B.getCode()); } }', 'G.B f(0)'],
  [
    'go',
    'const (\n\teditors = "x"\n)\n\nfunc g() {\n\tf(&dto.A{Code: editors})\n}',
    'editors f(0) Code',
  ],
  ['go', 'const editors Code = "x"\n\nfunc g() {\n\tf(editors)\n}', 'editors f(0)'],
  [
    'csharp',
    'class A {\n  const string B = "x";\n  void C() { f(new D { Code = B }); }\n}',
    'B f(0) Code',
  ],
  [
    'php',
    "<?php\nclass A {\n  const B = 'x';\n  function c() { f(['code' => self::B]); }\n}",
    'self.B f(0) code',
  ],
  ['php', "<?php\nenum G: string { case B = 'x'; }\nf(G::B->value);", 'G.B f(0)'],
  ['php', "<?php\n$b = 'x';\nf($b);", 'b f(0)'],
  ['ruby', "module A\n  B = 'x'\n\n  def self.c\n    f code: B\n  end\nend\n", 'B f(code)'],
  ['ruby', "G = { editors: 'x' }.freeze\nf A::B, 'y'\nclass A\n  B = 'x'\nend\n", 'A.B f(0)'],
];

describe('The name of a constant', () => {
  for (const [language, text, expected] of cases) {
    it(`stands for its string in ${language}: ${text}`, () => {
      const found = findReferences(text, language).filter(({ call }) => call !== undefined);
      const [only, ...others] = found;
      assert.ok(only !== undefined && others.length === 0, `${found.length} were found`);
      const { literal, name, start, end } = only;
      assert.equal(literal.value, 'x');
      assert.equal(`${name} ${placeText({ ...literal, ...only })}`, expected);
      assert.ok(text.slice(start, end).endsWith(name.split('.').at(-1) ?? ''));
    });
  }

  const none: readonly (readonly [SourceLanguage, string])[] = [
    ['javascript', "let code = 'x';\ncode = g();\nf(code);"],
    ['javascript', "const code = a ? 'x' : 'y';\nf(code);"],
    ['javascript', "const code = a || 'x';\nf(code);"],
    ['javascript', "const code = 'x' + a;\nf(code);"],
    ['javascript', "const code = 'x';\nf({ code: a }, b.code, code());"],
    ['javascript', "const code = 'x';\nfunction g(code) { f(code); }"],
    ['javascript', "const code = (a = 'x') => a;\nf(code);"],
    ['typescriptreact', "const Code = ({ a = 'x' }) => a;\nf(Code);"],
    ['typescript', "enum A { B = 'x' }\nf(C.B);"],
    ['python', 'code = "x"\ncode = "y"\nf(code)\n'],
    ['go', 'code := "x"\nif a {\n\tcode = "y"\n}\nf(code)\n'],
  ];
  for (const [language, text] of none) {
    it(`stands for none where that is not certain in ${language}: ${text}`, () => {
      const found = findReferences(text, language).filter(({ call }) => call !== undefined);
      assert.deepEqual(found, []);
    });
  }

  /**
   * In each language: names that are declared twice. `f` is given what the declaration that it sees says, `none`
   * is given names that nothing of the text declares for it.
   */
  const scopes: Readonly<Record<SourceLanguage, readonly string[]>> = {
    javascript: [
      "function a() { const c = 'x'; f(c); }\nfunction b() { none(c); const d = 'y'; }\nnone(c, d);",
      "const c = 'y';\nfunction a() { const c = 'x'; f(c); }",
      "const c = 'x';\nfunction a(d) { if (d) { const c = 'y'; } f(c); }",
      "const c = 'y';\nlist.map((c) => none(c));\nlist.map(c => none(c));\nf('x');",
      "const c = 'y', d = 'x';\nfunction a({ c }) { none(c); f(d); }",
      "const c = 'y';\nfor (const c of list) none(c);\nfor (const { c } of list) { none(c); }\nf('x');",
      "const c = 'y';\ntry { g(); } catch (c) { none(c); }\nf('x');",
      "let c = 'y';\nfunction a() { c = 'z'; }\nnone(c);\nf('x');",
      "const { c } = props;\nfunction a() { const c = 'x'; f(c); }\nnone(c);",
      "function a() { var c = 'x', d = 'y'; f(c); }\nfunction b() { none(d); }",
      "const O = { c: 'x', d: 'y' };\nfunction a() { const O = { d: 'z' }; none(O.c); }\nf(O.c);",
    ],
    javascriptreact: [
      "const A = () => { const c = 'x'; return <B d={f(c)} />; };\nconst C = ({ c }) => <B d={none(c)} />;",
    ],
    typescript: [
      "class A { private c = 'x'; d() { f(this.c); } }\nclass B { d() { none(this.c, c); } }",
      "class A { private c = 'y'; d() { this.c = g(); none(this.c); } }\nf('x');",
      "class A { static c = 'x'; }\nclass B { static c = 'y'; }\nf(A.c);",
      "enum A { C = 'x' }\nenum B { C = 'y' }\nf(A.C); none(C.A, D.C);",
      "const c: string = 'y';\nfunction a(c: string) { none(c); }\nfunction b() { const c: string = 'x'; f(c); }",
      "function a<T>(c: T): void { none(c); }\nconst c = 'x';\nf(c);",
    ],
    typescriptreact: [
      "const c = 'y';\nfunction A({ c }: P) { return <B d={none(c)} />; }\nfunction C() { const c = 'x'; return <B d={f(c)} />; }",
    ],
    python: [
      'def a():\n    c = "x"\n    f(c)\n\ndef b():\n    none(c)\n\nnone(c)\n',
      'c = "x"\n\ndef a():\n    f(c)\n\ndef b(c):\n    none(c)\n',
      'c = "y"\n\ndef a():\n    c = "x"\n    def b():\n        f(c)\n',
      'c = "y"\n\ndef a():\n    for c in d:\n        none(c)\n    for i, c in d:\n        none(c)\n\nf("x")\n',
      'c = "y"\nd = lambda c: none(c)\nf("x")\n',
      'class A:\n    C = "x"\n    def b(self):\n        f(self.C)\n        none(C)\n\nclass B:\n    def b(self):\n        none(self.C)\n',
      'c = "y"\n\ndef a():\n    b, c = d()\n    none(c)\n\nf("x")\n',
      'if a:\n    c = "y"\nelse:\n    c = "z"\nnone(c)\nf("x")\n',
    ],
    java: [
      'class A { void a() { String c = "x"; f(c); } void b() { none(c); } }',
      'class A { static final String C = "x"; void a() { f(C); } void b(String C) { none(C); } }',
      'class A { static final String C = "y"; void a() { String C = "x"; f(C); } }\nclass B { void a() { none(C); } }',
      'class A { static final String C = "y"; void a() { d.forEach(C -> none(C)); d.forEach((C) -> none(C)); f("x"); } }',
      'class A { static final String C = "x"; }\nclass B { static final String C = "y"; void a() { f(A.C); } }',
      'class A { String c = "y"; void a() { c = "z"; } void b() { none(c); f("x"); } }',
    ],
    go: [
      'func a() {\n\tc := "x"\n\tf(c)\n}\n\nfunc b() {\n\tnone(c)\n}\n',
      'const c = "x"\n\nfunc a() {\n\tf(c)\n}\n\nfunc b(c string) {\n\tnone(c)\n}\n',
      'const c = "y"\n\nfunc a() {\n\tc := "x"\n\tf(c)\n}\n',
      'const c = "y"\n\nfunc a() {\n\tfor _, c := range d {\n\t\tnone(c)\n\t}\n\tc, err := g()\n\tnone(c)\n\tf("x")\n}\n',
      'var c = "y"\n\nfunc a() {\n\tc = "z"\n}\n\nfunc b() {\n\tnone(c)\n\tf("x")\n}\n',
    ],
    csharp: [
      'class A { void B() { var c = "x"; F(c); } void D() { None(c); } }',
      'class A { const string C = "x"; void B() { F(C); } void D(string C) { None(C); } }',
      'class A { const string C = "y"; void B() { var C = "x"; F(C); } }\nclass E { void B() { None(C); } }',
      'class A { const string C = "y"; void B() { d.Select(C => None(C)); foreach (var C in d) { None(C); } F("x"); } }',
      'class A { string c = "y"; void B() { this.c = "z"; None(this.c); F("x"); } }',
    ],
    php: [
      "<?php\nfunction a() { $c = 'x'; f($c); }\nfunction b() { none($c); }\nnone($c);",
      "<?php\n$c = 'y';\nfunction a() { none($c); }\nfunction b($c) { none($c); }\nf('x');",
      "<?php\nconst C = 'x';\nfunction a() { f(C); }",
      "<?php\n$c = 'x';\n$d = fn($e) => f($c);",
      "<?php\n$c = 'y';\nforeach ($a as $c) { none($c); }\nforeach ($a as $b => $c) { none($c); }\nf('x');",
      "<?php\nclass A { const C = 'x'; function b() { f(self::C); } }\nclass B { function b() { none(self::C); } }",
    ],
    ruby: [
      "def a\n  c = 'x'\n  f c\nend\n\ndef b\n  none c\nend\n",
      "c = 'y'\n\ndef a\n  none c\nend\n\nf 'x'\n",
      "C = 'x'\n\ndef a\n  f C\nend\n",
      "module A\n  C = 'x'\n\n  def b\n    f C\n  end\nend\n\nmodule B\n  def b\n    none C\n  end\nend\n",
      "class A\n  C = 'x'\nend\n\nclass B\n  C = 'y'\nend\n\nf A::C\n",
      "c = 'y'\nd.each { |c| none c }\nd.each do |e, c|\n  none c\nend\nf 'x'\n",
    ],
  };
  for (const language of sourceLanguages) {
    for (const text of scopes[language]) {
      it(`stands for what is declared nearest in ${language}: ${text}`, () => {
        const found = findReferences(text, language).flatMap(({ call, literal }) => {
          return call === undefined ? [] : `${call.callee.toLowerCase()} ${literal.value}`;
        });
        const expected = /\bf[( ]['"]x/i.test(text) ? [] : ['f x'];
        assert.deepEqual(found, expected);
      });
    }
  }
});
