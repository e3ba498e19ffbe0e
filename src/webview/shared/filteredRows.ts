import { type Band, toBands } from './countBands.ts';
import { compareTexts, RowOrder, type Sort } from './rowOrder.ts';
import { RowSearch, type SearchableRow, searchWords } from './rowSearch.ts';

/** A row about a resource. */
export interface ResourceRow extends SearchableRow {
  readonly namespace: string;
  readonly type: string;
}

/** Which rows are wanted. */
export interface Criteria {
  /** Words that must all occur in a row, in any column and in any case. */
  readonly search: string;
  /** One namespace; undefined for all. */
  readonly namespace?: string | undefined;
  /** Some resource types; empty for all. */
  readonly types: readonly string[];
}

/** What fits the criteria. */
export interface Matches<R> {
  readonly rows: readonly R[];
  /** How many rows there would be of each type, whichever types are chosen. */
  readonly typeCounts: ReadonlyMap<string, number>;
}

/** The search among the rows of a namespace in an order. */
interface SearchAmong<R extends ResourceRow, C extends string> {
  readonly namespace: string | undefined;
  readonly sort: Sort<C> | undefined;
  readonly search: RowSearch<R, ReadonlyMap<string, number>>;
}

/** The rows of one reading, made ready for searching and sorting many of them at each keystroke. */
export class FilteredRows<R extends ResourceRow, C extends string> {
  /** In the host's order. */
  readonly rows: readonly R[];
  /** The namespaces that occur, sorted, with the number of rows of each. */
  readonly namespaces: ReadonlyMap<string, number>;
  /** The resource types that occur, sorted, with the number of rows of each. */
  readonly types: ReadonlyMap<string, number>;
  /** The rows by namespace and type, for a picture. */
  readonly bands: readonly Band[];
  readonly #order: RowOrder<R, C>;
  readonly #countTypes: (rows: readonly R[]) => ReadonlyMap<string, number>;
  #searched: SearchAmong<R, C> | undefined;

  /**
   * @param text what a row is sorted by in a column
   * @param countTypes counts the rows of each type, where that can be done faster than by the types' names
   */
  constructor(
    rows: readonly R[],
    text: (row: R, column: C) => string,
    countTypes: (rows: readonly R[]) => ReadonlyMap<string, number> = (some) =>
      countBy(some, 'type'),
  ) {
    this.rows = rows;
    this.namespaces = countBy(rows, 'namespace');
    this.types = countBy(rows, 'type');
    this.bands = toBands(rows);
    this.#order = new RowOrder(rows, text);
    this.#countTypes = countTypes;
  }

  /** Finds the rows that fit, in the order of `sort`. */
  find({ search, namespace, types }: Criteria, sort: Sort<C> | undefined): Matches<R> {
    if (
      this.#searched === undefined ||
      this.#searched.namespace !== namespace ||
      this.#searched.sort !== sort
    ) {
      this.#searched = { namespace, sort, search: this.#searchAmong(namespace, sort) };
    }
    const { rows, summary: typeCounts } = this.#searched.search.find(searchWords(search));
    if (types.length === 0) return { rows, typeCounts };
    return { rows: rows.filter(({ type }) => types.includes(type)), typeCounts };
  }

  #searchAmong(namespace: string | undefined, sort: Sort<C> | undefined) {
    const rows = this.#order.sorted(sort);
    const wanted =
      namespace === undefined ? rows : rows.filter((row) => row.namespace === namespace);
    return new RowSearch(wanted, this.#countTypes);
  }
}

function countBy(
  rows: readonly ResourceRow[],
  column: 'namespace' | 'type',
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => compareTexts(a, b)));
}
