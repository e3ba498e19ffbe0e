import { type Branch, failed, loaded, loading } from './branch.ts';

/** Reads one branch: at most one read at a time, its progress and failure kept in the branch. */
export class Loader<T> {
  #branch: Branch<T> = { state: 'idle' };
  #running: { readonly promise: Promise<void>; readonly controller: AbortController } | undefined;
  readonly #changed: () => void;

  /** @param changed is called whenever `branch` is another than before */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get branch(): Branch<T> {
    return this.#branch;
  }

  /** Waits for the read that is under way; one that asks for the same thing shares it. */
  get running(): Promise<void> | undefined {
    return this.#running?.promise;
  }

  /**
   * Reads the branch, after the read that is under way if there is one. Never rejects: how it went is
   * in `branch`. A cancelled read leaves the branch as it was before.
   */
  async load(read: (signal: AbortSignal) => Promise<T>): Promise<void> {
    while (this.#running !== undefined) await this.#running.promise;
    const controller = new AbortController();
    const promise = this.#run(read, controller.signal).finally(() => {
      this.#running = undefined;
    });
    this.#running = { promise, controller };
    return promise;
  }

  /** Ends the read that is under way. */
  cancel(): void {
    this.#running?.controller.abort();
  }

  /** Forgets what was read. */
  reset(): void {
    this.cancel();
    this.#set({ state: 'idle' });
  }

  async #run(read: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<void> {
    const before = this.#branch;
    const reading = loading(before);
    this.#set(reading);
    let after: Branch<T>;
    try {
      const value = await read(signal);
      after = signal.aborted ? before : loaded(value);
    } catch (error) {
      after = signal.aborted ? before : failed(before, error);
    }
    // It may have been forgotten meanwhile.
    if (this.#branch === reading) this.#set(after);
  }

  #set(branch: Branch<T>): void {
    this.#branch = branch;
    this.#changed();
  }
}
