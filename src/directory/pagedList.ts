import pMap from 'p-map';
import type { Page } from '../authing/types.ts';
import { pagesAtOnce } from './pagesAtOnce.ts';

/** How a paged list gets at its rows. */
export interface PageSource<T> {
  /** How many rows a page has; asked at every read. */
  readonly pageSize: () => number;
  /** Reads one page from the server; pages count from 1. */
  readonly read: (page: number, limit: number, signal: AbortSignal) => Promise<Page<T>>;
  /** What the server knows a row by. */
  readonly idOf: (row: T) => string;
  /** Takes in rows that were read and still hold. */
  readonly accept: (rows: readonly T[]) => void;
}

/**
 * The first rows of a list that the server gives out in pages, as far as they have been read, by their ids.
 *
 * Pages are cut by offset, so every row that comes or goes ahead of an offset shifts all pages after it.
 * What this window changes is applied here, and the next rows are then asked for from where the known ones
 * really end; what others change shows in the overlap or in the total, and the known pages are read again.
 * A read that a change overtook is done anew, so that it never overwrites the change.
 */
export class PagedList<T> {
  #ids: readonly string[] = [];
  #totalCount = 0;
  #version = 0;
  readonly #source: PageSource<T>;

  constructor(source: PageSource<T>) {
    this.#source = source;
  }

  /** The ids read so far, from the first on. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  /** How many there are on the server, as far as is known. */
  get totalCount(): number {
    return this.#totalCount;
  }

  /** Whether all rows have been read. */
  get complete(): boolean {
    return this.#ids.length >= this.#totalCount;
  }

  /** Reads again what has been read, at least the first page. */
  async refresh(signal: AbortSignal): Promise<void> {
    const size = this.#source.pageSize();
    await this.#settle(signal, () => {
      const pageCount = Math.max(1, Math.ceil(this.#ids.length / size));
      return this.#readFromStart(pageCount, size, signal);
    });
  }

  /** Reads the rows after the last known one: at least as many as a page has, where there are. */
  async readMore(signal: AbortSignal): Promise<void> {
    const size = this.#source.pageSize();
    await this.#settle(signal, async () => {
      const known = this.#ids;
      const firstPage = Math.floor(known.length / size) + 1;
      const lastPage = Math.floor((known.length + size - 1) / size) + 1;
      const pages = await this.#readPages(firstPage, lastPage, size, signal);
      const rows = pages.flatMap(({ list }) => list);
      const ids = rows.map(this.#source.idOf);
      const overlap = known.slice((firstPage - 1) * size);
      const added = ids.slice(overlap.length);
      const asKnown =
        pages.every(({ totalCount }) => totalCount === this.#totalCount) &&
        overlap.every((id, index) => ids[index] === id) &&
        new Set([...known, ...added]).size === known.length + added.length;
      if (!asKnown) return this.#readFromStart(lastPage, size, signal);
      return () => {
        this.#source.accept(rows);
        this.#ids = [...known, ...added];
        // A server that promises more rows than it gives must not leave a "Load More" behind for ever.
        if (added.length === 0) this.#totalCount = this.#ids.length;
      };
    });
  }

  /** Reads all rows there are. */
  async readAll(signal: AbortSignal): Promise<void> {
    const size = this.#source.pageSize();
    await this.#settle(signal, async () => {
      const pages = await this.#readTogether(async () => {
        const first = await this.#source.read(1, size, signal);
        const pageCount = Math.ceil(first.totalCount / size);
        return [first, ...(await this.#readPages(2, pageCount, size, signal))];
      });
      return () => this.#take(pages);
    });
  }

  /** Puts a row first, as a new one stands in a list that begins with the newest. */
  insertFirst(id: string): void {
    this.outdate();
    if (this.#ids.includes(id)) return;
    this.#ids = [id, ...this.#ids];
    this.#totalCount += 1;
  }

  /** Takes out rows that are gone from the server, whether they are known here or not. */
  remove(ids: readonly string[]): void {
    this.outdate();
    const gone = new Set(ids);
    const left = this.#ids.filter((id) => !gone.has(id));
    this.#totalCount -= this.#ids.length - left.length;
    this.#ids = left;
  }

  /** A row's id, or anything else about it, changed; it keeps its place. */
  rename(id: string, newId: string): void {
    this.outdate();
    if (id === newId || !this.#ids.includes(id)) return;
    // A row that had this id until now is gone: no two have the same.
    const left = this.#ids.filter((known) => known !== newId);
    this.#totalCount -= this.#ids.length - left.length;
    this.#ids = left.map((known) => (known === id ? newId : known));
  }

  /** Something changed: what a read under way brings may be from before, so it is done anew. */
  outdate(): void {
    this.#version += 1;
  }

  /** Forgets all rows. */
  clear(): void {
    this.outdate();
    this.#ids = [];
    this.#totalCount = 0;
  }

  /**
   * Reads and takes in what was read, anew for as long as changes overtake it; also where it failed, as it
   * may for a group that has just got another code.
   * @param read resolves to what takes in the rows that it read
   */
  async #settle(signal: AbortSignal, read: () => Promise<() => void>): Promise<void> {
    for (;;) {
      const version = this.#version;
      try {
        const take = await read();
        signal.throwIfAborted();
        if (version === this.#version) return take();
      } catch (error) {
        if (signal.aborted || version === this.#version) throw error;
      }
    }
  }

  async #readFromStart(pageCount: number, size: number, signal: AbortSignal): Promise<() => void> {
    const pages = await this.#readTogether(() => this.#readPages(1, pageCount, size, signal));
    return () => this.#take(pages);
  }

  /** Reads pages, and once more where they do not fit together, for others changed the list between two. */
  async #readTogether(read: () => Promise<Page<T>[]>): Promise<Page<T>[]> {
    const pages = await read();
    const ids = pages.flatMap(({ list }) => list.map(this.#source.idOf));
    const fit =
      new Set(ids).size === ids.length &&
      pages.every(({ totalCount }) => totalCount === pages[0]?.totalCount);
    return fit ? pages : read();
  }

  #take(pages: readonly Page<T>[]): void {
    const rows = pages.flatMap(({ list }) => list);
    this.#source.accept(rows);
    this.#ids = [...new Set(rows.map(this.#source.idOf))];
    const last = pages.at(-1);
    const ended = last === undefined || last.list.length === 0;
    this.#totalCount = ended ? this.#ids.length : last.totalCount;
  }

  #readPages(first: number, last: number, size: number, signal: AbortSignal): Promise<Page<T>[]> {
    const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
    return pMap(numbers, (page) => this.#source.read(page, size, signal), {
      concurrency: pagesAtOnce,
    });
  }
}
