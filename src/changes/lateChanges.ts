import { setTimeout as delay } from 'node:timers/promises';
import type { Group } from '../authing/types.ts';
import { logFailure } from '../model/failureLog.ts';
import { isOutcomeUnknown } from './readBack.ts';
import type { UndoRecord } from './undo/records.ts';

/** A change that was made after nobody could say whether it would be. */
export type LateOutcome =
  /** `record` is what undoes it. */
  | { readonly kind: 'recorded'; readonly pool: string; readonly record: UndoRecord }
  | { readonly kind: 'groupCreated'; readonly pool: string; readonly group: Group }
  /** An undo; there is nothing left to undo of the record. */
  | { readonly kind: 'undone'; readonly pool: string; readonly record: UndoRecord };

/** A change whose outcome is unknown. */
export interface OpenChange {
  /**
   * What it did or will do, see `openSubject`. Those that a later change has settled are taken out.
   */
  readonly subjects: readonly string[];
  /**
   * Looks whether it was made by now, and where it was, has the directory know it.
   * @param open the subjects that are still open
   * @returns what there is to tell, and the subjects that are settled
   * @throws where the server cannot be asked now
   */
  readonly look: (open: ReadonlySet<string>, signal: AbortSignal) => Promise<LateLook>;
  /** Called where a later change has settled all of it. */
  readonly superseded?: () => Promise<void>;
}

export interface LateLook {
  readonly outcome?: LateOutcome;
  readonly settled: readonly string[];
}

/** How long (ms) to wait before each look: 3 s, 10 s, 30 s, 90 s and 5 minutes after the change. */
const defaultWaits: readonly number[] = [3000, 7000, 20_000, 60_000, 210_000];

const lookTimeoutMs = 15_000;

/** Names one thing that a change does, such as the delete of one group. */
export function openSubject(pool: string, key: string, what: string): string {
  return [pool, key, what].join('\u0000');
}

/**
 * Changes that the server may still make, for the answer was lost and there was no trace of them yet.
 * They are looked at again a few times, and told when they were made after all. Nothing runs, and no
 * request is made, while there are none.
 */
export class LateChanges {
  readonly #open = new Set<{ readonly change: OpenChange; readonly subjects: Set<string> }>();
  readonly #ending = new AbortController();
  readonly #waits: readonly number[];
  readonly #made: (outcome: LateOutcome) => void;
  readonly #failed: (error: unknown) => void;

  /**
   * @param made is called with each that was made after all
   * @param failed is called where the server could not be asked, for the log
   * @param waits in ms before each look
   */
  constructor(
    made: (outcome: LateOutcome) => void,
    failed: (error: unknown) => void = () => {},
    waits = defaultWaits,
  ) {
    this.#made = made;
    this.#failed = failed;
    this.#waits = waits;
  }

  /** Looks again later at what became of a change. */
  watch(change: OpenChange): void {
    void this.#watch(change).catch(this.#failed);
  }

  /** A change did the same for certain: what an earlier one may still do of it is nothing to tell. */
  async settle(subjects: readonly string[]): Promise<void> {
    for (const each of [...this.#open]) {
      const before = each.subjects.size;
      for (const subject of subjects) each.subjects.delete(subject);
      if (before === 0 || each.subjects.size > 0) continue;
      this.#open.delete(each);
      await each.change.superseded?.();
    }
  }

  dispose(): void {
    this.#ending.abort();
    this.#open.clear();
  }

  async #watch(change: OpenChange): Promise<void> {
    const each = { change, subjects: new Set(change.subjects) };
    this.#open.add(each);
    const { signal } = this.#ending;
    for (const wait of this.#waits) {
      try {
        await delay(wait, undefined, { signal, ref: false });
      } catch (error) {
        logFailure('The window is closing', error, 'debug');
        return;
      }
      if (!this.#open.has(each)) return;
      try {
        const limited = AbortSignal.any([signal, AbortSignal.timeout(lookTimeoutMs)]);
        const { outcome, settled } = await change.look(each.subjects, limited);
        // A later change may have settled it while it was looked at.
        if (!this.#open.has(each)) return;
        for (const subject of settled) each.subjects.delete(subject);
        if (outcome !== undefined) this.#made(outcome);
      } catch (error) {
        this.#failed(error);
      }
      if (each.subjects.size === 0) break;
    }
    this.#open.delete(each);
  }
}

/**
 * Runs a change, and has it looked at again later where its outcome stays unknown.
 * @param open called with the failure, after which the outcome is unknown
 * @throws what the change throws
 */
export async function watchingLate<T>(
  late: LateChanges,
  change: () => Promise<T>,
  open: (error: unknown) => Promise<OpenChange>,
): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (isOutcomeUnknown(error)) late.watch(await open(error));
    throw error;
  }
}
