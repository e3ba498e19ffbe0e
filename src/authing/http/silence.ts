/** Longer than a server takes that is well, and short for somebody who waits. */
const usualMs = 5000;
/** The same, as a share of the time that a request may take in all. */
const usualShare = 1 / 3;
/** Whatever the time-out is: a server is not asked twice for a moment's delay. */
const shortestMs = 1000;
/** A server that has taken so long may well take some longer. */
const factor = 2;

/** Knows how long a look-up may hear nothing before its connection is suspected to be dead. */
export class Silence {
  readonly #usualMs: number;
  #slowestMs = 0;

  /** @param overallMs what a request may take in all */
  constructor(overallMs: number) {
    this.#usualMs = Math.max(shortestMs, Math.min(usualMs, overallMs * usualShare));
  }

  get limitMs(): number {
    return Math.max(this.#usualMs, this.#slowestMs * factor);
  }

  /** Notes how long the server took for an answer. */
  answeredAfter(ms: number): void {
    if (ms > this.#slowestMs) this.#slowestMs = ms;
  }
}
