// Measures and writes the results: `node test/bench/out/main.js [name of a part or a family …]`, in the
// root folder. Exits with 1 where a budget is broken.
import process from 'node:process';
import { clientParts } from './client/parts.ts';
import { machine } from './machine.ts';
import type { Part } from './part.ts';
import { type Measured, writeResults } from './results.ts';
import { vscodeParts } from './vscode/parts.ts';

const parts: readonly Part[] = [...clientParts, ...vscodeParts];

const names = process.argv.slice(2);
const known = new Set(parts.flatMap(({ name, family }) => [name, family]));
const unknown = names.filter((name) => !known.has(name));
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(', ')}: ${[...known].join(', ')}.`);
  process.exit(2);
}

let broken = 0;
for (const part of parts) {
  if (names.length > 0 && !names.includes(part.name) && !names.includes(part.family)) continue;
  console.log(`\n── ${part.title}`);
  const measured: Measured = { part, machine: machine(part), findings: await part.measure() };
  for (const { what, median, spread, verdict } of measured.findings.rows) {
    const kept =
      verdict === undefined ? '' : `${verdict.budget} ${verdict.kept ? 'kept' : 'BROKEN'}`;
    console.log(`${what}: ${median} ${spread && `(${spread})`} ${kept}`);
    if (verdict?.kept === false) broken += 1;
  }
  // After each part, so that a later one that fails costs no results.
  await writeResults('test/bench/RESULTS.md', parts, [measured]);
}
console.log(`\n${broken} budgets broken`);
process.exit(broken > 0 ? 1 : 0);
