import * as vscode from 'vscode';
import type { OutdatedReason } from '../model/changeErrors.ts';
import { displayText } from '../text/displayText.ts';

/** Says in a sentence what is true of a group now, so that a change of it was not made. */
export function describeOutdated(reason: OutdatedReason): string {
  switch (reason.kind) {
    case 'gone':
      return vscode.l10n.t('It is gone: it was deleted or its code was changed elsewhere.');
    case 'replaced':
      return vscode.l10n.t(
        'It was deleted elsewhere, and another group has the code “{0}” now.',
        displayText(reason.code),
      );
    case 'renamed':
      return vscode.l10n.t('It was renamed to “{0}” elsewhere.', displayText(reason.name));
    case 'codeChanged':
      return vscode.l10n.t('Its code was changed to “{0}” elsewhere.', displayText(reason.code));
    case 'descriptionChanged':
      return reason.description === ''
        ? vscode.l10n.t('Its description was taken away elsewhere.')
        : vscode.l10n.t(
            'Its description was changed to “{0}” elsewhere.',
            displayText(reason.description),
          );
    case 'changedWhileConfirming':
      return vscode.l10n.t(
        '“{0}” was changed elsewhere while you were asked.',
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
