/**
 * Ends things when their signal aborts, with one listener a signal however many share it. To add and remove
 * one for each request costs more, and not only its own time: Node leaves what it removes linked to what was
 * added later, so that the garbage of one request keeps that of the next alive.
 */
export class AbortWatch<T> {
  readonly #watched = new Map<AbortSignal, Watched<T>>();
  readonly #end: (each: T) => void;

  /** @param end is given each of those whose signal has aborted */
  constructor(end: (each: T) => void) {
    this.#end = end;
  }

  add(signal: AbortSignal, each: T): void {
    const watched = this.#watched.get(signal) ?? this.#watch(signal);
    watched.all.add(each);
  }

  delete(signal: AbortSignal, each: T): void {
    const watched = this.#watched.get(signal);
    if (watched === undefined) return;
    watched.all.delete(each);
    if (watched.all.size > 0) return;
    signal.removeEventListener('abort', watched.aborted);
    this.#watched.delete(signal);
  }

  #watch(signal: AbortSignal): Watched<T> {
    const all = new Set<T>();
    const aborted = () => {
      for (const each of all) this.#end(each);
    };
    const watched = { all, aborted };
    signal.addEventListener('abort', aborted);
    this.#watched.set(signal, watched);
    return watched;
  }
}

interface Watched<T> {
  readonly all: Set<T>;
  readonly aborted: () => void;
}
