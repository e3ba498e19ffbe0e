/**
 * Things under way, each to be woken at a time of its own. One timer serves them all: to start and to stop
 * one for each request costs more than to look through the few that are under way now and then.
 */
export class WakeUps<T> {
  /** When each is woken, on the monotonic clock. */
  readonly #times = new Map<T, number>();
  readonly #wake: (each: T) => void;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;

  /** @param wake is given what is woken, once; it may set another time for it */
  constructor(wake: (each: T) => void) {
    this.#wake = wake;
  }

  has(each: T): boolean {
    return this.#times.has(each);
  }

  all(): IterableIterator<T> {
    return this.#times.keys();
  }

  /**
   * Sets when one is woken, instead of when it was before.
   * @param time milliseconds on the monotonic clock
   */
  set(each: T, time: number): void {
    this.#times.set(each, time);
    if (time < this.#timerAt) this.#start(time);
  }

  /** Wakes one no more. The timer goes on all the same: to start it with every request costs more. */
  delete(each: T): void {
    this.#times.delete(each);
  }

  /** Ends the timer; who is set later starts it again. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timerAt = Number.POSITIVE_INFINITY;
  }

  #start(time: number): void {
    clearTimeout(this.#timer);
    this.#timerAt = time;
    // Whatever is under way keeps the process alive by itself.
    this.#timer = setTimeout(() => this.#run(), Math.max(0, time - performance.now())).unref();
  }

  #run(): void {
    this.stop();
    // Timers count whole milliseconds.
    const due = performance.now() + 1;
    for (const [each, time] of this.#times) {
      if (time > due) continue;
      this.#times.set(each, Number.POSITIVE_INFINITY);
      this.#wake(each);
    }
    const next = Math.min(...this.#times.values());
    if (next < this.#timerAt) this.#start(next);
  }
}
