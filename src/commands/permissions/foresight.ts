import type { Directories } from '../../directory/directories.ts';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import type { AccessRead } from '../../directory/readAccess.ts';
import { untilAborted } from '../../directory/untilAborted.ts';
import { userName } from '../../display/userName.ts';
import { logFailure } from '../../model/failureLog.ts';
import { wasCancelled } from '../../model/failures.ts';
import type { GroupGrants } from '../../permissions/matrix.ts';
import {
  type AccessChange,
  type ChangedPermission,
  isGain,
  usersOf,
  wouldChange,
} from '../../permissions/wouldChange.ts';
import { displayText } from '../../text/displayText.ts';
import { lotsOf, memberLots, usersPerLot } from './userLots.ts';

/** How long (ms) a question waits for what its change would do to permissions. */
export const foresightMs = 2000;

/** How much of that is left for the names of users, where there are more than one request can ask for. */
const shareForAccess = 0.8;
/** For how many lots of users that is found out at a time. */
const lotsAtOnce = 4;

/** What is to be done in one pool. */
export interface PoolChange {
  /** The id of the connection. */
  readonly pool: string;
  /** Whom it is about; nobody where it is about the members of its groups, as far as they can be read. */
  readonly change: AccessChange;
  /** How many users it is about; left out where it is about the members of its groups. */
  readonly total?: number;
  /** The keys of the groups that change. */
  readonly groups: readonly string[];
  /** What these are authorized for, where it was just read; by key. */
  readonly grantsOf?: ReadonlyMap<string, GroupGrants>;
  /** What users are called, as they are shown; whom it leaves out is looked up. */
  readonly names?: ReadonlyMap<string, string>;
}

/** What a change would do to one user. */
export interface ForeseenUser {
  readonly id: string;
  /** As it is shown. */
  readonly name: string;
  /** What no other group of the user's gives; undefined where that is unknown. */
  readonly permissions: readonly ChangedPermission[] | undefined;
}

/** What a change would do to permissions. */
export interface Foresight {
  readonly direction: 'lose' | 'gain';
  /** Those whom it was found out for. */
  readonly users: readonly ForeseenUser[];
  /** How many users the change is about. */
  readonly total: number;
  /** Whether some of these may be counted twice. */
  readonly isAtMost: boolean;
  /** How many groups change. */
  readonly groups: number;
  /** Whether these are authorized for nothing. */
  readonly isNothing: boolean;
  /** Why it is unknown for some: there was no time for it, or what failed. */
  readonly unknownFor: 'time' | { readonly error: unknown } | undefined;
}

/** What finding it out works with. */
export interface ForesightContext {
  readonly directories: Pick<Directories, 'get'>;
}

/**
 * Finds out what a change would do to permissions, from what is known or read before the deadline.
 * @param signal fires where nobody waits for it: then it rejects
 */
export async function foresee(
  { directories }: ForesightContext,
  changes: readonly PoolChange[],
  signal: AbortSignal,
  deadlineMs = foresightMs,
): Promise<Foresight> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const limits = {
    all: AbortSignal.any([signal, deadline]),
    // What is read beyond the first users leaves time for their names.
    more: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs * shareForAccess)]),
  };
  const read = await Promise.all(
    changes.map((change) => new PoolForesight(directories.get(change.pool), change, limits).find()),
  );
  signal.throwIfAborted();
  const users = read.flatMap((each) => each.users);
  const total = read.reduce((sum, each) => sum + each.total, 0);
  const isUnknown =
    users.some(({ permissions }) => permissions === undefined) || users.length < total;
  const error = read.map(({ failure }) => failure).find((failure) => failure !== undefined);
  const wasLate = deadline.aborted || limits.more.aborted;
  const reason = error === undefined && wasLate ? 'time' : { error };
  return {
    direction: changes.some(({ change }) => isGain(change)) ? 'gain' : 'lose',
    users,
    total,
    isAtMost: read.some(({ isAtMost }) => isAtMost),
    groups: changes.reduce((sum, { groups }) => sum + groups.length, 0),
    isNothing: read.every((each) => each.isNothing),
    unknownFor: isUnknown ? reason : undefined,
  };
}

interface Limits {
  readonly all: AbortSignal;
  readonly more: AbortSignal;
}

interface FoundUser {
  readonly id: string;
  readonly permissions: readonly ChangedPermission[] | undefined;
}

/** Finds it out for the users of one pool: first for as many as one request can ask for, then for the others. */
class PoolForesight {
  readonly #directory: PoolDirectory;
  readonly #planned: PoolChange;
  readonly #limits: Limits;
  /** By lot, in the order of the users. */
  readonly #found: (readonly FoundUser[])[] = [];
  /** What it comes to for users who are in the same groups. */
  readonly #alike = new Map<string, readonly ChangedPermission[] | undefined>();
  #isNothing = false;
  #failure: unknown;

  constructor(directory: PoolDirectory, planned: PoolChange, limits: Limits) {
    this.#directory = directory;
    this.#planned = planned;
    this.#limits = limits;
  }

  async find() {
    const { change, total, groups, names } = this.#planned;
    const { lots, known } =
      total === undefined
        ? memberLots(this.#directory, groups, this.#limits.all)
        : lotsOf(usersOf(change), total, names);
    await this.#findNext(lots, this.#limits.all);
    const goOn = async () => {
      while (!this.#isNothing && !this.#limits.more.aborted) {
        if (!(await this.#findNext(lots, this.#limits.more))) break;
      }
    };
    await Promise.all(Array.from({ length: lotsAtOnce }, goOn));
    const users = this.#found.flat();
    const found = await this.#lookUpNames(users, known.names);
    return {
      users: users.map(({ id, permissions }) => ({
        id,
        name: known.names.get(id) ?? found.get(id) ?? displayText(id),
        permissions,
      })),
      total: known.total,
      isAtMost: known.isAtMost,
      isNothing: this.#isNothing,
      failure: known.failure ?? this.#failure,
    };
  }

  /** @returns whether there was a lot */
  async #findNext(lots: AsyncGenerator<readonly string[], void>, signal: AbortSignal) {
    const next = await lots.next();
    // Without a user it may still be about nothing.
    const users = next.done ? [] : next.value;
    const isFirst = this.#found.length === 0;
    if (next.done && !isFirst) return false;
    const place = this.#found.push([]) - 1;
    const { change, groups, grantsOf } = this.#planned;
    const endsWhereNothing = change.kind === 'leave' || change.kind === 'join';
    const access = await this.#directory.readAccess(
      { users, groups, endsWhereNothing, ...(grantsOf === undefined ? {} : { grantsOf }) },
      signal,
    );
    this.#failure ??= access.failure;
    this.#isNothing ||=
      endsWhereNothing && groups.every((key) => access.grantsOf.get(key)?.grants.length === 0);
    const found = users.map((id) => ({ id, permissions: this.#permissionsOf(access, id) }));
    // Of those for whom there was no time, the first ones are said to be unknown, and the others not looked at.
    this.#found[place] =
      isFirst || !signal.aborted
        ? found
        : found.filter(({ permissions }) => permissions !== undefined);
    return !next.done;
  }

  #permissionsOf(access: AccessRead, user: string): readonly ChangedPermission[] | undefined {
    const { change: planned } = this.#planned;
    const change = 'users' in planned ? { ...planned, users: [user] } : planned;
    const groups = access.groupsOf.get(user);
    const alike = JSON.stringify([
      groups?.toSorted() ?? '',
      change.kind === 'leave' ? change.groups.get(user) : '',
    ]);
    const known = this.#alike.get(alike);
    if (known !== undefined) return known;
    const permissions = wouldChange(access, change, user);
    this.#alike.set(alike, permissions);
    return permissions;
  }

  /** Names all of them where one is named. */
  async #lookUpNames(users: readonly FoundUser[], names: ReadonlyMap<string, string>) {
    const changed = users.filter(
      ({ permissions }) => permissions !== undefined && permissions.length > 0,
    );
    if (changed.length === 0) return new Map<string, string>();
    // Those come first whom the line names.
    const ids = [...new Set([...changed, ...users].map(({ id }) => id))];
    return lookUpNames(
      this.#directory,
      ids.filter((id) => !names.has(id)),
      this.#limits.all,
    );
  }
}

/** What users are called, as far as the directory or the server says it in time. */
async function lookUpNames(
  directory: PoolDirectory,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const known = ids.map((id) => directory.users.get(id)).filter((user) => user !== undefined);
  const names = new Map(known.map((user) => [user.id, displayText(userName(user))]));
  const unknown = ids.filter((id) => !names.has(id));
  if (unknown.length === 0 || signal.aborted) return names;
  const ask = async () => {
    const lookUp = await directory.userLookUp();
    for (let start = 0; start < unknown.length; start += usersPerLot) {
      const lot = unknown.slice(start, start + usersPerLot);
      await lookUp.ask('id', lot, signal);
      for (const id of lot) {
        const [user] = lookUp.known({ type: 'id', value: id }) ?? [];
        if (user !== undefined) names.set(id, displayText(userName(user)));
      }
    }
  };
  // Without it they are called by their ids.
  const asking = ask().catch((error: unknown) => {
    if (!wasCancelled(error)) logFailure('The names of users could not be read', error, 'warn');
  });
  await untilAborted(signal, asking);
  return names;
}
