import { setTimeout as delay } from 'node:timers/promises';
import { logFailure } from '../model/failureLog.ts';
import { isOutcomeUnknown } from '../model/failures.ts';
import type { Group } from '../model/group.ts';
import type { UndoRecord } from './undo/records.ts';

/** Reports that a change of unknown outcome was made after all. */
export type LateConfirmation =
  /** `record` is what undoes it. */
  | { readonly kind: 'recorded'; readonly pool: string; readonly record: UndoRecord }
  | { readonly kind: 'groupCreated'; readonly pool: string; readonly group: Group }
  /** An undo; there is nothing left to undo of the record. */
  | { readonly kind: 'undone'; readonly pool: string; readonly record: UndoRecord };

/** A change whose outcome is unknown. */
export interface UnconfirmedChange {
  /** What it did or will do, see `effectKey`. Those that a later change has settled are taken out. */
  readonly effects: readonly string[];
  /**
   * Checks whether the change was made by now; if so, updates the directory.
   * @param open the effects that are still open
   * @throws where the server cannot be asked now
   */
  readonly recheck: (open: ReadonlySet<string>, signal: AbortSignal) => Promise<RecheckResult>;
  /** Called where a later change has settled all effects. */
  readonly onSuperseded?: () => Promise<void>;
}

/** What a recheck found out. */
export interface RecheckResult {
  /** What there is to report to the user; absent for nothing. */
  readonly confirmation?: LateConfirmation;
  /** The effects that need no further recheck. */
  readonly settled: readonly string[];
}

/** How long (ms) to wait before each recheck: 3 s, 10 s, 30 s, 90 s and 5 minutes after the change. */
const defaultDelaysMs: readonly number[] = [3000, 7000, 20_000, 60_000, 210_000];

const recheckTimeoutMs = 15_000;

/** Names one effect of a change, such as the delete of one group. */
export function effectKey(pool: string, key: string, what: string): string {
  return [pool, key, what].join('\u0000');
}

/**
 * Changes that the server may still make: the answer was lost, and there was no trace of them yet. Each
 * is rechecked a few times, and reported when it was made after all. While there are none, no timer runs
 * and no request is made.
 */
export class UnconfirmedChanges {
  readonly #open = new Set<{ readonly change: UnconfirmedChange; readonly effects: Set<string> }>();
  readonly #ending = new AbortController();
  readonly #delaysMs: readonly number[];
  readonly #onConfirmed: (confirmation: LateConfirmation) => void;
  readonly #onFailed: (error: unknown) => void;

  /**
   * @param onConfirmed is called with each that was made after all
   * @param onFailed is called where the server could not be asked, for the log
   * @param delaysMs before each recheck
   */
  constructor(
    onConfirmed: (confirmation: LateConfirmation) => void,
    onFailed: (error: unknown) => void = () => {},
    delaysMs = defaultDelaysMs,
  ) {
    this.#onConfirmed = onConfirmed;
    this.#onFailed = onFailed;
    this.#delaysMs = delaysMs;
  }

  /** Rechecks a change later. */
  add(change: UnconfirmedChange): void {
    void this.#recheckRepeatedly(change).catch(this.#onFailed);
  }

  /** A change had the same effects for certain: an earlier one has nothing to report about them. */
  async settle(effects: readonly string[]): Promise<void> {
    for (const each of [...this.#open]) {
      const before = each.effects.size;
      for (const effect of effects) each.effects.delete(effect);
      if (before === 0 || each.effects.size > 0) continue;
      this.#open.delete(each);
      await each.change.onSuperseded?.();
    }
  }

  dispose(): void {
    this.#ending.abort();
    this.#open.clear();
  }

  async #recheckRepeatedly(change: UnconfirmedChange): Promise<void> {
    const each = { change, effects: new Set(change.effects) };
    this.#open.add(each);
    const { signal } = this.#ending;
    for (const delayMs of this.#delaysMs) {
      try {
        await delay(delayMs, undefined, { signal, ref: false });
      } catch (error) {
        logFailure('The window is closing', error, 'debug');
        return;
      }
      if (!this.#open.has(each)) return;
      try {
        const limited = AbortSignal.any([signal, AbortSignal.timeout(recheckTimeoutMs)]);
        const { confirmation, settled } = await change.recheck(each.effects, limited);
        // A later change may have settled it during the recheck.
        if (!this.#open.has(each)) return;
        for (const effect of settled) each.effects.delete(effect);
        if (confirmation !== undefined) this.#onConfirmed(confirmation);
      } catch (error) {
        this.#onFailed(error);
      }
      if (each.effects.size === 0) break;
    }
    this.#open.delete(each);
  }
}

/**
 * Runs a change, and has it rechecked later where its outcome stays unknown.
 * @param describe called with the failure after which the outcome is unknown
 * @throws what the change throws
 */
export async function recheckIfUnconfirmed<T>(
  unconfirmed: UnconfirmedChanges,
  change: () => Promise<T>,
  describe: (error: unknown) => Promise<UnconfirmedChange>,
): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (isOutcomeUnknown(error)) unconfirmed.add(await describe(error));
    throw error;
  }
}
