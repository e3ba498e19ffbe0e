/** The order of rows; without one they stand as the server gave them out. */
export interface Sort<C extends string = string> {
  readonly column: C;
  readonly direction: 'ascending' | 'descending';
}

let collator = collatorFor(undefined);

function collatorFor(language: string | undefined): Intl.Collator {
  return new Intl.Collator(language, { numeric: true });
}

/** Sets whose rules texts are sorted by: the page calls it before it shows any, with the display language. */
export function sortAsIn(language: string): void {
  collator = collatorFor(language);
}

/** Compares texts as people sort them, Chinese ones in Chinese by their pinyin, and numbers in them by their value. */
export function compareTexts(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Rows in the order of any of their columns. */
export class RowOrder<R, C extends string> {
  readonly #rows: readonly R[];
  readonly #textOf: (row: R, column: C) => string;
  /** The rows by column, ascending; sorted when first asked for. */
  readonly #sorted = new Map<C, readonly R[]>();

  /**
   * @param rows in the server's order
   * @param textOf what a row is sorted by
   */
  constructor(rows: readonly R[], textOf: (row: R, column: C) => string) {
    this.#rows = rows;
    this.#textOf = textOf;
  }

  /** All rows. Those with the same text stay in the server's order. */
  sorted(sort: Sort<C> | undefined): readonly R[] {
    if (sort === undefined) return this.#rows;
    const ascending = this.#sorted.get(sort.column) ?? this.#sortBy(sort.column);
    this.#sorted.set(sort.column, ascending);
    return sort.direction === 'ascending' ? ascending : ascending.toReversed();
  }

  /** Compares each distinct text once only: most columns hold few, and comparing words is slow. */
  #sortBy(column: C): readonly R[] {
    const texts = new Map(this.#rows.map((row) => [row, this.#textOf(row, column)]));
    const distinct = [...new Set(texts.values())].sort(compareTexts);
    const ranks = new Map(distinct.map((text, rank) => [text, rank]));
    const rankOf = (row: R) => ranks.get(texts.get(row) ?? '') ?? 0;
    return this.#rows.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

/** The order after a click on a column's header: ascending, descending, and then the server's again. */
export function nextSort<C extends string>(
  sort: Sort<C> | undefined,
  column: C,
): Sort<C> | undefined {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

/** The same after a click on one of some columns, which the grid names by its id. */
export function sortAfterClick<C extends string>(
  sort: Sort<C> | undefined,
  id: string,
  columns: readonly C[],
): Sort<C> | undefined {
  const column = columns.find((each) => each === id);
  return column === undefined ? sort : nextSort(sort, column);
}
