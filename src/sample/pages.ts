import { SampleError } from './messages.ts';

/** Paging arguments as GraphQL hands them over: 1-based, page 1 and limit 10 unless given. */
export interface PageArgs {
  readonly page?: number | null;
  readonly limit?: number | null;
}

export interface Page<T> {
  readonly totalCount: number;
  readonly list: readonly T[];
}

/** `newestFirst` reads from the end of items that are kept oldest first. */
export type Direction = 'asListed' | 'newestFirst';

/**
 * Cuts one page out of items, without copying the rest. A page behind the end is empty. Authing
 * documents no largest limit, so none is held here.
 *
 * @throws SampleError where page or limit is not a positive whole number
 */
export function pageOf<T>(
  items: readonly T[],
  args: PageArgs,
  direction: Direction = 'asListed',
): Page<T> {
  const page = positive('page', args.page ?? 1);
  const limit = positive('limit', args.limit ?? 10);
  const totalCount = items.length;
  const start = Math.min((page - 1) * limit, totalCount);
  const end = Math.min(start + limit, totalCount);
  const list =
    direction === 'asListed'
      ? items.slice(start, end)
      : items.slice(totalCount - end, totalCount - start).reverse();
  return { totalCount, list };
}

/** @returns all items as the one page they are answered as. */
export function wholeList<T>(list: readonly T[]): Page<T> {
  return { totalCount: list.length, list };
}

/** @returns the page with each of its items turned into something else. */
export function mapPage<T, U>({ totalCount, list }: Page<T>, map: (item: T) => U): Page<U> {
  return { totalCount, list: list.map(map) };
}

function positive(name: string, value: number) {
  if (!Number.isSafeInteger(value) || value < 1) throw new SampleError('argumentInvalid', { name });
  return value;
}
