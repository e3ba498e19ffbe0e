import { RowOrder, type Sort } from '../shared/rowOrder.ts';
import { RowSearch, type SearchResult, searchWords } from '../shared/rowSearch.ts';
import type { AccessRow, Column } from './accessRows.ts';

/** What fits the search. */
export type FoundRows = SearchResult<AccessRow, undefined>;

/** The rows of one answer, made ready to be searched at each keystroke. */
export class AccessList {
  readonly rows: readonly AccessRow[];
  readonly #order: RowOrder<AccessRow, Column>;
  #searched:
    | { readonly sort: Sort<Column> | undefined; readonly search: RowSearch<AccessRow, undefined> }
    | undefined;

  constructor(rows: readonly AccessRow[]) {
    this.rows = rows;
    this.#order = new RowOrder(rows, (row, column) => row[column]);
  }

  /** Finds the rows that hold all words of a text, in an order. */
  find(search: string, sort: Sort<Column> | undefined): FoundRows {
    if (this.#searched === undefined || this.#searched.sort !== sort) {
      this.#searched = {
        sort,
        search: new RowSearch(this.#order.sorted(sort), () => undefined),
      };
    }
    return this.#searched.search.find(searchWords(search));
  }
}
