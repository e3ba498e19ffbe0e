import * as vscode from 'vscode';
import type { GroupsToDelete, GroupToDelete } from '../../changes/readGroupsToDelete.ts';
import { inList } from '../../feedback/sentences.ts';
import { confirm, nameList } from '../../inputs/confirm.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { foreseeChange } from '../permissions/foresightQuestion.ts';
import { usesDetails } from '../uses/usesDetails.ts';
import { deletesAsChanges } from './deleteForesight.ts';
import { describeLoss } from './describeLoss.ts';

/** Groups of one pool that are to be deleted. */
export interface PoolGroupsToDelete extends GroupsToDelete {
  /** The id of the connection. */
  readonly pool: string;
}

/**
 * Asks once for all groups, with their names, how many members they have, what these would lose, and what an undo
 * could not restore.
 */
export async function confirmDelete(
  context: CommandContext,
  groupsToDelete: readonly PoolGroupsToDelete[],
): Promise<boolean> {
  const { pools } = context;
  const groups = groupsToDelete.flatMap((each) => each.groups);
  const [first, ...others] = groups;
  const message =
    first !== undefined && others.length === 0
      ? vscode.l10n.t('Delete the group “{0}”?', displayText(first.group.name))
      : vscode.l10n.t('Delete {0} groups?', groups.length);
  // Pools for production and for tests have groups of the same names.
  const poolNames = groupsToDelete.map(({ pool }) => displayText(pools.get(pool)?.name ?? pool));
  const losses = groupsToDelete.flatMap(({ lost }) => lost.map(describeLoss));
  const foreseen = await foreseeChange(context, deletesAsChanges(groupsToDelete), message);
  if (foreseen === undefined) return false;
  const uses = usesDetails(
    context,
    groupsToDelete.flatMap(({ pool, groups: own }) =>
      own.map(({ group: { code } }) => ({ pool, code })),
    ),
  );
  const detail = [
    nameList(groups.map(describe)),
    foreseen.line,
    poolNames.length === 1
      ? vscode.l10n.t('The members stay in the user pool “{0}”.', poolNames[0] ?? '')
      : vscode.l10n.t(
          'The groups are in the user pools {0}. The members stay there.',
          inList(
            poolNames.map((name) =>
              vscode.l10n.t({
                message: '“{0}”',
                args: [name],
                comment: ['{0} is the name of a user pool in a list of several.'],
              }),
            ),
          ),
        ),
    others.length === 0
      ? vscode.l10n.t(
          'For 30 days, “Undo Last Change” can restore the group with its members and authorized resources. Only its creation time will be new.',
        )
      : vscode.l10n.t(
          'For 30 days, “Undo Last Change” can restore the groups with their members and authorized resources. Only their creation times will be new.',
        ),
    ...(losses.length === 0
      ? []
      : [`${vscode.l10n.t('It cannot restore everything:')}\n${nameList(losses)}`]),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
  return confirm(message, detail, vscode.l10n.t('Delete'), foreseen.details, uses);
}

function describe({ group, memberCount }: GroupToDelete): string {
  const name = displayText(group.name);
  const code = displayText(group.code);
  if (memberCount === undefined)
    return vscode.l10n.t({
      message: '{0} ({1}), members not counted',
      args: [name, code],
      comment: ['A group that will be deleted. {0} is its name, {1} its code.'],
    });
  return memberCount === 1
    ? vscode.l10n.t({
        message: '{0} ({1}), 1 member',
        args: [name, code],
        comment: ['A group that will be deleted. {0} is its name, {1} its code.'],
      })
    : vscode.l10n.t({
        message: '{0} ({1}), {2} members',
        args: [name, code, memberCount],
        comment: ['A group that will be deleted. {0} is its name, {1} its code, {2} a number.'],
      });
}
