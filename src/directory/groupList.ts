import type { Group } from '../model/group.ts';
import { type Branch, mapBranch } from './branch.ts';
import type { DirectoryContext } from './context.ts';
import type { GroupEntries, GroupEntry } from './groupEntries.ts';
import { Loader } from './loader.ts';
import { memoizeLast } from './memoizeLast.ts';
import { PagedList } from './pagedList.ts';

/** The pool's groups, newest first, as far as they have been read. */
export interface GroupRows {
  readonly groups: readonly GroupEntry[];
  /** How many the pool has. */
  readonly totalCount: number;
  /** Whether `groups` is all of them that the server gives. */
  readonly complete: boolean;
  /** How many the server counts, where it gives fewer and no more. */
  readonly promised?: number;
}

/** Reads the list of a pool's groups. */
export class GroupList {
  readonly #entries: GroupEntries;
  readonly #loader: Loader<PagedList<Group>>;
  readonly #paged: PagedList<Group>;
  readonly #latestRows = memoizeLast<GroupRows>();

  /** @param changed is called whenever a read begins or ends; who changes the list tells of it himself */
  constructor(context: DirectoryContext, entries: GroupEntries, changed: () => void) {
    this.#entries = entries;
    this.#loader = new Loader(changed);
    this.#paged = new PagedList<Group>({
      pageSize: context.pageSize,
      read: async (page, limit, signal) =>
        (await context.client()).groups.list({ page, limit, sortBy: 'CREATEDAT_DESC' }, { signal }),
      idOf: ({ code }) => code,
      accept: (groups) => {
        for (const group of groups) entries.upsert(group);
      },
    });
  }

  get branch(): Branch<GroupRows> {
    return mapBranch(this.#loader.branch, (paged) => this.#rows(paged));
  }

  /** Reads the first page, unless it is known; with `again`, all that is known is read again. */
  async load({ again = false } = {}): Promise<void> {
    if (this.#loader.running !== undefined && !again) return this.#loader.running;
    if (this.#loader.branch.state === 'loaded' && !again) return;
    await this.#loader.load(this.#reading((signal) => this.#paged.refresh(signal)));
  }

  /** Reads the next page. */
  async loadMore(): Promise<void> {
    await this.#loader.share(
      'more',
      this.#reading((signal) => this.#paged.readMore(signal)),
    );
  }

  /** Reads all pages, as a filter or a picker needs them. */
  async loadAll(): Promise<void> {
    await this.#loader.running;
    if (this.#loader.branch.state === 'loaded' && this.#paged.complete) return;
    await this.#loader.share(
      'all',
      this.#reading((signal) => this.#paged.readAll(signal)),
    );
  }

  insertFirst(code: string): void {
    this.#paged.insertFirst(code);
  }

  remove(codes: readonly string[]): void {
    this.#paged.remove(codes);
  }

  /** The group of a code was updated, and may have another code now. */
  rename(code: string, newCode: string): void {
    this.#paged.rename(code, newCode);
  }

  reset(): void {
    this.#paged.clear();
    this.#loader.reset();
  }

  #reading(read: (signal: AbortSignal) => Promise<void>) {
    return async (signal: AbortSignal) => {
      await read(signal);
      return this.#paged;
    };
  }

  #rows({ ids, totalCount, complete, promised }: PagedList<Group>): GroupRows {
    const madeOf = [ids, totalCount, complete, promised, this.#entries.version];
    return this.#latestRows(madeOf, () => ({
      groups: ids
        .map((code) => this.#entries.findByCode(code))
        .filter((entry) => entry !== undefined),
      totalCount,
      complete,
      ...(promised === undefined ? {} : { promised }),
    }));
  }
}
