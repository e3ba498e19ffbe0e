import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { ignored } from '../../model/failureLog.ts';

/** How long (ms) after its window was killed a lock is free again. */
const staleMs = 10_000;

/**
 * Does something while no other window does the same, under a lock on disk that is refreshed meanwhile.
 * @param lockPath where the lock is; its folder is there
 * @param stale how long (ms) after its window was killed the lock is free again
 * @returns whether it was free
 */
export async function withLock(
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
      // A computer that was asleep has lost it. The undo continues: it reads before it changes.
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
export async function removeStaleLocks(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((each) => each.endsWith('.lock'))) {
    const path = join(folder, name);
    // It may be released at this moment.
    const found = await stat(path).catch(ignored('A lock was released just now'));
    // A window that holds it refreshes it again and again.
    if (found !== undefined && Date.now() - found.mtimeMs > 60 * staleMs) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
