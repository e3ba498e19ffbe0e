import type { SourceLanguage } from './found.ts';

/** The languages of files, by what their names end with, as VS Code has it where nothing else is set. */
const languages: ReadonlyMap<string, SourceLanguage> = new Map([
  ['js', 'javascript'],
  ['cjs', 'javascript'],
  ['mjs', 'javascript'],
  ['es6', 'javascript'],
  ['jsx', 'javascriptreact'],
  ['ts', 'typescript'],
  ['cts', 'typescript'],
  ['mts', 'typescript'],
  ['tsx', 'typescriptreact'],
  ['py', 'python'],
  ['pyi', 'python'],
  ['pyw', 'python'],
  ['java', 'java'],
  ['go', 'go'],
  ['cs', 'csharp'],
  ['csx', 'csharp'],
  ['php', 'php'],
  ['phtml', 'php'],
  ['rb', 'ruby'],
  ['rake', 'ruby'],
  ['ru', 'ruby'],
]);

/** What the names of source files end with, without the dot. */
export const sourceExtensions: readonly string[] = [...languages.keys()];

/** The language of a file, by its path; undefined where it is none whose source text is understood. */
export function languageOfFile(path: string): SourceLanguage | undefined {
  return languages.get(/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}
