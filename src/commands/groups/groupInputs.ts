import * as vscode from 'vscode';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import { ignored } from '../../model/failureLog.ts';
import { displayText } from '../../text/displayText.ts';

/** Codes that any system accepts. Others are allowed, but worth a warning. */
const plainCode = /^[A-Za-z0-9_-]+$/;

/** What is wrong with a group's name. */
export function nameProblem(name: string): string | undefined {
  return name === '' ? vscode.l10n.t('Enter a name for the group.') : undefined;
}

/** What is wrong with a group code, as far as is known without asking the server. */
export function codeProblem(
  directory: PoolDirectory,
  code: string,
  ownCode?: string,
): string | vscode.InputBoxValidationMessage | undefined {
  if (code === '') return vscode.l10n.t('Enter a code for the group.');
  if (code !== ownCode && directory.findByCode(code) !== undefined) return codeTaken(code);
  if (plainCode.test(code)) return undefined;
  return {
    message: vscode.l10n.t(
      'Codes of letters, digits, "_" and "-" are the safest to use in source code.',
    ),
    severity: vscode.InputBoxValidationSeverity.Warning,
  };
}

/**
 * Asks the server whether a code is taken.
 * @returns what is wrong with it; undefined also where the server cannot be asked now, for it is asked
 *   again when the change is made
 */
export async function codeTakenOnServer(
  directory: PoolDirectory,
  code: string,
  signal: AbortSignal,
  ownCode?: string,
): Promise<string | undefined> {
  if (code === ownCode) return undefined;
  const taken = await directory
    .readGroup(code, { signal })
    .catch(ignored('Could not ask whether a code is taken'));
  return taken === undefined ? undefined : codeTaken(code);
}

function codeTaken(code: string): string {
  return vscode.l10n.t({
    message: 'Another group of this user pool has the code “{0}”.',
    args: [displayText(code)],
    comment: ['{0} is a group code.'],
  });
}
