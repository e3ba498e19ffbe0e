import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import { untilAborted } from '../../directory/untilAborted.ts';
import { userName } from '../../display/userName.ts';
import { wasCancelled } from '../../model/failures.ts';
import type { User } from '../../model/user.ts';
import { displayText } from '../../text/displayText.ts';

/** Of how many users one request asks for the groups. */
export const usersPerLot = 50;

/** Users in lots of a size that one request can ask for. It ends as soon as the signal fires. Never rejects. */
export interface UserLots {
  readonly lots: AsyncGenerator<readonly string[], void>;
  /** What is known of them by now. */
  readonly known: LotsKnown;
}

/** What is known of users who come in lots. */
export interface LotsKnown {
  /** How many users there are. */
  total: number;
  /** Whether some may be counted twice: members of several groups that were not all read. */
  isAtMost: boolean;
  /** What they are called, as it is shown. */
  readonly names: Map<string, string>;
  /** Why some could not be read. */
  failure: unknown;
}

/** The users whom a caller has named, in lots. */
export function lotsOf(
  users: readonly string[],
  total: number,
  names: ReadonlyMap<string, string> = new Map(),
): UserLots {
  async function* lots() {
    for (const lot of inLots(users)) yield lot;
  }
  return {
    lots: lots(),
    known: { total, isAtMost: false, names: new Map(names), failure: undefined },
  };
}

/** The members of groups in lots, each user once: those that are known, then page by page. */
export function memberLots(
  directory: PoolDirectory,
  keys: readonly string[],
  signal: AbortSignal,
): UserLots {
  const counts = new Map(keys.map((key) => [key, directory.entry(key)?.memberCount ?? 1]));
  const seen = new Map<string, ReadonlySet<string>>();
  const known: LotsKnown = { total: 0, isAtMost: false, names: new Map(), failure: undefined };
  const all = new Set<string>();
  const count = () => {
    const unread = keys.map((key) =>
      Math.max(0, (counts.get(key) ?? 0) - (seen.get(key)?.size ?? 0)),
    );
    const rest = unread.reduce((sum, each) => sum + each, 0);
    known.total = all.size + rest;
    known.isAtMost = rest > 0 && keys.length > 1;
  };
  const take = (key: string, users: readonly User[], totalCount: number) => {
    const before = seen.get(key) ?? new Set();
    const own = new Set([...before, ...users.map(({ id }) => id)]);
    const found = users.map(({ id }) => id).filter((id) => !all.has(id));
    for (const user of users) {
      all.add(user.id);
      known.names.set(user.id, displayText(userName(user)));
    }
    seen.set(key, own);
    counts.set(key, Math.max(own.size, totalCount));
    count();
    return { found, isMore: own.size > before.size && own.size < totalCount };
  };
  async function* lots() {
    for (const key of keys) {
      const listed = directory.members.content(key).value;
      if (listed !== undefined) {
        const { found, isMore } = take(key, listed.users, listed.totalCount);
        yield* inLots(found);
        if (!isMore) continue;
      }
      for (let page = 1; !signal.aborted; page += 1) {
        const read = await readPage(directory, key, page, signal, known);
        if (read === undefined) break;
        const { found, isMore } = take(key, read.list, read.totalCount);
        yield* inLots(found);
        // The first pages bring nothing new where a part of the list is known.
        const isListed = page * read.list.length <= (listed?.users.length ?? 0);
        if (!isMore && (!isListed || read.list.length === 0)) break;
      }
    }
  }
  count();
  return { lots: lots(), known };
}

async function readPage(
  directory: PoolDirectory,
  key: string,
  page: number,
  signal: AbortSignal,
  known: LotsKnown,
) {
  try {
    const code = directory.entry(key)?.group.code ?? key;
    return await untilAborted(signal, directory.userSearch.searchMembers(code, '', page, signal));
  } catch (error) {
    if (!wasCancelled(error)) known.failure ??= error;
    return undefined;
  }
}

function* inLots(users: readonly string[]) {
  for (let start = 0; start < users.length; start += usersPerLot) {
    yield users.slice(start, start + usersPerLot);
  }
}
