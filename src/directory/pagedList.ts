import type { Page } from '../authing/api.ts';
import { PageSize } from './pageSize.ts';
import { type PagesRead, type PagesWanted, readPages } from './readPages.ts';

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
  /** As the server counts. */
  #counted = 0;
  #complete = false;
  /** How many rows of the server's list lie before its next one and are not in `#ids`, for they cannot be read. */
  #missing = 0;
  #version = 0;
  readonly #source: PageSource<T>;
  readonly #size: PageSize;

  constructor(source: PageSource<T>) {
    this.#source = source;
    this.#size = new PageSize(source.pageSize);
  }

  /** The ids read so far, from the first on. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  /** How many there are on the server, as far as is known: never fewer than have been read. */
  get totalCount(): number {
    return this.#complete ? this.#ids.length : Math.max(this.#counted, this.#ids.length);
  }

  /** Whether all rows have been read that the server gives. */
  get complete(): boolean {
    return this.#complete;
  }

  /** How many rows the server counts where it gives fewer, and no more; undefined where it gives all. */
  get countedByServer(): number | undefined {
    return this.#complete && this.#counted > this.#ids.length ? this.#counted : undefined;
  }

  /** Reads again what has been read, at least the first page. */
  async refresh(signal: AbortSignal): Promise<void> {
    await this.#settle(signal, () => {
      // Of a list that has ended, as far as shows whether it still ends there.
      const rows = this.#offset + (this.#complete ? 1 : 0);
      return this.#readFromStart(Math.max(1, rows), signal);
    });
  }

  /** Reads the rows after the last known one: at least as many as a page has, where there are. */
  async readMore(signal: AbortSignal): Promise<void> {
    await this.#settle(signal, async () => {
      const known = this.#ids;
      const offset = this.#offset;
      const size = this.#size.rows;
      const first = Math.floor(offset / size) + 1;
      // Nothing is known before the first page is read, not even how large pages are.
      if (offset === 0) return this.#readFromStart(1, signal);
      const read = await this.#read({ first, rows: offset + size, known, signal });
      if (read.failure !== undefined) throw read.failure.error;
      const ids = read.rows.map(this.#source.idOf);
      const overlap = offset - (first - 1) * size;
      const added = this.#addedBy(ids, known, overlap);
      const asCounted = read.fits && read.totalCount === this.#counted;
      if (added === undefined || !asCounted) {
        return this.#readFromStart(offset + size, signal);
      }
      return () => {
        this.#source.accept(read.rows);
        this.#ids = [...known, ...added];
        this.#complete = read.ended;
        this.#missing = Math.max(0, read.offset - this.#ids.length);
      };
    });
  }

  /** Reads all rows there are. Where that fails midway, the rows before are kept. */
  async readAll(signal: AbortSignal): Promise<void> {
    await this.#settle(signal, async () => {
      const read = await this.#readTogether({ signal });
      const { failure } = read;
      if (failure === undefined) return () => this.#take(read);
      return () => {
        if (read.fits && read.rows.length > this.#ids.length) this.#take(read);
        throw failure.error;
      };
    });
  }

  /** Puts a row first, as a new one stands in a list that begins with the newest. */
  insertFirst(id: string): void {
    this.outdate();
    if (this.#ids.includes(id)) return;
    this.#ids = [id, ...this.#ids];
    this.#counted += 1;
  }

  /** Counts a row in that stands last on the server; it shows where the rows before it do. */
  insertLast(id: string): void {
    this.outdate();
    if (this.#ids.includes(id)) return;
    this.#counted += 1;
    if (this.#complete) this.#ids = [...this.#ids, id];
  }

  /** Moves a row, which may be beyond the known ones, to the first place. */
  moveFirst(id: string): void {
    this.outdate();
    const isNew = this.#complete && !this.#ids.includes(id);
    this.#ids = [id, ...this.#ids.filter((known) => known !== id)];
    if (isNew) this.#counted += 1;
  }

  /** Moves a row to the last place on the server; it shows where the rows before it do. */
  moveLast(id: string): void {
    this.outdate();
    const others = this.#ids.filter((known) => known !== id);
    this.#ids = this.#complete ? [...others, id] : others;
  }

  /** Takes out rows that are gone from the server, whether they are known here or not. */
  remove(ids: readonly string[]): void {
    this.outdate();
    const gone = new Set(ids);
    const left = this.#ids.filter((id) => !gone.has(id));
    this.#counted -= this.#ids.length - left.length;
    this.#ids = left;
  }

  /** A row's id, or anything else about it, changed; it keeps its place. */
  rename(id: string, newId: string): void {
    this.outdate();
    if (id === newId || !this.#ids.includes(id)) return;
    // A row that had this id until now is gone: no two have the same.
    const left = this.#ids.filter((known) => known !== newId);
    this.#counted -= this.#ids.length - left.length;
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
    this.#counted = 0;
    this.#complete = false;
    this.#missing = 0;
    this.#size.reset();
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

  /** Where in the server's list the known rows end. */
  get #offset(): number {
    return this.#ids.length + this.#missing;
  }

  /** @param rows how many rows of the server's list are wanted; as many as make whole pages are read */
  async #readFromStart(rows: number, signal: AbortSignal): Promise<() => void> {
    const read = await this.#readTogether({ rows, signal });
    if (read.failure !== undefined) throw read.failure.error;
    return () => this.#take(read);
  }

  #read(wanted: Omit<PagesWanted, 'size'>): Promise<PagesRead<T>> {
    return readPages(this.#source, { ...wanted, size: this.#size });
  }

  /** Reads pages, and once more where they do not fit together, for others changed the list between two. */
  async #readTogether(wanted: Omit<PagesWanted, 'size'>): Promise<PagesRead<T>> {
    const read = await this.#read(wanted);
    return read.fits || read.failure !== undefined ? read : this.#read(wanted);
  }

  /**
   * @param overlap how many of the rows read lie before the end of the known ones
   * @returns the ids that were not known; undefined where the rows do not go on from the known ones
   */
  #addedBy(
    ids: readonly string[],
    known: readonly string[],
    overlap: number,
  ): readonly string[] | undefined {
    const wasKnown = new Set(known);
    const firstNew = ids.findIndex((id) => !wasKnown.has(id));
    const again = firstNew < 0 ? ids.length : firstNew;
    const added = ids.slice(again);
    const follows =
      again <= overlap &&
      again >= overlap - this.#missing &&
      known.slice(known.length - again).every((id, index) => ids[index] === id) &&
      new Set([...known, ...added]).size === known.length + added.length;
    return follows ? added : undefined;
  }

  #take(read: PagesRead<T>): void {
    this.#source.accept(read.rows);
    this.#ids = [...new Set(read.rows.map(this.#source.idOf))];
    this.#counted = read.totalCount;
    this.#complete = read.ended;
    this.#missing = Math.max(0, read.offset - this.#ids.length);
  }
}
