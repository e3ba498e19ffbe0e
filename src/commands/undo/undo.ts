import * as vscode from 'vscode';
import { isOnlyCopy, type UndoRecord } from '../../changes/undo/records.ts';
import { undoChange } from '../../changes/undo/undoChange.ts';
import { isTemporary, type UndoOutcome, type UndoProblem } from '../../changes/undo/undoOutcome.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import type { MessageAction } from '../../feedback/reporter.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { confirm } from '../../inputs/confirm.ts';
import { wasCancelled } from '../../model/failures.ts';
import { displayText } from '../../text/displayText.ts';
import { plainText } from '../../text/plainText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { refuseReadOnly } from '../protection.ts';
import { showUndoDetails } from './undoDetails.ts';
import { describeProblem } from './undoProblemWording.ts';
import { ago, describeChange, summarizeUndone, undoingTitle } from './undoWording.ts';

/** How many sentences of one kind a message holds at most; the details hold all. */
const maxSentences = 2;

/** `undo`: the last change of the connected pools; asks before it undoes one that this window has not made. */
export const runUndo: Handler = async (context) => {
  const { pools, reporter, undo } = context;
  let record: UndoRecord | undefined;
  try {
    record = await undo.last(pools.list().map(({ id }) => id));
  } catch (error) {
    reporter.failure(vscode.l10n.t('Could not look up the last change.'), error);
    return;
  }
  if (record === undefined) reporter.info(vscode.l10n.t('There is nothing to undo.'));
  else if (record.window === undo.window || (await confirmOlderChange(context, record))) {
    await undoRecord(context, record);
  }
};

/** Undoes a change, or what is left of it to undo, and reports the outcome. */
export async function undoRecord(context: CommandContext, record: UndoRecord): Promise<void> {
  const { reporter, undo } = context;
  if (refuseReadOnly(context, record.pool)) return;
  const wasStarted = await undo.whileUndoing(record, async () => {
    const current = await undo.read(record);
    if (current === undefined) {
      reporter.info(
        vscode.l10n.t({
          message: 'There is nothing left to undo of this change: {0}.',
          args: [describeChange(record.change)],
          comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
        }),
      );
      return;
    }
    await undoAndReport(context, current, false);
  });
  if (!wasStarted) {
    reporter.info(
      vscode.l10n.t({
        message: 'This change is being undone already: {0}.',
        args: [describeChange(record.change)],
        comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
      }),
    );
  }
}

/** @param acceptUnknownIdentity whether the user has said that a group of the same code is the one that was changed */
async function undoAndReport(
  context: CommandContext,
  record: UndoRecord,
  acceptUnknownIdentity: boolean,
): Promise<void> {
  const { reporter, undo } = context;
  const result = await withProgress(
    {
      title: undoingTitle(record.change),
      delayMs: progressDelayMs,
    },
    (signal, report) =>
      undoChange(context, record, {
        signal,
        acceptUnknownIdentity,
        onProgress: (done, total) =>
          report(
            vscode.l10n.t({
              message: '{0} of {1}',
              args: [done, total],
              comment: ['{0} is how much is done, {1} how much there is to do in all.'],
            }),
          ),
      }),
  );
  if (result.outcome === 'failed') reporter.failure(notUndone(record), result.error);
  if (result.outcome !== 'done') return;
  const { problems, remaining } = result.value;
  const unknownIdentity = problems.find(({ kind }) => kind === 'identityUnknown');
  if (unknownIdentity !== undefined && !acceptUnknownIdentity) {
    if (await confirmSameGroup(unknownIdentity)) return undoAndReport(context, record, true);
    undo.defer(record);
    return;
  }
  // What cannot be undone now stays for later, but what was changed before it comes next.
  if (remaining !== undefined && problems.some(isTemporary)) undo.defer(remaining);
  reportUndo(context, record, result.value);
}

/** Asks about a group where the server does not tell whether it is the one that was changed. */
async function confirmSameGroup(problem: UndoProblem): Promise<boolean> {
  const action = vscode.l10n.t('Undo');
  const question = vscode.l10n.t('Is it still the same group?');
  const options = { modal: true, detail: describeProblem(problem) };
  return (await vscode.window.showWarningMessage(question, options, action)) === action;
}

/** A change from another window, or from before a reload, may not be the one the user means. */
async function confirmOlderChange(
  { pools }: CommandContext,
  { pool, at, change }: UndoRecord,
): Promise<boolean> {
  const name = displayText(pools.get(pool)?.name ?? pool);
  const action = vscode.l10n.t('Undo');
  const question = vscode.l10n.t({
    message: 'Undo the last change in “{0}”?',
    args: [name],
    comment: ['{0} is the name of a user pool.'],
  });
  const detail = vscode.l10n.t({
    message:
      '{0}.\nThis change was made {1}, in another window or before this window was reloaded.',
    args: [describeChange(change), ago(Date.now() - at)],
    comment: [
      '{0} is a change, such as: Rename “Design” to “Drawing”',
      '{1} is a time such as: 10 minutes ago',
    ],
  });
  const options = { modal: true, detail };
  return (
    (await vscode.window.showInformationMessage(plainText(question), options, action)) === action
  );
}

function reportUndo(context: CommandContext, record: UndoRecord, outcome: UndoOutcome): void {
  const { reporter } = context;
  const { done, problems, remaining, error } = outcome;
  const retry = () => undoRecord(context, remaining ?? record);
  if (done.length === 0 && problems.length === 0 && error !== undefined) {
    reporter.failure(notUndone(record), error, retry);
    return;
  }
  const actions: MessageAction[] = [];
  if (remaining !== undefined) {
    actions.push({ title: vscode.l10n.t('Retry the Rest'), run: retry });
  }
  if (remaining !== undefined && error === undefined) {
    actions.push({ title: vscode.l10n.t('Give Up'), run: () => discard(context, remaining) });
  }
  const hasMore = problems.some((problem) => 'failed' in problem && problem.failed.length > 1);
  if (done.length + problems.length > 1 || hasMore) {
    actions.push({
      title: vscode.l10n.t('Show Details'),
      run: () => showUndoDetails(record, outcome),
    });
  }
  const message = inSentences(
    ...shortList(summarizeUndone(done)),
    ...shortList(problems.map(describeProblem)),
    error === undefined ? undefined : stopped(error),
  );
  const show = problems.length === 0 && remaining === undefined ? reporter.info : reporter.warn;
  show.call(reporter, message, ...actions);
}

function stopped(error: unknown): string {
  return wasCancelled(error)
    ? vscode.l10n.t('The rest was not undone, because you cancelled it.')
    : inSentences(vscode.l10n.t('The rest was not undone.'), describeError(error));
}

function notUndone({ change }: UndoRecord): string {
  return vscode.l10n.t({
    message: 'Could not undo this change: {0}.',
    args: [describeChange(change)],
    comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
  });
}

/** Until its record is discarded, it is the last change that can be undone. */
async function discard({ reporter, undo }: CommandContext, record: UndoRecord): Promise<void> {
  const sure =
    !isOnlyCopy(record.change) ||
    (await confirm(
      vscode.l10n.t('Discard the saved contents of the deleted groups?'),
      vscode.l10n.t('You cannot restore them after that.'),
      vscode.l10n.t('Discard'),
    ));
  if (!sure) return;
  try {
    await undo.remove(record);
  } catch (error) {
    reporter.failure(vscode.l10n.t('Could not discard the change.'), error);
  }
}

function shortList(sentences: readonly string[]): string[] {
  const shown = sentences.slice(0, maxSentences);
  const more = sentences.length - shown.length;
  return more > 0
    ? [
        ...shown,
        vscode.l10n.t({
          message: 'And {0} more.',
          args: [more],
          comment: ['Follows a list of sentences, of which only the first few are shown.'],
        }),
      ]
    : shown;
}
