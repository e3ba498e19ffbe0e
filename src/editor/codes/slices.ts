/** How long (ms) work may go on before others get their turn. */
const sliceMs = 4;

/** What one who waits may cancel; VS Code's token is one. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/**
 * Work that several wait for. It begins at once and lets others run in between, and it is given up when what it is
 * about is outdated, or when nobody waits for it any more.
 */
export class SlicedWork<T> {
  readonly #waiting: (Cancellation | undefined)[] = [];
  readonly #isCurrent: () => boolean;
  readonly #result: Promise<T | undefined>;
  #isGivenUp = false;

  /**
   * @param work yields where it may pause
   * @param isCurrent whether its result would still be of use
   */
  constructor(work: Generator<void, T>, isCurrent: () => boolean) {
    this.#isCurrent = isCurrent;
    this.#result = this.#run(work);
  }

  /** Whether it was given up, so that one who wants its result has to begin anew. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  /** @returns undefined where it was given up, or is not wanted here any more */
  async wait(cancellation?: Cancellation): Promise<T | undefined> {
    this.#waiting.push(cancellation);
    const result = await this.#result;
    return cancellation?.isCancellationRequested === true ? undefined : result;
  }

  async #run(work: Generator<void, T>): Promise<T | undefined> {
    let since = performance.now();
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      if (performance.now() - since < sliceMs) continue;
      await new Promise((resolve) => setImmediate(resolve));
      if (!this.#isWanted()) {
        this.#isGivenUp = true;
        return undefined;
      }
      since = performance.now();
    }
  }

  #isWanted(): boolean {
    const isAwaited = this.#waiting.some((each) => each?.isCancellationRequested !== true);
    return isAwaited && this.#isCurrent();
  }
}
