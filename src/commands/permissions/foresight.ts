import type { Directories } from '../../directory/directories.ts';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
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
import { readFirstMembers } from './firstMembers.ts';

/** How long (ms) a question waits for what its change would do to permissions. */
export const foresightMs = 2000;

/** Of how many users of a pool that is found out. */
export const mostForeseen = 50;

/** What is to be done in one pool. */
export interface PoolChange {
  /** The id of the connection. */
  readonly pool: string;
  /** Whom it is about: the first ones where they are many. */
  readonly change: AccessChange;
  /** How many users it is about; left out where that is not known, and it is about the members of its group. */
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
  const ended = AbortSignal.any([signal, deadline]);
  const read = await Promise.all(
    changes.map((change) => foreseeInPool({ directories }, change, ended)),
  );
  signal.throwIfAborted();
  const users = read.flatMap((each) => each.users);
  const total = read.reduce((sum, each) => sum + each.total, 0);
  const isUnknown =
    users.some(({ permissions }) => permissions === undefined) || users.length < total;
  const error = read.map(({ failure }) => failure).find((failure) => failure !== undefined);
  const reason = error === undefined && deadline.aborted ? 'time' : { error };
  return {
    direction: changes.some(({ change }) => isGain(change)) ? 'gain' : 'lose',
    users,
    total,
    groups: changes.reduce((sum, { groups }) => sum + groups.length, 0),
    isNothing: read.every((each) => each.isNothing),
    unknownFor: isUnknown ? reason : undefined,
  };
}

async function foreseeInPool(
  { directories }: ForesightContext,
  { pool, change: planned, total, groups, grantsOf, names: given }: PoolChange,
  signal: AbortSignal,
) {
  const directory = directories.get(pool);
  const group = total === undefined ? groupOfMembers(planned) : undefined;
  const members =
    group === undefined
      ? undefined
      : await readFirstMembers(directory, group, mostForeseen, signal);
  const change =
    members !== undefined && 'users' in planned ? { ...planned, users: members.users } : planned;
  const names = members?.names ?? given;
  const users = usersOf(change).slice(0, mostForeseen);
  const endsWhereNothing = planned.kind === 'leave' || planned.kind === 'join';
  const wanted = {
    users,
    groups,
    endsWhereNothing,
    ...(grantsOf === undefined ? {} : { grantsOf }),
  };
  const access = await directory.readAccess(wanted, signal);
  const foreseen = users.map((id) => ({ id, permissions: wouldChange(access, change, id) }));
  // Only these are named.
  const isNamed = foreseen.some(
    ({ permissions }) => permissions !== undefined && permissions.length > 0,
  );
  const unnamed = isNamed ? users.filter((id) => !names?.has(id)) : [];
  const found = await lookUpNames(directory, unnamed, signal);
  return {
    users: foreseen.map(({ id, permissions }) => ({
      name: names?.get(id) ?? found.get(id) ?? displayText(id),
      permissions,
    })),
    total: members?.total ?? total ?? 0,
    isNothing:
      endsWhereNothing && groups.every((key) => access.grantsOf.get(key)?.grants.length === 0),
    failure: members?.failure ?? access.failure,
  };
}

/** The group whose members a change is about, where it does not name them. */
function groupOfMembers(change: AccessChange): string | undefined {
  return change.kind === 'grant' || change.kind === 'revoke' ? change.group : undefined;
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
    await lookUp.ask('id', unknown, signal);
    for (const id of unknown) {
      const [user] = lookUp.known({ type: 'id', value: id }) ?? [];
      if (user !== undefined) names.set(id, displayText(userName(user)));
    }
  };
  // Without it they are called by their ids.
  const asking = ask().catch((error: unknown) => {
    if (!wasCancelled(error)) logFailure('The names of users could not be read', error, 'warn');
  });
  await untilAborted(signal, asking);
  return names;
}
