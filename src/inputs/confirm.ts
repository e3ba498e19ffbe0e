import * as vscode from 'vscode';
import { plainText } from '../text/plainText.ts';
import { questionClosed } from './questions.ts';

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

/** More than a question has room for. */
export interface ConfirmDetails {
  /** The button that opens them. */
  readonly title: string;
  readonly show: () => Promise<void>;
}

/**
 * Asks before something that cannot be taken back.
 * @param message with the names in it as they are shown (see `displayText`)
 * @param detail likewise; its lines stay lines
 * @param action the button that goes on
 * @param details each that is asked for opens beside the question, which leaves it in reach then
 */
export async function confirm(
  message: string,
  detail: string,
  action: string,
  ...details: readonly (ConfirmDetails | undefined)[]
): Promise<boolean> {
  const offered = details.filter((each) => each !== undefined);
  const chosen = await vscode.window.showWarningMessage(
    plainText(message),
    { modal: true, detail: detail.split('\n').map(plainText).join('\n') },
    action,
    ...offered.map(({ title }) => title),
  );
  const opened = offered.find(({ title }) => title === chosen);
  if (opened === undefined) {
    const goesOn = chosen === action;
    questionClosed(goesOn);
    return goesOn;
  }
  await opened.show();
  const others = offered.filter((each) => each !== opened);
  return confirmBeside(message, action, vscode.l10n.t('Cancel'), others);
}

/**
 * Asks while something else is read, which a modal question would cover; and a notification may get lost.
 * @param action the row that goes on
 * @param back the row that does not
 * @param details rows between these: after each, it is asked again
 */
export async function confirmBeside(
  message: string,
  action: string,
  back: string,
  details: readonly ConfirmDetails[] = [],
): Promise<boolean> {
  interface Row extends vscode.QuickPickItem {
    readonly show?: () => Promise<void>;
  }
  const go: Row = { label: plainText(action) };
  const stop: Row = { label: plainText(back) };
  const more = details.map((each) => ({ label: plainText(each.title), show: each.show }));
  for (;;) {
    const chosen = await vscode.window.showQuickPick([go, ...more, stop], {
      title: plainText(message),
      placeHolder: vscode.l10n.t('Select what to do'),
      ignoreFocusOut: true,
    });
    const show = chosen?.show;
    if (show === undefined) return chosen === go;
    await show();
  }
}
