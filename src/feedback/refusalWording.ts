import * as vscode from 'vscode';
import type { AuthingError } from '../authing/errors.ts';
import { isSecretMissing, isSecretRefused } from '../model/failures.ts';
import { describeServerMessage, inSentences } from './sentences.ts';

/** Says why the server does not let a user pool in, and what to do about it. */
export function describeRefusal(error: AuthingError): string {
  if (isSecretMissing(error)) {
    return vscode.l10n.t('This window has no secret for this user pool. Replace the secret.');
  }
  return isSecretRefused(error)
    ? inSentences(
        vscode.l10n.t('The server refused the secret.'),
        describeServerMessage(error),
        vscode.l10n.t('Replace the secret.'),
      )
    : inSentences(
        vscode.l10n.t('The server does not accept the login of this user pool.'),
        describeServerMessage(error),
        vscode.l10n.t('If its secret was changed, replace it.'),
      );
}
