import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseUndoRecord, type UndoableChange, type UndoRecord } from './records.ts';

const day = 24 * 60 * 60 * 1000;
const keptFor = 30 * day;
const keptPerPool = 50;
/** How long (ms) a pool that this window does not know may have been connected in another just now. */
const strangersGrace = 60 * 60 * 1000;
/** How old (ms) a file half written must be for its writer to be gone for certain. */
const writtenWithin = 60 * 60 * 1000;

const ownerOnlyFolder = 0o700;
const ownerOnlyFile = 0o600;

/** Pool, time, whether it is a delete, and the record's id; what `write-file-atomic` adds while it writes. */
const fileName = /^([0-9a-f]{32})\.(\d{1,16})\.(delete|other)\.([0-9a-f-]{36})\.json(\.\d+)?$/;

interface StoredFile {
  readonly name: string;
  /** Of the record. */
  readonly id: string;
  readonly pool: string;
  readonly at: number;
  readonly isDelete: boolean;
  /** Whether it is being written, or was when its writer ended. */
  readonly isPart: boolean;
}

/**
 * The changes that can be undone, on disk: one file each, readable by the user alone, shared by all
 * windows. Nothing is read or written before the first call.
 */
export class UndoStore {
  /** Names this window's session in the records it makes. */
  readonly window = randomUUID();
  readonly #folder: string;
  readonly #now: () => number;
  readonly #underway = new Set<string>();
  readonly #deferred = new Set<string>();
  #lastAt = 0;

  /**
   * @param globalStorage the extension's `globalStorageUri`
   * @param now the time in milliseconds since the epoch
   */
  constructor(globalStorage: { readonly fsPath: string }, now: () => number = Date.now) {
    this.#folder = join(globalStorage.fsPath, 'undo');
    this.#now = now;
  }

  /** A record of a change made now in this window. It is not saved yet. */
  newRecord(pool: string, change: UndoableChange): UndoRecord {
    // No two have the same time, so that it is clear which came last.
    this.#lastAt = Math.max(this.#now(), this.#lastAt + 1);
    return { version: 1, id: randomUUID(), pool, at: this.#lastAt, window: this.window, change };
  }

  /**
   * Writes a record, in place of what was written of it before. It is on disk when this returns.
   * @throws Error of the file system
   */
  async save(record: UndoRecord): Promise<void> {
    const { default: writeFileAtomic } = await import('write-file-atomic');
    await mkdir(this.#folder, { recursive: true, mode: ownerOnlyFolder });
    await chmod(this.#folder, ownerOnlyFolder);
    const name = nameOf(record);
    await writeFileAtomic(join(this.#folder, name), JSON.stringify(record), {
      mode: ownerOnlyFile,
    });
    await this.#trim(record.pool, name);
  }

  /** Removes a record: it was undone, or nothing was changed after all. */
  async remove(record: UndoRecord): Promise<void> {
    await this.#delete(nameOf(record));
  }

  /**
   * Lets all others come first in `last`, for as long as this window is open: it cannot be undone now, but
   * may be later.
   */
  defer({ id }: UndoRecord): void {
    this.#deferred.add(id);
  }

  /** The record as it is on disk now; undefined where it was undone, here or in another window. */
  async read(record: UndoRecord): Promise<UndoRecord | undefined> {
    return this.#read(nameOf(record));
  }

  /**
   * Undoes a record, unless that is being done already: it has a button in a message, and the command.
   * @returns whether it was free to be undone
   */
  async whileUndoing({ id }: UndoRecord, undo: () => Promise<void>): Promise<boolean> {
    if (this.#underway.has(id)) return false;
    this.#underway.add(id);
    try {
      await undo();
      return true;
    } finally {
      this.#underway.delete(id);
    }
  }

  /**
   * The newest record of these pools that is not older than 30 days; older ones are removed. A file that
   * cannot be read as a record is passed over.
   */
  async last(pools: readonly string[]): Promise<UndoRecord | undefined> {
    await this.#deleteWhere(({ at }) => this.#isOld(at));
    const ids = new Map(pools.map((pool) => [hashOf(pool), pool]));
    const files = (await this.#list())
      .filter(({ pool, isPart }) => ids.has(pool) && !isPart)
      .sort(
        (one, other) =>
          Number(this.#deferred.has(one.id)) - Number(this.#deferred.has(other.id)) ||
          other.at - one.at,
      );
    for (const { name, pool } of files) {
      const record = await this.#read(name);
      if (record !== undefined && record.pool === ids.get(pool)) return record;
    }
    return undefined;
  }

  /** Removes all records of a pool, for it was disconnected. */
  async forgetPool(pool: string): Promise<void> {
    const hash = hashOf(pool);
    await this.#deleteWhere((file) => file.pool === hash);
  }

  /**
   * Removes what is older than 30 days, and what a window that ended left behind.
   * @param pools the ids of all connections
   */
  async prune(pools: readonly string[]): Promise<void> {
    const connected = new Set(pools.map(hashOf));
    const now = this.#now();
    await this.#deleteWhere(async ({ name, pool, at, isPart }) => {
      if (this.#isOld(at)) return true;
      if (!connected.has(pool) && now - at > strangersGrace) return true;
      return isPart && now - (await this.#writtenAt(name)) > writtenWithin;
    });
  }

  #isOld(at: number): boolean {
    return this.#now() - at > keptFor;
  }

  /** Keeps a pool's records from growing beyond measure; deletes are what would be missed most. */
  async #trim(pool: string, saved: string): Promise<void> {
    const hash = hashOf(pool);
    const files = (await this.#list()).filter((file) => file.pool === hash && !file.isPart);
    const leastMissed = files
      .filter(({ name }) => name !== saved)
      .sort((one, other) => Number(one.isDelete) - Number(other.isDelete) || one.at - other.at);
    const tooMany = leastMissed.slice(0, Math.max(0, files.length - keptPerPool));
    await Promise.all(tooMany.map(({ name }) => this.#delete(name)));
  }

  async #deleteWhere(isMeant: (file: StoredFile) => boolean | Promise<boolean>): Promise<void> {
    for (const file of await this.#list()) {
      if (await isMeant(file)) await this.#delete(file.name);
    }
  }

  async #list(): Promise<StoredFile[]> {
    const names = await readdir(this.#folder).catch(unlessMissing([]));
    return names.flatMap((name) => parseName(name) ?? []);
  }

  async #read(name: string): Promise<UndoRecord | undefined> {
    const json = await readFile(join(this.#folder, name), 'utf8').catch(() => undefined);
    const record = json === undefined ? undefined : parseUndoRecord(json);
    // A copy under another name would never be removed by undoing it.
    return record !== undefined && nameOf(record) === name ? record : undefined;
  }

  async #writtenAt(name: string): Promise<number> {
    const { mtimeMs } = await stat(join(this.#folder, name)).catch(() => ({ mtimeMs: Infinity }));
    return mtimeMs;
  }

  async #delete(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }
}

function nameOf({ pool, at, id, change }: UndoRecord): string {
  const kind = change.kind === 'groupsDeleted' ? 'delete' : 'other';
  return `${hashOf(pool)}.${at}.${kind}.${id}.json`;
}

function parseName(name: string): StoredFile | undefined {
  const [, pool, at, kind, id, part] = fileName.exec(name) ?? [];
  if (pool === undefined || id === undefined) return undefined;
  return {
    name,
    id,
    pool,
    at: Number(at),
    isDelete: kind === 'delete',
    isPart: part !== undefined,
  };
}

/** A pool's id could hold anything; its hash is safe in a file's name. */
function hashOf(pool: string): string {
  return createHash('sha256').update(pool).digest('hex').slice(0, 32);
}

/** Where there is no folder, nothing was ever saved. */
function unlessMissing<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  };
}
