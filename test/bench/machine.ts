import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import process from 'node:process';
import { vscodeVersion } from '../../devhost/versions.ts';
import type { Part } from './part.ts';

/** On what a part was measured, and with which versions, in one line that names nobody's machine. */
export function machine({ family }: Part): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const [load = 0] = loadavg();
  return [
    new Date().toISOString().slice(0, 10),
    `${availableParallelism()} cores`,
    `${memory} GB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    ...(family === 'vscode' ? [`VS Code ${vscodeVersion('newest')}`] : []),
    `undici ${versionIn('node_modules/undici')}`,
    `authing-js-sdk ${versionIn('test/bench/node_modules/authing-js-sdk')}`,
    `load ${load.toFixed(1)}`,
  ].join(', ');
}

/** The version of an installed package. */
function versionIn(folder: string): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(`${folder}/package.json`, 'utf8'),
  );
  return version;
}
