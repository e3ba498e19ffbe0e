/** One page of a list, with the number of all items there are. */
export interface Page<T> {
  readonly totalCount: number;
  readonly list: readonly T[];
}

const leftOutOf = new WeakMap<object, number>();

/** A page of which the server gave more items than could be read. */
export function pageWithout<T>(leftOut: number, page: Page<T>): Page<T> {
  if (leftOut > 0) leftOutOf.set(page, leftOut);
  return page;
}

/** How many items the server gave in a page, those that could not be read and are not in its list, too. */
export function givenIn(page: Page<unknown>): number {
  return page.list.length + (leftOutOf.get(page) ?? 0);
}
