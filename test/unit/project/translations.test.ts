import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { root } from '../../../devhost/paths.ts';
import { parseSource, parseSources, type Source } from '../../support/project/syntax.ts';
import { gluedIn, type Translatable, translatablesIn } from '../../support/project/translatable.ts';

function texts(path: string): Readonly<Record<string, string>> {
  const content: unknown = JSON.parse(readFileSync(join(root, path), 'utf8'));
  return v.parse(v.record(v.string(), v.string()), content);
}

const placeholdersOf = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort().join();

/** What works in a text of the manifest: links, code and settings. */
const markupOf = (text: string) =>
  (text.match(/\(command:[\w.]+\)|\n|`[^`]+`|#[\w.]+#/g) ?? []).join();

/** What is written alike in both languages: names, and what Authing's console calls Code. */
const sameInBoth = /\{\d+\}|Authing Groups|Code/g;

/** Whether a text has words, and none of them is Chinese. */
const isEnglish = (text: string) =>
  /\p{L}/u.test(text.replaceAll(sameInBoth, '')) && !/\p{Script=Han}/u.test(text);

describe('The strings of the source', () => {
  let sources: readonly Source[];
  let strings: readonly Translatable[];
  const chinese = texts('l10n/bundle.l10n.zh-cn.json');

  before(() => {
    sources = parseSources();
    strings = sources.flatMap((source) => translatablesIn(source).strings);
  });

  it('are written down whole, with their comments, where they are shown', () => {
    assert.ok(strings.length > 1000);
    assert.deepEqual(
      sources.flatMap((source) => translatablesIn(source).unreadable),
      [],
    );
  });

  it('are all translated into Chinese: `npm run l10n` prints what is missing', () => {
    const missing = strings.filter(({ key }) => !(key in chinese));
    assert.deepEqual(
      missing.map(({ place, key }) => `${place} ${key}`),
      [],
    );
  });

  it('have no translation that nothing shows: `npm run l10n` drops them', () => {
    const keys = new Set(strings.map(({ key }) => key));
    assert.deepEqual(
      Object.keys(chinese).filter((key) => !keys.has(key)),
      [],
    );
  });

  it('keep every placeholder', () => {
    const differing = strings.filter(
      ({ message, key }) => placeholdersOf(message) !== placeholdersOf(chinese[key] ?? message),
    );
    assert.deepEqual(
      differing.map(({ key }) => [key, chinese[key]]),
      [],
    );
  });

  it('are not left in English', () => {
    const left = Object.entries(chinese).filter(([, text]) => isEnglish(text));
    assert.deepEqual(left, []);
  });

  it('are whole sentences, and not glued from parts', () => {
    assert.deepEqual(
      sources.flatMap((source) => gluedIn(source)),
      [],
    );
  });

  it('know no plural but that of a string of its own', () => {
    const tricks = /\(s\)|\{\d+\}s\b|\bs\{\d+\}/;
    assert.deepEqual(
      strings.filter(({ message }) => tricks.test(message)).map(({ message }) => message),
      [],
    );
  });
});

describe('The texts of the manifest in Chinese', () => {
  const english = texts('package.nls.json');
  const chinese = texts('package.nls.zh-cn.json');

  it('are all there, in the same order, and none is left over', () => {
    assert.deepEqual(Object.keys(chinese), Object.keys(english));
  });

  it('keep what works in them', () => {
    for (const [key, text] of Object.entries(english)) {
      assert.equal(markupOf(chinese[key] ?? ''), markupOf(text), key);
    }
  });

  it('are not left in English', () => {
    const left = Object.entries(chinese).filter(([, text]) => isEnglish(text));
    assert.deepEqual(left, []);
  });
});

describe('Chinese texts', () => {
  const all = Object.values({
    ...texts('l10n/bundle.l10n.zh-cn.json'),
    ...texts('package.nls.zh-cn.json'),
  });
  const having = (pattern: RegExp) => all.filter((text) => pattern.test(text));

  it('have the marks of Chinese behind Chinese words', () => {
    assert.deepEqual(having(/\p{Script=Han}\s?[,;:!?]|\p{Script=Han}\.(?!\w)|\.\.\.|"/u), []);
  });

  it('have a space between Chinese words and Latin ones or numbers', () => {
    assert.deepEqual(having(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u), []);
  });

  it('have no space beside marks that are as wide as a word', () => {
    assert.deepEqual(having(/ [，。；：、“”（）？]|[，。；：、”（）？] /u), []);
  });

  it('have brackets as wide as a word, but for links and around keys', () => {
    assert.deepEqual(having(/(?<!\])\((?!\{0\}\)$)/u), []);
  });

  it('have in YAML none of the marks that VS Code frames there as not those of ASCII', () => {
    const inDocuments =
      /\/(?:A heading\. |\{0\} is the code of a resource, \{1\} its type, such as DATA\.$)/;
    const bundle = Object.entries(texts('l10n/bundle.l10n.zh-cn.json'));
    const shown = bundle.filter(([key]) => inDocuments.test(key));
    assert.equal(shown.length, 3);
    assert.deepEqual(
      shown.filter(([, text]) => /[（），：；？！]/u.test(text)),
      [],
    );
  });

  it("say Authing's words for things, and one word for each", () => {
    // For a group, a namespace, a secret, a user pool, to revoke, to undo, and politely for you.
    assert.deepEqual(having(/群组|用户组|命名空间|权限空间|秘钥|用户目录|撤销|取消授权|您/u), []);
  });

  it('end as the English ones do', () => {
    const bundle = Object.entries(texts('l10n/bundle.l10n.zh-cn.json'));
    const isSentence = (text: string) => /[.。]\)?$/.test(text);
    const differing = bundle.filter(([key, text]) => {
      const [message = ''] = key.split(/\/(?=\{|[A-Z])/);
      return isSentence(message) !== isSentence(text) && !/\{\d+\}$/.test(message);
    });
    assert.deepEqual(differing, []);
  });
});

describe('A sentence that is glued from parts', () => {
  for (const text of [
    "const a = l10n.t('Deleted') + name;",
    `const a = \`\${vscode.l10n.t('Deleted')} \${name}\`;`,
    "const a = [l10n.t('Deleted'), name].join(' ');",
    "const a = [name, b ? l10n.t('x') : l10n.t('y')].join(', ');",
    `const a = l10n.t('Deleted'); show(\`\${a}: \${name}\`);`,
    `const a = () => l10n.t('Deleted'); show(\`\${a()}: \${name}\`);`,
    `function a() { if (b) return l10n.t('Deleted'); } show(a() + name);`,
  ]) {
    it(`is found: ${text}`, () => {
      assert.deepEqual(gluedIn(parseSource('a.ts', `\n${text}`)), ['a.ts:2']);
    });
  }

  for (const text of [
    "const a = [l10n.t('Deleted'), name].join(' · ');",
    `const a = \`$(warning) \${l10n.t('Deleted')}\`;`,
    `const a = html\`<p>\${l10n.t('Deleted')} \${name}</p>\`;`,
    `const a = \`\${l10n.t('Left out:')}\\n\${lines}\`;`,
  ]) {
    it(`is not what has lines or facts: ${text}`, () => {
      assert.deepEqual(gluedIn(parseSource('a.ts', text)), []);
    });
  }
});

describe('A string that cannot be extracted', () => {
  for (const text of [
    'l10n.t(text)',
    "l10n.t(one ? 'a' : 'b')",
    "vscode.l10n.t({ message: 'a', comment: comments })",
    "vscode.l10n.t({ message: 'a', comment })",
    `l10n.t(\`a \${b}\`)`,
  ]) {
    it(`is found: ${text}`, () => {
      const { strings, unreadable } = translatablesIn(parseSource('a.ts', text));
      assert.deepEqual([strings, unreadable], [[], ['a.ts:1']]);
    });
  }

  it('is none that has its message and comment', () => {
    const text =
      "l10n.t({ message: '{0} b', args: [c], comment: ['{0} is a.', 'C.'] });\nl10n.t('d')";
    assert.deepEqual(translatablesIn(parseSource('a.ts', text)).strings, [
      { message: '{0} b', key: '{0} b/{0} is a.C.', place: 'a.ts:1' },
      { message: 'd', key: 'd', place: 'a.ts:2' },
    ]);
  });
});
