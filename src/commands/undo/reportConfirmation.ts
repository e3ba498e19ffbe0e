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
      // {0} is a change, such as: Delete the group “Design”.
      reporter.info(
        vscode.l10n.t(
          'The server made this change after all: {0}.',
          describeChange(confirmation.record.change),
        ),
        undoAction(context, confirmation.record),
      );
      return;
    case 'groupCreated':
      reporter.info(
        vscode.l10n.t(
          'The group “{0}” was created after all.',
          displayText(confirmation.group.name),
        ),
      );
      return;
    case 'undone':
      // {0} is a change, such as: Rename “Design” to “Drawing”.
      reporter.info(
        vscode.l10n.t(
          'This was undone after all: {0}.',
          describeChange(confirmation.record.change),
        ),
      );
      return;
  }
}
