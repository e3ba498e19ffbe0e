import * as vscode from 'vscode';
import { AuthingError, answerFaults } from '../authing/errors.ts';
import { OutdatedError, UndoNotSavedError } from '../model/changeErrors.ts';
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
import { describeHttp, describeThrottling, summarizeHttp } from './httpWording.ts';
import { describeNetwork, describeTimeout, summarizeNetwork } from './networkWording.ts';
import { describeOutdated } from './outdatedWording.ts';
import { describeRefusal } from './refusalWording.ts';
import { singleLine, withoutFullStop } from './sentences.ts';
import { describeUnknownOutcome } from './unknownOutcomeWording.ts';

/**
 * Turns any failure into one sentence a person can act on. The one place where errors become words.
 * @param error what was thrown; an `AuthingError` as a rule
 */
export function describeError(error: unknown): string {
  if (error instanceof OutdatedError) return describeOutdated(error.reason);
  if (error instanceof UndoNotSavedError) {
    return vscode.l10n.t(
      'What the groups hold could not be saved to disk, so an undo could not bring it back. Make room on the disk, then try again.',
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
      return vscode.l10n.t('The server no longer has it. Refresh to see what there is.');
    case 'protocol':
      return describeOtherAnswer(error);
    case 'aborted':
      return vscode.l10n.t('It was cancelled.');
  }
}

/** Whoever words it and wherever, the log has what it was. */
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
      return vscode.l10n.t('No longer there');
    case 'protocol':
      return isBrokenAnswer(error)
        ? vscode.l10n.t('Broken answer')
        : vscode.l10n.t('Not the Authing API');
    case 'aborted':
      return vscode.l10n.t('Cancelled');
  }
}

/** Says why credentials just typed were not taken, in what the server said where it said something. */
export function describeRefusedCredentials(error: unknown): string {
  if (!(error instanceof AuthingError) || error.serverMessage === undefined) {
    return describeError(error);
  }
  if (!needsSecret(error) && !isPoolMissing(error)) return describeError(error);
  return error.code === undefined
    ? vscode.l10n.t('The server said: {0}', error.serverMessage)
    : vscode.l10n.t('The server said: {0} (code {1})', error.serverMessage, error.code);
}

/** Such as the page of a proxy that wants one to sign in: its title says what to do. */
function describeOtherAnswer({ serverMessage, detail }: AuthingError): string {
  switch (detail) {
    case answerFaults.empty:
      return vscode.l10n.t('The answer of the server was empty. Wait a moment, then retry.');
    case answerFaults.brokenJson:
      return vscode.l10n.t('The answer of the server was cut off. Wait a moment, then retry.');
    case answerFaults.tooLarge:
      return vscode.l10n.t(
        'The answer of the server was larger than 32 MB, which is not read. Check the host of this user pool.',
      );
    default:
      return serverMessage === undefined
        ? vscode.l10n.t(
            'The server answered with something that is not the Authing API. Check the host of this user pool.',
          )
        : vscode.l10n.t(
            'The server answered with something that is not the Authing API: {0}. Check the host of this user pool.',
            withoutFullStop(serverMessage),
          );
  }
}

/** Whether no more can be said of an answer than that it did not come whole, or is no use. */
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
  const message =
    error.serverMessage === undefined
      ? vscode.l10n.t('an error, without a message')
      : singleLine(error.serverMessage);
  if (isNotPermitted(error)) {
    return vscode.l10n.t('The server says that this user pool may not do that: {0}', message);
  }
  return error.code === undefined
    ? vscode.l10n.t('The server said: {0}', message)
    : vscode.l10n.t('The server said: {0} (code {1})', message, error.code);
}
