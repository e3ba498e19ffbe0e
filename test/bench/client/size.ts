import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build, type Metafile } from 'esbuild';
import * as v from 'valibot';
import { run } from '../../../devhost/processes.ts';
import type { Part } from '../part.ts';
import { valueRow } from '../rows.ts';
import { atMost } from '../verdict.ts';

const entry = 'dist/extension.js';

export const size: Part = {
  name: 'size',
  family: 'client',
  title: 'Size',
  how:
    'What ships, built and packed by `npm run package`. Loaded at start are the entry and whatever it ' +
    'imports statically, minified; the rest is loaded when it is first needed. 1 kB are 1,000 bytes.',
  async measure() {
    await run(process.execPath, ['scripts/package.mjs']);
    const { name, version } = v.parse(
      v.object({ name: v.string(), version: v.string() }),
      JSON.parse(await readFile('package.json', 'utf8')),
    );
    const { metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      external: ['vscode'],
      logLevel: 'silent',
      outdir: 'out',
    });
    const atStart = loadedWith(entry, metafile);
    const bytes = (files: readonly string[]) =>
      files.reduce((total, file) => total + statSync(file).size, 0);
    const later = Object.keys(metafile.inputs).filter((file) => !atStart.includes(file));
    return {
      rows: [
        valueRow('code loaded at start', [bytes(atStart) / 1000], 'kB', (kB) =>
          atMost(15, kB, 'kB'),
        ),
        valueRow('code of the extension loaded later, all of it', [bytes(later) / 1000], 'kB'),
        valueRow('.vsix', [bytes([`${name}-${version}.vsix`]) / 1000], 'kB', (kB) =>
          atMost(1000, kB, 'kB'),
        ),
      ],
    };
  },
};

/** A file and all that is loaded with it. */
function loadedWith(file: string, { inputs }: Metafile): string[] {
  const loaded = new Set([file]);
  // A set goes on with what is added on the way.
  for (const path of loaded) {
    for (const { kind, external, path: imported } of inputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) loaded.add(imported);
    }
  }
  return [...loaded];
}
