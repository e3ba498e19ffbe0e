import pMap from 'p-map';
import type { PoolDirectory } from '../../../directory/poolDirectory.ts';
import { type UserBatches, userKeyTypes } from '../../../directory/userBatches.ts';
import { PoolFailure } from '../../../model/failures.ts';
import type { User } from '../../../model/user.ts';
import {
  type ListedEntry,
  type PastedLine,
  type PastedList,
  readPastedList,
} from './pastedList.ts';
import { type Resolved, resolveList, usersOf } from './resolveList.ts';
import type { UserKey } from './userKeys.ts';

/** The server looks up at most so many users a call. */
const batchSize = 80;
/** Batches under way at the same time. */
const batchesAtOnce = 4;

/** What is known of a pasted list. */
export interface ListResult {
  readonly resolved: readonly Resolved[];
  /** Why the look-up ended before all was known, which may be that it was cancelled; undefined at its end. */
  readonly stopped: PoolFailure | undefined;
}

/** What of a pool's directory a look-up needs. */
type Directory = Pick<PoolDirectory, 'userLookUp' | 'userSearch'>;

/**
 * Reads a pasted list. Nobody is looked up yet.
 * @param code of the group they are to be members of
 */
export function openPastedList(directory: Directory, code: string, text: string): ListLookUp {
  return new ListLookUp(directory, code, readPastedList(text));
}

/** Looks up whom a pasted list means. It can be stopped and goes on with what is left. */
export class ListLookUp {
  readonly #directory: Directory;
  readonly #code: string;
  readonly #lines: readonly PastedLine[];
  readonly #entries: readonly ListedEntry[];
  #batches: UserBatches | undefined;
  #members: ReadonlySet<string> = new Set();
  /** Whether the list has more entries than are read at once, so that none is. */
  readonly isTooLong: boolean;

  constructor(directory: Directory, code: string, list: PastedList) {
    this.#directory = directory;
    this.#code = code;
    this.#lines = list.lines;
    this.#entries = list.lines.flatMap(({ entries }) => entries);
    this.isTooLong = list.isTooLong;
  }

  /** How many entries there are to look up. */
  get size(): number {
    return this.#entries.length;
  }

  /**
   * Looks up all that is not known yet: by id, email, phone number and username, whatever an entry may be, and who
   * is a member already. What was found before a failure is kept.
   * @param report is called with how many entries are known; the members are asked for when all are
   */
  async run(signal: AbortSignal, report: (count: number) => void = () => {}): Promise<ListResult> {
    try {
      this.#batches ??= await this.#directory.userLookUp();
      await this.#lookUp(this.#batches, signal, report);
      await this.#markMembers(signal);
    } catch (error) {
      if (!(error instanceof PoolFailure)) throw error;
      return { resolved: this.#resolve(), stopped: error };
    }
    return { resolved: this.#resolve(), stopped: undefined };
  }

  async #lookUp(
    batches: UserBatches,
    signal: AbortSignal,
    report: (count: number) => void,
  ): Promise<void> {
    const isOpen = (entry: ListedEntry) =>
      usersOf(entry, (key) => batches.known(key)) === undefined;
    const open = this.#entries.filter(isOpen);
    let known = this.#entries.length - open.length;
    let failure: unknown;
    const askFor = async (part: readonly ListedEntry[]) => {
      // What is under way is still taken in, but nothing new is begun.
      if (failure !== undefined) return;
      try {
        await ask(
          batches,
          part.flatMap((entry) => entry.read().keys),
          signal,
        );
        await ask(
          batches,
          part.filter(isOpen).flatMap((entry) => entry.read().otherKeys),
          signal,
        );
        known += part.length;
        report(known);
      } catch (error) {
        failure ??= error;
      }
    };
    const [first = [], ...others] = inParts(open);
    // By itself: how it goes says how to ask for the others.
    await askFor(first);
    await pMap(others, askFor, { concurrency: batchesAtOnce });
    if (failure !== undefined) throw failure;
    await this.#askWhole(batches, signal);
  }

  /** Where something of a line is unknown, the line may be one username that holds separators. */
  async #askWhole(batches: UserBatches, signal: AbortSignal): Promise<void> {
    const known = (key: UserKey) => batches.known(key);
    const lines = this.#lines.filter(({ entries }) =>
      entries.some((entry) => usersOf(entry, known)?.length === 0),
    );
    await ask(
      batches,
      lines.flatMap(({ whole }) => whole),
      signal,
    );
  }

  async #markMembers(signal: AbortSignal): Promise<void> {
    const users = this.#resolve().flatMap((each): User[] =>
      each.kind === 'found' ? [each.user] : [],
    );
    if (users.length === 0) return;
    this.#members = await this.#directory.userSearch.membersOf(this.#code, users, signal);
  }

  #resolve(): readonly Resolved[] {
    return resolveList(this.#lines, (key) => this.#batches?.known(key), this.#members);
  }
}

/** Asks for what is not known yet of these keys. */
async function ask(
  batches: UserBatches,
  keys: readonly UserKey[],
  signal: AbortSignal,
): Promise<void> {
  for (const type of userKeyTypes) {
    const values = keys
      .filter((key) => key.type === type && batches.known(key) === undefined)
      .map(({ value }) => value);
    for (const part of inParts([...new Set(values)])) await batches.ask(type, part, signal);
  }
}

function inParts<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );
}
