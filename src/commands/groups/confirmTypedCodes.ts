import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext.ts';
import { confirmProductionCode } from '../confirmProductionCode.ts';

/**
 * Asks for the code of each group to delete to be typed, where the pool is marked as production.
 * @returns whether all were typed; at once true for other pools, and false where the user gave up
 */
export function confirmTypedCodes(
  context: Pick<CommandContext, 'pools'>,
  poolId: string,
  groups: readonly { readonly name: string; readonly code: string }[],
): Promise<boolean> {
  return confirmProductionCode(context, poolId, groups, {
    title: (poolName) =>
      vscode.l10n.t({
        message: 'Delete from Production: “{0}”',
        args: [poolName],
        comment: ['The title of an input. {0} is the name of a user pool with production data.'],
      }),
    prompt: (name, code) =>
      vscode.l10n.t({
        message: 'To delete the group “{0}”, type its code: {1}',
        args: [name, code],
        comment: ['{0} is the name of a group, {1} its code.'],
      }),
    wrongCode: (name) =>
      vscode.l10n.t({
        message: 'This is not the code of “{0}”. Nothing has been deleted.',
        args: [name],
        comment: ['{0} is the name of a group.'],
      }),
  });
}
