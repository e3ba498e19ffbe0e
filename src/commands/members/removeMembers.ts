import * as vscode from 'vscode';
import { removeMembers } from '../../changes/changeMembership.ts';
import type { User } from '../../directory/types.ts';
import { groupName } from '../../display/groupDisplay.ts';
import { userName } from '../../display/userName.ts';
import { commandIds } from '../../ids.ts';
import { confirm, nameList } from '../../inputs/confirm.ts';
import { pickMembers } from '../../inputs/pickUsers.ts';
import type { GroupTarget } from '../../model/target.ts';
import { displayText } from '../../text/displayText.ts';
import { GroupRow } from '../../tree/groupRow.ts';
import { MemberRow } from '../../tree/memberRow.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { pickGroupToChange, refuseReadOnly } from '../protection.ts';
import { keyMeant, oneGroup, rowsOf, sayLeftOut, targetOf } from '../targets.ts';
import { changeMembersAndReport } from './membersReport.ts';

/** Members to take out of one group. */
interface Removal extends GroupTarget {
  readonly userIds: readonly string[];
  /** As they are shown. */
  readonly names: readonly string[];
}

/** `removeMembers`: those selected, or picked from the members of a group. */
export const runRemoveMembers: Handler = async (context, ...args) => {
  if (keyMeant(context, args, GroupRow)) {
    await vscode.commands.executeCommand(commandIds.deleteGroups, ...args);
    return;
  }
  const rows = rowsOf(context, args);
  const members = rows?.filter((row) => row instanceof MemberRow) ?? [];
  if (rows !== undefined && members.length > 0) {
    sayLeftOut(context, rows, members);
    await confirmAndRemove(context, byGroup(members));
    return;
  }
  const title = vscode.l10n.t('Remove from Group');
  const target = await oneGroup(context, args, () => pickGroupToChange(context, title));
  if (target === undefined || refuseReadOnly(context, target.pool)) return;
  const users = await pickMembers(context, target, title);
  if (users !== undefined) await removeUsers(context, target, users);
};

/** Asks, then takes users out of a group. */
export async function removeUsers(
  context: CommandContext,
  target: GroupTarget,
  users: readonly User[],
): Promise<void> {
  if (users.length === 0) return;
  await confirmAndRemove(context, [
    {
      ...target,
      userIds: users.map(({ id }) => id),
      names: users.map((user) => displayText(userName(user))),
    },
  ]);
}

async function confirmAndRemove(
  context: CommandContext,
  removals: readonly Removal[],
): Promise<void> {
  if (refuseReadOnly(context, ...removals.map(({ pool }) => pool))) return;
  if (!(await confirmRemoval(context, removals))) return;
  for (const removal of removals) await remove(context, removal);
}

function confirmRemoval(context: CommandContext, removals: readonly Removal[]): Promise<boolean> {
  const [first, ...others] = removals;
  if (first === undefined) return Promise.resolve(false);
  const count = removals.reduce((sum, { userIds }) => sum + userIds.length, 0);
  const group = nameOf(context, first);
  const action = vscode.l10n.t('Remove');
  const note = vscode.l10n.t('They stay in the user pool.');
  if (others.length > 0) {
    const names = removals.flatMap((removal) =>
      removal.names.map((name) => vscode.l10n.t('{0} from “{1}”', name, nameOf(context, removal))),
    );
    const message = vscode.l10n.t('Remove {0} members from {1} groups?', count, removals.length);
    return confirm(message, `${nameList(names)}\n\n${note}`, action);
  }
  const message =
    count === 1
      ? vscode.l10n.t('Remove {0} from “{1}”?', first.names[0] ?? '', group)
      : vscode.l10n.t('Remove {0} members from “{1}”?', count, group);
  const detail =
    count === 1
      ? vscode.l10n.t('The user stays in the user pool.')
      : `${nameList(first.names)}\n\n${note}`;
  return confirm(message, detail, action);
}

async function remove(context: CommandContext, removal: Removal): Promise<void> {
  const { view } = context;
  const { pool, key, userIds, names } = removal;
  const rowsOfUsers = (ids: readonly string[]) => {
    const groupRow = view.tree.groupRow(pool, key);
    if (groupRow === undefined) return [];
    const going = new Set(ids);
    return view.tree
      .knownChildren(groupRow)
      .filter((row) => row instanceof MemberRow && going.has(row.userId));
  };
  await changeMembersAndReport(context, {
    direction: 'remove',
    groupName: nameOf(context, removal),
    names: new Map(userIds.map((id, index) => [id, names[index] ?? displayText(id)])),
    change: (ids, watch) =>
      view.keepFocus(rowsOfUsers(ids), () => removeMembers(context, pool, key, ids, watch)),
  });
}

function nameOf({ directories }: CommandContext, { pool, key }: GroupTarget): string {
  return displayText(groupName(directories.get(pool).entry(key), key));
}

function byGroup(members: readonly MemberRow[]): readonly Removal[] {
  return [...new Set(members.map(({ parent }) => parent))].map((group) => {
    const own = members.filter(({ parent }) => parent === group);
    return {
      ...targetOf(group),
      userIds: own.map(({ userId }) => userId),
      names: own.map(({ name }) => name),
    };
  });
}
