import { foldText } from '../../text/searchText.ts';

/** A row that can be searched. */
export interface SearchableRow {
  /** All that it is found by, folded: made once, not at each keystroke. */
  readonly searchText: string;
}

/** What a search finds. */
export interface SearchResult<R, S> {
  readonly rows: readonly R[];
  readonly summary: S;
}

/** The same, with the words it was found by. */
interface Step<R, S> extends SearchResult<R, S> {
  readonly words: readonly string[];
}

/** Searches rows for words, each search among what the one before found: as one types them. */
export class RowSearch<R extends SearchableRow, S> {
  readonly #rows: readonly R[];
  readonly #summarize: (rows: readonly R[]) => S;
  /** The searches that led to the last one. */
  #steps: Step<R, S>[] = [];

  /** @param summarize says once of what each search finds whatever is to be known of it */
  constructor(rows: readonly R[], summarize: (rows: readonly R[]) => S) {
    this.#rows = rows;
    this.#summarize = summarize;
  }

  /**
   * Finds the rows that hold all the words, among what earlier searches found where that must hold them all: at
   * each letter that is typed fewer rows are looked at, and a letter that is taken away leads back to what is known.
   * @param words as `searchWords` gives them
   */
  find(words: readonly string[]): SearchResult<R, S> {
    const known = this.#steps.findLastIndex((step) => narrows(words, step.words));
    this.#steps.length = known + 1;
    const last = this.#steps[known];
    if (last !== undefined && narrows(last.words, words)) return last;
    const among = last?.rows ?? this.#rows;
    const unknown = words.filter((word) => !narrows(last?.words ?? [], [word]));
    const rows = unknown.reduce<readonly R[]>(rowsWith, among);
    const step = {
      // Where all fit there is one list of them, however long the search.
      rows: rows.length === among.length ? among : rows,
      summary: this.#summarize(rows),
      words,
    };
    this.#steps.push(step);
    return step;
  }
}

/** The words of a search, folded as the rows are. */
export function searchWords(search: string): string[] {
  return foldText(search)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The rows that a word is in. A plain loop: with `filter` it takes twice the time. */
function rowsWith<R extends SearchableRow>(rows: readonly R[], word: string): readonly R[] {
  const found: R[] = [];
  for (const row of rows) if (row.searchText.includes(word)) found.push(row);
  return found;
}

/** Whether all that holds these words holds those as well. */
function narrows(words: readonly string[], those: readonly string[]): boolean {
  return those.every((that) => words.some((word) => word.includes(that)));
}
