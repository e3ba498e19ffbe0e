import type { CallOptions } from '../api.ts';
import { AuthingError } from '../errors.ts';

/** How many calls that nobody waits for are under way at a time. */
const atOnce = 4;

/** Lets calls that nobody waits for go behind those that somebody does, a few at a time. */
export class BackgroundTurns {
  /** Calls under way that somebody waits for. */
  #awaited = 0;
  /** Calls under way that nobody waits for. */
  #running = 0;
  /** Starts those that have not begun, the first come first. */
  readonly #waiting = new Set<() => void>();

  /**
   * Makes a call when it is its turn: at once where somebody waits for it.
   * @param operation what a failure names
   * @throws AuthingError of kind `aborted` where its signal fires before
   */
  async run<T>(operation: string, options: CallOptions, call: () => Promise<T>): Promise<T> {
    if (!options.background) {
      this.#awaited += 1;
      try {
        return await call();
      } finally {
        this.#awaited -= 1;
        this.#startWaiting();
      }
    }
    await this.#turn(operation, options.signal);
    try {
      return await call();
    } finally {
      this.#running -= 1;
      this.#startWaiting();
    }
  }

  #turn(operation: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener('abort', leave);
        this.#running += 1;
        resolve();
      };
      const leave = () => {
        this.#waiting.delete(start);
        reject(new AuthingError({ kind: 'aborted', operation }));
      };
      if (signal?.aborted) {
        leave();
        return;
      }
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.add(start);
      this.#startWaiting();
    });
  }

  #startWaiting(): void {
    for (const start of this.#waiting) {
      if (this.#awaited > 0 || this.#running >= atOnce) return;
      this.#waiting.delete(start);
      start();
    }
  }
}
