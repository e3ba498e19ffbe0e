import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ignored } from '../../model/failureLog.ts';
import { findDeletable, isExpired } from './expiry.ts';
import { parseUndoRecord, type UndoableChange, type UndoRecord } from './records.ts';
import { connectionHash, listFiles, lockOf, nameOf, type StoredFile } from './undoFiles.ts';

const maxChangesPerPool = 50;
/** How old (ms) a partly written file must be for its writer to be gone for certain. */
const maxWriteMs = 60 * 60 * 1000;

const ownerOnlyFolder = 0o700;
const ownerOnlyFile = 0o600;

/**
 * Which connection a pool has now, as `newRecord` notes it: undefined where it is not connected, `none`
 * for a connection that was made before connections had instances.
 */
export type ConnectionOf = (pool: string) => string | undefined;

/** The connection of a pool that was connected before connections had instances. */
export const firstConnection = 'none';

/** The pool is not connected any more, so nothing of it is saved. */
class DisconnectedError extends Error {
  override readonly name = 'DisconnectedError';
}

/**
 * The changes that can be undone, on disk: one file each, readable by the user alone, shared by all
 * windows. Nothing is read or written before the first call.
 *
 * The folder is one for all profiles and all clients of a machine, while each has a list of connections
 * of its own. So only age and a disconnect delete a record, never that a pool is not known here.
 */
export class UndoStore {
  /** Names this window's session in the records it makes. */
  readonly window = randomUUID();
  readonly #folder: string;
  readonly #now: () => number;
  readonly #connectionOf: ConnectionOf;
  readonly #underway = new Set<string>();
  readonly #deferred = new Set<string>();
  #lastAt = 0;

  /**
   * @param globalStorage the extension's `globalStorageUri`
   * @param options `now` gives the time in milliseconds since the epoch
   */
  constructor(
    globalStorage: { readonly fsPath: string },
    {
      now = Date.now,
      connectionOf = () => firstConnection,
    }: { readonly now?: () => number; readonly connectionOf?: ConnectionOf } = {},
  ) {
    this.#folder = join(globalStorage.fsPath, 'undo');
    this.#now = now;
    this.#connectionOf = connectionOf;
  }

  /** The time of a change that is made now. No two have the same, so that it is clear which came last. */
  nextTime(): number {
    this.#lastAt = Math.max(this.#now(), this.#lastAt + 1);
    return this.#lastAt;
  }

  /**
   * A record of a change made now in this window. It is not saved yet.
   * @param at its time, where it is a part of a larger change: its parts have the same
   */
  newRecord(pool: string, change: UndoableChange, at = this.nextTime()): UndoRecord {
    return {
      version: 1,
      id: randomUUID(),
      pool,
      ...this.#connectionFields(pool),
      at,
      window: this.window,
      change,
    };
  }

  /**
   * Writes a record, in place of what was written of it before. It is on disk when this returns.
   * @throws Error of the file system; DisconnectedError where the pool was disconnected since the record
   *   was made
   */
  async save(record: UndoRecord): Promise<void> {
    this.#assertConnected(record);
    const { default: writeFileAtomic } = await import('write-file-atomic');
    await mkdir(this.#folder, { recursive: true, mode: ownerOnlyFolder });
    await chmod(this.#folder, ownerOnlyFolder);
    const name = nameOf(record);
    await writeFileAtomic(join(this.#folder, name), JSON.stringify(record), {
      mode: ownerOnlyFile,
    });
    try {
      this.#assertConnected(record);
    } catch (error) {
      // Disconnected while it was written, so the others were deleted before.
      await this.#delete(name);
      throw error;
    }
    await this.#trim(record, name);
  }

  /** Removes a record: it was undone, or nothing was changed after all. */
  async remove(record: UndoRecord): Promise<void> {
    await this.#delete(nameOf(record));
  }

  /**
   * Has `last` return all others first, for as long as this window is open: this one cannot be undone now,
   * but perhaps later.
   */
  defer({ id }: UndoRecord): void {
    this.#deferred.add(id);
  }

  /** The record as it is on disk now; undefined where it was undone, here or in another window. */
  async read(record: UndoRecord): Promise<UndoRecord | undefined> {
    return this.#read(nameOf(record));
  }

  /**
   * Undoes a record, unless that is under way already: a message has a button for it, there is a command,
   * and other windows have both.
   * @returns false where it was under way already
   * @throws what `undo` throws; Error of the file system
   */
  async whileUndoing(record: UndoRecord, undo: () => Promise<void>): Promise<boolean> {
    const { id } = record;
    if (this.#underway.has(id)) return false;
    this.#underway.add(id);
    try {
      await mkdir(this.#folder, { recursive: true, mode: ownerOnlyFolder });
      // Loaded on the first undo, with the package it needs.
      const { withLock } = await import('./undoLock.ts');
      return await withLock(join(this.#folder, lockOf(nameOf(record))), undo);
    } finally {
      this.#underway.delete(id);
    }
  }

  /**
   * The newest record of these pools that is not older than 30 days. A file that cannot be read as a record
   * is skipped.
   */
  async last(pools: readonly string[]): Promise<UndoRecord | undefined> {
    return this.#newest(pools, () => true);
  }

  /** The same of those that this window has made. */
  async lastOfWindow(pools: readonly string[]): Promise<UndoRecord | undefined> {
    return this.#newest(pools, ({ window }) => window === this.window);
  }

  /** All parts of the change that a record is of, as they are on disk now; itself, where it is still there, among them. */
  async partsOf({ pool, connection, at, window }: UndoRecord): Promise<readonly UndoRecord[]> {
    const hash = connectionHash(pool, connection);
    const files = (await this.#list()).filter(
      (file) => file.connection === hash && file.at === at && !file.isPart,
    );
    const records = await Promise.all(files.map(({ name }) => this.#read(name)));
    return records.flatMap((record) => (record?.window === window ? [record] : []));
  }

  /**
   * Removes all records of a connection, since it was disconnected.
   * @param connection as `ConnectionOf` gave it while the pool was connected
   */
  async forget(pool: string, connection: string): Promise<void> {
    const hash = connectionHash(pool, connection === firstConnection ? undefined : connection);
    await this.#deleteWhere((file) => file.connection === hash);
  }

  /** Removes records older than 30 days, and files that a window left behind when it ended. */
  async prune(): Promise<void> {
    const now = this.#now();
    const files = await this.#list();
    if (files.length === 0) return;
    const gone = new Set((await findDeletable(this.#folder, files, now)).map(({ name }) => name));
    await this.#deleteWhere(async ({ name, isPart }) => {
      if (gone.has(name)) return true;
      return isPart && now - (await this.#writtenAt(name)) > maxWriteMs;
    });
    const { removeStaleLocks } = await import('./undoLock.ts');
    await removeStaleLocks(this.#folder);
  }

  async #newest(
    pools: readonly string[],
    isMeant: (record: UndoRecord) => boolean,
  ): Promise<UndoRecord | undefined> {
    const now = this.#now();
    const ids = new Map(pools.map((pool) => [this.#hashOf(pool), pool]));
    const files = (await this.#list())
      .filter((file) => ids.has(file.connection) && !file.isPart && !isExpired(file, now))
      .sort(
        (one, other) =>
          Number(this.#deferred.has(one.id)) - Number(this.#deferred.has(other.id)) ||
          other.at - one.at,
      );
    for (const { name, connection } of files) {
      const record = await this.#read(name);
      if (record !== undefined && record.pool === ids.get(connection) && isMeant(record)) {
        return record;
      }
    }
    return undefined;
  }

  #connectionFields(pool: string): { readonly connection?: string } {
    const connection = this.#connectionOf(pool);
    return connection === undefined || connection === firstConnection ? {} : { connection };
  }

  #assertConnected({ pool, connection = firstConnection }: UndoRecord): void {
    if (this.#connectionOf(pool) !== connection) {
      throw new DisconnectedError('the pool was disconnected');
    }
  }

  #hashOf(pool: string): string {
    return connectionHash(pool, this.#connectionFields(pool).connection);
  }

  /**
   * Limits the number of a pool's changes, however many records one has; only copies would be missed most, so they go
   * last.
   */
  async #trim({ pool, connection }: UndoRecord, saved: string): Promise<void> {
    const hash = connectionHash(pool, connection);
    const files = (await this.#list()).filter((file) => file.connection === hash && !file.isPart);
    const own = files.find(({ name }) => name === saved)?.at;
    const leastMissed = files
      .filter((file) => file.at !== own)
      .sort((one, other) => Number(one.isOnlyCopy) - Number(other.isOnlyCopy) || one.at - other.at);
    const surplus = new Set(files.map(({ at }) => at)).size - maxChangesPerPool;
    const tooMany = new Set(
      [...new Set(leastMissed.map(({ at }) => at))].slice(0, Math.max(0, surplus)),
    );
    await Promise.all(
      leastMissed.filter(({ at }) => tooMany.has(at)).map(({ name }) => this.#delete(name)),
    );
  }

  async #deleteWhere(isMeant: (file: StoredFile) => boolean | Promise<boolean>): Promise<void> {
    for (const file of await this.#list()) {
      if (await isMeant(file)) await this.#delete(file.name);
    }
  }

  async #list(): Promise<StoredFile[]> {
    const files = await listFiles(this.#folder);
    // New records come after them, even if the clock was put back meanwhile.
    for (const { at } of files) this.#lastAt = Math.max(this.#lastAt, at);
    return files;
  }

  async #read(name: string): Promise<UndoRecord | undefined> {
    const json = await readFile(join(this.#folder, name), 'utf8').catch(
      ignored('There is no such undo record'),
    );
    const record = json === undefined ? undefined : parseUndoRecord(json);
    // A copy under another name would never be removed by undoing it.
    return record !== undefined && nameOf(record) === name ? record : undefined;
  }

  async #writtenAt(name: string): Promise<number> {
    const { mtimeMs } = await stat(join(this.#folder, name)).catch(
      ignored('There is no such undo record', { mtimeMs: Infinity }),
    );
    return mtimeMs;
  }

  async #delete(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }
}
