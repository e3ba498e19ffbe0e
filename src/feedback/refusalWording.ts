import * as vscode from 'vscode';
import type { AuthingError } from '../authing/errors.ts';
import { isSecretMissing, isSecretRefused } from '../model/failures.ts';
import { withoutFullStop } from './sentences.ts';

/** Says why the server does not let a user pool in, and what to do about it. */
export function describeRefusal(error: AuthingError): string {
  if (isSecretMissing(error)) {
    return vscode.l10n.t('This window has no secret for this user pool. Replace the secret.');
  }
  const { serverMessage } = error;
  if (!isSecretRefused(error)) {
    return serverMessage === undefined
      ? vscode.l10n.t(
          'The server does not accept the login of this user pool. If its secret was changed, replace it.',
        )
      : vscode.l10n.t(
          'The server does not accept the login of this user pool: {0}. If its secret was changed, replace it.',
          withoutFullStop(serverMessage),
        );
  }
  return serverMessage === undefined
    ? vscode.l10n.t('The server refused the secret. Replace the secret.')
    : vscode.l10n.t(
        'The server refused the secret: {0}. Replace the secret.',
        withoutFullStop(serverMessage),
      );
}
