import * as vscode from 'vscode';
import type { GroupGrantsResult } from '../../changes/grantsOfGroups.ts';
import type { GrantDirection } from '../../changes/planGrants.ts';
import type { GrantStep } from '../../changes/undo/records.ts';
import { type MessageAction, retryTitle, type Undertaking } from '../../feedback/reporter.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError, describeFirstError } from '../../feedback/wording.ts';
import { OutdatedError } from '../../model/changeErrors.ts';
import { wasCancelled } from '../../model/failures.ts';
import { copyChangeActions } from '../code/copyChangeAction.ts';
import type { CommandContext } from '../commandContext.ts';
import { undoAction } from '../undo/undoAction.ts';
import { type DetailedGrants, showGrantsDetails } from './grantsDetails.ts';
import type { NamedGroups } from './grantsTask.ts';

/** What there is to report of a change of grants. */
export interface GrantsReport {
  readonly direction: GrantDirection;
  readonly groups: NamedGroups;
  /** Of its details. */
  readonly title: string;
  /** For when nothing was done. */
  readonly texts: Undertaking;
  /** Of each group. */
  readonly results: readonly GroupGrantsResult[];
  /** Does the same for what was not done. */
  readonly again: (rest: readonly RestOfGroup[]) => unknown;
}

/** What was not done of a group, by its key. */
export interface RestOfGroup {
  readonly key: string;
  readonly steps: readonly GrantStep[];
}

/** The same of all groups together. */
interface Sum {
  readonly done: number;
  readonly failed: readonly unknown[];
  readonly unknown: number;
  readonly remaining: number;
  readonly total: number;
  /** What stopped it. */
  readonly error: unknown;
}

/** Reports what became of each grant. The message offers Undo, and Retry for the rest. */
export function reportGrants(context: CommandContext, report: GrantsReport): void {
  const { reporter } = context;
  const { direction, groups, title, texts, results, again } = report;
  const rest = restOf(results);
  const sum = sumOf(results);
  const record = results.map(({ result }) => result.record).find((each) => each !== undefined);
  const reason = sum.error ?? onlyReason(sum);
  if (record === undefined && reason !== undefined) {
    if (reason instanceof OutdatedError) {
      const review = { title: vscode.l10n.t('Review Again…'), run: () => again(rest) };
      reporter.failure(texts, reason, undefined, review);
    } else {
      reporter.failure(texts, reason, () => again(rest));
    }
    return;
  }
  const message = inSentences(
    sum.done === 0 ? undefined : doneSentence(direction, sum, groups),
    failedSentence(sum, texts.notDone),
    unknownSentence(sum.unknown),
    remainingSentence(sum),
  );
  const actions: MessageAction[] = record === undefined ? [] : [undoAction(context, record)];
  if (rest.length === 0) {
    if (record !== undefined) actions.push(...copyChangeActions(context, record));
    reporter.info(message, ...actions);
    return;
  }
  reporter.warn(
    message,
    ...actions,
    { title: retryTitle(sum.done > 0), run: () => again(rest) },
    {
      title: vscode.l10n.t('Show Details'),
      run: () => showGrantsDetails(title, results.map(detailed)),
    },
  );
}

function detailed({ plan: { group }, result }: GroupGrantsResult): DetailedGrants {
  return { group, result };
}

function restOf(results: readonly GroupGrantsResult[]): readonly RestOfGroup[] {
  return results
    .map(({ key, result: { failed, unknown, remaining } }) => ({
      key,
      steps: [...failed.map(({ step }) => step), ...unknown, ...remaining],
    }))
    .filter(({ steps }) => steps.length > 0);
}

function sumOf(results: readonly GroupGrantsResult[]): Sum {
  const all = results.map(({ result }) => result);
  const done = all.reduce((sum, each) => sum + each.done.length, 0);
  const failed = all.flatMap((each) => each.failed.map(({ error }) => error));
  const unknown = all.reduce((sum, each) => sum + each.unknown.length, 0);
  const remaining = all.reduce((sum, each) => sum + each.remaining.length, 0);
  const total = done + failed.length + unknown + remaining;
  // What stopped one group may only have ended the requests of another.
  const errors = all.map(({ error }) => error).filter((error) => error !== undefined);
  const error = errors.find((each) => !wasCancelled(each)) ?? errors[0];
  return { done, failed, unknown, remaining, total, error };
}

/** Why nothing was done, where that is one thing. */
function onlyReason({ failed, total }: Sum): unknown {
  const [first] = failed;
  const isAll = failed.length === total;
  return isAll && (total === 1 || failed.every((error) => error === first)) ? first : undefined;
}

function doneSentence(
  direction: GrantDirection,
  { done, total }: Sum,
  { name, count }: NamedGroups,
): string {
  if (count > 1) return doneInGroups(direction, done, total, count);
  if (done < total) {
    const args = [done, total, name];
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
    return done === 1
      ? vscode.l10n.t('1 resource was granted to “{0}”.', name)
      : vscode.l10n.t({
          message: '{0} resources were granted to “{1}”.',
          args: [done, name],
          comment: ['{0} is a number, {1} the name of a group.'],
        });
  }
  return done === 1
    ? vscode.l10n.t('1 grant of “{0}” was revoked.', name)
    : vscode.l10n.t({
        message: '{0} grants of “{1}” were revoked.',
        args: [done, name],
        comment: ['{0} is a number, {1} the name of a group.'],
      });
}

function doneInGroups(
  direction: GrantDirection,
  done: number,
  total: number,
  groups: number,
): string {
  if (done < total) {
    const args = [done, total, groups];
    return direction === 'grant'
      ? vscode.l10n.t({
          message: '{0} of {1} grants were made to {2} groups.',
          args,
          comment: ['{0}, {1} and {2} are numbers: of grants, of all grants, and of groups.'],
        })
      : vscode.l10n.t({
          message: '{0} of {1} grants of {2} groups were revoked.',
          args,
          comment: ['{0}, {1} and {2} are numbers: of grants, of all grants, and of groups.'],
        });
  }
  const args = [done, groups];
  return direction === 'grant'
    ? vscode.l10n.t({
        message: '{0} grants were made to {1} groups.',
        args,
        comment: ['{0} and {1} are numbers.'],
      })
    : vscode.l10n.t({
        message: '{0} grants of {1} groups were revoked.',
        args,
        comment: ['{0} and {1} are numbers.'],
      });
}

function failedSentence({ failed, total }: Sum, notDone: string): string | undefined {
  const [first, ...others] = failed;
  if (first === undefined) return undefined;
  if (failed.length === total) return inSentences(notDone, describeFirstError(first));
  const reason = describeError(first);
  return others.length === 0
    ? inSentences(vscode.l10n.t('1 grant failed.'), reason)
    : vscode.l10n.t({
        message: '{0} grants failed. First error: {1}',
        args: [failed.length, reason],
        comment: ['{0} is a number, {1} a whole sentence.'],
      });
}

function unknownSentence(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1
    ? vscode.l10n.t(
        'For 1 grant the outcome is unknown: the server may have made the change, or may still make it.',
      )
    : vscode.l10n.t(
        'For {0} grants the outcome is unknown: the server may have made the change, or may still make it.',
        count,
      );
}

function remainingSentence({ remaining, error }: Sum): string | undefined {
  if (remaining === 0 || error === undefined) return undefined;
  if (wasCancelled(error)) {
    return remaining === 1
      ? vscode.l10n.t('You cancelled it before the last grant.')
      : vscode.l10n.t('You cancelled it before the other {0} grants.', remaining);
  }
  return inSentences(
    remaining === 1
      ? vscode.l10n.t('1 grant was not processed.')
      : vscode.l10n.t('{0} grants were not processed.', remaining),
    describeError(error),
  );
}
