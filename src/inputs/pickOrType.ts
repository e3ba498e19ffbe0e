import { foldText } from '../text/searchText.ts';
import type { SearchMatches } from './searchPicker.ts';

/** Rows that a picker shows at once: more make it slow, and nobody reads them. */
const mostRows = 200;

export interface PickOrTypeOptions<T> {
  /** All there is to pick. It is asked for with each search, so it has to remember what it has read. */
  readonly readAll: (signal: AbortSignal) => Promise<readonly T[]>;
  readonly idOf: (value: T) => string;
  /** What a value can be found by. */
  readonly textsOf: (value: T) => readonly string[];
  /** What a text stands for that may not be among them; undefined for nothing. */
  readonly typed: (text: string) => T | undefined;
  /** Why some cannot be picked, by id, in a word or two. */
  readonly unavailable?: ReadonlyMap<string, string>;
}

/**
 * The search of a picker of what is known here, in which also can be typed what is not: that stands last among what
 * was found.
 */
export function searchOrType<T>({
  readAll,
  idOf,
  textsOf,
  typed,
  unavailable,
}: PickOrTypeOptions<T>): (query: string, signal: AbortSignal) => Promise<SearchMatches<T>> {
  return async (query, signal) => {
    const wanted = foldText(query.trim());
    const all = await readAll(signal);
    const matching = all.filter((value) => foldText(textsOf(value).join('\n')).includes(wanted));
    const own = query.trim() === '' ? undefined : typed(query.trim());
    const isNew = own !== undefined && !all.some((value) => idOf(value) === idOf(own));
    const found = matching.slice(0, mostRows);
    return {
      found: isNew ? [...found, own] : found,
      totalCount: matching.length + (isNew ? 1 : 0),
      ...(unavailable && { unavailable }),
    };
  };
}
