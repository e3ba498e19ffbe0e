import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import * as v from 'valibot';
import { measureIn } from '../child.ts';
import type { Part, Row } from '../part.ts';
import { valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';

const lines = 10_000;
const characters = 1_000_000;
const fixtures = 'test/unit/source/grammar/fixtures';
/** What each language is measured with, over and over. */
const samples = {
  typescriptreact: 'team.tsx.txt',
  python: 'team.py.txt',
  java: 'Team.java.txt',
  go: 'team.go.txt',
  csharp: 'Team.cs.txt',
  php: 'team.php.txt',
  ruby: 'team.rb.txt',
};

const times = v.array(v.number());
const schema = v.object({ whole: times, middle: times, oneLine: times });

export const source: Part = {
  name: 'source',
  family: 'client',
  title: 'Strings in source text',
  how:
    `The scanner over files of ${lines.toLocaleString('en-US')} lines, which are the test's file of each language ` +
    'over and over: all strings with their calls; the string at a cursor in the middle; and the same text without ' +
    `ends of lines, ${characters.toLocaleString('en-US')} characters. In a fresh process for each language, 15 ` +
    'rounds after 5 to warm up. The sizes are those of the scanner bundled alone, and with what follows the names of constants, minified and zipped.',
  async measure() {
    const rows: Row[] = [];
    for (const [language, name] of Object.entries(samples)) {
      const file = `${fixtures}/${name}`;
      const input = { language, file, lines, characters };
      const { whole, middle, oneLine } = await measureIn('client/sourceWorker', input, schema);
      rows.push(
        valueRow(`${language}, whole file`, whole, 'ms', (ms) => atMost(25, ms, 'ms')),
        valueRow(`${language}, to the middle`, middle, 'ms', (ms) => atMost(12, ms, 'ms')),
        valueRow(`${language}, 1 MB on one line`, oneLine, 'ms', (ms) => atMost(250, ms, 'ms')),
      );
    }
    const scanner = await size('src/source/index.ts');
    const withNames = await size('src/source/constants.ts');
    return {
      rows: [
        ...rows,
        valueRow('scanner, minified and zipped', [scanner], 'kB', (kB) => atMost(15, kB, 'kB')),
        valueRow('with the names of constants', [withNames], 'kB'),
      ],
    };
  },
};

/** In kB, of 1,000 bytes each. */
async function size(entry: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  const bytes = outputFiles.map(({ contents }) => deflateRawSync(contents, { level: 9 }).length);
  return bytes.reduce((total, each) => total + each, 0) / 1000;
}
