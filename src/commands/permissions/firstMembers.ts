import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import { untilAborted } from '../../directory/untilAborted.ts';
import { userName } from '../../display/userName.ts';
import { wasCancelled } from '../../model/failures.ts';
import type { User } from '../../model/user.ts';
import { displayText } from '../../text/displayText.ts';

/** The first members of a group. */
export interface FirstMembers {
  /** Their ids. */
  readonly users: readonly string[];
  /** How many members the group has, as far as that is known; one at least where it is not. */
  readonly total: number;
  /** What they are called, as it is shown. */
  readonly names: ReadonlyMap<string, string>;
  /** Why they could not be read. */
  readonly failure: unknown;
}

/**
 * The first members of a group: those that are known, or a page of them. Never rejects, and ends as soon as the signal
 * fires.
 * @param most how many at most
 */
export async function readFirstMembers(
  directory: PoolDirectory,
  key: string,
  most: number,
  signal: AbortSignal,
): Promise<FirstMembers> {
  const known = directory.members.content(key).value;
  if (known !== undefined) return firstOf(known.users.slice(0, most), known.totalCount);
  const entry = directory.entry(key);
  const unread = { users: [], total: entry?.memberCount ?? 1, names: new Map() };
  if (signal.aborted) return { ...unread, failure: undefined };
  try {
    const code = entry?.group.code ?? key;
    const reading = directory.userSearch.searchMembers(code, '', 1, signal);
    const page = await untilAborted(signal, reading);
    if (page === undefined) return { ...unread, failure: undefined };
    return firstOf(page.list.slice(0, most), page.totalCount);
  } catch (error) {
    return { ...unread, failure: wasCancelled(error) ? undefined : error };
  }
}

function firstOf(users: readonly User[], total: number): FirstMembers {
  return {
    users: users.map(({ id }) => id),
    total: Math.max(total, users.length),
    names: new Map(users.map((user) => [user.id, displayText(userName(user))])),
    failure: undefined,
  };
}
