/**
 * Who waits for what is being read. A read ends once all who waited for it have gone, and not before: two
 * panels may wait for the same one.
 */
export class Waiters {
  readonly #counts = new Map<string, number>();
  readonly #abandon: (key: string) => void;

  /** @param abandon ends a read nobody waits for any more, if it is still under way */
  constructor(abandon: (key: string) => void) {
    this.#abandon = abandon;
  }

  /**
   * Waits for reads.
   * @param keys what they are known by
   * @param signal fires where the one who waits has gone
   */
  async wait(
    keys: readonly string[],
    signal: AbortSignal | undefined,
    reading: Promise<unknown>,
  ): Promise<void> {
    for (const key of keys) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    let hasLeft = false;
    const leave = () => {
      if (!hasLeft) for (const key of keys) this.#leave(key);
      hasLeft = true;
    };
    signal?.addEventListener('abort', leave);
    if (signal?.aborted) leave();
    try {
      await reading;
    } finally {
      signal?.removeEventListener('abort', leave);
      leave();
    }
  }

  #leave(key: string): void {
    const left = (this.#counts.get(key) ?? 1) - 1;
    if (left > 0) {
      this.#counts.set(key, left);
      return;
    }
    this.#counts.delete(key);
    this.#abandon(key);
  }
}
