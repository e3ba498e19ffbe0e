import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { isOnlyCopy, type UndoRecord } from './records.ts';

// How the records of changes are named on disk. A name says all that has to be known to find, order and
// expire them, so that most files need not be read.

/** Connection, time, `delete` for an only copy, and the record's id; what `write-file-atomic` adds while it writes. */
const fileName = /^([0-9a-f]{32})\.(\d{1,16})\.(delete|other)\.([0-9a-f-]{36})\.json(\.\d+)?$/;

/** A file of a record, as its name describes it. */
export interface StoredFile {
  readonly name: string;
  /** Of the record. */
  readonly id: string;
  /** Which connection it is of, see `connectionHash`. */
  readonly connection: string;
  /** When the change was made, in milliseconds since the epoch. */
  readonly at: number;
  /** See the function of this name. */
  readonly isOnlyCopy: boolean;
  /** Whether it is being written, or was when its writer ended. */
  readonly isPart: boolean;
}

/** The file that a record is kept in. */
export function nameOf({ pool, connection, at, id, change }: UndoRecord): string {
  const kind = isOnlyCopy(change) ? 'delete' : 'other';
  return `${connectionHash(pool, connection)}.${at}.${kind}.${id}.json`;
}

/** The lock that a window holds while it undoes a record. */
export function lockOf(name: string): string {
  return `${name}.lock`;
}

/**
 * Names a connection: the same pool connected anew is another. An id could hold anything; its hash is
 * safe in a file's name.
 * @param connection absent for those made before connections had instances
 */
export function connectionHash(pool: string, connection: string | undefined): string {
  const name = connection === undefined ? pool : `${pool}\u0000${connection}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}

/** The files of records in a folder; none where there is no folder, for nothing was ever saved. */
export async function listFiles(folder: string): Promise<StoredFile[]> {
  const names = await readdir(folder).catch(unlessMissing<string[]>([]));
  return names.flatMap((name) => parseName(name) ?? []);
}

/** @returns a value in place of the failure that something is not there */
export function unlessMissing<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  };
}

function parseName(name: string): StoredFile | undefined {
  const [, connection, at, kind, id, part] = fileName.exec(name) ?? [];
  if (connection === undefined || id === undefined) return undefined;
  return {
    name,
    id,
    connection,
    at: Number(at),
    isOnlyCopy: kind === 'delete',
    isPart: part !== undefined,
  };
}
