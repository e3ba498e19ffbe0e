import * as vscode from 'vscode';
import { AuthingError } from '../../authing/errors.ts';
import { poolNotFound } from '../../authing/v2/codes.ts';
import { describeError } from '../../feedback/wording.ts';

/** The part of the credentials that a failed exchange points at. */
export type Fault = 'host' | 'userPoolId' | 'secret';

/** Finds out which part of the credentials to correct after they were not taken. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof AuthingError)) return 'secret';
  if (error.code === poolNotFound) return 'userPoolId';
  switch (error.kind) {
    case 'network':
    case 'timeout':
    case 'http':
    case 'protocol':
      return 'host';
    case 'auth':
    case 'api':
    case 'notFound':
    case 'aborted':
      return 'secret';
  }
}

/** Why credentials just typed were not taken, in what the server said where it said something. */
export function describeFault(error: unknown): string {
  if (!(error instanceof AuthingError) || error.serverMessage === undefined) {
    return describeError(error);
  }
  if (error.kind !== 'auth' && error.code !== poolNotFound) return describeError(error);
  return error.code === undefined
    ? vscode.l10n.t('The server said: {0}', error.serverMessage)
    : vscode.l10n.t('The server said: {0} (code {1})', error.serverMessage, error.code);
}
