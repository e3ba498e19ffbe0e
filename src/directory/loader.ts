import { setMaxListeners } from 'node:events';
import { failed, type Loadable, loaded, loading, mapLoadable } from './loadable.ts';

interface Running<T> {
  readonly promise: Promise<void>;
  readonly controller: AbortController;
  readonly before: Loadable<T>;
}

/** Reads one part of a pool: at most one read at a time, its progress and failure kept in `content`. */
export class Loader<T> {
  #content: Loadable<T> = { state: 'idle' };
  #running: Running<T> | undefined;
  readonly #shared = new Map<string, Promise<void>>();
  readonly #changed: () => void;

  /** @param changed is called whenever `content` is another than before */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get content(): Loadable<T> {
    return this.#content;
  }

  /** Waits for the read that is under way; one that asks for the same thing shares it. */
  get running(): Promise<void> | undefined {
    return this.#running?.promise;
  }

  /**
   * Reads it, after the read that is under way if there is one. Never rejects: how it went is
   * in `content`.
   */
  async load(read: (signal: AbortSignal) => Promise<T>): Promise<void> {
    while (this.#running !== undefined) await this.#running.promise;
    const controller = new AbortController();
    // Each request of a read listens to it, and there may be many at a time: Node takes that for a leak.
    setMaxListeners(0, controller.signal);
    const before = this.#content;
    const promise = this.#run(read, controller, before);
    this.#running = { promise, controller, before };
    this.#set(loading(before));
    return promise;
  }

  /** Like `load`, unless it is known or being read already. */
  async loadUnlessKnown(read: (signal: AbortSignal) => Promise<T>): Promise<void> {
    if (this.running !== undefined) return this.running;
    if (this.#content.state !== 'loaded') await this.load(read);
  }

  /** Like `load`, for a read that all share who ask for it before it has ended. */
  share(name: string, read: (signal: AbortSignal) => Promise<T>): Promise<void> {
    const known = this.#shared.get(name);
    if (known !== undefined) return known;
    const promise = this.load(read).finally(() => {
      if (this.#shared.get(name) === promise) this.#shared.delete(name);
    });
    this.#shared.set(name, promise);
    return promise;
  }

  /** Takes in what has changed of what is known; nothing where nothing is. */
  patch(change: (value: T) => T): void {
    const running = this.#running;
    if (running !== undefined) {
      this.#running = { ...running, before: mapLoadable(running.before, change) };
    }
    if (this.#content.value !== undefined) this.#set(mapLoadable(this.#content, change));
  }

  /** Ends the read that is under way. `content` is at once as it was before, and can be read anew. */
  cancel(): void {
    const before = this.#abort();
    if (before !== undefined) this.#set(before);
  }

  /** Forgets what was read. */
  reset(): void {
    this.#abort();
    if (this.#content.state !== 'idle') this.#set({ state: 'idle' });
  }

  /** @returns `content` as it was before the read that is under way */
  #abort(): Loadable<T> | undefined {
    const running = this.#running;
    this.#running = undefined;
    this.#shared.clear();
    running?.controller.abort();
    return running?.before;
  }

  async #run(
    read: (signal: AbortSignal) => Promise<T>,
    controller: AbortController,
    before: Loadable<T>,
  ): Promise<void> {
    let after: Loadable<T>;
    try {
      after = loaded(await read(controller.signal));
    } catch (error) {
      // What changed during the read has been taken in.
      after = failed(this.#running?.before ?? before, error);
    }
    // One that was cancelled has ended already.
    if (this.#running?.controller !== controller) return;
    this.#running = undefined;
    this.#set(after);
  }

  #set(content: Loadable<T>): void {
    this.#content = content;
    this.#changed();
  }
}
