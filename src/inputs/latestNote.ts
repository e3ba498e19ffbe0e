import * as vscode from 'vscode';
import { guarded } from '../model/failureLog.ts';

/** How long (ms) picking has to pause before anybody is asked. */
const pickingDelayMs = 200;

/** Finds out what to say; the signal is aborted once something else is picked, or nobody looks any more. */
export type FindNote<T> = (
  picked: readonly T[],
  signal: AbortSignal,
) => Promise<string | undefined>;

/** Says something of what is picked, once it is found out: of what was picked last, and of nothing older. */
export class LatestNote<T> {
  readonly #find: FindNote<T> | undefined;
  readonly #shown: () => void;
  readonly #idOf: (value: T) => string;
  #finding: AbortController | undefined;
  #about = '';
  #text: string | undefined;

  /**
   * @param find says it; undefined where there is never anything to say
   * @param shown is called whenever `text` is another than before
   */
  constructor(find: FindNote<T> | undefined, idOf: (value: T) => string, shown: () => void) {
    this.#find = find;
    this.#idOf = idOf;
    this.#shown = shown;
  }

  /** What is to be said, as far as it is found out. */
  get text(): string | undefined {
    return this.#text;
  }

  /** Begins to find out what is to be said of these; of none there is nothing to say. */
  update(picked: readonly T[]): void {
    const find = this.#find;
    if (find === undefined) return;
    const about = JSON.stringify(picked.map(this.#idOf).toSorted());
    if (about === this.#about) return;
    this.#about = about;
    this.#finding?.abort();
    this.#show(undefined);
    if (picked.length === 0) return;
    const finding = new AbortController();
    this.#finding = finding;
    const run = () => this.#run(find, picked, finding.signal);
    const timer = setTimeout(
      guarded('What is said of what is picked was not found out', run),
      pickingDelayMs,
    );
    finding.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  dispose(): void {
    this.#finding?.abort();
  }

  async #run(find: FindNote<T>, picked: readonly T[], signal: AbortSignal): Promise<void> {
    try {
      const text = await find(picked, signal);
      if (!signal.aborted) this.#show(text);
    } catch (error) {
      // Nobody waits for what was picked before.
      if (!signal.aborted) throw error;
    }
  }

  #show(text: string | undefined): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#shown();
  }
}

/** The title of a picker, and what is to be said behind it. */
export function withNote(title: string, note: string | undefined): string {
  if (note === undefined) return title;
  return vscode.l10n.t({
    message: '{0}: {1}',
    args: [title, note],
    comment: ['{0} is the title of a picker, {1} a note such as "no user found".'],
  });
}
