import pMap from 'p-map';
import type { Page } from '../authing/types.ts';

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

/** How many pages are read at a time when several are. The client opens as many connections. */
const pagesAtOnce = 16;

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
    await this.#rebuild(size, Math.max(1, Math.ceil(this.#ids.length / size)), signal);
  }

  /** Reads the rows after the last known one: as many as a page has. */
  async readMore(signal: AbortSignal): Promise<void> {
    const known = this.#ids;
    const size = this.#source.pageSize();
    const firstPage = Math.floor(known.length / size) + 1;
    const lastPage = Math.floor((known.length + size - 1) / size) + 1;
    const version = this.#version;
    const pages = await this.#readPages(firstPage, lastPage, size, signal);
    if (version !== this.#version) return this.readMore(signal);
    const rows = pages.flatMap(({ list }) => list);
    const ids = rows.map(this.#source.idOf);
    const overlap = known.slice((firstPage - 1) * size);
    const added = ids.slice(overlap.length);
    const consistent =
      pages.every(({ totalCount }) => totalCount === this.#totalCount) &&
      overlap.every((id, index) => ids[index] === id) &&
      new Set([...known, ...added]).size === known.length + added.length;
    if (!consistent) return this.#rebuild(size, lastPage, signal);
    this.#source.accept(rows);
    this.#ids = [...known, ...added];
    // A server that promises more rows than it gives must not leave a "Load More" behind for ever.
    if (added.length === 0) this.#totalCount = this.#ids.length;
  }

  /** Reads all rows there are. */
  async readAll(signal: AbortSignal): Promise<void> {
    const size = this.#source.pageSize();
    const version = this.#version;
    const first = await this.#source.read(1, size, signal);
    const rest = await this.#readPages(2, Math.ceil(first.totalCount / size), size, signal);
    if (version !== this.#version) return this.readAll(signal);
    this.#take([first, ...rest]);
  }

  /** Puts a row first, as a new one stands in a list that begins with the newest. */
  insertFirst(id: string): void {
    this.#version += 1;
    if (this.#ids.includes(id)) return;
    this.#ids = [id, ...this.#ids];
    this.#totalCount += 1;
  }

  /** Takes out rows that are gone from the server, whether they are known here or not. */
  remove(ids: readonly string[]): void {
    this.#version += 1;
    const gone = new Set(ids);
    const left = this.#ids.filter((id) => !gone.has(id));
    this.#totalCount -= this.#ids.length - left.length;
    this.#ids = left;
  }

  /** A row's id, or anything else about it, changed; it keeps its place. */
  rename(id: string, newId: string): void {
    this.#version += 1;
    this.#ids = this.#ids.map((known) => (known === id ? newId : known));
  }

  async #rebuild(size: number, pageCount: number, signal: AbortSignal): Promise<void> {
    const version = this.#version;
    const pages = await this.#readPages(1, pageCount, size, signal);
    if (version !== this.#version) return this.#rebuild(size, pageCount, signal);
    this.#take(pages);
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
