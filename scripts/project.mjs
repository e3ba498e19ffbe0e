// What the npm scripts share: where the project is, its packages, its programs.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const onWindows = process.platform === 'win32';

/**
 * Installs the packages of the lock file where they are missing or older than it.
 * @param {string} [folder] where the lock file is
 */
export async function installPackages(folder = root) {
  const installed = join(folder, 'node_modules/.package-lock.json');
  const lock = join(folder, 'package-lock.json');
  // npm writes the two within a moment.
  if (existsSync(installed) && modified(installed) > modified(lock) - 10_000) return;
  console.error('Installing packages (npm ci)');
  const args = ['ci', '--no-audit', '--no-fund', '--prefix', folder];
  const code = await run('npm', args, { output: 2 });
  if (code !== 0) throw new Error('npm ci failed.');
}

/** When a file was written, in milliseconds. */
export function modified(file) {
  return statSync(file).mtimeMs;
}

/** The packaged extension. */
export function vsixPath() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return join(root, `${name}-${version}.vsix`);
}

/** What runs at the moment, each at the head of a process group of its own, and its end. */
const running = new Map();
let stopping = false;

/**
 * Runs a program to its end, in the root folder. A signal that ends this process ends it, too.
 * @param {string} file
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, output?: 'inherit' | number, deadlineMs?: number }} [options]
 *   `output` is an open file that takes what it prints.
 * @returns {Promise<number>} its exit code; 1 where it could not start or a signal ended it.
 */
export function run(file, args, { env = {}, output = 'inherit', deadlineMs } = {}) {
  if (stopping) return Promise.resolve(1);
  const child = spawn(file, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output === 'inherit' ? 'inherit' : output],
    detached: !onWindows,
    shell: onWindows && file !== process.execPath,
  });
  const ended = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
  });
  if (running.size === 0) watchSignals();
  running.set(child, ended);
  const deadline =
    deadlineMs === undefined
      ? undefined
      : setTimeout(() => {
          console.error(`Stopped after ${deadlineMs / 1000} s: ${file} ${args.join(' ')}`);
          stop(child);
        }, deadlineMs);
  return ended.finally(() => {
    clearTimeout(deadline);
    running.delete(child);
    if (running.size === 0 && !stopping) ignoreSignals();
  });
}

/** Runs a program of a package, by its file in node_modules. */
export function runPackage(file, args, options) {
  return run(process.execPath, [join(root, 'node_modules', file), ...args], options);
}

function stop(child) {
  signalGroup(child, 'SIGTERM');
  setTimeout(() => signalGroup(child, 'SIGKILL'), 10_000).unref();
}

function signalGroup(child, signal) {
  try {
    process.kill(onWindows ? child.pid : -child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/** Ends what runs, then this process. */
async function end(signal) {
  stopping = true;
  const ends = [...running.values()];
  for (const child of running.keys()) stop(child);
  await Promise.all(ends);
  process.exit(128 + constants.signals[signal]);
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function watchSignals() {
  for (const signal of signals) process.once(signal, end);
}

function ignoreSignals() {
  for (const signal of signals) process.off(signal, end);
}

/**
 * npm passes a SIGTERM on to the shell that runs a script, and the shell dies without passing it
 * on: so a script that `npm` runs ends when its shell has.
 */
function endWithShell() {
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM');
  }, 200).unref();
}

if (process.env.npm_lifecycle_event !== undefined) endWithShell();
