import { type Page, type PageArgs, pageOf } from './pages.ts';

export type SortBy = 'CREATEDAT_DESC' | 'CREATEDAT_ASC' | 'UPDATEDAT_DESC' | 'UPDATEDAT_ASC';

interface Dated {
  readonly createdAt: string;
  readonly updatedAt: string;
}

/**
 * Items in the order they were created, and a view of them by last update that is made when it is
 * asked for. Both orders are total: of two with the same time the one created later is the newer.
 */
export class Timeline<T extends Dated> {
  readonly #items: T[];
  #byUpdate: readonly T[] | undefined;

  /** @param items oldest first; the timeline takes them over */
  constructor(items: T[]) {
    this.#items = items;
  }

  /** Oldest first. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** Adds the newest item. */
  add(item: T) {
    this.#items.push(item);
    this.touch();
  }

  remove(item: T) {
    const index = this.#items.indexOf(item);
    if (index >= 0) this.#items.splice(index, 1);
    this.touch();
  }

  /** To be called when an item got a new time of update. */
  touch() {
    this.#byUpdate = undefined;
  }

  /** One page in the order asked for; newest first where none is. */
  page(args: PageArgs, sortBy: SortBy | null | undefined): Page<T> {
    switch (sortBy) {
      case 'CREATEDAT_ASC':
        return pageOf(this.#items, args);
      case 'UPDATEDAT_ASC':
        return pageOf(this.#updates(), args);
      case 'UPDATEDAT_DESC':
        return pageOf(this.#updates(), args, 'newestFirst');
      default:
        return pageOf(this.#items, args, 'newestFirst');
    }
  }

  /** Sorts some of the items, in the order asked for; newest first where none is. */
  sorted(some: readonly T[], sortBy: SortBy | null | undefined): readonly T[] {
    const time = sortBy?.startsWith('UPDATEDAT') ? 'updatedAt' : 'createdAt';
    // Only items of the same time need their places, which take a look through the list.
    const sorted = some.toSorted(
      (a, b) => compare(a[time], b[time]) || this.#items.indexOf(a) - this.#items.indexOf(b),
    );
    return sortBy?.endsWith('ASC') ? sorted : sorted.reverse();
  }

  #updates() {
    // The sort is stable, so what was updated at the same time stays in the order of creation.
    this.#byUpdate ??= this.#items.toSorted((a, b) => compare(a.updatedAt, b.updatedAt));
    return this.#byUpdate;
  }

  /**
   * The time for a change made now, as it is written everywhere. Never before the newest item's,
   * so that a clock set back does not put a new item behind older ones.
   */
  now(): string {
    const newest = this.#items.at(-1)?.createdAt;
    const now = new Date().toISOString();
    return newest !== undefined && compare(newest, now) > 0 ? newest : now;
  }
}

/** Times are all written the same way, so their text sorts as they do. */
function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
