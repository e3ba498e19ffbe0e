import * as vscode from 'vscode';
import type { AuthingError } from '../authing/errors.ts';
import { isThrottled } from '../model/failures.ts';
import { describeServerMessage, inSentences } from './sentences.ts';

/** Says what an HTTP status that is a failure means, what the server said of it, and what may help. */
export function describeHttp(failure: AuthingError): string {
  if (isThrottled(failure)) return describeThrottling(failure);
  return inSentences(
    describeStatus(failure.status),
    describeServerMessage(failure),
    adviceFor(failure.status),
  );
}

/** Says that the server was asked too often, and when to ask again where it said so. */
export function describeThrottling({ retryAfter }: Pick<AuthingError, 'retryAfter'>): string {
  return retryAfter === undefined || retryAfter < 2
    ? vscode.l10n.t('The server asks for fewer requests. Wait a moment, then retry.')
    : vscode.l10n.t('The server asks for fewer requests. Retry in {0} seconds.', retryAfter);
}

/** What an HTTP status that is a failure means, in a few words. */
export function summarizeHttp(failure: AuthingError): string {
  return isThrottled(failure)
    ? vscode.l10n.t('Server is busy')
    : vscode.l10n.t('HTTP status {0}', String(failure.status ?? ''));
}

function describeStatus(status = 0): string {
  if (status >= 300 && status < 400) {
    return vscode.l10n.t(
      'The server redirects to another address, which the extension does not follow (HTTP status {0}).',
      status,
    );
  }
  if (status === 403) {
    return vscode.l10n.t('The server does not allow this user pool to do that (HTTP status 403).');
  }
  if (status === 404) {
    return vscode.l10n.t('There is no Authing API at this address (HTTP status 404).');
  }
  if (isGatewayFailure(status)) {
    return vscode.l10n.t('The server is not available now (HTTP status {0}).', status);
  }
  if (status >= 500) return vscode.l10n.t('The server failed (HTTP status {0}).', status);
  return vscode.l10n.t('The server answered with HTTP status {0}.', status);
}

function adviceFor(status = 0): string | undefined {
  if (status === 404 || (status >= 300 && status < 400)) {
    return vscode.l10n.t('Check the host of this user pool.');
  }
  return status >= 500 ? vscode.l10n.t('Wait a moment, then retry.') : undefined;
}

function isGatewayFailure(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}
