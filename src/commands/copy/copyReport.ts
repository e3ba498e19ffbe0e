import * as vscode from 'vscode';
import { showDetails } from '../../display/detailsDocument.ts';
import { type MessageAction, retryTitle } from '../../feedback/reporter.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError, describeFirstError } from '../../feedback/wording.ts';
import { wasCancelled } from '../../model/failures.ts';
import { copyChangeActions } from '../code/copyChangeAction.ts';
import type { CommandContext } from '../commandContext.ts';
import { membersDetails } from '../members/membersDetails.ts';
import { grantsDetails } from '../permissions/grantsDetails.ts';
import { undoAction } from '../undo/undoAction.ts';
import { copyingTo, targetInPool, userText } from './copyWords.ts';
import type { AgreedCopy, CopyResult } from './makeCopy.ts';

/** What there is to report of a copy. */
export interface CopyReport {
  readonly agreed: AgreedCopy;
  readonly result: CopyResult;
  /** Copies what was not copied. */
  readonly again: () => unknown;
}

/** Reports what became of each part. The message offers Undo, and Retry for the rest. */
export function reportCopy(context: CommandContext, report: CopyReport): void {
  const { agreed, result, again } = report;
  const { reporter } = context;
  const to = targetInPool(context, agreed.to);
  const { created, members, grants } = result;
  // Any of its parts stands for all of them.
  const record = created?.record ?? members?.record ?? grants?.record;
  const isNothingDone =
    created === undefined && done(members) + (members?.unchanged.length ?? 0) + done(grants) === 0;
  const reason = result.error ?? grants?.error ?? firstError(result);
  if (isNothingDone && record === undefined && reason !== undefined) {
    const notDone = vscode.l10n.t({
      message: 'Nothing was copied to “{0}”.',
      args: [to],
      comment: ['{0} is the name of a group.'],
    });
    reporter.failure({ notDone, doing: copyingTo(to) }, reason, again);
    return;
  }
  const message = inSentences(
    created && vscode.l10n.t('The group “{0}” was created.', to),
    membersSentence(agreed, result, to),
    grantsSentence(agreed, result, to),
    reason === undefined ? undefined : stopped(reason),
  );
  const actions: MessageAction[] = record === undefined ? [] : [undoAction(context, record)];
  if (isComplete(agreed, result)) {
    if (record !== undefined) actions.push(...copyChangeActions(context, record));
    reporter.info(message, ...actions);
    return;
  }
  reporter.warn(
    message,
    ...actions,
    { title: retryTitle(!isNothingDone), run: again },
    { title: vscode.l10n.t('Show Details'), run: () => showCopyDetails(to, report) },
  );
}

function done(part: { readonly done: readonly unknown[] } | undefined): number {
  return part?.done.length ?? 0;
}

function isComplete({ members, grants }: AgreedCopy, result: CopyResult): boolean {
  if (result.error !== undefined) return false;
  const settled = done(result.members) + (result.members?.unchanged.length ?? 0);
  const { failed = [], unknown = [], remaining = [] } = result.grants ?? {};
  const isGranted = grants.length === 0 || result.grants !== undefined;
  return (
    settled === members.length &&
    isGranted &&
    failed.length + unknown.length + remaining.length === 0
  );
}

function firstError({ members, grants }: CopyResult): unknown {
  return members?.failed[0]?.error ?? grants?.failed[0]?.error;
}

function membersSentence({ members }: AgreedCopy, result: CopyResult, to: string) {
  const count = done(result.members) + (result.members?.unchanged.length ?? 0);
  if (members.length === 0) return undefined;
  if (count < members.length) {
    return vscode.l10n.t({
      message: '{0} of {1} members were added to “{2}”.',
      args: [count, members.length, to],
      comment: ['{0} and {1} are numbers, {2} is the name of a group.'],
    });
  }
  return count === 1
    ? vscode.l10n.t({
        message: '1 member was added to “{0}”.',
        args: [to],
        comment: ['{0} is the name of a group.'],
      })
    : vscode.l10n.t({
        message: '{0} members were added to “{1}”.',
        args: [count, to],
        comment: ['{0} is a number, {1} the name of a group.'],
      });
}

function grantsSentence({ grants }: AgreedCopy, result: CopyResult, to: string) {
  if (grants.length === 0) return undefined;
  const count = done(result.grants);
  const { failed = [], unknown = [], remaining = [] } = result.grants ?? {};
  const total = result.grants
    ? count + failed.length + unknown.length + remaining.length
    : grants.length;
  if (count < total) {
    return vscode.l10n.t({
      message: '{0} of {1} resources were granted to “{2}”.',
      args: [count, total, to],
      comment: ['{0} and {1} are numbers, {2} is the name of a group.'],
    });
  }
  if (count === 0) return undefined;
  return count === 1
    ? vscode.l10n.t('1 resource was granted to “{0}”.', to)
    : vscode.l10n.t({
        message: '{0} resources were granted to “{1}”.',
        args: [count, to],
        comment: ['{0} is a number, {1} the name of a group.'],
      });
}

function stopped(error: unknown): string {
  return wasCancelled(error) ? vscode.l10n.t('You cancelled the rest.') : describeFirstError(error);
}

async function showCopyDetails(to: string, { agreed, result }: CopyReport): Promise<void> {
  const title = vscode.l10n.t({
    message: 'Result of copying to “{0}”',
    args: [to],
    comment: ['A title. {0} is the name of a group.'],
  });
  const { members, grants } = result;
  const names = new Map(
    agreed.members.map(({ counterpart }) => [counterpart.id, userText(counterpart)]),
  );
  const content = [
    title,
    '',
    ...(members === undefined
      ? []
      : [membersDetails(vscode.l10n.t('Members'), { direction: 'add', names }, members)]),
    ...(grants === undefined
      ? []
      : [grantsDetails(vscode.l10n.t('Authorized resources'), [{ result: grants }])]),
    ...(result.error === undefined ? [] : [describeError(result.error), '']),
  ].join('\n');
  await showDetails(title, content);
}
