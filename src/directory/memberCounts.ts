import { ignored } from '../model/failureLog.ts';
import { isRefused } from '../model/failures.ts';
import type { Subject } from '../model/subject.ts';
import type { DirectoryContext } from './context.ts';
import { countOneByOne } from './countMembers.ts';
import type { GroupEntries } from './groupEntries.ts';

/** How to count. */
interface CountOptions {
  /** Counts those as well that have a count. */
  readonly again?: boolean;
  /** Ends what is not counted yet. What was counted stays. */
  readonly signal?: AbortSignal;
  /** Called with how many groups are done, after each page of them. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Counts the members of groups whose rows are shown: one request for a page of groups. */
export class MemberCounts {
  /** Whether the user has stopped a count of all groups: it does not begin again before a refresh. */
  stopped = false;
  readonly #context: DirectoryContext;
  readonly #entries: GroupEntries;
  readonly #changed: (subject: Subject) => void;
  /** The latest request for each group being counted: the answer of an earlier one no longer holds. */
  readonly #underWay = new Map<string, symbol>();
  /** Groups that could not be counted are not asked for again with every redraw. */
  readonly #failed = new Set<string>();
  #oneByOne = false;
  #aborting = new AbortController();
  /** The pages asked for, one after another, so that no more than a few requests are under way. */
  #queue: Promise<void> = Promise.resolve();

  /** @param changed is called about each group whose count is another than before */
  constructor(
    context: DirectoryContext,
    entries: GroupEntries,
    changed: (subject: Subject) => void,
  ) {
    this.#context = context;
    this.#entries = entries;
    this.#changed = changed;
  }

  /** Counts those of the groups that have no count yet. Never rejects: such a row stays without one. */
  async count(
    keys: readonly string[],
    { again = false, signal, onProgress }: CountOptions = {},
  ): Promise<void> {
    const wanted = keys.filter((key) => {
      const entry = this.#entries.get(key);
      if (entry === undefined || entry.gone) return false;
      if (again) return true;
      return entry.memberCount === undefined && !this.#failed.has(key) && !this.#underWay.has(key);
    });
    const request = Symbol();
    for (const key of wanted) this.#underWay.set(key, request);
    const size = this.#context.pageSize();
    for (let start = 0; start < wanted.length; start += size) {
      const page = wanted.slice(start, start + size);
      this.#queue = this.#queue.then(async () => {
        await this.#countPage(page, request, signal);
        onProgress?.(start + page.length, wanted.length);
      });
    }
    await this.#queue;
  }

  /**
   * A group has changed: what a count under way brings may be from before.
   * @returns whether it was being counted
   */
  outdate(key: string): boolean {
    return this.#underWay.delete(key);
  }

  /** Ends what is being counted, and lets groups that could not be counted be tried again. */
  reset(): void {
    this.#aborting.abort();
    this.#aborting = new AbortController();
    this.#underWay.clear();
    this.#failed.clear();
    this.#oneByOne = false;
    this.stopped = false;
  }

  async #countPage(
    keys: readonly string[],
    request: symbol,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const stillWanted = () => keys.filter((key) => this.#underWay.get(key) === request);
    const wanted = stillWanted();
    if (wanted.length === 0) return;
    const { signal: resetting } = this.#aborting;
    const either = signal === undefined ? resetting : AbortSignal.any([resetting, signal]);
    const counts = either.aborted
      ? new Map<string, number>()
      : await this.#read(wanted, either).catch(
          ignored('Members could not be counted', new Map<string, number>()),
        );
    if (signal?.aborted && counts.size === 0) {
      // They have not failed: where their rows show, they are counted.
      for (const key of stillWanted()) this.#underWay.delete(key);
      return;
    }
    const changed: string[] = [];
    for (const key of stillWanted()) {
      this.#underWay.delete(key);
      const count = counts.get(key);
      if (count === undefined) this.#failed.add(key);
      else this.#failed.delete(key);
      if (count === this.#entries.get(key)?.memberCount) continue;
      this.#entries.setMemberCount(key, count);
      changed.push(key);
    }
    for (const key of changed) this.#changed({ kind: 'group', group: key });
  }

  /** @returns the counts by key, without those that could not be read */
  async #read(keys: readonly string[], signal: AbortSignal): Promise<Map<string, number>> {
    const codes = new Map(keys.map((key) => [this.#entries.get(key)?.group.code ?? key, key]));
    const client = await this.#context.client();
    if (!this.#oneByOne) {
      try {
        return byKey(await client.groups.memberCounts([...codes.keys()], { signal }), codes);
      } catch (error) {
        // A query this long may be more than the server allows.
        if (!isRefused(error)) throw error;
        this.#oneByOne = true;
      }
    }
    return byKey(await countOneByOne(client, [...codes.keys()], { signal }), codes);
  }
}

function byKey(counts: ReadonlyMap<string, number>, keys: ReadonlyMap<string, string>) {
  const result = new Map<string, number>();
  for (const [code, count] of counts) {
    const key = keys.get(code);
    if (key !== undefined) result.set(key, count);
  }
  return result;
}
