import { setMaxListeners } from 'node:events';
import { givenIn, type Page } from '../authing/api.ts';
import type { PageSize } from './pageSize.ts';
import { pagesAtOnce } from './pagesAtOnce.ts';

/** How a list is read by page. */
export interface PagedSource<T> {
  /**
   * Reads one page from the server; pages count from 1.
   * @returns undefined where the server refuses this page, and the others are wanted all the same
   */
  readonly read: (page: number, limit: number, signal: AbortSignal) => Promise<Page<T> | undefined>;
  /** What the server knows a row by. */
  readonly idOf: (row: T) => string;
}

/** Which pages are wanted. */
export interface PagesWanted {
  readonly size: PageSize;
  readonly signal?: AbortSignal | undefined;
  /** The first page to read; 1 unless given. */
  readonly first?: number;
  /** How many rows of the list are wanted, counted from its first one; all unless given. */
  readonly rows?: number;
  /** The ids of rows that were read before. */
  readonly known?: readonly string[];
  /** How many rows there are, where that is known: then the first pages are read at once. */
  readonly expected?: number | undefined;
}

/** What was read of a list. */
export interface PagesRead<T> {
  /** In the order of the pages; a row stands in it twice where it stood on two pages. */
  readonly rows: readonly T[];
  /** How many rows there are, as the server counts; where that cannot be, as many as are known. */
  readonly totalCount: number;
  /** Whether the server gives no more rows. */
  readonly ended: boolean;
  /** Whether the pages fit together: nothing shows that the list changed between two of them. */
  readonly fits: boolean;
  /** Where in the server's list these pages end, counted in rows. */
  readonly offset: number;
  /** What ended the read before its time; then only pages that follow on one another are in `rows`. */
  readonly failure?: { readonly error: unknown };
}

/** How many pages are read at a time until it shows that the server has them. */
const pagesAtFirst = 4;

/**
 * Reads pages of a list until the rows wanted are there or the server gives no more. Whether there is more
 * is not left to the server's count alone: only a page that is not full, or brings nothing new, ends a list.
 * Never rejects: what went wrong is in `failure`.
 */
export async function readPages<T>(
  source: PagedSource<T>,
  wanted: PagesWanted,
): Promise<PagesRead<T>> {
  for (;;) {
    const read = await new PageReading(source, wanted).read();
    if (read !== undefined) return read;
  }
}

/** One reading of pages, all of one size. */
class PageReading<T> {
  readonly #source: PagedSource<T>;
  readonly #size: PageSize;
  readonly #limit: number;
  readonly #first: number;
  /** The number of the last page wanted; undefined where all are. */
  readonly #last: number | undefined;
  readonly #signal: AbortSignal;
  readonly #rest = new AbortController();
  readonly #ids: Set<string>;
  readonly #pages = new Map<number, Page<T> | undefined>();
  readonly #underWay = new Map<number, Promise<void>>();
  #atOnce: number;
  #next: number;
  /** The last of the pages that were read without a gap. */
  #contiguous: number;
  /** The page by which the list ends; infinite as long as none shows that. */
  #end = Number.POSITIVE_INFINITY;
  /** Whether that page had nothing new. */
  #isRepeated = false;
  /** How many rows there are by the first count, and the largest count so far. */
  #planned: number | undefined;
  #largest = 0;
  #failure: { readonly error: unknown } | undefined;
  #relearn = false;

  constructor(
    source: PagedSource<T>,
    { size, signal, first = 1, rows, known = [], expected }: PagesWanted,
  ) {
    this.#source = source;
    this.#size = size;
    this.#limit = size.rows;
    this.#first = first;
    this.#last = rows === undefined ? undefined : Math.max(first, Math.ceil(rows / this.#limit));
    const signals = [this.#rest.signal, ...(signal === undefined ? [] : [signal])];
    this.#signal = AbortSignal.any(signals);
    // Each request listens to it, and there may be many at a time: Node takes that for a leak.
    setMaxListeners(0, this.#signal);
    this.#ids = new Set(known);
    this.#planned = expected;
    this.#atOnce = expected === undefined && rows === undefined ? pagesAtFirst : pagesAtOnce;
    this.#next = first;
    this.#contiguous = first - 1;
  }

  /** @returns undefined where the server showed that it gives fewer rows a page than it was asked for */
  async read(): Promise<PagesRead<T> | undefined> {
    for (;;) {
      while (this.#mayAsk()) this.#ask(this.#next++);
      if (this.#underWay.size === 0 || this.#relearn || this.#failure !== undefined) break;
      await Promise.race(this.#underWay.values());
    }
    this.#rest.abort();
    return this.#relearn ? undefined : this.#result();
  }

  #mayAsk(): boolean {
    if (this.#relearn || this.#failure !== undefined) return false;
    return (
      this.#underWay.size < this.#atOnce &&
      this.#next < this.#end &&
      this.#next <= this.#lastToAsk()
    );
  }

  #lastToAsk(): number {
    const counted = this.#last ?? this.#lastCounted();
    if (this.#contiguous < counted) return counted;
    // All that was wanted or counted is here, and the last page was full.
    if (this.#last !== undefined) return this.#hasAllCounted() ? this.#last + 1 : this.#last;
    return this.#contiguous + Math.max(1, this.#contiguous - counted);
  }

  /** The number of the page that has the last row by the server's count, or is empty behind it. */
  #lastCounted(): number {
    if (this.#planned === undefined) return this.#first;
    const given = this.#given(1);
    return Math.floor(this.#planned / Math.max(this.#limit, given)) + 1;
  }

  /** How many rows the server gave in a page, those that could not be read, too. */
  #given(number: number): number {
    const page = this.#pages.get(number);
    return page === undefined ? 0 : givenIn(page);
  }

  #hasAllCounted(): boolean {
    return this.#ids.size >= this.#largest;
  }

  #ask(page: number): void {
    const reading = this.#source.read(page, this.#limit, this.#signal).then(
      (read) => this.#take(page, read),
      (error: unknown) => {
        this.#failure ??= { error };
      },
    );
    this.#underWay.set(
      page,
      reading.finally(() => this.#underWay.delete(page)),
    );
  }

  #take(page: number, read: Page<T> | undefined): void {
    if (page === 1 && read !== undefined && this.#learns(read)) return;
    const before = this.#ids.size;
    this.#pages.set(page, read);
    if (read !== undefined) {
      for (const row of read.list) this.#ids.add(this.#source.idOf(row));
      if (this.#planned === undefined || page === 1) this.#planned = read.totalCount;
      this.#largest = Math.max(this.#largest, read.totalCount);
      if (this.#ids.size === before) this.#endAt(page, true);
      else {
        this.#atOnce = Math.min(pagesAtOnce, this.#atOnce + 1);
        // What had nothing new was only a gap.
        if (page > this.#end) this.#end = Number.POSITIVE_INFINITY;
      }
    } else if (this.#planned === undefined || page > this.#lastCounted()) {
      this.#endAt(page, true);
    }
    while (this.#pages.has(this.#contiguous + 1)) this.#contiguous += 1;
    const last = this.#pages.get(this.#contiguous);
    if (last !== undefined && givenIn(last) < this.#limit && this.#hasAllCounted()) {
      this.#endAt(this.#contiguous, false);
    }
  }

  #endAt(page: number, isRepeated: boolean): void {
    if (page >= this.#end) return;
    this.#end = page;
    this.#isRepeated = isRepeated;
  }

  /** Whether the first page shows that pages of this size are not given, so that it is read again. */
  #learns(page: Page<T>): boolean {
    const { isLearned, rows } = this.#size;
    const given = givenIn(page);
    if ((isLearned && rows === this.#limit) || given === 0) return false;
    if (given > this.#limit) this.#size.learn(given);
    // A count smaller than what is on the page says nothing.
    if (given >= this.#limit || given === page.totalCount) return false;
    // Another list of the same server may have shown it while this page was on its way.
    if (!isLearned) this.#size.learn(given);
    this.#relearn = true;
    return true;
  }

  #result(): PagesRead<T> {
    const numbers = [...this.#pages.keys()]
      .filter((page) => this.#failure === undefined || page <= this.#contiguous)
      .sort((one, other) => one - other);
    const pages = numbers.map((page) => this.#pages.get(page)).filter((page) => page !== undefined);
    const failure = this.#failure;
    return {
      rows: pages.flatMap(({ list }) => list),
      totalCount: this.#totalCount(pages),
      ended: failure === undefined && this.#end < Number.POSITIVE_INFINITY,
      fits: this.#fits(pages),
      offset: this.#offset(numbers.at(-1) ?? 0),
      ...(failure && { failure }),
    };
  }

  #offset(last: number): number {
    const size = Math.max(this.#limit, this.#given(1));
    if (last < this.#end) return last * size;
    const atEnd = this.#isRepeated ? 0 : this.#given(this.#end);
    return (this.#end - 1) * size + atEnd;
  }

  #totalCount(pages: readonly Page<T>[]): number {
    const known = this.#ids.size;
    const last = pages.findLast(({ list }) => list.length > 0) ?? pages.at(-1);
    const count = last?.totalCount ?? this.#planned ?? 0;
    return count >= known ? count : Math.max(this.#largest, known);
  }

  #fits(pages: readonly Page<T>[]): boolean {
    const [first] = pages;
    let rows = 0;
    const seen = new Set<string>();
    for (const { list, totalCount } of pages) {
      const before = seen.size;
      for (const row of list) seen.add(this.#source.idOf(row));
      // A page that only repeats others is what some servers give behind the last one.
      if (seen.size > before) rows += list.length;
      else if (list.length === 0 && totalCount === 0) continue;
      if (totalCount !== first?.totalCount) return false;
    }
    return rows === seen.size;
  }
}
