import * as vscode from 'vscode';
import { displayText } from '../../text/displayText.ts';
import { plainText } from '../../text/plainText.ts';
import type { CommandContext } from '../commandContext.ts';
import { replaceUses } from './replaceUses.ts';
import type { WantedCode } from './searchUses.ts';
import { hasWorkspace, showUses } from './showUses.ts';

/** What goes with the change of a code, once the user has chosen it. */
export interface WithUses {
  /** Runs when the server has made the change. */
  readonly afterwards?: () => Promise<void>;
}

/**
 * Asks before a code is changed what becomes of its uses in the workspace; nothing is searched before that is chosen.
 * @returns undefined where the user gave up; at once without a folder, for then nothing is to be asked
 */
export async function offerUses(
  context: Pick<CommandContext, 'pools' | 'reporter'>,
  wanted: WantedCode,
  code: string,
): Promise<WithUses | undefined> {
  if (!hasWorkspace() || wanted.code === '') return {};
  const change = { label: vscode.l10n.t('Change Code') };
  const replace = {
    label: vscode.l10n.t('Change Code and Replace in Files…'),
    detail: vscode.l10n.t(
      'You see each place in the files of the workspace before it is replaced.',
    ),
  };
  const find = { label: vscode.l10n.t('Find Uses') };
  const title = vscode.l10n.t({
    message: 'Change the code “{0}” to “{1}”?',
    args: [displayText(wanted.code), displayText(code)],
    comment: ['{0} is the code of a group, {1} the one it is to get.'],
  });
  for (;;) {
    const chosen = await vscode.window.showQuickPick([change, replace, find], {
      title: plainText(title),
      placeHolder: vscode.l10n.t('Source files of the workspace may name the code, too'),
      // What is listed is read meanwhile.
      ignoreFocusOut: true,
    });
    if (chosen === undefined) return undefined;
    if (chosen === change) return {};
    if (chosen === replace) return { afterwards: () => replaceUses(context, wanted, code) };
    await showUses(context, [wanted]);
  }
}
