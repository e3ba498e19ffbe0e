import * as vscode from 'vscode';
import { wasCancelled } from '../model/poolFailure.ts';
import type { Log } from './log.ts';

/**
 * Shows a failure that nothing else has shown, and writes it to the log. It works even where the services of
 * the extension could not be loaded.
 * @param what failed, for the log: English, without names
 */
export async function showFailure(log: Log, what: string, error: unknown): Promise<void> {
  log.failure(what, error);
  const showLog = vscode.l10n.t('Show Log');
  const message = await messageFor(log, error);
  if (message === undefined) return;
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) log.show();
}

/** Undefined where there is nothing to show, since it was only cancelled. */
async function messageFor(log: Log, error: unknown): Promise<string | undefined> {
  try {
    const { describeError } = await import('./wording.ts');
    const { plainText } = await import('../text/plainText.ts');
    return wasCancelled(error) ? undefined : plainText(describeError(error));
  } catch (failure) {
    log.failure('Its message could not be loaded', failure);
    return vscode.l10n.t('Something unexpected happened.');
  }
}
