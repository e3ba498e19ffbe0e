import * as vscode from 'vscode';
import type { LateConfirmation } from '../../changes/unconfirmedChanges.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { undoAction } from './undoAction.ts';
import { describeChange } from './undoWording.ts';

/** Reports that a change of unknown outcome was made after all. */
export function reportConfirmation(context: CommandContext, confirmation: LateConfirmation): void {
  const { reporter } = context;
  switch (confirmation.kind) {
    case 'recorded':
      reporter.info(
        vscode.l10n.t({
          message: 'The server made this change after all: {0}.',
          args: [describeChange(confirmation.record.change)],
          comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
        }),
        undoAction(context, confirmation.record, 'this part'),
      );
      return;
    case 'groupCreated':
      reporter.info(
        vscode.l10n.t(
          'The server created the group “{0}” after all.',
          displayText(confirmation.group.name),
        ),
      );
      return;
    case 'undone':
      reporter.info(
        vscode.l10n.t({
          message: 'The server undid this change after all: {0}.',
          args: [describeChange(confirmation.record.change)],
          comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
        }),
      );
      return;
    default:
      confirmation satisfies never;
  }
}
