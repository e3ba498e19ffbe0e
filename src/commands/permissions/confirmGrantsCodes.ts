import * as vscode from 'vscode';
import type { GrantPlan } from '../../changes/changeGrants.ts';
import type { GrantDirection } from '../../changes/planGrants.ts';
import type { CommandContext } from '../commandContext.ts';
import { confirmProductionCode } from '../confirmProductionCode.ts';

/** Asks for the codes of the groups whose grants are to be changed, where the pool is marked as production. */
export function confirmGrantsCodes(
  context: CommandContext,
  pool: string,
  direction: GrantDirection,
  plans: readonly Pick<GrantPlan, 'group'>[],
): Promise<boolean> {
  return confirmProductionCode(
    context,
    pool,
    plans.map(({ group }) => group),
    {
      title: (poolName) =>
        direction === 'grant'
          ? vscode.l10n.t({
              message: 'Grant in Production: “{0}”',
              args: [poolName],
              comment: ['{0} is the name of a user pool.'],
            })
          : vscode.l10n.t({
              message: 'Revoke in Production: “{0}”',
              args: [poolName],
              comment: ['{0} is the name of a user pool.'],
            }),
      prompt: (name, code) =>
        vscode.l10n.t({
          message: 'To change the grants of the group “{0}”, type its code: {1}',
          args: [name, code],
          comment: ['{0} is the name of the group, {1} its code.'],
        }),
      wrongCode: (name) =>
        vscode.l10n.t({
          message: 'This is not the code of “{0}”. Nothing has been changed.',
          args: [name],
          comment: ['{0} is the name of a group.'],
        }),
    },
  );
}
