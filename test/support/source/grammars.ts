import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Node, Parser as TreeParser } from '@vscode/tree-sitter-wasm';
import type { SourceLanguage } from '../../../src/source/found.ts';

const load = createRequire(import.meta.url);
const entry = load.resolve('@vscode/tree-sitter-wasm');
const treeSitter: typeof import('@vscode/tree-sitter-wasm') = load(entry);

const files: Readonly<Record<SourceLanguage, string>> = {
  javascript: 'javascript',
  javascriptreact: 'javascript',
  typescript: 'typescript',
  typescriptreact: 'tsx',
  python: 'python',
  java: 'java',
  go: 'go',
  csharp: 'c-sharp',
  php: 'php',
  ruby: 'ruby',
};

let ready: Promise<void> | undefined;

/** Makes a parser with the grammar of a language; the caller deletes it. */
export async function parserOf(language: SourceLanguage): Promise<TreeParser> {
  ready ??= treeSitter.Parser.init();
  await ready;
  const file = join(dirname(entry), `tree-sitter-${files[language]}.wasm`);
  const grammar = await treeSitter.Language.load(await readFile(file));
  const parser = new treeSitter.Parser();
  parser.setLanguage(grammar);
  return parser;
}

export type { Node };
