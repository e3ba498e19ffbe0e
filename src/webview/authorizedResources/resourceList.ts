import type { Column, Row } from './rows.ts';

/** Which rows are wanted. */
export interface Criteria {
  /** Words that must all occur in a row, in any column and in any case. */
  readonly search: string;
  /** One namespace; undefined for all. */
  readonly namespace?: string | undefined;
  /** Some resource types; empty for all. */
  readonly types: readonly string[];
}

/** The order of the rows; without one they stand as the server gave them out. */
export interface Sort {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

/** What fits the criteria. */
export interface Matches {
  readonly rows: readonly Row[];
  /** How many rows there would be of each type, whichever types are chosen. */
  readonly typeCounts: ReadonlyMap<string, number>;
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** The rows of one reading, made ready for searching and sorting many of them at each keystroke. */
export class ResourceList {
  /** In the server's order. */
  readonly rows: readonly Row[];
  /** The namespaces that occur, sorted, with the number of rows of each. */
  readonly namespaces: ReadonlyMap<string, number>;
  /** The resource types that occur, sorted, with the number of rows of each. */
  readonly types: ReadonlyMap<string, number>;
  /** The rows by column, ascending; sorted when first asked for. */
  readonly #sorted = new Map<Column, readonly Row[]>();

  constructor(rows: readonly Row[]) {
    this.rows = rows;
    this.namespaces = countBy(rows, 'namespace');
    this.types = countBy(rows, 'type');
  }

  /** Finds the rows that fit, in the order of `sort`. */
  find(criteria: Criteria, sort: Sort | undefined): Matches {
    const words = searchWords(criteria.search);
    const { namespace } = criteria;
    const types = new Set(criteria.types);
    const rows: Row[] = [];
    const typeCounts = new Map([...this.types.keys()].map((type) => [type, 0]));
    for (const row of this.#inOrder(sort)) {
      if (namespace !== undefined && row.namespace !== namespace) continue;
      if (!words.every((word) => row.searchText.includes(word))) continue;
      typeCounts.set(row.type, (typeCounts.get(row.type) ?? 0) + 1);
      if (types.size === 0 || types.has(row.type)) rows.push(row);
    }
    return { rows, typeCounts };
  }

  #inOrder(sort: Sort | undefined): readonly Row[] {
    if (sort === undefined) return this.rows;
    const ascending = this.#sorted.get(sort.column) ?? sortBy(this.rows, sort.column);
    this.#sorted.set(sort.column, ascending);
    return sort.direction === 'ascending' ? ascending : ascending.toReversed();
  }
}

/** The words of a search, in lower case. */
export function searchWords(search: string): string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The order after a click on a column's header: ascending, descending, and then the server's again. */
export function nextSort(sort: Sort | undefined, column: Column): Sort | undefined {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

/** Compares each distinct value once only: most columns hold few, and comparing words is slow. */
function sortBy(rows: readonly Row[], column: Column): readonly Row[] {
  const values = [...new Set(rows.map((row) => row[column]))].sort(collator.compare);
  const ranks = new Map(values.map((value, rank) => [value, rank]));
  const rankOf = (row: Row) => ranks.get(row[column]) ?? 0;
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function countBy(rows: readonly Row[], column: Column): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => collator.compare(a, b)));
}
