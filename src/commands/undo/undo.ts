import * as vscode from 'vscode';
import { mayPass } from '../../changes/undo/recordedGroup.ts';
import type { UndoRecord } from '../../changes/undo/records.ts';
import { undoChange } from '../../changes/undo/undoChange.ts';
import type { UndoOutcome, UndoProblem } from '../../changes/undo/undoOutcome.ts';
import { unremarked, withProgress } from '../../feedback/progress.ts';
import type { MessageAction } from '../../feedback/reporter.ts';
import { describeError, wasCancelled } from '../../feedback/wording.ts';
import { confirm } from '../../inputs/confirm.ts';
import { displayText } from '../../text/displayText.ts';
import { plainText } from '../../text/plainText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { refuseReadOnly } from '../protection.ts';
import { showUndoDetails } from './undoDetails.ts';
import { ago, describeChange, describeProblem, summarizeUndone } from './undoWords.ts';

/** How many sentences of one kind a message holds; the details hold all. */
const mostSaid = 2;

/** `undo`: the last change of the connected pools, asked about where this window has not made it. */
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
  else if (record.window === undo.window || (await ask(context, record))) {
    await undoRecord(context, record);
  }
};

/** Undoes a change, or what is left of it to undo, and says how that went. */
export async function undoRecord(context: CommandContext, record: UndoRecord): Promise<void> {
  const { reporter, undo } = context;
  if (refuseReadOnly(context, record.pool)) return;
  const isFree = await undo.whileUndoing(record, async () => {
    const left = await undo.read(record);
    if (left === undefined) {
      reporter.info(
        vscode.l10n.t('There is nothing to undo any more of: {0}.', describeChange(record.change)),
      );
      return;
    }
    await undoAndReport(context, left, false);
  });
  if (!isFree) {
    reporter.info(
      vscode.l10n.t('This is being undone already: {0}.', describeChange(record.change)),
    );
  }
}

/** @param acceptUnsure whether the user has said that a group of the same code is the one that was changed */
async function undoAndReport(
  context: CommandContext,
  record: UndoRecord,
  acceptUnsure: boolean,
): Promise<void> {
  const { reporter, undo } = context;
  const result = await withProgress(
    {
      title: vscode.l10n.t('Undoing: {0}', describeChange(record.change)),
      after: unremarked,
    },
    (signal, report) =>
      undoChange(context, record, {
        signal,
        acceptUnsure,
        onProgress: (done, total) => report(vscode.l10n.t('{0} of {1}', done, total)),
      }),
  );
  if (result.outcome === 'failed') reporter.failure(notUndone(record), result.error);
  if (result.outcome !== 'done') return;
  const { problems, rest } = result.value;
  const unsure = problems.find(({ kind }) => kind === 'unsure');
  if (unsure !== undefined && !acceptUnsure) {
    if (await askWhetherSame(unsure)) return undoAndReport(context, record, true);
    undo.defer(record);
    return;
  }
  // What cannot be undone now stays for later, but what was changed before it comes next.
  if (rest !== undefined && problems.some(mayPass)) undo.defer(rest);
  reportUndo(context, record, result.value);
}

/** Asks about a group of which the server does not tell whether it is the one that was changed. */
async function askWhetherSame(problem: UndoProblem): Promise<boolean> {
  const action = vscode.l10n.t('Undo');
  const question = vscode.l10n.t('Is it still the same group?');
  const options = { modal: true, detail: describeProblem(problem) };
  return (await vscode.window.showWarningMessage(question, options, action)) === action;
}

/** A change of another window, or of before a reload, may not be the one that is meant. */
async function ask({ pools }: CommandContext, { pool, at, change }: UndoRecord): Promise<boolean> {
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
  const { done, problems, rest, error } = outcome;
  const retry = () => undoRecord(context, rest ?? record);
  if (done.length === 0 && problems.length === 0 && error !== undefined) {
    reporter.failure(notUndone(record), error, retry);
    return;
  }
  const actions: MessageAction[] = [];
  if (rest !== undefined) {
    actions.push({ title: vscode.l10n.t('Retry the Rest'), run: retry });
  }
  if (rest !== undefined && error === undefined) {
    actions.push({ title: vscode.l10n.t('Give Up'), run: () => giveUp(context, rest) });
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
  const say = problems.length === 0 && rest === undefined ? reporter.info : reporter.warn;
  say.call(reporter, message, ...actions);
}

function stopped(error: unknown): string {
  return wasCancelled(error)
    ? vscode.l10n.t('Undoing the rest was cancelled.')
    : vscode.l10n.t('The rest was not undone. {0}', describeError(error));
}

function notUndone({ change }: UndoRecord): string {
  return vscode.l10n.t('Not undone: {0}', describeChange(change));
}

/** Until then, it is the last change that there is to undo. */
async function giveUp({ reporter, undo }: CommandContext, rest: UndoRecord): Promise<void> {
  const sure =
    rest.change.kind !== 'groupsDeleted' ||
    (await confirm(
      vscode.l10n.t('Forget what the deleted groups held?'),
      vscode.l10n.t('They cannot be brought back after that.'),
      vscode.l10n.t('Forget'),
    ));
  if (!sure) return;
  try {
    await undo.remove(rest);
  } catch (error) {
    reporter.failure(vscode.l10n.t('It could not be forgotten'), error);
  }
}

function shortList(sentences: readonly string[]): string[] {
  const said = sentences.slice(0, mostSaid);
  const more = sentences.length - said.length;
  return more > 0 ? [...said, vscode.l10n.t('… and {0} more.', more)] : said;
}
