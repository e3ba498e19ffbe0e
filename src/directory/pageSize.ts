/**
 * How many rows the pages of a list are asked for with: as many as are wanted, until the server shows that
 * it gives another number. Servers that give at most 20 differ in where they begin page 2 of 50, at row 21
 * or at row 51; asked for 20 rows, all begin it at row 21.
 */
export class PageSize {
  readonly #wanted: () => number;
  #learned: { readonly wanted: number; readonly given: number } | undefined;

  /** @param wanted is asked at every read */
  constructor(wanted: () => number) {
    this.#wanted = wanted;
  }

  /** Rows to ask for. */
  get rows(): number {
    const wanted = this.#wanted();
    return this.#learned?.wanted === wanted ? this.#learned.given : wanted;
  }

  /** Whether `rows` is what the server showed. A page that has fewer all the same lacks rows. */
  get isLearned(): boolean {
    return this.#learned?.wanted === this.#wanted();
  }

  /** Takes in how many rows the server gave where more were wanted, or fewer. */
  learn(given: number): void {
    this.#learned = { wanted: this.#wanted(), given };
  }

  /** Forgets what the server showed. */
  reset(): void {
    this.#learned = undefined;
  }
}
