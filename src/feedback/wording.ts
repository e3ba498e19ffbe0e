import * as vscode from 'vscode';
import { AuthingError, answerFaults } from '../authing/errors.ts';
import { GrantError, OutdatedError, UndoNotSavedError } from '../model/changeErrors.ts';
import { logFailure } from '../model/failureLog.ts';
import {
  isBusy,
  isNotPermitted,
  isPoolMissing,
  isSecretMissing,
  isSecretRefused,
  isThrottled,
  needsSecret,
} from '../model/failures.ts';
import { UserError } from '../model/userError.ts';
import { describeFileFailure } from './fileWording.ts';
import { describeGrantFault } from './grantWording.ts';
import { describeHttp, describeThrottling, summarizeHttp } from './httpWording.ts';
import { describeNetwork, describeTimeout, summarizeNetwork } from './networkWording.ts';
import { describeOutdated } from './outdatedWording.ts';
import { describeRefusal } from './refusalWording.ts';
import { describeServerMessage, inSentences } from './sentences.ts';
import { describeUnknownOutcome } from './unknownOutcomeWording.ts';

/**
 * Turns any failure into a sentence or two that a person can act on. The one place where errors become words.
 * @param error what was thrown; an `AuthingError` as a rule
 */
export function describeError(error: unknown): string {
  if (error instanceof OutdatedError) return describeOutdated(error.reason);
  if (error instanceof GrantError) return describeGrantFault(error.fault);
  if (error instanceof UndoNotSavedError) {
    return vscode.l10n.t(
      'The members and authorized resources of the groups could not be saved to disk, so the delete could not be undone. Make room on the disk, then try again.',
    );
  }
  if (error instanceof UserError) return error.message;
  if (!(error instanceof AuthingError)) return describeFileFailure(error) ?? unexpected(error);
  if (error.outcomeUnknown) return describeUnknownOutcome(error);
  switch (error.kind) {
    case 'network':
      return describeNetwork(error);
    case 'timeout':
      return describeTimeout(error);
    case 'auth':
      return describeRefusal(error);
    case 'http':
      return describeHttp(error);
    case 'api':
      return describeServerError(error);
    case 'notFound':
      return vscode.l10n.t('It no longer exists on the server. Refresh to see the current state.');
    case 'protocol':
      return describeOtherAnswer(error);
    case 'aborted':
      return vscode.l10n.t('It was cancelled.');
  }
}

/** The first of several failures, as a sentence that leaves the others to the details. */
export function describeFirstError(error: unknown): string {
  return vscode.l10n.t({
    message: 'First error: {0}',
    args: [describeError(error)],
    comment: ['{0} is a whole sentence.'],
  });
}

/** The log has what it was, wherever it is shown. */
function unexpected(error: unknown): string {
  logFailure('Something unexpected happened', error);
  return vscode.l10n.t('Something unexpected happened.');
}

/** The same in a few words, for a row of the sidebar, which is narrow. */
export function summarizeError(error: unknown): string {
  if (!(error instanceof AuthingError)) return vscode.l10n.t('Could not be read');
  switch (error.kind) {
    case 'network':
      return summarizeNetwork(error);
    case 'timeout':
      return vscode.l10n.t('No answer in time');
    case 'auth':
      if (isSecretMissing(error)) return vscode.l10n.t('No secret');
      return isSecretRefused(error)
        ? vscode.l10n.t('Secret refused')
        : vscode.l10n.t('Login not accepted');
    case 'http':
      return summarizeHttp(error);
    case 'api':
      return isBusy(error)
        ? vscode.l10n.t('Server is busy')
        : vscode.l10n.t('Refused by the server');
    case 'notFound':
      return vscode.l10n.t('No longer exists');
    case 'protocol':
      return isBrokenAnswer(error)
        ? vscode.l10n.t('Broken answer')
        : vscode.l10n.t('Not the Authing API');
    case 'aborted':
      return vscode.l10n.t('Cancelled');
  }
}

/**
 * Says why credentials just typed were not taken, in what the server said where it said something, and what to look
 * for in the console of Authing.
 */
export function describeRefusedCredentials(error: unknown): string {
  if (!(error instanceof AuthingError)) return describeError(error);
  if (isPoolMissing(error)) {
    return inSentences(
      describeServerMessage(error) ?? describeError(error),
      vscode.l10n.t(
        'In the Authing console, the User Pool ID is under Settings > Basic Settings > Key Management.',
      ),
    );
  }
  // Anybody may ask this of Authing's API: it is no matter of what the user pool is allowed to do.
  if (error.kind === 'http' && error.status === 403) {
    return inSentences(
      vscode.l10n.t('The server answered with HTTP status {0}.', error.status),
      describeServerMessage(error),
      vscode.l10n.t('Check the host of this user pool.'),
    );
  }
  return needsSecret(error) && error.serverMessage !== undefined
    ? inSentences(
        describeServerMessage(error),
        vscode.l10n.t(
          'In the Authing console, the User Pool Secret is under Settings > Basic Settings > Key Management; the secret of an application is another one.',
        ),
      )
    : describeError(error);
}

/** Such as the page of a proxy that wants one to sign in: its title says what to do. */
function describeOtherAnswer(error: AuthingError): string {
  switch (error.detail) {
    case answerFaults.empty:
      return vscode.l10n.t('The answer of the server was empty. Wait a moment, then retry.');
    case answerFaults.brokenJson:
      return vscode.l10n.t('The answer of the server was cut off. Wait a moment, then retry.');
    case answerFaults.tooLarge:
      return vscode.l10n.t(
        'The answer of the server was larger than 32 MB, which is too large to read. Check the host of this user pool.',
      );
    default:
      return inSentences(
        vscode.l10n.t('The answer is not from the Authing API.'),
        describeServerMessage(error),
        vscode.l10n.t('Check the host of this user pool.'),
      );
  }
}

/** Whether an answer did not arrive whole, or is of no use for another reason. */
function isBrokenAnswer({ detail }: AuthingError): boolean {
  return (
    detail === answerFaults.empty ||
    detail === answerFaults.brokenJson ||
    detail === answerFaults.tooLarge
  );
}

function describeServerError(error: AuthingError): string {
  if (isThrottled(error)) return describeThrottling(error);
  if (isBusy(error)) return vscode.l10n.t('The server is busy. Wait a moment, then retry.');
  const said = describeServerMessage(error);
  return isNotPermitted(error)
    ? inSentences(vscode.l10n.t('The server does not allow this user pool to do that.'), said)
    : (said ?? vscode.l10n.t('The server answered with an error.'));
}
