import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../devhost/paths.ts';

/** What is between the parenthesis at a place and the one that closes it. */
function argumentsAt(text: string, open: number): string {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth === 0) return text.slice(open + 1, index);
  }
  return text.slice(open + 1);
}

const placeholdersIn = (text = '') => new Set(text.match(/\{\d+\}/g));

/** The strings with several placeholders, of which none is explained to the translator. */
function unexplained(name: string, text: string): string[] {
  return [...text.matchAll(/\bl10n\.t\(/g)].flatMap(({ 0: call, index }) => {
    const [message, comment] = argumentsAt(text, index + call.length - 1).split(/\bcomment\b/);
    const placeholders = placeholdersIn(message);
    const isExplained = placeholdersIn(comment).size > 0;
    const line = text.slice(0, index).split('\n').length;
    return placeholders.size > 1 && !isExplained ? [`${name}:${line}`] : [];
  });
}

describe('A text with several placeholders', () => {
  it('says to its translator what they stand for', () => {
    const folder = join(root, 'src');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const sources = names.filter((name) => name.endsWith('.ts'));
    const all = sources.map((name) => unexplained(name, readFileSync(join(folder, name), 'utf8')));
    assert.deepEqual(all.flat(), []);
  });

  for (const [text, expected] of [
    ["l10n.t('{0} of {1}', a, (b))", ['a.ts:1']],
    ["\nl10n.t({ message: '{0} of {1}', args: [a, b], comment: ['Two numbers.'] })", ['a.ts:2']],
    ["l10n.t({ message: '{0} of {1}', args: [a, b], comment: ['{0} is a part of {1}.'] })", []],
    ["l10n.t('{0} groups', a)", []],
  ] as const) {
    it(`is found where it does not: ${text.trim()}`, () => {
      assert.deepEqual(unexplained('a.ts', text), expected);
    });
  }
});
