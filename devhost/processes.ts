import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const running = new Set<ChildProcess>();
const scratchFolders = new Set<string>();

// The last resort, should this process end without having stopped what it started.
process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
  for (const folder of scratchFolders) rmSync(folder, removal);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

const removal = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };

/** Makes a folder that is removed at the latest when this process exits. */
export async function makeScratchFolder(): Promise<string> {
  // Directly below the system's folder: the path of a socket in it must stay short.
  const folder = await mkdtemp(join(tmpdir(), 'vscode-'));
  scratchFolders.add(folder);
  return folder;
}

export async function removeScratchFolder(folder: string): Promise<void> {
  await rm(folder, removal);
  scratchFolders.delete(folder);
}

/** Signals a process and everything it started; false if there is none left. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/**
 * Starts a process as the head of a group of its own, so that `stopGroup` ends it with everything
 * it starts itself. The group is killed at the latest when this process exits.
 */
export function startGroup(
  file: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  const child = spawn(file, args, { ...options, detached: true });
  running.add(child);
  return child;
}

/** Ends a process group: asks first, and kills what is still there after `graceMs` milliseconds. */
export async function stopGroup(child: ChildProcess, graceMs = 1500): Promise<void> {
  const deadline = Date.now() + graceMs;
  signalGroup(child, 'SIGTERM');
  while (signalGroup(child, 0) && Date.now() < deadline) await pause(50);
  signalGroup(child, 'SIGKILL');
  running.delete(child);
}

/**
 * Runs a program to its end.
 * @returns what it printed, both streams together.
 * @throws if it cannot be started or does not exit with 0; the message holds the end of its output.
 */
export async function run(
  file: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  const child = startGroup(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (data: Buffer) => {
    output += data.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  try {
    const [code, signal] = await once(child, 'close');
    if (code === 0) return output;
    throw new Error(`${file} ${args.join(' ')} ended with ${code ?? signal}:\n${tail(output)}`);
  } finally {
    running.delete(child);
  }
}

/** The last lines of a program's output. */
export function tail(output: string, lines = 30): string {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
