import type { Subject } from '../model/subject.ts';
import type { Loadable } from './loadable.ts';
import { SubjectCache } from './subjectCache.ts';
import { Waiters } from './waiters.ts';

/** How a read is to go. */
export interface ReadOptions {
  /** Reads again what is known. */
  readonly again?: boolean;
  /** Fires where nobody waits for it any more; the read ends unless others do. */
  readonly signal?: AbortSignal;
}

/** One thing known of each subject of one kind, which is read again only once a change has outdated it. */
export class ReadOnce<T> {
  readonly #cache: SubjectCache<T>;
  readonly #waiters = new Waiters((key) => this.#cache.cancel(key));
  /** How often what is known of each subject read here was outdated. */
  readonly #outdated = new Map<string, number>();

  /** @param subjectOf and `changed`: as a `SubjectCache` has them */
  constructor(subjectOf: (key: string) => Subject, changed: (subject: Subject) => void) {
    this.#cache = new SubjectCache(subjectOf, changed);
  }

  /** The keys of the subjects of which anything was read. */
  get keys(): readonly string[] {
    return [...this.#outdated.keys()];
  }

  /** What is known of a subject. */
  content(key: string): Loadable<T> {
    return this.#cache.content(key);
  }

  /** Reads it, unless it is known. Never rejects: how it went is in `content(key)`. */
  async load(
    key: string,
    { again = false, signal }: ReadOptions,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<void> {
    const reading = this.#read(key, again, signal, read);
    await this.#waiters.wait([key], signal, reading);
  }

  /** A change has made it another. What is being read of it may be from before, and is read anew. */
  outdate(key: string): void {
    const count = this.#outdated.get(key);
    if (count === undefined) return;
    this.#outdated.set(key, count + 1);
    this.#cache.loader(key).reset();
  }

  /** The same of all that was read. */
  outdateAll(): void {
    for (const key of this.#outdated.keys()) this.outdate(key);
  }

  /** Forgets what was read. */
  reset(): void {
    this.#outdated.clear();
    this.#cache.reset();
  }

  /** Reads it; anew, where a change has outdated it meanwhile. */
  async #read(
    key: string,
    again: boolean,
    signal: AbortSignal | undefined,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<void> {
    const loader = this.#cache.loader(key);
    let count = this.#outdated.get(key) ?? 0;
    this.#outdated.set(key, count);
    await (again ? loader.load(read) : loader.loadUnlessKnown(read));
    for (;;) {
      const now = this.#outdated.get(key);
      if (now === undefined || now === count || signal?.aborted) return;
      count = now;
      await loader.loadUnlessKnown(read);
    }
  }
}
