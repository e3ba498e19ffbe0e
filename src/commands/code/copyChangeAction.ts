import * as vscode from 'vscode';
import type { UndoRecord } from '../../changes/undo/records.ts';
import type { MessageAction } from '../../feedback/reporter.ts';
import { isSourceLanguage } from '../../source/found.ts';
import type { CommandContext } from '../commandContext.ts';

/**
 * The button that copies a change as code, in the message that reports it: where the active editor shows source
 * text of a language that there is an SDK for. Elsewhere there is the command.
 */
export function copyChangeActions(
  context: CommandContext,
  record: UndoRecord,
): readonly MessageAction[] {
  const language = vscode.window.activeTextEditor?.document.languageId ?? '';
  if (!isSourceLanguage(language) || language === 'ruby') return [];
  return [
    {
      title: vscode.l10n.t('Copy as Code'),
      run: async () => (await import('./copyLastChange.ts')).copyChange(context, record),
    },
  ];
}
