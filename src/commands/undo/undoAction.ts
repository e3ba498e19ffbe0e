import * as vscode from 'vscode';
import type { UndoRecord } from '../../changes/undo/records.ts';
import type { MessageAction } from '../../feedback/reporter.ts';
import type { CommandContext } from '../commandContext.ts';

/** The button of the message that reports a change, by which it is undone. */
export function undoAction(context: CommandContext, record: UndoRecord): MessageAction {
  return {
    title: vscode.l10n.t('Undo'),
    run: async () => (await import('./undo.ts')).undoRecord(context, record),
  };
}
