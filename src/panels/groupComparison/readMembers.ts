import type { PoolDirectory } from '../../directory/poolDirectory.ts';

/** How far a group's members are to be read. */
export interface MembersWanted {
  /** So many, if there are that many. */
  readonly upTo: number;
  /** Reads again what is known. */
  readonly again: boolean;
  /** Fires where no more is to be read; a page that is under way comes yet. */
  readonly signal: AbortSignal;
}

/** Who closes a group's row in the sidebar ends the read of its members; so often it is taken up again. */
const mostRestarts = 2;

/**
 * Reads the members of a group page by page, from where they are known to, as the sidebar does. Never rejects: how
 * it went is in the directory.
 */
export async function readMembers(
  { members }: Pick<PoolDirectory, 'members'>,
  key: string,
  { upTo, again, signal }: MembersWanted,
): Promise<void> {
  const hasFailed = () => members.content(key).state === 'failed';
  if (again || !members.isKnown(key)) await members.load(key, { again });
  else if (hasFailed()) await members.loadMore(key);
  let restarts = 0;
  while (!signal.aborted && !hasFailed() && restarts <= mostRestarts) {
    const rows = members.content(key).value;
    if (rows !== undefined && (rows.complete || rows.users.length >= upTo)) return;
    await (rows === undefined ? members.load(key) : members.loadMore(key));
    const count = members.content(key).value?.users.length ?? 0;
    if (count <= (rows?.users.length ?? 0)) restarts += 1;
  }
}
