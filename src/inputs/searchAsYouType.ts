import { setTimeout as delay } from 'node:timers/promises';
import { inBackground } from '../model/failureLog.ts';

/** What a search as the user types does, and who hears of it. */
export interface SearchAsYouTypeOptions<Result> {
  /** Searches; its signal is aborted once its answer is of no more use. */
  readonly search: (query: string, signal: AbortSignal) => Promise<Result>;
  /** The last search has ended well. @param query trimmed */
  readonly onResult: (result: Result, query: string) => void;
  /** The last search has failed; `searchNow` runs it again. */
  readonly onFailure: (error: unknown) => void;
  /** Whether a search waits or is under way. */
  readonly onBusy: (busy: boolean) => void;
  /** How long (ms) typing has to pause before a search begins. */
  readonly typingDelayMs: number;
}

/**
 * Searches as the user types: once typing pauses, and for the last text only. A new text ends the search before, of
 * which nothing is heard any more.
 */
export class SearchAsYouType<Result> {
  readonly #options: SearchAsYouTypeOptions<Result>;
  #query = '';
  #running = new AbortController();

  constructor(options: SearchAsYouTypeOptions<Result>) {
    this.#options = options;
  }

  /** Searches for this text as soon as it is not followed by another. */
  type(query: string): void {
    this.#query = query.trim();
    this.#start(this.#options.typingDelayMs);
  }

  /** Searches for the last text at once: at first for none, or again after a failure. */
  searchNow(): void {
    this.#start(0);
  }

  dispose(): void {
    this.#running.abort();
  }

  #start(waitMs: number): void {
    this.#running.abort();
    const running = new AbortController();
    this.#running = running;
    this.#options.onBusy(true);
    inBackground('What a search found could not be shown', this.#run(running.signal, waitMs));
  }

  async #run(signal: AbortSignal, waitMs: number): Promise<void> {
    const { search, onResult, onFailure, onBusy } = this.#options;
    const query = this.#query;
    try {
      if (waitMs > 0) await delay(waitMs, undefined, { signal });
      const result = await search(query, signal);
      if (!signal.aborted) onResult(result, query);
    } catch (error) {
      if (!signal.aborted) onFailure(error);
    } finally {
      if (!signal.aborted) onBusy(false);
    }
  }
}
