import * as vscode from 'vscode';
import type { UndoRecord } from '../../changes/undo/records.ts';
import type { MessageAction } from '../../feedback/reporter.ts';
import type { CommandContext } from '../commandContext.ts';

// In a file of its own: the undo itself is loaded when the button is pressed.

/**
 * The button that undoes a change, in the message that reports it.
 * @param scope whether all parts of it are meant, where it was made in several
 */
export function undoAction(
  context: CommandContext,
  record: UndoRecord,
  scope: 'all parts' | 'this part' = 'all parts',
): MessageAction {
  return {
    title: vscode.l10n.t('Undo'),
    run: async () => (await import('./undo.ts')).undoRecord(context, record, scope),
  };
}
