import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceLanguage } from '../../../../src/source/index.ts';
import {
  compareWithGrammar,
  type Difference,
  type Meant,
} from '../../../support/source/comparison.ts';

const fixtures = 'test/unit/source/grammar/fixtures';
const written: readonly (readonly [SourceLanguage, string])[] = [
  ['typescriptreact', 'team.tsx.txt'],
  ['python', 'team.py.txt'],
  ['java', 'Team.java.txt'],
  ['go', 'team.go.txt'],
  ['csharp', 'Team.cs.txt'],
  ['php', 'team.php.txt'],
  ['ruby', 'team.rb.txt'],
];

/** Folders with source text that others wrote, or that was written for something else. */
const installed: readonly (readonly [SourceLanguage, readonly string[]])[] = [
  [
    'javascript',
    ['node_modules/mocha/lib', 'node_modules/undici/lib/api', 'node_modules/graceful-fs'],
  ],
  ['typescript', ['src/changes', 'src/tree', 'src/text', 'node_modules/tsconfig-paths/src']],
];

/** Differences from the grammars that are meant, and why. */
const meant: readonly Meant[] = [
  {
    why: 'What is called on is an expression without a name: a string, a function, a choice.',
    is: ({ what, found, expected }) =>
      what === 'callee' &&
      /[^\w.$@#\\]/.test(expected?.call?.callee ?? '') &&
      expected?.call?.callee.endsWith(found?.call?.callee ?? '?') === true,
  },
  {
    why: 'A function that is called where it is written has no name.',
    is: ({ what, found, expected }) =>
      what === 'call' &&
      found?.call === undefined &&
      /^(?:func|function|->)\b/.test(expected?.call?.callee ?? ''),
  },
  {
    why: 'The grammar of TypeScript has `import x = require(…)` as an import.',
    is: ({ what, found, text }) =>
      what === 'call' && found?.call?.callee === 'require' && text.includes('import '),
  },
  {
    why: 'The grammar of C# tells no keys of objects without a type.',
    is: ({ what, text }) => what === 'path' && /new \{ /.test(text),
  },
  {
    why: 'The grammar of TypeScript has a template that is a type as a type.',
    is: ({ what, text }) => what === 'extra' && text.includes('type Kind ='),
  },
];

describe('What is found in source files', () => {
  for (const [language, name] of written) {
    it(`is what the grammar of ${language} finds, with any ends of lines`, async () => {
      const text = await readFile(join(fixtures, name), 'utf8');
      await assertSame(language, [text, text.replaceAll('\n', '\r\n')]);
    });
  }

  for (const [language, folders] of installed) {
    it(`is what the grammar of ${language} finds in files of packages`, async () => {
      const texts = (await Promise.all(folders.map(filesIn))).flat();
      assert.ok(texts.length > 20);
      await assertSame(language, texts);
    });
  }
});

async function assertSame(language: SourceLanguage, texts: readonly string[]): Promise<void> {
  const { strings, notUnderstood, differences } = await compareWithGrammar(language, texts);
  assert.ok(strings > 50);
  assert.ok(notUnderstood < texts.length / 10, `${notUnderstood} files were not understood`);
  const unmeant = differences.filter((difference) => !meant.some((each) => each.is(difference)));
  assert.deepEqual(unmeant.map(short), []);
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const files = names.filter((name) => /\.(?:js|ts)$/.test(name));
  return Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
}

function short({ what, text, found, expected }: Difference): string {
  const mine = JSON.stringify(found?.call ?? found?.path);
  return `${what}: ${text}: found ${mine}, expected ${JSON.stringify(expected?.call)} ${expected?.path}`;
}
