import * as vscode from 'vscode';
import type { Reporter } from '../feedback/reporter.ts';
import { describeError } from '../feedback/wording.ts';
import { logFailure } from '../model/failureLog.ts';
import { canRetry } from '../model/failures.ts';
import { plainText } from '../text/plainText.ts';

// Rows that pickers have beside those of what is found.

/** A heading. Where no row stands below it, it does not show. */
export function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/**
 * A row that says why nothing could be found, to be chosen to try again. Where that may not help, a message
 * says why instead, which has other remedies.
 * @param what failed, as a sentence, such as "Could not search the users."
 */
export function failureItem(
  what: string,
  error: unknown,
  reporter: Pick<Reporter, 'failure'>,
): vscode.QuickPickItem {
  const mayHelp = canRetry(error);
  if (mayHelp) logFailure('A picker could not read what there is to pick', error, 'warn');
  else reporter.failure(what, error);
  return {
    label: what,
    description: vscode.l10n.t('Retry'),
    ...(mayHelp && { detail: plainText(describeError(error)) }),
    iconPath: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
    alwaysShow: true,
  };
}
