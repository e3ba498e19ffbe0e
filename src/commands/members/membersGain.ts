import * as vscode from 'vscode';
import { groupName } from '../../display/groupDisplay.ts';
import { userName } from '../../display/userName.ts';
import { confirmBeside } from '../../inputs/confirm.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { User } from '../../model/user.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { foresee, type PoolChange } from '../permissions/foresight.ts';
import { foreseeChange } from '../permissions/foresightQuestion.ts';
import { foresightNote } from '../permissions/foresightWording.ts';

/** Says in a few words which permissions users would gain by being added to a group. */
export async function gainNote(
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
export async function reviewGain(
  context: CommandContext,
  target: GroupTarget,
  users: readonly User[],
): Promise<boolean> {
  if (users.length === 0) {
    context.reporter.info(
      vscode.l10n.t('Pick users first to see which permissions they would gain.'),
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
  return confirmBeside(question, vscode.l10n.t('Add'), vscode.l10n.t('Go On Picking'));
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
