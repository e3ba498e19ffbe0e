import { type Band, toBands } from '../shared/countBands.ts';
import { collator, RowOrder, type Sort } from '../shared/rowOrder.ts';
import { RowSearch, searchWords } from '../shared/rowSearch.ts';
import type { Column, PermissionRow } from './permissionRows.ts';

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
export interface Matches {
  readonly rows: readonly PermissionRow[];
  /** How many rows there would be of each type, whichever types are chosen. */
  readonly typeCounts: ReadonlyMap<string, number>;
}

/** Before anything was read. */
export const noMatches: Matches = { rows: [], typeCounts: new Map() };

/** The search among the rows of a namespace in an order. */
interface SearchAmong {
  readonly namespace: string | undefined;
  readonly sort: Sort<Column> | undefined;
  readonly search: RowSearch<PermissionRow, Matches['typeCounts']>;
}

/** The rows of one reading, made ready for searching and sorting them at each keystroke. */
export class PermissionList {
  /** In the host's order. */
  readonly rows: readonly PermissionRow[];
  /** The namespaces that occur, sorted, with the number of rows of each. */
  readonly namespaces: ReadonlyMap<string, number>;
  /** The resource types that occur, sorted, with the number of rows of each. */
  readonly types: ReadonlyMap<string, number>;
  /** The rows by namespace and type, for a picture. */
  readonly bands: readonly Band[];
  readonly #order: RowOrder<PermissionRow, Column>;
  #searched: SearchAmong | undefined;

  constructor(rows: readonly PermissionRow[]) {
    this.rows = rows;
    this.namespaces = countBy(rows, 'namespace');
    this.types = countBy(rows, 'type');
    this.bands = toBands(rows);
    this.#order = new RowOrder(rows, (row, column) => row[column]);
  }

  /** Finds the rows that fit, in the order of `sort`. */
  find({ search, namespace, types }: Criteria, sort: Sort<Column> | undefined): Matches {
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

  #searchAmong(namespace: string | undefined, sort: Sort<Column> | undefined) {
    const rows = this.#order.sorted(sort);
    const wanted =
      namespace === undefined ? rows : rows.filter((row) => row.namespace === namespace);
    return new RowSearch(wanted, (found) => countBy(found, 'type'));
  }
}

function countBy(
  rows: readonly PermissionRow[],
  column: 'namespace' | 'type',
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => collator.compare(a, b)));
}
