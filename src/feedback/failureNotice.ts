import * as vscode from 'vscode';
import { wasCancelled } from '../model/poolFailure.ts';
import type { Log } from './log.ts';

/**
 * Tells of a failure that nothing else has told of, and writes it to the log. It works where the parts of
 * the extension could not even be loaded.
 * @param what failed, for the log: English, without names
 */
export async function showFailure(log: Log, what: string, error: unknown): Promise<void> {
  log.failure(what, error);
  const showLog = vscode.l10n.t('Show Log');
  const words = await wordsOf(log, error);
  if (words === undefined) return;
  if ((await vscode.window.showErrorMessage(words, showLog)) === showLog) log.show();
}

/** Undefined where there is nothing to tell, for it was only cancelled. */
async function wordsOf(log: Log, error: unknown): Promise<string | undefined> {
  try {
    const { describeError } = await import('./wording.ts');
    const { plainText } = await import('../text/plainText.ts');
    return wasCancelled(error) ? undefined : plainText(describeError(error));
  } catch (failure) {
    log.failure('The words for it could not be loaded', failure);
    return vscode.l10n.t('Something unexpected happened.');
  }
}
