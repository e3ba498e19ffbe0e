import * as vscode from 'vscode';
import { removeMembers } from '../../changes/changeMembership.ts';
import { groupName } from '../../display/groupDisplay.ts';
import { userName } from '../../display/userName.ts';
import { commandIds } from '../../ids.ts';
import { confirm, nameList } from '../../inputs/confirm.ts';
import { pickMembers } from '../../inputs/pickUsers.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { User } from '../../model/user.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { pickGroupToChange, refuseReadOnly } from '../protection.ts';
import {
  givenUsers,
  isKeyFor,
  type MembersTarget,
  membersOf,
  namesMembers,
  oneGroupOf,
  runOn,
} from '../targets.ts';
import { changeMembersAndReport, shownNames } from './membersReport.ts';

/** Members to take out of one group. */
interface Removal extends GroupTarget {
  /** As they are shown, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** `removeMembers`: those selected, or picked from the members of a group. */
export const runRemoveMembers: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  if (isKeyFor(on, 'group')) {
    await vscode.commands.executeCommand(commandIds.deleteGroups, ...args);
    return;
  }
  if (namesMembers(on)) {
    const members = await membersOf(context, on);
    await confirmAndRemove(
      context,
      members.map((each) => removalOf(context, each)),
    );
    return;
  }
  const title = vscode.l10n.t('Remove from Group');
  const target = await oneGroupOf(context, on, (pool) => pickGroupToChange(context, title, pool));
  if (target === undefined || refuseReadOnly(context, target.pool)) return;
  const userIds = givenUsers(on);
  if (userIds.length > 0) {
    await confirmAndRemove(context, [removalOf(context, { ...target, userIds })]);
    return;
  }
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
      names: new Map(users.map((user) => [user.id, displayText(userName(user))])),
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
  const count = removals.reduce((sum, { names }) => sum + names.size, 0);
  const group = nameOf(context, first);
  const action = vscode.l10n.t('Remove');
  const note = vscode.l10n.t('They stay in the user pool.');
  if (others.length > 0) {
    const names = removals.flatMap((removal) =>
      [...removal.names.values()].map((name) =>
        vscode.l10n.t({
          message: '{0} from “{1}”',
          args: [name, nameOf(context, removal)],
          comment: [
            'A line in a list of members to be removed. {0} is the name of a user, {1} the name of a group.',
          ],
        }),
      ),
    );
    const message = vscode.l10n.t({
      message: 'Remove {0} members from {1} groups?',
      args: [count, removals.length],
      comment: ['{0} and {1} are numbers.'],
    });
    return confirm(message, `${nameList(names)}\n\n${note}`, action);
  }
  const message =
    count === 1
      ? vscode.l10n.t({
          message: 'Remove {0} from “{1}”?',
          args: [[...first.names.values()].join(), group],
          comment: ['{0} is the name of a user, {1} the name of a group.'],
        })
      : vscode.l10n.t({
          message: 'Remove {0} members from “{1}”?',
          args: [count, group],
          comment: ['{0} is a number, {1} the name of a group.'],
        });
  const detail =
    count === 1
      ? vscode.l10n.t('The user stays in the user pool.')
      : `${nameList([...first.names.values()])}\n\n${note}`;
  return confirm(message, detail, action);
}

async function remove(context: CommandContext, removal: Removal): Promise<void> {
  const { sidebar } = context;
  const { pool, key, names } = removal;
  await changeMembersAndReport(context, {
    direction: 'remove',
    groupName: nameOf(context, removal),
    names,
    change: (ids, watch) =>
      sidebar.keepFocus([{ pool, group: { key }, users: ids }], () =>
        removeMembers(context, pool, key, ids, watch),
      ),
  });
}

function removalOf(context: CommandContext, { pool, key, userIds }: MembersTarget): Removal {
  return { pool, key, names: shownNames(context, pool, userIds) };
}

function nameOf({ directories }: CommandContext, { pool, key }: GroupTarget): string {
  return displayText(groupName(directories.get(pool).entry(key), key));
}
