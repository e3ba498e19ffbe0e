import { setTimeout as delay } from 'node:timers/promises';
import { AuthingError } from '../errors.ts';
import { defaultWaits, type RetryOptions } from './retry.ts';

/** How much of the rate that the server took before it complained is used from then on. */
const carefulShare = 0.9;
/** After how many successes in a row the rate grows, and by how much. */
const successesToGrow = 200;
const growth = 1.05;
/** A distance (ms) between requests that makes no difference any more. */
const shortestDistanceMs = 2;

/**
 * Keeps the calls of one client to the pace that its server asks for. As long as a server never complains,
 * it does nothing. Once a request is refused for being one too many, all wait for as long as the server
 * says, and then go at the rate that it took before, which grows again slowly.
 */
export class Pace {
  #pausedUntil = 0;
  /** The time (ms) between two requests. */
  #distance = 0;
  #nextAt = 0;
  #pauses = 0;
  #inARow = 0;
  /** Successes in this second and in the one before. */
  #second = 0;
  #now = 0;
  #before = 0;
  readonly #firstPauseMs: number;
  readonly #longestPauseMs: number;
  readonly #longestWaitMs: number;

  /**
   * @param options where the server does not say how long to wait, all wait as a single call does; one that
   *   asks for more than `totalWait` is not waited for: the next call is answered anew
   */
  constructor({ firstWait, longestWait, totalWait }: RetryOptions = {}) {
    this.#firstPauseMs = firstWait ?? defaultWaits.first;
    this.#longestPauseMs = longestWait ?? defaultWaits.longest;
    this.#longestWaitMs = totalWait ?? defaultWaits.total;
  }

  /** Whether requests have to wait for their turn. */
  get isSlow(): boolean {
    return this.#distance > 0 || this.#pausedUntil > 0;
  }

  /**
   * Waits until a request may be sent.
   * @throws AuthingError of kind `aborted` as soon as a signal fires
   */
  async turn(operation: string, signals: readonly AbortSignal[]): Promise<void> {
    for (;;) {
      const now = performance.now();
      const at = Math.max(now, this.#pausedUntil, this.#nextAt);
      this.#nextAt = at + this.#distance;
      if (at <= now) return;
      try {
        await delay(at - now, undefined, { signal: AbortSignal.any([...signals]) });
      } catch {
        throw new AuthingError({ kind: 'aborted', operation });
      }
      // The server may have complained again meanwhile.
      if (performance.now() >= this.#pausedUntil) return;
    }
  }

  /** A request succeeded. */
  succeeded(): void {
    this.#count();
    if (!this.isSlow) return;
    this.#pauses = 0;
    this.#inARow += 1;
    if (this.#inARow < successesToGrow) return;
    this.#inARow = 0;
    this.#distance /= growth;
    if (this.#distance < shortestDistanceMs) this.#distance = 0;
    if (performance.now() > this.#pausedUntil) this.#pausedUntil = 0;
  }

  /**
   * A request was refused for being one too many.
   * @param retryAfter seconds that the server asks to wait
   */
  throttled(retryAfter: number | undefined): void {
    const now = performance.now();
    // Others that were on their way are refused for the same.
    if (now < this.#pausedUntil) return;
    const own = Math.min(this.#longestPauseMs, this.#firstPauseMs * 2 ** this.#pauses);
    const pause = retryAfter === undefined ? own : retryAfter * 1000;
    this.#pauses += 1;
    this.#inARow = 0;
    if (pause > this.#longestWaitMs) return;
    this.#pausedUntil = now + pause;
    this.#roll(now);
    const rate = Math.max(1, Math.max(this.#now, this.#before) * carefulShare);
    this.#distance = Math.max(this.#distance, 1000 / rate);
    this.#nextAt = this.#pausedUntil;
  }

  #count(): void {
    this.#roll(performance.now());
    this.#now += 1;
  }

  #roll(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.#second) return;
    this.#before = second === this.#second + 1 ? this.#now : 0;
    this.#now = 0;
    this.#second = second;
  }
}
