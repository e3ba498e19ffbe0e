import * as vscode from 'vscode';
import type { OutdatedReason } from '../model/changeErrors.ts';
import { displayText } from '../text/displayText.ts';

/** Says in a sentence what others have done to a group, so that a change of it was not made. */
export function describeOutdated(reason: OutdatedReason): string {
  switch (reason.kind) {
    case 'gone':
      return vscode.l10n.t(
        'The group no longer exists: it was deleted, or its code was changed elsewhere.',
      );
    case 'replaced':
      return vscode.l10n.t({
        message: 'The group was deleted elsewhere, and another group has the code “{0}” now.',
        args: [displayText(reason.code)],
        comment: ['{0} is the code of a group.'],
      });
    case 'renamed':
      return vscode.l10n.t({
        message: 'The group was renamed to “{0}” elsewhere.',
        args: [displayText(reason.name)],
        comment: ['{0} is the new name of the group.'],
      });
    case 'codeChanged':
      return vscode.l10n.t({
        message: 'The code of the group was changed to “{0}” elsewhere.',
        args: [displayText(reason.code)],
        comment: ['{0} is the new code of the group.'],
      });
    case 'descriptionChanged':
      return reason.description === ''
        ? vscode.l10n.t('The description of the group was removed elsewhere.')
        : vscode.l10n.t({
            message: 'The description of the group was changed to “{0}” elsewhere.',
            args: [displayText(reason.description)],
            comment: ['{0} is the new description of the group.'],
          });
    case 'changedWhileConfirming':
      return vscode.l10n.t(
        'The group “{0}” was changed elsewhere while you were confirming.',
        displayText(reason.name),
      );
    case 'codeTaken':
      return vscode.l10n.t({
        message: 'The group “{0}” has the code “{1}” already. Choose another code.',
        args: [displayText(reason.name), displayText(reason.code)],
        comment: ['{0} is the name of a group, {1} its code.'],
      });
  }
}
