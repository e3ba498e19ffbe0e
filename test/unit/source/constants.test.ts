import assert from 'node:assert/strict';
import { findReferences, type SourceLanguage } from '../../../src/source/index.ts';
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
});
