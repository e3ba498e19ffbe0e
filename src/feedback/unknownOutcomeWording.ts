import * as vscode from 'vscode';
import { type AuthingError, answerFaults } from '../authing/errors.ts';
import { describeServerMessage, inSentences } from './sentences.ts';

/**
 * Says of a change that the server may have made, or may still make, why its outcome is unknown. It is
 * rechecked later, see `UnconfirmedChanges`.
 */
export function describeUnknownOutcome(error: AuthingError): string {
  return inSentences(
    describeEnd(error),
    vscode.l10n.t(
      'The server may have made the change, or may still make it. You will be told if it does.',
    ),
  );
}

function describeEnd(error: AuthingError): string {
  const { kind, status, systemCode, detail } = error;
  const said = describeServerMessage(error);
  switch (kind) {
    case 'timeout':
      return vscode.l10n.t('The server did not answer in time.');
    case 'aborted':
      return vscode.l10n.t('The change was cancelled after the request was sent.');
    case 'api':
    case 'auth':
    case 'notFound':
      return said ?? vscode.l10n.t('The server answered with an error.');
    case 'http':
      return inSentences(vscode.l10n.t('The server failed (HTTP status {0}).', status ?? ''), said);
    case 'protocol':
      return detail === answerFaults.empty || detail === answerFaults.brokenJson
        ? vscode.l10n.t('The answer of the server was cut off.')
        : inSentences(vscode.l10n.t('The answer is not from the Authing API.'), said);
    case 'network':
      return systemCode === undefined
        ? vscode.l10n.t('The connection to the server broke.')
        : vscode.l10n.t({
            message: 'The connection to the server broke ({0}).',
            args: [systemCode],
            comment: ['{0} is the code of an error, such as ECONNRESET.'],
          });
  }
}
