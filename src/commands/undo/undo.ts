import * as vscode from 'vscode';
import type { UndoRecord } from '../../changes/undo/records.ts';
import { isTemporary, type UndoProblem } from '../../changes/undo/undoOutcome.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import { displayText } from '../../text/displayText.ts';
import { plainText } from '../../text/plainText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { refuseReadOnly } from '../protection.ts';
import { type PartsOutcome, undoParts } from './undoParts.ts';
import { describeProblem } from './undoProblemWording.ts';
import { notUndone, reportUndo } from './undoReport.ts';
import { ago, describeChange, undoingTitle } from './undoWording.ts';

/** `undo`: the last change of the connected pools; asks before it undoes one that this window has not made. */
export const runUndo: Handler = async (context) => {
  const { pools, reporter, undo } = context;
  let parts: readonly UndoRecord[];
  try {
    const record = await undo.last(pools.list().map(({ id }) => id));
    parts = record === undefined ? [] : await undo.partsOf(record);
  } catch (error) {
    reporter.failure(vscode.l10n.t('Could not look up the last change.'), error);
    return;
  }
  const [first] = parts;
  if (first === undefined) reporter.info(vscode.l10n.t('There is nothing to undo.'));
  else if (first.window === undo.window || (await confirmOlderChange(context, first, parts))) {
    await undoAndReport(context, parts);
  }
};

/**
 * Undoes a change, or what is left of it to undo, and reports the outcome.
 * @param scope a change may have been made in parts: whether all of them are meant, or this one
 */
export async function undoRecord(
  context: CommandContext,
  record: UndoRecord,
  scope: 'all parts' | 'this part' = 'all parts',
): Promise<void> {
  const parts = scope === 'this part' ? [] : await context.undo.partsOf(record);
  await undoAndReport(context, parts.length === 0 ? [record] : parts);
}

async function undoAndReport(context: CommandContext, parts: readonly UndoRecord[]): Promise<void> {
  const { reporter, undo } = context;
  if (refuseReadOnly(context, ...parts.map(({ pool }) => pool))) return;
  const outcome = await undoAll(context, parts, false);
  if (outcome === undefined) return;
  const again = (remaining: readonly UndoRecord[]) => undoAndReport(context, remaining);
  switch (outcome.untried) {
    case 'gone':
      reporter.info(
        vscode.l10n.t({
          message: 'There is nothing left to undo of this change: {0}.',
          args: [describeParts(parts)],
          comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
        }),
      );
      return;
    case 'underway':
      reporter.info(
        vscode.l10n.t({
          message: 'This change is being undone already: {0}.',
          args: [describeParts(parts)],
          comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
        }),
      );
      return;
    case undefined:
      break;
  }
  const { problems, unsure } = outcome;
  const questions = problems.filter(({ kind }) => kind === 'identityUnknown');
  const settled = {
    ...outcome,
    problems: problems.filter((problem) => !questions.includes(problem)),
    remaining: outcome.remaining.filter((part) => !unsure.includes(part)),
  };
  if (unsure.length === 0) {
    finish(context, parts, outcome, again);
  } else if (await confirmSameGroups(questions)) {
    const sure = await undoAll(context, unsure, true);
    if (sure !== undefined) finish(context, parts, together(settled, sure), again);
  } else {
    for (const part of unsure) undo.defer(part);
    if (unsure.length < parts.length) finish(context, parts, settled, again);
  }
}

/** @param acceptUnknownIdentity whether the user has said that groups of the same codes are those that were changed */
async function undoAll(
  context: CommandContext,
  parts: readonly UndoRecord[],
  acceptUnknownIdentity: boolean,
): Promise<PartsOutcome | undefined> {
  const result = await withProgress(
    { title: undoingTitle(describeParts(parts)), delayMs: progressDelayMs },
    (signal, report) =>
      undoParts(context, parts, {
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
  if (result.outcome === 'failed') {
    const what = describeParts(parts);
    const texts = { notDone: notUndone(what), doing: undoingTitle(what) };
    context.reporter.failure(texts, result.error);
  }
  return result.outcome === 'done' ? result.value : undefined;
}

function together(one: PartsOutcome, other: PartsOutcome): PartsOutcome {
  const error = one.error ?? other.error;
  return {
    done: [...one.done, ...other.done],
    problems: [...one.problems, ...other.problems],
    remaining: [...one.remaining, ...other.remaining],
    unsure: [],
    untried: undefined,
    ...(error === undefined ? {} : { error }),
  };
}

function finish(
  context: CommandContext,
  parts: readonly UndoRecord[],
  outcome: PartsOutcome,
  again: (remaining: readonly UndoRecord[]) => unknown,
): void {
  // What cannot be undone now stays for later, but what was changed before it comes next.
  if (outcome.problems.some(isTemporary)) {
    for (const part of outcome.remaining) context.undo.defer(part);
  }
  reportUndo(
    context,
    describeParts(parts),
    outcome,
    () => again(outcome.remaining.length === 0 ? parts : outcome.remaining),
    parts.map(({ pool }) => pool),
  );
}

/** Asks about groups where the server does not tell whether they are those that were changed. */
async function confirmSameGroups(problems: readonly UndoProblem[]): Promise<boolean> {
  const action = vscode.l10n.t('Undo');
  const question =
    problems.length === 1
      ? vscode.l10n.t('Is it still the same group?')
      : vscode.l10n.t('Are they still the same groups?');
  const options = { modal: true, detail: problems.map(describeProblem).join('\n') };
  return (await vscode.window.showWarningMessage(question, options, action)) === action;
}

/** A change from another window, or from before a reload, may not be the one the user means. */
async function confirmOlderChange(
  { pools }: CommandContext,
  { pool, at }: UndoRecord,
  parts: readonly UndoRecord[],
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
    args: [describeParts(parts), ago(Date.now() - at)],
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

function describeParts(parts: readonly UndoRecord[]): string {
  const [first, ...others] = parts.map(({ change }) => change);
  return first === undefined ? '' : describeChange(first, ...others);
}
