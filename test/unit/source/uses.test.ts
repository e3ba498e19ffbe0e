import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findStrings, type SourceLanguage, sourceLanguages } from '../../../src/source/index.ts';
import { type CodeUse, findUses, rewriteUse } from '../../../src/source/uses.ts';
import { markedFiles } from '../../support/source/markedFiles.ts';

const intro = `import { ManagementClient } from 'authing-js-sdk';
const client = new ManagementClient({ userPoolId: 'pool' });
`;

/** The uses of `oncall`, as `kind what stands there`. */
function uses(text: string, language: SourceLanguage = 'typescript', codes = ['oncall']): string[] {
  return findUses(text, language, new Set(codes)).map(
    ({ kind, start, end }) => `${kind} ${text.slice(start, end)}`,
  );
}

/** A text with all uses of a code in place of which another can stand. */
function rewritten(text: string, language: SourceLanguage, from: string, to: string): string {
  const found = findUses(text, language, new Set([from])).filter(({ kind }) => kind !== 'name');
  let result = text;
  for (const use of [...found].reverse()) {
    const written = rewriteUse(text, language, use, to);
    assert.ok(written !== undefined, `${to} cannot stand for ${text.slice(use.start, use.end)}`);
    result = result.slice(0, use.start) + written + result.slice(use.end);
  }
  return result;
}

/** What all strings of a text say, in its order. */
function said(text: string, language: SourceLanguage): (string | undefined)[] {
  return findStrings(text, language).map(({ value }) => value);
}

/** A file that says `oncall` in each way its language has, outside of calls of an SDK. */
const literals: Readonly<Record<SourceLanguage, readonly string[]>> = {
  javascript: [`'oncall'`, `"oncall"`, '`oncall`'],
  javascriptreact: [
    `'oncall'`,
    `<A group="oncall"/>`,
    `<A group='oncall'/>`,
    `<A group={"oncall"}/>`,
  ],
  typescript: [`'oncall'`, `"oncall"`, '`oncall`'],
  typescriptreact: [`'oncall'`, `<A group="oncall"/>`, `<A group='oncall'/>`],
  python: [`'oncall'`, `"oncall"`, `"""oncall"""`, `f'oncall'`, `f"oncall"`],
  java: [`"oncall"`],
  go: [`"oncall"`],
  csharp: [`"oncall"`, `@"oncall"`, `$"oncall"`, `$@"oncall"`],
  php: [`'oncall'`, `"oncall"`, `<<<X\noncall\nX`, `<<<'X'\noncall\nX`],
  ruby: [`'oncall'`, `"oncall"`, `%q(oncall)`, `%Q(oncall)`],
};

/** Codes that need care: quotes, escapes, interpolations, marks of every sort. */
const awkward = [
  `it's`,
  `say "a"`,
  'a\\b',
  `\${x}`,
  '#{x}',
  '{x}',
  '$x',
  '@{x}',
  '%s',
  'a b',
  '值班/一线',
  'a&b',
  '\\u0041',
];

const inFile = (language: SourceLanguage, literal: string) =>
  language === 'php'
    ? `<?php\n$a = ${literal};\n$b = 'other';\n`
    : `a = ${literal};\nb = "other";\n`;

describe('The uses of a group code', () => {
  for (const language of sourceLanguages) {
    const text = markedFiles[language];
    const marked = (mark: string) => [
      ...new Set(text.match(new RegExp(`\\b${mark}-[a-z]\\b`, 'g'))),
    ];

    it(`are its strings in calls of an SDK, in ${language}`, () => {
      for (const code of marked('group')) {
        assert.deepEqual(uses(text, language, [code]), [`call ${code}`]);
      }
    });

    it(`are no strings that are something else there, in ${language}`, () => {
      for (const code of [...marked('resource'), ...marked('namespace'), ...marked('action')]) {
        assert.deepEqual(uses(text, language, [code]), [], code);
      }
    });

    it(`get another code, and nothing else of the file changes, in ${language}`, () => {
      for (const code of marked('group')) {
        const changed = rewritten(text, language, code, 'on-call_2');
        assert.equal(changed, text.replace(code, 'on-call_2'));
        assert.deepEqual(uses(changed, language, ['on-call_2']), ['call on-call_2']);
      }
    });

    it(`say any code with the escapes of their string, in ${language}`, () => {
      for (const literal of literals[language]) {
        const before = inFile(language, literal);
        const strings = said(before, language);
        assert.deepEqual(uses(before, language), ['text oncall'], literal);
        for (const code of awkward) {
          const after = rewritten(before, language, 'oncall', code);
          const expected = strings.map((value) => (value === 'oncall' ? code : value));
          assert.deepEqual(said(after, language), expected, after);
        }
      }
    });
  }

  it('are strings in other places too, which say just this', () => {
    const text = `${intro}await client.groups.detail('oncall');
if (group.code === "oncall") log(\`oncall\`);
const access = { 'oncall': true, other: ['oncall', 'oncalls', 'on' + 'call', \`oncall\${x}\`] }; // 'oncall'
`;
    const found = ['call oncall', 'text oncall', 'text oncall', 'text oncall', 'text oncall'];
    assert.deepEqual(uses(text), found);
  });

  it('are strings that a constant holds, and its name in the calls it is given to', () => {
    const text = `${intro}const ONCALL = 'oncall';
const GROUPS = { night: 'oncall' } as const;
client.groups.detail(ONCALL);
client.groups.detail(GROUPS.night);
const elsewhere = 'oncall';
log(elsewhere);
`;
    assert.deepEqual(uses(text), [
      'call oncall',
      'call oncall',
      'name ONCALL',
      'name GROUPS.night',
      'text oncall',
    ]);
    assert.match(rewritten(text, 'typescript', 'oncall', 'night'), /detail\(ONCALL\)/);
  });

  it('leave out a constant that is a resource in every call it is given to', () => {
    const text = `${intro}const ORDERS = 'orders';
client.acl.isAllowed('user', ORDERS, 'read');
`;
    assert.deepEqual(uses(text, 'typescript', ['orders']), []);
  });

  it('are of several codes at once, each by its own', () => {
    const text = `${intro}client.groups.detail('a'); client.groups.detail('b'); client.groups.detail('c');`;
    assert.deepEqual(uses(text, 'typescript', ['a', 'c']), ['call a', 'call c']);
  });

  it('are known by the names of clients that settings give', () => {
    const text = `access.groups.detail('oncall');`;
    const kinds = (clientNames: string[]) =>
      findUses(text, 'typescript', new Set(['oncall']), { clientNames }).map(({ kind }) => kind);
    assert.deepEqual(kinds([]), ['text']);
    assert.deepEqual(kinds(['access']), ['call']);
  });

  it('are strings alone where only those are asked for', () => {
    const text = `${intro}client.groups.detail('oncall');`;
    const found = findUses(text, 'typescript', new Set(['oncall']), { stringsOnly: true });
    assert.deepEqual(
      found.map(({ kind }) => kind),
      ['text'],
    );
  });

  it('stay as they are where a string cannot say the code', () => {
    const cases: readonly (readonly [SourceLanguage, string, string])[] = [
      ['python', `x = r"oncall"`, 'say "a"'],
      ['go', 'x := `oncall`', 'a`b'],
      ['java', `x = "oncall";`, 'a\nb'],
      ['ruby', `x = %w[oncall other]`, 'a b'],
    ];
    for (const [language, text, code] of cases) {
      const [use] = findUses(text, language, new Set(['oncall']));
      assert.ok(use, text);
      assert.equal(rewriteUse(text, language, use, code), undefined, text);
    }
  });

  it('are never in a string that is still open', () => {
    assert.deepEqual(uses(`${intro}client.groups.detail('oncall`), []);
  });

  it('are found in any text without a failure, in its order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sourceLanguages),
        fc.array(
          fc.constantFrom("'", '"', '`', 'oncall', ',', '(', ')', '\n', '\\', '#', '=', ' '),
        ),
        (language, parts) => {
          const found: readonly CodeUse[] = findUses(parts.join(''), language, new Set(['oncall']));
          const starts = found.map(({ start }) => start);
          assert.deepEqual(
            starts,
            [...starts].sort((one, other) => one - other),
          );
        },
      ),
    );
  });
});
