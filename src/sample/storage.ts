import type { Pool } from './pool.ts';

/** Where a pool's state lives. */
export interface Storage {
  /** The pool as it is now. Read from it at once: a later change goes to the same object. */
  current(): Promise<Pool>;

  /**
   * Changes the pool and keeps the change, one change at a time.
   *
   * @param apply changes the pool, or throws and leaves it as it was
   */
  change<T>(apply: (pool: Pool) => T): Promise<T>;
}

/** Keeps a pool in memory only. */
export class MemoryStorage implements Storage {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async current() {
    return this.#pool;
  }

  async change<T>(apply: (pool: Pool) => T) {
    return apply(this.#pool);
  }
}
