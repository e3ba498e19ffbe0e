import * as vscode from 'vscode';
import type { GrantsResult } from '../../changes/changeGrants.ts';
import type { GrantDirection } from '../../changes/planGrants.ts';
import type { GrantStep } from '../../changes/undo/records.ts';
import type { MessageAction } from '../../feedback/reporter.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { wasCancelled } from '../../model/failures.ts';
import type { CommandContext } from '../commandContext.ts';
import { undoAction } from '../undo/undoAction.ts';
import { showGrantsDetails } from './grantsDetails.ts';

/** What there is to report of a change of grants. */
export interface GrantsReport {
  readonly direction: GrantDirection;
  /** As it is shown. */
  readonly groupName: string;
  /** What was being done, as the title of its details. */
  readonly title: string;
  /** The sentence for when nothing was done. */
  readonly notDone: string;
  readonly result: GrantsResult;
  /** Does the same for what was not done. */
  readonly again: (rest: readonly GrantStep[]) => unknown;
}

/** Reports what became of each grant. The message offers Undo, and Retry for the rest. */
export function reportGrants(context: CommandContext, report: GrantsReport): void {
  const { reporter } = context;
  const { direction, groupName, title, notDone, result, again } = report;
  const { done, failed, unknown, remaining, error, record } = result;
  const rest = [...failed.map(({ step }) => step), ...unknown, ...remaining];
  const total = done.length + rest.length;
  const reason = error ?? (total === 1 ? failed[0]?.error : undefined);
  if (record === undefined && reason !== undefined) {
    reporter.failure(notDone, reason, () => again(rest));
    return;
  }
  const message = inSentences(
    done.length === 0 ? undefined : doneSentence(direction, done.length, total, groupName),
    failedSentence(result),
    unknownSentence(unknown.length),
    remainingSentence(result),
  );
  const actions: MessageAction[] = record === undefined ? [] : [undoAction(context, record)];
  if (rest.length === 0) {
    reporter.info(message, ...actions);
    return;
  }
  reporter.warn(
    message,
    ...actions,
    { title: vscode.l10n.t('Retry the Rest'), run: () => again(rest) },
    { title: vscode.l10n.t('Show Details'), run: () => showGrantsDetails(title, result) },
  );
}

function doneSentence(
  direction: GrantDirection,
  count: number,
  total: number,
  groupName: string,
): string {
  if (count < total) {
    const args = [count, total, groupName];
    return direction === 'grant'
      ? vscode.l10n.t({
          message: '{0} of {1} resources were granted to “{2}”.',
          args,
          comment: ['{0} and {1} are numbers, {2} is the name of a group.'],
        })
      : vscode.l10n.t({
          message: '{0} of {1} grants of “{2}” were revoked.',
          args,
          comment: ['{0} and {1} are numbers, {2} is the name of a group.'],
        });
  }
  if (direction === 'grant') {
    return count === 1
      ? vscode.l10n.t('1 resource was granted to “{0}”.', groupName)
      : vscode.l10n.t({
          message: '{0} resources were granted to “{1}”.',
          args: [count, groupName],
          comment: ['{0} is a number, {1} the name of a group.'],
        });
  }
  return count === 1
    ? vscode.l10n.t('1 grant of “{0}” was revoked.', groupName)
    : vscode.l10n.t({
        message: '{0} grants of “{1}” were revoked.',
        args: [count, groupName],
        comment: ['{0} is a number, {1} the name of a group.'],
      });
}

function failedSentence({ failed }: GrantsResult): string | undefined {
  const [first, ...others] = failed;
  if (first === undefined) return undefined;
  const reason = describeError(first.error);
  return others.length === 0
    ? inSentences(vscode.l10n.t('1 resource failed.'), reason)
    : vscode.l10n.t({
        message: '{0} resources failed. First error: {1}',
        args: [failed.length, reason],
        comment: ['{0} is a number, {1} a whole sentence.'],
      });
}

function unknownSentence(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1
    ? vscode.l10n.t(
        'For 1 resource the outcome is unknown: the server may have made the change, or may still make it.',
      )
    : vscode.l10n.t(
        'For {0} resources the outcome is unknown: the server may have made the change, or may still make it.',
        count,
      );
}

function remainingSentence({ remaining, error }: GrantsResult): string | undefined {
  if (remaining.length === 0 || error === undefined) return undefined;
  const count = remaining.length;
  if (wasCancelled(error)) {
    return count === 1
      ? vscode.l10n.t('You cancelled it before the last resource.')
      : vscode.l10n.t('You cancelled it before the other {0} resources.', count);
  }
  return inSentences(
    count === 1
      ? vscode.l10n.t('1 resource was not processed.')
      : vscode.l10n.t('{0} resources were not processed.', count),
    describeError(error),
  );
}
