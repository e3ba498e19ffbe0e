import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, however deep the bundle that asks lies below it. */
export const root = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'esbuild.mjs'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('Not inside the repository of Authing Groups.');
    folder = parent;
  }
  return folder;
})();

/** Where each VS Code is kept, once per user and machine, outside the repository. */
export const cacheFolder = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'authing-groups-vscode',
);
