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
import type { PoolChange } from '../permissions/foresight.ts';
import { foreseeChange } from '../permissions/foresightQuestion.ts';
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

/** Whether a question is being put together or asked: a key pressed again meanwhile asks no second one. */
let asking = false;

async function confirmAndRemove(
  context: CommandContext,
  removals: readonly Removal[],
): Promise<void> {
  if (asking || refuseReadOnly(context, ...removals.map(({ pool }) => pool))) return;
  asking = true;
  try {
    if (!(await confirmRemoval(context, removals))) return;
  } finally {
    asking = false;
  }
  for (const removal of removals) await remove(context, removal);
}

async function confirmRemoval(
  context: CommandContext,
  removals: readonly Removal[],
): Promise<boolean> {
  const question = questionOf(context, removals);
  if (question === undefined) return false;
  const { message, names, note } = question;
  const foreseen = await foreseeChange(context, changesOf(removals), message);
  if (foreseen === undefined) return false;
  const detail = [names, foreseen.line, note].filter((part) => part !== undefined).join('\n\n');
  return confirm(message, detail, vscode.l10n.t('Remove'), foreseen.details);
}

function questionOf(context: CommandContext, removals: readonly Removal[]) {
  const [first, ...others] = removals;
  if (first === undefined) return undefined;
  const count = removals.reduce((sum, { names }) => sum + names.size, 0);
  const group = nameOf(context, first);
  // Pools for production and for tests have groups of the same names.
  const [pool, ...otherPools] = new Set(removals.map((removal) => removal.pool));
  const poolName = displayText(context.pools.get(pool ?? '')?.name ?? '');
  const note =
    otherPools.length === 0
      ? vscode.l10n.t('They stay in the user pool “{0}”.', poolName)
      : vscode.l10n.t('They stay in their user pools.');
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
    return { message, names: nameList(names), note };
  }
  if (count === 1) {
    const [name = ''] = first.names.values();
    return {
      message: vscode.l10n.t({
        message: 'Remove {0} from “{1}”?',
        args: [name, group],
        comment: ['{0} is the name of a user, {1} the name of a group.'],
      }),
      note: vscode.l10n.t('The user stays in the user pool “{0}”.', poolName),
    };
  }
  const message = vscode.l10n.t({
    message: 'Remove {0} members from “{1}”?',
    args: [count, group],
    comment: ['{0} is a number, {1} the name of a group.'],
  });
  return { message, names: nameList([...first.names.values()]), note };
}

/** The same users may leave several groups of a pool. */
function changesOf(removals: readonly Removal[]): readonly PoolChange[] {
  const pools = [...new Set(removals.map(({ pool }) => pool))];
  return pools.map((pool) => {
    const own = removals.filter((removal) => removal.pool === pool);
    const groups = new Map<string, string[]>();
    for (const { key, names } of own) {
      for (const id of names.keys()) groups.set(id, [...(groups.get(id) ?? []), key]);
    }
    return {
      pool,
      change: { kind: 'leave', groups },
      total: groups.size,
      groups: own.map(({ key }) => key),
      names: new Map(own.flatMap(({ names }) => [...names])),
    };
  });
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
