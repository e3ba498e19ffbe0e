import * as vscode from 'vscode';
import type { UndoRecord } from '../../changes/undo/records.ts';
import { undoChange } from '../../changes/undo/undoChange.ts';
import { isTemporary, type UndoOutcome, type UndoProblem } from '../../changes/undo/undoOutcome.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import type { MessageAction } from '../../feedback/reporter.ts';
import { describeError } from '../../feedback/wording.ts';
import { confirm } from '../../inputs/confirm.ts';
import { wasCancelled } from '../../model/failures.ts';
import { displayText } from '../../text/displayText.ts';
import { plainText } from '../../text/plainText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { refuseReadOnly } from '../protection.ts';
import { showUndoDetails } from './undoDetails.ts';
import { ago, describeChange, describeProblem, summarizeUndone } from './undoWording.ts';

/** How many sentences of one kind a message holds at most; the details hold all. */
const maxSentences = 2;

/** `undo`: the last change of the connected pools; asks before it undoes one that this window has not made. */
export const runUndo: Handler = async (context) => {
  const { pools, reporter, undo } = context;
  let record: UndoRecord | undefined;
  try {
    record = await undo.last(pools.list().map(({ id }) => id));
  } catch (error) {
    reporter.failure(vscode.l10n.t('The last change could not be looked up'), error);
    return;
  }
  if (record === undefined) reporter.info(vscode.l10n.t('Nothing to undo.'));
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
        vscode.l10n.t('There is nothing to undo any more of: {0}.', describeChange(record.change)),
      );
      return;
    }
    await undoAndReport(context, current, false);
  });
  if (!wasStarted) {
    reporter.info(
      vscode.l10n.t('This is being undone already: {0}.', describeChange(record.change)),
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
      title: vscode.l10n.t('Undoing: {0}', describeChange(record.change)),
      after: progressDelayMs,
    },
    (signal, report) =>
      undoChange(context, record, {
        signal,
        acceptUnknownIdentity,
        onProgress: (done, total) => report(vscode.l10n.t('{0} of {1}', done, total)),
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
  const question = vscode.l10n.t(
    'Undo “{0}” in “{1}”, {2}?',
    describeChange(change),
    name,
    ago(Date.now() - at),
  );
  const detail = vscode.l10n.t('It was made in another window, or before this one was reloaded.');
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
  if (done.length + problems.length > 1) {
    actions.push({
      title: vscode.l10n.t('Show Details'),
      run: () => showUndoDetails(record, outcome),
    });
  }
  const message = [
    ...shortList(summarizeUndone(done)),
    ...shortList(problems.map(describeProblem)),
    ...(error === undefined ? [] : [stopped(error)]),
  ].join(' ');
  const show = problems.length === 0 && remaining === undefined ? reporter.info : reporter.warn;
  show.call(reporter, message, ...actions);
}

function stopped(error: unknown): string {
  return wasCancelled(error)
    ? vscode.l10n.t('Undoing the rest was cancelled.')
    : vscode.l10n.t('The rest was not undone. {0}', describeError(error));
}

function notUndone({ change }: UndoRecord): string {
  return vscode.l10n.t('Not undone: {0}', describeChange(change));
}

/** Until its record is discarded, it is the last change that can be undone. */
async function discard({ reporter, undo }: CommandContext, record: UndoRecord): Promise<void> {
  const sure =
    record.change.kind !== 'groupsDeleted' ||
    (await confirm(
      vscode.l10n.t('Forget what the deleted groups held?'),
      vscode.l10n.t('They cannot be brought back after that.'),
      vscode.l10n.t('Forget'),
    ));
  if (!sure) return;
  try {
    await undo.remove(record);
  } catch (error) {
    reporter.failure(vscode.l10n.t('It could not be forgotten'), error);
  }
}

function shortList(sentences: readonly string[]): string[] {
  const shown = sentences.slice(0, maxSentences);
  const more = sentences.length - shown.length;
  return more > 0 ? [...shown, vscode.l10n.t('… and {0} more.', more)] : shown;
}
