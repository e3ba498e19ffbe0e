import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../../devhost/paths.ts';
import type { SourceLanguage } from '../../../../src/source/found.ts';
import { markedFiles } from '../../../support/source/markedFiles.ts';

/** Codes of a pool, to be named by strings. */
export interface KnownCodes {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly namespaces: readonly string[];
}

const fixtures = 'test/unit/source/grammar/fixtures';

/** Other code of each language: files of the scanner's tests, and of the extension itself. */
const others: Readonly<Record<SourceLanguage, string>> = {
  typescript: 'src/directory/pagedList.ts',
  javascript: 'esbuild.mjs',
  typescriptreact: `${fixtures}/team.tsx.txt`,
  javascriptreact: 'esbuild.mjs',
  python: `${fixtures}/team.py.txt`,
  java: `${fixtures}/Team.java.txt`,
  go: `${fixtures}/team.go.txt`,
  csharp: `${fixtures}/Team.cs.txt`,
  php: `${fixtures}/team.php.txt`,
  ruby: `${fixtures}/team.rb.txt`,
};

/** A source text that is to be made. */
export interface WantedSource {
  readonly language: SourceLanguage;
  readonly lines: number;
  /** Of so many lines one is about calls of SDKs. */
  readonly linesForOne: number;
}

/**
 * A source text of blocks of calls of Authing's SDKs, with code of all kinds between them. Most codes are of the pool,
 * one of fifty is not.
 */
export function sourceWithCalls(
  { language, lines, linesForOne }: WantedSource,
  codes: KnownCodes,
): string {
  const calls = markedFiles[language].split('\n');
  const other = readFileSync(join(root, others[language]), 'utf8')
    .replace(/\n__END__[\s\S]*/, '\n')
    .split('\n');
  const rest = Array.from(
    { length: calls.length * (linesForOne - 1) },
    (_, line) => other[line % other.length],
  );
  const block = [...calls, ...rest];
  const text = Array.from({ length: lines }, (_, line) => block[line % block.length]).join('\n');
  let place = 0;
  return text.replaceAll(/\b(group|resource|instance|namespace)-[a-z]\b/g, (written, kind) => {
    place += 1;
    if (place % 50 === 0) return written;
    const known =
      kind === 'group' ? codes.groups : kind === 'namespace' ? codes.namespaces : codes.resources;
    return known[(place * 37) % known.length] ?? written;
  });
}
