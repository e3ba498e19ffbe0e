import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ignored } from '../../model/failureLog.ts';
import type { StoredFile } from './undoFiles.ts';

const day = 24 * 60 * 60 * 1000;
const keptForMs = 30 * day;
/** How long after it was first seen to be old a record is deleted. */
const doubtMs = day;

/** When records were first seen to be old, by the names of their files. */
const MarksSchema = v.fallback(
  v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.pipe(v.number(), v.safeInteger()))),
  {},
);

/** Whether a record is not offered any more. One of the future is not: a clock was put back. */
export function isOld({ at }: Pick<StoredFile, 'at'>, now: number): boolean {
  return now - at > keptForMs;
}

/**
 * Finds out which old records can be deleted: those that were seen to be old a day ago, too. A clock that
 * jumps and is put right within a day deletes nothing.
 * @param folder where the records are
 * @param now in milliseconds since the epoch
 */
export async function expired(
  folder: string,
  files: readonly StoredFile[],
  now: number,
): Promise<readonly StoredFile[]> {
  const old = files.filter((file) => isOld(file, now));
  const file = join(folder, 'old.json');
  // Where the marks cannot be read, the day begins anew.
  const marks = v.parse(
    MarksSchema,
    await readFile(file, 'utf8').catch(ignored('There are no marks of old records', '{}')),
  );
  const next = Object.fromEntries(
    old.map(({ name }) => {
      const seen = marks[name];
      return [name, seen === undefined || seen > now ? now : seen];
    }),
  );
  if (old.length === 0 && Object.keys(marks).length === 0) return [];
  const gone = old.filter(({ name }) => now - (next[name] ?? now) >= doubtMs);
  for (const { name } of gone) delete next[name];
  if (Object.keys(next).length === 0) {
    await rm(file, { force: true });
    return gone;
  }
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(file, JSON.stringify(next), { mode: 0o600 });
  return gone;
}
