import * as vscode from 'vscode';
import { askForText } from '../../inputs/textInput.ts';
import { displayText } from '../../text/displayText.ts';
import { isTypedAs } from '../../text/typedText.ts';
import type { CommandContext } from '../commandContext.ts';

/**
 * Asks for the code of each group to be typed, where the pool is marked as production.
 * @returns whether all were typed; at once true for other pools, and false where the user gave up
 */
export async function confirmTypedCodes(
  { pools }: Pick<CommandContext, 'pools'>,
  poolId: string,
  groups: readonly { readonly name: string; readonly code: string }[],
): Promise<boolean> {
  const connection = pools.get(poolId);
  if (connection?.protection !== 'production') return true;
  for (const [index, { name, code }] of groups.entries()) {
    const position = { step: index + 1, totalSteps: groups.length, canGoBack: false };
    const answer = await askForText({
      title: vscode.l10n.t({
        message: 'Delete from Production: “{0}”',
        args: [displayText(connection.name)],
        comment: ['The title of an input. {0} is the name of a user pool with production data.'],
      }),
      position: groups.length > 1 ? position : undefined,
      value: '',
      prompt: vscode.l10n.t({
        message: 'To delete the group “{0}”, type its code: {1}',
        args: [displayText(name), displayText(code)],
        comment: ['{0} is the name of a group, {1} its code.'],
      }),
      validate: () => undefined,
      submit: async (typed) => (isTypedAs(typed, code) ? undefined : wrongCode(name)),
    });
    if (answer.outcome !== 'accepted') return false;
  }
  return true;
}

function wrongCode(name: string): string {
  return vscode.l10n.t({
    message: 'This is not the code of “{0}”. Nothing has been deleted.',
    args: [displayText(name)],
    comment: ['{0} is the name of a group.'],
  });
}
