import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { ignored } from '../../model/failureLog.ts';

/** How long (ms) after its window was killed a lock is free again. */
const staleMs = 10_000;

/**
 * Does something while no other window does the same, by a lock on disk that is kept fresh meanwhile.
 * @param lockPath where the lock is; its folder is there
 * @param stale how long (ms) after its window was killed it is free again
 * @returns whether it was free
 */
export async function whileLocked(
  lockPath: string,
  work: () => Promise<void>,
  stale: number = staleMs,
): Promise<boolean> {
  let release: () => Promise<void>;
  try {
    release = await lock(lockPath, {
      lockfilePath: lockPath,
      realpath: false,
      stale,
      // A computer that slept has lost it. What is under way goes on: it reads before it changes.
      onCompromised: () => {},
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOCKED') return false;
    throw error;
  }
  try {
    await work();
  } finally {
    // One that was lost is released already.
    await release().catch(ignored('A lock was released already'));
  }
  return true;
}

/** Removes the locks of windows that were killed. */
export async function removeLeftLocks(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((each) => each.endsWith('.lock'))) {
    const left = join(folder, name);
    // It may be released in this moment.
    const seen = await stat(left).catch(ignored('A lock was released just now'));
    // A window that holds it touches it again and again.
    if (seen !== undefined && Date.now() - seen.mtimeMs > 60 * staleMs) {
      await rm(left, { recursive: true, force: true });
    }
  }
}
