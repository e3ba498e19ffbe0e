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
      return vscode.l10n.t(
        'The group was deleted elsewhere, and another group has the code “{0}” now.',
        displayText(reason.code),
      );
    case 'renamed':
      return vscode.l10n.t('The group was renamed to “{0}” elsewhere.', displayText(reason.name));
    case 'codeChanged':
      return vscode.l10n.t(
        'The code of the group was changed to “{0}” elsewhere.',
        displayText(reason.code),
      );
    case 'descriptionChanged':
      return reason.description === ''
        ? vscode.l10n.t('The description of the group was removed elsewhere.')
        : vscode.l10n.t(
            'The description of the group was changed to “{0}” elsewhere.',
            displayText(reason.description),
          );
    case 'changedWhileConfirming':
      return vscode.l10n.t(
        'The group “{0}” was changed elsewhere while you were confirming.',
        displayText(reason.name),
      );
    case 'codeTaken':
      return vscode.l10n.t(
        'The group “{0}” has the code “{1}” already. Choose another code.',
        displayText(reason.name),
        displayText(reason.code),
      );
  }
}
