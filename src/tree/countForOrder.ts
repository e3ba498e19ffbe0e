import * as vscode from 'vscode';
import type { GroupEntry } from '../directory/groupEntries.ts';
import type { MemberCounts } from '../directory/memberCounts.ts';
import { shownNumber } from '../display/locale.ts';
import { progressDelayMs, withProgress } from '../feedback/progress.ts';

/** Counts the members of all groups of a pool that is sorted by them: with progress, and Cancel. */
export class CountForOrder {
  #running: { readonly ended: Promise<unknown>; readonly leaving: AbortController } | undefined;

  /** Counts them, unless the user has stopped that; several who ask at a time share one count. */
  async run(counts: MemberCounts, groups: readonly GroupEntry[]): Promise<void> {
    if (this.#running === undefined && !counts.stopped) {
      const leaving = new AbortController();
      const keys = groups.flatMap(({ key, memberCount }) => (memberCount === undefined ? key : []));
      const ended = countWithProgress(counts, keys, { signal: leaving.signal }).then(
        (isCancelled) => {
          if (isCancelled) counts.stopped = true;
          this.#running = undefined;
        },
      );
      this.#running = { ended, leaving };
    }
    await this.#running?.ended;
  }

  /** The groups are sorted by something else: nobody waits for all counts any more. */
  end(counts: MemberCounts): void {
    this.#running?.leaving.abort();
    counts.stopped = false;
  }
}

/**
 * Counts the members of groups, with progress and Cancel where that takes long.
 * @param signal ends it, too
 * @returns whether the user cancelled it
 */
export async function countWithProgress(
  counts: MemberCounts,
  keys: readonly string[],
  { again = false, signal }: { readonly again?: boolean; readonly signal?: AbortSignal } = {},
): Promise<boolean> {
  const title = vscode.l10n.t('Counting the members of {0} groups', shownNumber(keys.length));
  const counted = await withProgress({ title, delayMs: progressDelayMs }, async (own, report) => {
    await counts.count(keys, {
      again,
      signal: signal === undefined ? own : AbortSignal.any([own, signal]),
      onProgress: (done, total) =>
        report(
          vscode.l10n.t({
            message: '{0} of {1}',
            args: [shownNumber(done), shownNumber(total)],
            comment: ['{0} is how many groups have been counted, {1} how many will be.'],
          }),
        ),
    });
    return own.aborted;
  });
  return counted.outcome !== 'done' || counted.value;
}
