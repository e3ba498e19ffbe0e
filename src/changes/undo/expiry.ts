import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ignored } from '../../model/failureLog.ts';
import type { StoredFile } from './undoFiles.ts';

const day = 24 * 60 * 60 * 1000;
const keptForMs = 30 * day;
/** How long after it was first found expired a record is deleted. */
const deletionDelayMs = day;

/** When records were first found expired, by the names of their files. */
const FirstFoundSchema = v.fallback(
  v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.pipe(v.number(), v.safeInteger()))),
  {},
);

/** Whether a record is too old to be offered. One of the future is not: a clock was put back. */
export function isExpired({ at }: Pick<StoredFile, 'at'>, now: number): boolean {
  return now - at > keptForMs;
}

/**
 * Finds the expired records that can be deleted: those that were found expired a day ago, too. A clock that
 * jumps and is corrected within a day deletes nothing.
 * @param folder where the records are
 * @param now in milliseconds since the epoch
 */
export async function findDeletable(
  folder: string,
  files: readonly StoredFile[],
  now: number,
): Promise<readonly StoredFile[]> {
  const old = files.filter((file) => isExpired(file, now));
  const file = join(folder, 'old.json');
  // Where the file cannot be read, the day begins anew.
  const firstFound = v.parse(
    FirstFoundSchema,
    await readFile(file, 'utf8').catch(ignored('No record has expired before', '{}')),
  );
  const next = Object.fromEntries(
    old.map(({ name }) => {
      const found = firstFound[name];
      return [name, found === undefined || found > now ? now : found];
    }),
  );
  if (old.length === 0 && Object.keys(firstFound).length === 0) return [];
  const deletable = old.filter(({ name }) => now - (next[name] ?? now) >= deletionDelayMs);
  for (const { name } of deletable) delete next[name];
  if (Object.keys(next).length === 0) {
    await rm(file, { force: true });
    return deletable;
  }
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(file, JSON.stringify(next), { mode: 0o600 });
  return deletable;
}
