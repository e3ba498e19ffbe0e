import type { Reporter } from '../../feedback/reporter.ts';

/** A part of what a page shows that is large: it is made when it is sent, and sent where it is another one. */
export class LargePart<B> {
  /** Makes what is sent. */
  readonly body: () => B;

  constructor(body: () => B) {
    this.body = body;
  }
}

/**
 * A table that a page shows, and names rows of by their places. Its number tells one from the next, so that the
 * rows of one that was replaced meanwhile are not taken for those of another.
 * @typeParam S what the table is made of; another object is another table
 * @typeParam B the table as it is sent
 */
export class ShownTable<S extends object, B> {
  readonly #toBody: (source: S, revision: number) => B;
  readonly #reporter: Pick<Reporter, 'info'>;
  readonly #wasReplaced: string;
  #source: S | undefined;
  #part: LargePart<B> | undefined;
  #revision = 0;

  /** @param wasReplaced tells the user that another table has been read meanwhile, and what to do */
  constructor(
    toBody: (source: S, revision: number) => B,
    reporter: Pick<Reporter, 'info'>,
    wasReplaced: string,
  ) {
    this.#toBody = toBody;
    this.#reporter = reporter;
    this.#wasReplaced = wasReplaced;
  }

  /** What the table is made of that is shown; undefined while none is. */
  get source(): S | undefined {
    return this.#source;
  }

  /** Shows the table that is made of this. */
  show(source: S): LargePart<B>;
  show(source: S | undefined): LargePart<B> | undefined;
  show(source: S | undefined): LargePart<B> | undefined {
    if (source === this.#source) return this.#part;
    this.#source = source;
    this.#revision += 1;
    const revision = this.#revision;
    this.#part =
      source === undefined ? undefined : new LargePart(() => this.#toBody(source, revision));
    return this.#part;
  }

  /**
   * Does something with what the table of this number is made of. Where that is no longer shown, the user is told
   * instead.
   */
  use<R>(revision: number, run: (source: S) => R): R | undefined {
    if (this.#source !== undefined && revision === this.#revision) return run(this.#source);
    this.#reporter.info(this.#wasReplaced);
    return undefined;
  }
}

/** Builds something anew only where any of what it is built of is another than the last time. */
export function keptWhileSame<A extends readonly unknown[], R>(
  build: (...of: A) => R,
): (...of: A) => R {
  let last: { readonly of: A; readonly built: R } | undefined;
  return (...of) => {
    if (last === undefined || of.some((each, place) => each !== last?.of[place])) {
      last = { of, built: build(...of) };
    }
    return last.built;
  };
}
