import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { readBytes } from '../../../../src/commands/uses/readSource.ts';
import { searchUses } from '../../../../src/commands/uses/searchUses.ts';
import { languageOfFile, sourceExtensions } from '../../../../src/source/sourceFiles.ts';
import { connect, defined } from '../../../support/host/connectedPool.ts';
import { extension, internals } from '../../../support/host/extension.ts';
import { addressSchema } from '../../child.ts';

const Input = v.object({
  pool: addressSchema,
  files: v.number(),
  bytes: v.number(),
  rounds: v.number(),
});

/** One file in so many has the code. */
const oneIn = 50;
const filesInFolder = 100;
const atOnce = 16;
const warmUp = 2;

/**
 * Fills the workspace with source files and finds the uses of a group code in them, by turns with only reading
 * them. @returns milliseconds of each round, and how many files and uses there were
 */
export async function measureUses(input: unknown) {
  const { pool, files, bytes, rounds } = v.parse(Input, input);
  const folder = defined(vscode.workspace.workspaceFolders?.[0], 'a folder').uri.fsPath;
  await fill(folder, files, bytes);
  await connect(pool);
  const { pools } = await internals();
  const wanted = pools.list().map(({ id }) => ({ pool: id, code: 'night-watch' }));
  const { signal } = new AbortController();
  const uris = await vscode.workspace.findFiles(`**/*.{${sourceExtensions.join(',')}}`);
  const searching: number[] = [];
  const listing: number[] = [];
  const reading: number[] = [];
  const readingByVSCode: number[] = [];
  let uses = 0;
  for (let round = 0; round < warmUp + rounds; round += 1) {
    searching.push(
      await timed(async () => {
        const found = await searchUses({ pools }, wanted, { signal });
        uses = found.files.reduce((sum, each) => sum + each.uses.length, 0);
      }),
    );
    listing.push(
      await timed(() => vscode.workspace.findFiles(`**/*.{${sourceExtensions.join(',')}}`)),
    );
    reading.push(
      await timed(() => pMap(uris, (uri) => readBytes(uri, signal), { concurrency: atOnce })),
    );
    readingByVSCode.push(
      await timed(() =>
        pMap(uris, async (uri) => vscode.workspace.fs.readFile(uri), { concurrency: atOnce }),
      ),
    );
  }
  const kept = (times: readonly number[]) => times.slice(warmUp);
  return {
    files: uris.length,
    uses,
    searching: kept(searching),
    listing: kept(listing),
    reading: kept(reading),
    readingByVSCode: kept(readingByVSCode),
  };
}

async function timed(work: () => Thenable<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Writes files of lines of the tests' own source files, always the same. */
async function fill(folder: string, files: number, bytes: number): Promise<void> {
  const fixtures = join(extension().extensionPath, 'test/unit/source/grammar/fixtures');
  const names = (await readdir(fixtures)).map((name) => name.replace(/\.txt$/, ''));
  const samples = await Promise.all(
    names
      .filter((name) => languageOfFile(name) !== undefined)
      .sort()
      .map(async (name) => ({
        end: name.slice(name.lastIndexOf('.')),
        lines: (await readFile(join(fixtures, `${name}.txt`), 'utf8')).split('\n'),
      })),
  );
  const random = numbers();
  for (let index = 0; index < files; index += 1) {
    const { end, lines } = defined(samples[index % samples.length], 'a sample');
    let text = index % oneIn === 0 ? `${use(end)}\n` : '';
    for (let line = Math.floor(random() * lines.length); text.length < bytes / files; line += 1) {
      text += `${lines[line % lines.length]}\n`;
    }
    const within = join(folder, `part${Math.floor(index / filesInFolder)}`);
    await mkdir(within, { recursive: true });
    await writeFile(join(within, `file${index}${end}`), text);
  }
}

function use(end: string): string {
  const call = `client.groups.detail("night-watch")`;
  if (!/[jt]sx?$/.test(end)) return end === '.php' ? `<?php ${call};` : `${call};`;
  return `import { ManagementClient } from 'authing-js-sdk';\nconst client = new ManagementClient({});\n${call};`;
}

/** Numbers from 0 to 1 that are the same each time. */
function numbers(): () => number {
  let state = 20_260_101;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
