import type { SortBy } from '../authing/api.ts';
import { ignored } from '../model/failureLog.ts';
import type { Group } from '../model/group.ts';
import type { DirectoryContext } from './context.ts';
import type { GroupEntries, GroupEntry } from './groupEntries.ts';
import { type GroupOrder, type PlacedBy, placedBy, serverOrder, sortGroups } from './groupOrder.ts';
import { type Loadable, mapLoadable } from './loadable.ts';
import { Loader } from './loader.ts';
import { memoizeLast } from './memoizeLast.ts';
import { PagedList } from './pagedList.ts';

/** The pool's groups in the order chosen, as far as they have been read. */
export interface GroupRows {
  readonly groups: readonly GroupEntry[];
  /** How many the pool has. */
  readonly totalCount: number;
  /** Whether `groups` is all of them that the server gives. */
  readonly complete: boolean;
  /** How many the server counts, where it gives fewer and no more. */
  readonly countedByServer?: number;
}

/** Reads the list of a pool's groups. */
export class GroupList {
  readonly #context: DirectoryContext;
  readonly #entries: GroupEntries;
  readonly #loader: Loader<PagedList<Group>>;
  readonly #paged: PagedList<Group>;
  #order: GroupOrder = 'newest';
  /** Whether the server gives that order, so that it need not be made here. */
  #isServed = true;
  #language = 'en';
  readonly #latestRows = memoizeLast<GroupRows>();

  /** @param changed is called whenever a read begins or ends; whoever changes the list emits the event */
  constructor(context: DirectoryContext, entries: GroupEntries, changed: () => void) {
    this.#context = context;
    this.#entries = entries;
    this.#loader = new Loader(changed);
    this.#paged = new PagedList<Group>({
      pageSize: context.pageSize,
      read: async (page, limit, signal) =>
        (await context.client()).groups.list(
          { page, limit, sortBy: this.#serverOrder },
          { signal },
        ),
      idOf: ({ code }) => code,
      accept: (groups) => {
        for (const group of groups) entries.upsert(group);
      },
    });
  }

  get content(): Loadable<GroupRows> {
    return mapLoadable(this.#loader.content, (paged) => this.#rows(paged));
  }

  /** Reads the first page, unless it is known; with `again`, all that is known is read again. */
  async load({ again = false } = {}): Promise<void> {
    const read = this.#reading((signal) => this.#paged.refresh(signal));
    if (again) await this.#loader.load(read);
    else await this.#loader.loadUnlessKnown(read);
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
    if (this.#loader.content.state === 'loaded' && this.#paged.complete) return;
    await this.#loader.share(
      'all',
      this.#reading((signal) => this.#paged.readAll(signal)),
    );
  }

  /**
   * Lists the groups in another order from now on. Where the server has to sort them anew, what was read is
   * forgotten.
   * @param language whose rules names are sorted by
   */
  async sortBy(order: GroupOrder, language: string): Promise<void> {
    const isServed = await this.#canServe(order);
    const before = this.#serverOrder;
    this.#order = order;
    this.#isServed = isServed;
    this.#language = language;
    if (this.#serverOrder !== before) this.reset();
  }

  /** Whether the server does not give this order, so that it is only right where all groups are known. */
  get needsAll(): boolean {
    return !this.#isServed;
  }

  /** What the place of a group depends on. */
  get placedBy(): PlacedBy {
    return placedBy(this.#order);
  }

  /** A group was created. */
  insert(code: string): void {
    if (this.#isOldestFirst) this.#paged.insertLast(code);
    else this.#paged.insertFirst(code);
  }

  remove(codes: readonly string[]): void {
    this.#paged.remove(codes);
  }

  /** A group may have another code now; it keeps its place. */
  rename(code: string, newCode: string): void {
    this.#paged.rename(code, newCode);
  }

  /** The group of a code was updated, and may have another code now. */
  update(code: string, newCode: string): void {
    this.rename(code, newCode);
    if (this.placedBy !== 'update') return;
    if (this.#isOldestFirst) this.#paged.moveLast(newCode);
    else this.#paged.moveFirst(newCode);
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

  async #canServe(order: GroupOrder): Promise<boolean> {
    const wanted = serverOrder(order);
    if (order === this.#order) return this.#isServed;
    if (wanted === undefined) return false;
    // Where there is no client, reading the list fails by that too, and says why.
    const client = await this.#context.client().catch(ignored('No client could be asked'));
    return client?.abilities.groupOrders.includes(wanted) ?? true;
  }

  get #serverOrder(): SortBy {
    return (this.#isServed ? serverOrder(this.#order) : undefined) ?? 'CREATEDAT_DESC';
  }

  get #isOldestFirst(): boolean {
    return this.#serverOrder.endsWith('_ASC');
  }

  #rows({ ids, totalCount, complete, countedByServer }: PagedList<Group>): GroupRows {
    const madeOf = [ids, totalCount, complete, countedByServer, this.#entries.version];
    const { needsAll } = this;
    return this.#latestRows([...madeOf, needsAll, this.#order, this.#language], () => ({
      groups: this.#sorted(
        ids.map((code) => this.#entries.findByCode(code)).filter((entry) => entry !== undefined),
      ),
      totalCount,
      complete,
      ...(countedByServer === undefined ? {} : { countedByServer }),
    }));
  }

  #sorted(groups: readonly GroupEntry[]): readonly GroupEntry[] {
    return this.needsAll ? sortGroups(groups, this.#order, this.#language) : groups;
  }
}
