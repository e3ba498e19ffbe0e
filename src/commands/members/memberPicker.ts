import * as vscode from 'vscode';
import type { User } from '../../directory/types.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { CommandContext } from '../commandContext.ts';
import { pickUsers, type UserMatches } from './userPicker.ts';

/** Searches inside a group, on the server. */
export async function searchMembers(
  { directories }: CommandContext,
  { pool, key }: GroupTarget,
  query: string,
  signal: AbortSignal,
): Promise<UserMatches> {
  const directory = directories.get(pool);
  const code = directory.entry(key)?.group.code;
  if (code === undefined) return { users: [], totalCount: 0 };
  const { list, totalCount } = await directory.userSearch.searchMembers(code, query, 1, signal);
  return { users: list, totalCount };
}

/** Lets one pick among the members of a group. */
export async function pickMembers(
  context: CommandContext,
  target: GroupTarget,
  title: string,
): Promise<readonly User[] | undefined> {
  const picked = await pickUsers({
    title,
    placeholder: vscode.l10n.t('Search the members of this group'),
    search: (query, signal) => searchMembers(context, target, query, signal),
    onFailure: (error, retry) =>
      context.reporter.failure(vscode.l10n.t('The members could not be searched'), error, retry),
  });
  return picked.end === 'accepted' ? picked.users : undefined;
}
