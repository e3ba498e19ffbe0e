import * as vscode from 'vscode';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import type { ConfirmDetails } from '../../inputs/confirm.ts';
import { logFailure } from '../../model/failureLog.ts';
import { type Foresight, type ForesightContext, foresee, type PoolChange } from './foresight.ts';
import { showForesight } from './foresightDetails.ts';
import { foresightLine, hasDetails } from './foresightWording.ts';

/** What a question says of the permissions that its change would take or give. */
export interface ForesightParts {
  /** Undefined where there is nothing to say. */
  readonly line: string | undefined;
  /** Undefined where the line says all there is. */
  readonly details: ConfirmDetails | undefined;
  /** Opens the details, whether or not the line says all there is. */
  readonly show?: () => Promise<void>;
  /** What was found out; absent where that failed. */
  readonly foresight?: Foresight;
}

/**
 * Finds out what a change would do to permissions before the question about it opens, which waits for it a moment at
 * most.
 * @param question names the change; it is the title of the details
 * @returns undefined where the user does not wait for it, and so gives up
 */
export async function foreseeChange(
  context: ForesightContext,
  changes: readonly PoolChange[],
  question: string,
): Promise<ForesightParts | undefined> {
  const title = vscode.l10n.t('Reading which permissions would change');
  const ended = await withProgress({ title, delayMs: progressDelayMs }, (signal) =>
    foresee(context, changes, signal),
  );
  switch (ended.outcome) {
    case 'cancelled':
      return undefined;
    case 'failed':
      // The question is asked all the same.
      logFailure('What a change would do to permissions was not found out', ended.error);
      return { line: undefined, details: undefined };
    case 'done': {
      const show = () => showForesight(question, ended.value);
      return {
        line: foresightLine(ended.value),
        show,
        foresight: ended.value,
        details: hasDetails(ended.value)
          ? { title: vscode.l10n.t('Show Details'), show }
          : undefined,
      };
    }
  }
}
