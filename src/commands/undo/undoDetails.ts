import * as vscode from 'vscode';
import type { UndoRecord } from '../../changes/undo/records.ts';
import type { UndoOutcome } from '../../changes/undo/undoOutcome.ts';
import { describeError } from '../../feedback/wording.ts';
import { displayText } from '../../text/displayText.ts';
import { describeChange, describeProblem, describeUndone } from './undoWording.ts';

/** Opens a list of all that an undo brought back, and of what it could not. */
export async function showUndoDetails(record: UndoRecord, outcome: UndoOutcome): Promise<void> {
  const content = undoDetails(record, outcome);
  const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
  await vscode.window.showTextDocument(document);
}

function undoDetails({ change }: UndoRecord, { done, problems, error }: UndoOutcome): string {
  const users = problems.flatMap((problem) =>
    problem.kind === 'usersRefused'
      ? problem.failed.map(
          (each) => `${displayText(each.userId)}\t${displayText(describeError(each.error))}`,
        )
      : [],
  );
  const lot = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `${heading} (${lines.length})`, ...lines];
  return [
    vscode.l10n.t('Undoing: {0}', describeChange(change)),
    ...lot(vscode.l10n.t('Undone'), done.map(describeUndone)),
    ...lot(vscode.l10n.t('Not undone'), problems.map(describeProblem)),
    ...lot(vscode.l10n.t('Users who could not be dealt with'), users),
    ...(error === undefined
      ? []
      : ['', vscode.l10n.t('It stopped there. {0}', describeError(error))]),
    '',
  ].join('\n');
}
