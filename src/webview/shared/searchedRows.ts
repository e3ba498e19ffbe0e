import { RowOrder, type Sort } from './rowOrder.ts';
import { RowSearch, type SearchableRow, type SearchResult, searchWords } from './rowSearch.ts';

/** What fits a search that has no filters beside it. */
export type FoundRows<R> = SearchResult<R, undefined>;

/** The rows of one reading, made ready to be sorted, and searched at each keystroke. */
export class SearchedRows<R extends SearchableRow, C extends string> {
  readonly rows: readonly R[];
  readonly #order: RowOrder<R, C>;
  #searched:
    | { readonly sort: Sort<C> | undefined; readonly search: RowSearch<R, undefined> }
    | undefined;

  /** @param text what a row is sorted by in a column */
  constructor(rows: readonly R[], text: (row: R, column: C) => string) {
    this.rows = rows;
    this.#order = new RowOrder(rows, text);
  }

  /** Finds the rows that hold all words of a text, in an order. */
  find(search: string, sort: Sort<C> | undefined): FoundRows<R> {
    if (this.#searched === undefined || this.#searched.sort !== sort) {
      this.#searched = {
        sort,
        search: new RowSearch(this.#order.sorted(sort), () => undefined),
      };
    }
    return this.#searched.search.find(searchWords(search));
  }
}
