import * as vscode from 'vscode';
import { describeError, summarizeError } from '../feedback/wording.ts';
import { commandIds, internalCommandIds } from '../ids.ts';
import { needsSecret } from '../model/failures.ts';
import { MessageRow } from './messageRow.ts';
import type { Row } from './row.ts';

/**
 * The row that says why the rows below could not be read, with what to do about it.
 * @param retry what a click does where trying again may help; without it, all below `parent` is read again
 */
export function failureRow(
  parent: Row,
  pool: string,
  error: unknown,
  retry: vscode.Command = {
    command: internalCommandIds.retry,
    title: vscode.l10n.t('Retry'),
    arguments: [parent.target],
  },
): MessageRow {
  if (needsSecret(error)) {
    return new MessageRow(parent, {
      key: 'failure',
      text: summarizeError(error),
      detail: describeError(error),
      icon: 'key',
      color: 'list.errorForeground',
      action: vscode.l10n.t('Replace Secret'),
      command: {
        command: commandIds.replaceSecret,
        title: vscode.l10n.t('Replace Secret'),
        arguments: [{ pool }],
      },
    });
  }
  return new MessageRow(parent, {
    key: 'failure',
    text: summarizeError(error),
    detail: describeError(error),
    icon: 'error',
    color: 'list.errorForeground',
    action: vscode.l10n.t('Retry'),
    command: retry,
  });
}
