import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { lock } from 'proper-lockfile';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';
import { SampleError } from './messages.ts';
import { Pool } from './pool.ts';
import { type State, stateSchema, stateVersion } from './state.ts';
import type { Storage } from './storage.ts';

/** The data file cannot be used. `message` is a sentence for whoever named the file. */
export class DataFileError extends SampleError {
  constructor(sentence: string) {
    super('dataUnavailable', { reason: sentence });
    this.message = sentence;
  }
}

/** Milliseconds after which the lock of a process that was killed is taken over. */
const staleAfter = 4000;

const mostAttempts = 5;

/** Long enough to wait out a stale lock several times over, with steps short enough to notice. */
const lockRetries = { retries: 1000, factor: 1.3, minTimeout: 4, maxTimeout: 30, randomize: true };

/**
 * Keeps a pool in a file that several servers may share: every change locks the file, reads it again
 * where another server wrote it, and replaces it as a whole, so no change is lost and no half file is
 * ever there to be read. Reads look whether the file changed first.
 */
export class FileStorage implements Storage {
  readonly #file: string;
  readonly #userPoolId: string;
  readonly #seed: () => State;
  #pool: Pool | undefined;
  /** What the file looked like when `#pool` was read from it or written to it. */
  #seen: string | undefined;
  /** The end of the line that reads and changes wait in, one by one. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(file: string, userPoolId: string, seed: () => State) {
    this.#file = resolve(file);
    this.#userPoolId = userPoolId;
    this.#seed = seed;
  }

  /**
   * Opens a data file; where it is missing, the seed is written first.
   *
   * @throws DataFileError where the file is not a sample pool's, or cannot be read or written
   */
  static async open(file: string, userPoolId: string, seed: () => State): Promise<FileStorage> {
    const storage = new FileStorage(file, userPoolId, seed);
    await storage.current();
    return storage;
  }

  current(): Promise<Pool> {
    return this.#inTurn(async () => (await this.#load()) ?? (await this.#locked((pool) => pool)));
  }

  change<T>(apply: (pool: Pool) => T): Promise<T> {
    return this.#inTurn(() =>
      this.#locked(async (pool, save) => {
        // Throws and leaves the pool as it was where the change is refused.
        const result = apply(pool);
        await save();
        return result;
      }),
    );
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#last.then(task);
    // Whoever waits for it hears of a failure; the next one does not.
    this.#last = run.catch(() => {});
    return run;
  }

  /**
   * Runs a task on the pool as the file has it while no other server can change it. Starts over, a
   * few times, where the lock turns out to be another's by the time of saving.
   */
  async #locked<T>(task: (pool: Pool, save: () => Promise<void>) => T | Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const held = await hold(this.#file);
      try {
        const pool = (await this.#load()) ?? (await this.#writeSeed(held));
        return await task(pool, () => this.#save(pool, held));
      } catch (error) {
        // The file and the pool in memory may differ now: the next one reads the file.
        if (!(error instanceof LockLost) || attempt === mostAttempts) throw error;
      } finally {
        await held.release();
      }
    }
  }

  /** @returns the pool as the file has it, read again only if it changed; undefined without a file */
  async #load(): Promise<Pool | undefined> {
    const looks = await fingerprint(this.#file);
    if (looks === undefined) return undefined;
    if (this.#pool && looks === this.#seen) return this.#pool;
    // Looked at before it is read: if it changes in between, it is read once more next time.
    this.#pool = new Pool(this.#userPoolId, parseState(this.#file, await readText(this.#file)));
    this.#seen = looks;
    return this.#pool;
  }

  async #writeSeed(held: Lock): Promise<Pool> {
    await removeLeftovers(this.#file);
    const pool = new Pool(this.#userPoolId, this.#seed());
    await this.#save(pool, held);
    this.#pool = pool;
    return pool;
  }

  async #save(pool: Pool, held: Lock) {
    // Until it is written, what is in memory is not what is in the file.
    this.#seen = undefined;
    await held.assertOurs();
    try {
      await writeFileAtomic(this.#file, JSON.stringify(pool.toState()), { mode: 0o600 });
    } catch (error) {
      throw new DataFileError(`The data file ${this.#file} cannot be written: ${reason(error)}.`);
    }
    this.#seen = await fingerprint(this.#file);
  }
}

/**
 * Deletes a data file, so that the next server, or the next call to a running one, starts from the
 * seed again.
 *
 * @throws DataFileError where it cannot be deleted
 */
export async function resetSampleData(file: string): Promise<void> {
  const path = resolve(file);
  const held = await hold(path);
  try {
    await rm(path, { force: true });
    await rm(ownerFile(path), { force: true });
    await removeLeftovers(path);
  } catch (error) {
    throw new DataFileError(`The data file ${path} cannot be deleted: ${reason(error)}.`);
  } finally {
    await held.release();
  }
}

/** The lock on a data file. */
interface Lock {
  /** @throws LockLost where another process has taken the lock over */
  assertOurs(): Promise<void>;
  release(): Promise<void>;
}

class LockLost extends DataFileError {}

async function hold(file: string): Promise<Lock> {
  let lost = false;
  let unlock: () => Promise<void>;
  try {
    await mkdir(dirname(file), { recursive: true });
    unlock = await lock(file, {
      realpath: false,
      stale: staleAfter,
      retries: lockRetries,
      onCompromised: () => {
        lost = true;
      },
    });
  } catch (error) {
    throw new DataFileError(`The data file ${file} cannot be locked: ${reason(error)}.`);
  }
  // Two processes that find the lock of a killed one stale at the same moment can both take it.
  // Each signs then, and only who signed last goes on; the other starts over.
  const owner = ownerFile(file);
  const signature = randomUUID();
  try {
    await writeFile(owner, signature, { mode: 0o600 });
  } catch (error) {
    // That it could not be signed is what is wrong.
    await unlock().catch(() => {});
    throw new DataFileError(`The data file ${file} cannot be locked: ${reason(error)}.`);
  }
  return {
    assertOurs: async () => {
      // A file that cannot be read has another signature.
      const signed = await readFile(owner, 'utf8').catch(() => undefined);
      if (lost || signed !== signature)
        throw new LockLost(`The data file ${file} is being changed by others all the time.`);
    },
    release: async () => {
      // A lock that could not be released grows old.
      if (!lost) await unlock().catch(() => {});
    },
  };
}

function ownerFile(file: string) {
  return `${file}.lock-owner`;
}

/** Tells one content of the file from another without reading it: it is only ever replaced whole. */
async function fingerprint(file: string) {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new DataFileError(`The data file ${file} cannot be read: ${reason(error)}.`);
  }
}

async function readText(file: string) {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new DataFileError(`The data file ${file} cannot be read: ${reason(error)}.`);
  }
}

function parseState(file: string, text: string): State {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new DataFileError(`The data file ${file} is damaged: it is not JSON.`);
  }
  const result = v.safeParse(stateSchema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  if (v.getDotPath(issue) === 'version') {
    throw new DataFileError(
      `The data file ${file} is not one of this version (${stateVersion}) of the sample pool.`,
    );
  }
  throw new DataFileError(`The data file ${file} is damaged at "${v.getDotPath(issue) ?? ''}".`);
}

/** Removes what writers that were killed left beside the file; to be called under the lock. */
async function removeLeftovers(file: string) {
  const folder = dirname(file);
  const prefix = `${basename(file)}.`;
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length))) {
      await rm(join(folder, name), { force: true });
    }
  }
}

function isMissing(error: unknown) {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function reason(error: unknown) {
  return error instanceof Error ? error.message : String(error);
}
