import { membersAmong } from '../directory/membership.ts';
import { identityOf } from '../model/identity.ts';
import { recordParts } from './batches.ts';
import type { ChangeContext } from './changeContext.ts';
import { changeMembers, type MemberChange, type MembersOutcome } from './memberBatches.ts';
import { publishChange } from './publishChange.ts';
import { readBeforeChange } from './readBeforeChange.ts';
import { effectKey } from './unconfirmedChanges.ts';
import type { UndoRecord } from './undo/records.ts';

/** What became of each user, and what undoes it where that could be saved. */
export interface MembershipChange extends MembersOutcome {
  readonly record: UndoRecord | undefined;
}

/** The signal that ends a long change, and the callback for its progress. */
export interface MembershipOptions extends Pick<MemberChange, 'signal' | 'onProgress'> {
  /** The time of a larger change that this is a part of (see `UndoStore.nextTime`). */
  readonly at?: number;
}

/**
 * Adds users to a group, while its row shows so; see `changeMembership`.
 * @param key of the group
 */
export function addMembers(
  context: ChangeContext,
  pool: string,
  key: string,
  userIds: readonly string[],
  options: MembershipOptions = {},
): Promise<MembershipChange | undefined> {
  return context.directories
    .get(pool)
    .whileBusy([key], 'adding', () =>
      changeMembership(context, pool, key, 'add', userIds, options),
    );
}

/**
 * Removes members from a group, while their rows show so; see `changeMembership`. The users stay in the
 * pool.
 * @param key of the group
 */
export function removeMembers(
  context: ChangeContext,
  pool: string,
  key: string,
  userIds: readonly string[],
  options: MembershipOptions = {},
): Promise<MembershipChange | undefined> {
  return context.directories
    .get(pool)
    .whileMembersBusy(key, userIds, 'removing', () =>
      changeMembership(context, pool, key, 'remove', userIds, options),
    );
}

/**
 * Adds users to a group or removes them from it, and publishes those for whom that was done, however it
 * ends.
 * @returns undefined where this window does not know the group
 * @throws OutdatedError where the group is gone; AuthingError where nothing was done
 */
async function changeMembership(
  context: ChangeContext,
  pool: string,
  key: string,
  direction: MemberChange['direction'],
  userIds: readonly string[],
  options: MembershipOptions,
): Promise<MembershipChange | undefined> {
  const { pools, directories, unconfirmed } = context;
  const directory = directories.get(pool);
  const entry = directory.entry(key);
  if (entry === undefined) return undefined;
  // A read-only pool is refused before anything is read.
  await pools.clientForChanges(pool);
  const group = await readBeforeChange(directory, entry, {
    ...(options.signal && { signal: options.signal }),
  });
  const outcome = await changeMembers({
    client: () => pools.clientForChanges(pool),
    direction,
    group,
    userIds,
    ...options,
  });
  // Also the unchanged ones: their rows may not show it yet.
  const settled = [...outcome.done, ...outcome.unchanged];
  const kind = direction === 'add' ? 'membersAdded' : 'membersRemoved';
  const named = { kind, code: group.code, ...identityOf(group) } as const;
  const effectOf = (id: string) => effectKey(pool, key, `${direction} ${id}`);
  await unconfirmed.settle(settled.map(effectOf));
  await publishMembers(context, pool, named, settled);
  const { done, unknown } = outcome;
  const record = await recordParts(context, pool, {
    done,
    unknown,
    effectOf,
    changeOf: (made, unsettled) => ({
      ...named,
      groupName: group.name,
      userIds: [...made],
      ...(unsettled.length > 0 && { unsettled: [...unsettled] }),
    }),
    findMade: async (asked, signal) => {
      const { code, createdAt } = group;
      const client = await pools.client(pool);
      const members = await membersAmong(client, code, asked, { signal, createdAt });
      const made = asked.filter((id) => members.has(id) === (direction === 'add'));
      await publishMembers(context, pool, named, made);
      return made;
    },
    at: options.at,
  });
  return { ...outcome, record };
}

/** Publishes who is a member of a group now, or no longer is. */
export async function publishMembers(
  context: ChangeContext,
  pool: string,
  group: {
    readonly kind: 'membersAdded' | 'membersRemoved';
    readonly code: string;
    readonly createdAt?: string;
  },
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await publishChange(context, pool, { ...group, userIds });
}
