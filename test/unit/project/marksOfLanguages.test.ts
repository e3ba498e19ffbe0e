import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../devhost/paths.ts';
import { parseSource, part, partsOf, type Source, stringOf } from '../../support/project/syntax.ts';

/** What writes no words for people who use VS Code: requests, the log, code, and errors for whoever reads it. */
const withoutWords = /^(?:authing|network|protocol|sample|source|model|feedback\/log\.ts)/;

/** What a list is put together by that people read the way they pasted it, and a style sheet. */
const otherMarks = ['commands/members/pasted/tables.ts', 'webview/shared/gridStyles.ts'];

/** A bracket before what is put in, which is not that of an icon, or a comma between two of these. */
const marks = /(?<!\$)\($|^, $/;

/**
 * The places where a text gets the brackets or the commas of English around what is put in: Chinese has
 * others, so these belong into a string that is translated.
 */
function englishMarksIn(source: Source): readonly string[] {
  return source.nodes
    .filter(({ node, holders }) => {
      if (node.type === 'CallExpression') {
        const callee = part(node, 'callee');
        const isJoin =
          callee?.type === 'MemberExpression' && part(callee, 'property')?.value === 'join';
        return isJoin && stringOf(partsOf(node, 'arguments')[0]) === ', ';
      }
      if (node.type !== 'TemplateLiteral' || partsOf(node, 'expressions').length === 0) {
        return false;
      }
      const [holder] = holders;
      const tag = holder?.type === 'TaggedTemplateExpression' ? part(holder, 'tag') : undefined;
      if (tag?.value === 'css') return false;
      const between = partsOf(node, 'quasis').map(({ cooked }) => String(cooked));
      return between.some((text) => marks.test(text.replaceAll(/<[^>]*>/g, '')));
    })
    .map(({ node }) => `${source.name}:${source.lineOf(node)}`);
}

describe('A text that is shown', () => {
  it('has no brackets and no commas of English around what is put in', () => {
    const folder = join(root, 'src');
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => !withoutWords.test(name) && !otherMarks.includes(name))
      .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
      .filter(({ text }) => /\(\$\{|>\(|', '/.test(text))
      .flatMap(({ name, text }) => englishMarksIn(parseSource(name, text)));
    assert.deepEqual(found, []);
  });

  for (const text of [
    `const a = \`\${heading} (\${count})\`;`,
    `const a = html\`<p>\${name} <b>(\${code})</b></p>\`;`,
    `const a = \`\${one}, \${other}\`;`,
    "const a = names.join(', ');",
  ]) {
    it(`is found where it has them: ${text}`, () => {
      assert.deepEqual(englishMarksIn(parseSource('a.ts', `\n${text}`)), ['a.ts:2']);
    });
  }

  for (const text of [
    `const a = css\`a { width: min(\${width}px) }\`;`,
    `const a = html\`<p>\${name} <b>\${code}</b></p>\`;`,
    `const a = \`\${namespace} · \${type}\`;`,
    `const a = \`$(\${icon}) \${name}\`;`,
    "const a = lines.join('\\n');",
  ]) {
    it(`is not found where it has none: ${text}`, () => {
      assert.deepEqual(englishMarksIn(parseSource('a.ts', text)), []);
    });
  }
});
