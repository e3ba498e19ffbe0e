import * as vscode from 'vscode';
import { addMembers } from '../../changes/changeMembership.ts';
import { groupName } from '../../display/groupDisplay.ts';
import { userName } from '../../display/userName.ts';
import { pickUsers } from '../../inputs/pickUsers.ts';
import type { SearchMatches } from '../../inputs/searchPicker.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { User } from '../../model/user.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { pickGroupToChange, refuseReadOnly } from '../protection.ts';
import { givenUsers, oneGroupOf, runOn } from '../targets.ts';
import { foreseeGain, type Gained, gainReview } from './membersGain.ts';
import { changeMembersAndReport, shownNames } from './membersReport.ts';
import { pickFromList } from './pasteList.ts';

/**
 * `addMembers`: adds users to a group, those that a caller has named or that are picked here, by search or
 * from a pasted list.
 */
export const runAddMembers: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  const target = await oneGroupOf(context, on, (pool) =>
    pickGroupToChange(context, vscode.l10n.t('Add Members'), pool),
  );
  if (target === undefined || refuseReadOnly(context, target.pool)) return;
  const given = givenUsers(on);
  if (given.length === 0) {
    await add(context, target, namesOf(await pick(context, target)));
    return;
  }
  const names = shownNames(context, target.pool, given);
  const gained = await foreseeGain(context, target, names);
  if (gained !== undefined) await add(context, target, names, gained);
};

async function pick(
  context: CommandContext,
  target: GroupTarget,
): Promise<readonly User[] | undefined> {
  const pasteList: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('clippy'),
    tooltip: vscode.l10n.t('Paste List of IDs, Emails, Phone Numbers or Usernames'),
  };
  const gain = gainReview(context, target);
  let picked: readonly User[] = [];
  for (;;) {
    const result = await pickUsers({
      title: vscode.l10n.t({
        message: 'Add Members to “{0}”',
        args: [displayText(nameOf(context, target), longestInTitle)],
        comment: ['The title of an input. {0} is the name of a group.'],
      }),
      search: (query, signal) => search(context, target, query, signal),
      reporter: context.reporter,
      picked,
      buttons: [gain.button, pasteList],
      note: gain.note,
    });
    if (result.outcome === 'cancelled') return undefined;
    if (result.outcome === 'accepted') return result.value;
    picked = result.value;
    if (result.outcome === 'button' && result.button === gain.button) {
      if (await gain.review(picked)) return picked;
      continue;
    }
    const pasted = await pickFromList(context, target, picked);
    if (pasted === 'cancelled') return undefined;
    if (pasted !== 'back') return pasted;
  }
}

async function search(
  { directories }: CommandContext,
  { pool, key }: GroupTarget,
  query: string,
  signal: AbortSignal,
): Promise<SearchMatches<User>> {
  const directory = directories.get(pool);
  const code = directory.entry(key)?.group.code ?? key;
  const { list, totalCount } = await directory.userSearch.search(query, signal);
  const members = await directory.userSearch.membersAmong(code, query, list, signal);
  const already = vscode.l10n.t('already a member');
  return {
    found: list,
    totalCount,
    unavailable: new Map([...members].map((id) => [id, already])),
  };
}

async function add(
  context: CommandContext,
  target: GroupTarget,
  names: ReadonlyMap<string, string>,
  gained?: (added: readonly string[]) => Gained,
): Promise<void> {
  if (names.size === 0) return;
  await changeMembersAndReport(context, {
    direction: 'add',
    groupName: displayText(nameOf(context, target)),
    names,
    gained,
    change: (userIds, watch) => addMembers(context, target.pool, target.key, userIds, watch),
  });
}

function namesOf(users: readonly User[] = []): ReadonlyMap<string, string> {
  return new Map(users.map((user) => [user.id, displayText(userName(user))]));
}

function nameOf({ directories }: CommandContext, { pool, key }: GroupTarget): string {
  return groupName(directories.get(pool).entry(key), key);
}
