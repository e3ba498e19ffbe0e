import * as vscode from 'vscode';
import { groupName } from '../../display/groupDisplay.ts';
import { userName } from '../../display/userName.ts';
import type { MessageAction } from '../../feedback/reporter.ts';
import { confirmBeside } from '../../inputs/confirm.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { User } from '../../model/user.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { foresee, type PoolChange } from '../permissions/foresight.ts';
import { showForesight } from '../permissions/foresightDetails.ts';
import { foreseeChange } from '../permissions/foresightQuestion.ts';
import { foresightNote, hasDetails } from '../permissions/foresightWording.ts';
import { gainedLine } from '../permissions/gainedWording.ts';
import type { GainReview } from './pastedUsers.ts';

/** Says in a few words which permissions users would gain by being added to a group. */
async function gainNote(
  context: CommandContext,
  target: GroupTarget,
  users: readonly User[],
  signal: AbortSignal,
): Promise<string | undefined> {
  return foresightNote(await foresee(context, [joinOf(target, users)], signal));
}

/**
 * Opens a list of which permissions users would gain by being added to a group, and asks beside it whether to add them.
 * @returns whether they are to be added; else the user goes on picking
 */
async function reviewGain(
  context: CommandContext,
  target: GroupTarget,
  users: readonly User[],
): Promise<boolean> {
  if (users.length === 0) {
    context.reporter.info(
      vscode.l10n.t('Select users first to see which permissions they would gain.'),
    );
    return false;
  }
  const directory = context.directories.get(target.pool);
  const group = displayText(groupName(directory.entry(target.key), target.key));
  const question =
    users.length === 1
      ? vscode.l10n.t('Add 1 user to “{0}”?', group)
      : vscode.l10n.t({
          message: 'Add {0} users to “{1}”?',
          args: [users.length, group],
          comment: ['{0} is a number, {1} the name of a group.'],
        });
  const foreseen = await foreseeChange(context, [joinOf(target, users)], question);
  if (foreseen?.show === undefined) return false;
  await foreseen.show();
  return confirmBeside(question, vscode.l10n.t('Add'), vscode.l10n.t('Keep Selecting'));
}

/** What is said of permissions while users are picked to be added to a group. */
export function gainReview(context: CommandContext, target: GroupTarget): GainReview {
  return {
    note: (users, signal) => gainNote(context, target, users, signal),
    button: {
      iconPath: new vscode.ThemeIcon('key'),
      tooltip: vscode.l10n.t('Show Which Permissions They Would Gain'),
    },
    review: (users) => reviewGain(context, target, users),
  };
}

/** What is said of permissions once users were added. */
export interface Gained {
  /** Undefined where there is nothing to say. */
  readonly line: string | undefined;
  /** Opens the details; undefined where the line says all there is. */
  readonly action: MessageAction | undefined;
}

/**
 * Finds out which permissions users would gain by being added to a group whom a caller has named, so that nobody has
 * seen it yet: before they are added, for afterwards they have them.
 * @param names of the users as they are shown, by their ids
 * @returns says it of those who were added; undefined where the user does not wait for it, and so gives up
 */
export async function foreseeGain(
  context: CommandContext,
  { pool, key }: GroupTarget,
  names: ReadonlyMap<string, string>,
): Promise<((added: readonly string[]) => Gained) | undefined> {
  const users = [...names.keys()];
  const change: PoolChange = {
    pool,
    change: { kind: 'join', group: key, users },
    total: users.length,
    groups: [key],
    // Whom this window has not seen yet is called by the id: the name is looked up.
    names: new Map([...names].filter(([id, name]) => name !== displayText(id))),
  };
  const foreseen = await foreseeChange(context, [change], '');
  if (foreseen === undefined) return undefined;
  const { foresight } = foreseen;
  const group = displayText(groupName(context.directories.get(pool).entry(key), key));
  return (added) => {
    if (foresight === undefined) return { line: undefined, action: undefined };
    const isAdded = new Set(added);
    const own = {
      ...foresight,
      users: foresight.users.filter(({ id }) => isAdded.has(id)),
      total: added.length,
    };
    const title = vscode.l10n.t('Added to “{0}”', group);
    const action = {
      title: vscode.l10n.t('Show Permissions'),
      run: () => showForesight(title, own, true),
    };
    return { line: gainedLine(own), action: hasDetails(own) ? action : undefined };
  };
}

function joinOf({ pool, key }: GroupTarget, users: readonly User[]): PoolChange {
  return {
    pool,
    change: { kind: 'join', group: key, users: users.map(({ id }) => id) },
    total: users.length,
    groups: [key],
    names: new Map(users.map((user) => [user.id, displayText(userName(user))])),
  };
}
