// How long the scanner of source text takes over long files and a long line.

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { findStrings, stringAt } from '../../../src/source/index.ts';
import { input, report } from '../child.ts';

const { language, file, lines, characters } = input(
  v.object({
    language: v.string(),
    file: v.string(),
    lines: v.number(),
    characters: v.number(),
  }),
);
const warmUp = 5;
const rounds = 15;

const sample = readFileSync(file, 'utf8').replace(/\n__END__[\s\S]*/, '\n');
const sampleLines = sample.split('\n');
const text = Array.from(
  { length: lines },
  (_, index) => sampleLines[index % sampleLines.length],
).join('\n');
/** Lines that end nothing and begin nothing which goes on: comments would swallow all behind them. */
const line = sampleLines
  .filter((each) => /["'].*[;,{]$/.test(each) && !/\/\/|#|\/\*|<<|"{3}|'{3}|`/.test(each))
  .map((each) => `${each.trim()} `)
  .join('');
const oneLine =
  (language === 'php' ? '<?php ' : '') +
  line.repeat(Math.ceil(characters / line.length)).slice(0, characters);

/** @returns milliseconds of each round */
function timed(work: () => unknown): number[] {
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return times.slice(warmUp);
}

report({
  whole: timed(() => findStrings(text, language)),
  middle: timed(() => stringAt(text, language, Math.floor(text.length / 2))),
  oneLine: timed(() => findStrings(oneLine, language)),
});
