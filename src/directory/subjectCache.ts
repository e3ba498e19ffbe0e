import type { Subject } from '../model/subject.ts';
import type { Loadable } from './loadable.ts';
import { Loader } from './loader.ts';

/**
 * What is known about each subject of one kind, such as what each group is authorized for. It is read when
 * it is first asked for, each subject by itself, and known until it is forgotten.
 */
export class SubjectCache<T> {
  readonly #loaders = new Map<string, Loader<T>>();
  readonly #subjectOf: (key: string) => Subject;
  readonly #changed: (subject: Subject) => void;

  /**
   * @param subjectOf the subject that a key stands for
   * @param changed is called whenever what is known about a subject is another than before
   */
  constructor(subjectOf: (key: string) => Subject, changed: (subject: Subject) => void) {
    this.#subjectOf = subjectOf;
    this.#changed = changed;
  }

  /** What is known about a subject. */
  content(key: string): Loadable<T> {
    return this.#loaders.get(key)?.content ?? { state: 'idle' };
  }

  /** The keys of the subjects of which something is known. */
  get known(): readonly string[] {
    return [...this.#loaders].flatMap(([key, { content }]) =>
      content.value === undefined ? [] : [key],
    );
  }

  /** What reads about a subject. */
  loader(key: string): Loader<T> {
    const known = this.#loaders.get(key);
    if (known !== undefined) return known;
    const loader = new Loader<T>(() => this.#changed(this.#subjectOf(key)));
    this.#loaders.set(key, loader);
    return loader;
  }

  /** Takes in what has changed of what is known about a subject. */
  patch(key: string, change: (value: T) => T): void {
    this.#loaders.get(key)?.patch(change);
  }

  /** Ends the read about a subject that is under way. */
  cancel(key: string): void {
    this.#loaders.get(key)?.cancel();
  }

  /** Forgets what was read. */
  reset(): void {
    for (const loader of this.#loaders.values()) loader.reset();
    this.#loaders.clear();
  }
}
