import * as vscode from 'vscode';
import type { Directories } from '../directory/directories.ts';
import { userPickItem } from '../display/userDisplay.ts';
import type { Reporter } from '../feedback/reporter.ts';
import type { GroupTarget } from '../model/target.ts';
import type { User } from '../model/user.ts';
import {
  type PickManyResult,
  type SearchItem,
  type SearchManyOptions,
  type SearchMatches,
  type SearchPickerOptions,
  type SearchWords,
  searchForMany,
  searchForOne,
} from './searchPicker.ts';

/** What it takes to ask for users of a pool. */
export interface UserPickContext {
  readonly directories: Pick<Directories, 'get'>;
  readonly reporter: Pick<Reporter, 'failure'>;
}

/**
 * Lets the user pick any number of users.
 * @param options search: finds users of the pool
 */
export function pickUsers(
  options: Omit<SearchManyOptions<User>, 'words' | 'itemOf' | 'placeholder'>,
): Promise<PickManyResult<User>> {
  return searchForMany({
    ...options,
    itemOf: userItem,
    words: userWords(),
    placeholder: userPlaceholder(),
  });
}

/** Lets the user pick one user of a pool, by a search on the server. Undefined where the user gave up. */
export async function pickUser(
  { directories, reporter }: UserPickContext,
  pool: string,
  title: string,
): Promise<User | undefined> {
  const { userSearch } = directories.get(pool);
  const result = await searchForOne({
    title,
    placeholder: userPlaceholder(),
    words: userWords(),
    itemOf: userItem,
    search: async (query, signal): Promise<SearchMatches<User>> => {
      const { list, totalCount } = await userSearch.search(query, signal);
      return { found: list, totalCount };
    },
    reporter,
  });
  return result.outcome === 'accepted' ? result.value : undefined;
}

/** Lets the user pick any number of a group's members. Undefined where the user gave up. */
export async function pickMembers(
  context: UserPickContext,
  group: GroupTarget,
  title: string,
): Promise<readonly User[] | undefined> {
  const result = await searchForMany(membersOf(context, group, title));
  return result.outcome === 'accepted' ? result.value : undefined;
}

/** Lets the user pick one of a group's members. Undefined where the user gave up. */
export async function pickMember(
  context: UserPickContext,
  group: GroupTarget,
  title: string,
): Promise<User | undefined> {
  const result = await searchForOne(membersOf(context, group, title));
  return result.outcome === 'accepted' ? result.value : undefined;
}

/** A search inside a group, on the server. */
function membersOf(
  { directories, reporter }: UserPickContext,
  group: GroupTarget,
  title: string,
): SearchPickerOptions<User> {
  const directory = directories.get(group.pool);
  return {
    title,
    placeholder: vscode.l10n.t('Search members by name, email, phone number or username'),
    words: memberWords(),
    itemOf: userItem,
    search: async (query, signal): Promise<SearchMatches<User>> => {
      const code = directory.entry(group.key)?.group.code;
      if (code === undefined) return { found: [], totalCount: 0 };
      const { list, totalCount } = await directory.userSearch.searchMembers(code, query, 1, signal);
      return { found: list, totalCount };
    },
    reporter,
  };
}

function userItem(user: User): SearchItem {
  return { id: user.id, ...userPickItem(user) };
}

function userPlaceholder(): string {
  return vscode.l10n.t('Search users by name, email, phone number or username');
}

function userWords(): SearchWords {
  return {
    heading: vscode.l10n.t('Users'),
    partHeading: (shown, totalCount) =>
      vscode.l10n.t({
        message: '{0} of {1} users: type to narrow down',
        args: [shown, totalCount],
        comment: ['{0} and {1} are numbers: so many are shown, and so many there are.'],
      }),
    nothingFound: vscode.l10n.t('no user found'),
    nothingPicked: vscode.l10n.t('no user is selected'),
    failure: vscode.l10n.t('Could not search the users.'),
  };
}

function memberWords(): SearchWords {
  return {
    heading: vscode.l10n.t('Members'),
    partHeading: (shown, totalCount) =>
      vscode.l10n.t({
        message: '{0} of {1} members: type to narrow down',
        args: [shown, totalCount],
        comment: ['{0} and {1} are numbers: so many are shown, and so many there are.'],
      }),
    nothingFound: vscode.l10n.t('no member found'),
    nothingPicked: vscode.l10n.t('no member is selected'),
    failure: vscode.l10n.t('Could not search the members.'),
  };
}
