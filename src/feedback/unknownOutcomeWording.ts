import * as vscode from 'vscode';
import { type AuthingError, answerFaults } from '../authing/errors.ts';
import { withoutFullStop } from './serverMessage.ts';

/**
 * Says of a change that the server may have made, or may still make, why nobody can say so now. It is
 * looked at again later, see `UnconfirmedChanges`.
 */
export function describeUnknownOutcome(error: AuthingError): string {
  // {0} is a whole sentence that says what happened, such as: The server did not answer in time.
  return vscode.l10n.t(
    '{0} The server may have made the change, or may still make it: you will be told if it does.',
    describeEnd(error),
  );
}

function describeEnd({
  kind,
  status,
  systemCode,
  serverMessage,
  detail,
  code,
}: AuthingError): string {
  switch (kind) {
    case 'timeout':
      return vscode.l10n.t('The server did not answer in time.');
    case 'aborted':
      return vscode.l10n.t('Cancelled after the request was sent.');
    case 'api':
    case 'auth':
    case 'notFound':
      return vscode.l10n.t(
        'The server said: {0}.',
        withoutFullStop(serverMessage ?? String(code ?? kind)),
      );
    case 'http':
      return serverMessage === undefined
        ? vscode.l10n.t('The server failed (HTTP status {0}).', status ?? '')
        : vscode.l10n.t(
            'The server failed (HTTP status {0}): {1}.',
            status ?? '',
            withoutFullStop(serverMessage),
          );
    case 'protocol':
      if (serverMessage !== undefined) {
        return vscode.l10n.t(
          'Something else than the Authing API answered: {0}.',
          withoutFullStop(serverMessage),
        );
      }
      return detail === answerFaults.empty || detail === answerFaults.brokenJson
        ? vscode.l10n.t('The answer of the server was cut off.')
        : vscode.l10n.t('The answer of the server could not be read.');
    case 'network':
      return systemCode === undefined
        ? vscode.l10n.t('The connection to the server broke.')
        : vscode.l10n.t('The connection to the server broke ({0}).', systemCode);
  }
}
