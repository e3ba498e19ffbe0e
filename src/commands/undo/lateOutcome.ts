import * as vscode from 'vscode';
import type { LateOutcome } from '../../changes/lateChanges.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { undoAction } from './undoAction.ts';
import { describeChange } from './undoWords.ts';

/** Says that a change was made after all, of which nobody could say so when it was asked for. */
export function reportLate(context: CommandContext, late: LateOutcome): void {
  const { reporter } = context;
  switch (late.kind) {
    case 'recorded':
      // {0} is a change, such as: Delete the group “Design”.
      reporter.info(
        vscode.l10n.t(
          'The server made this change after all: {0}.',
          describeChange(late.record.change),
        ),
        undoAction(context, late.record),
      );
      return;
    case 'groupCreated':
      reporter.info(
        vscode.l10n.t('The group “{0}” was created after all.', displayText(late.group.name)),
      );
      return;
    case 'undone':
      // {0} is a change, such as: Rename “Design” to “Drawing”.
      reporter.info(
        vscode.l10n.t('This was undone after all: {0}.', describeChange(late.record.change)),
      );
      return;
  }
}
