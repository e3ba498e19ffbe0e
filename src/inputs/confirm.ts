import * as vscode from 'vscode';
import { plainText } from '../text/plainText.ts';

const maxNamed = 10;

/** Names what a confirmation is about, one per line: ten at most, then how many more there are. */
export function nameList(names: readonly string[]): string {
  const named = names.slice(0, maxNamed).map((name) => `• ${name}`);
  const more = names.length - named.length;
  if (more > 0)
    named.push(
      vscode.l10n.t({
        message: '… and {0} more',
        args: [more],
        comment: ['{0} is a number of names that are not listed.'],
      }),
    );
  return named.join('\n');
}

/**
 * Asks before something that cannot be taken back.
 * @param message with the names in it as they are shown (see `displayText`)
 * @param detail likewise; its lines stay lines
 * @param action the button that goes on
 */
export async function confirm(message: string, detail: string, action: string): Promise<boolean> {
  const chosen = await vscode.window.showWarningMessage(
    plainText(message),
    { modal: true, detail: detail.split('\n').map(plainText).join('\n') },
    action,
  );
  return chosen === action;
}
