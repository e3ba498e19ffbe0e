import { membersAmong } from '../directory/membership.ts';
import { identityOf } from '../model/identity.ts';
import type { ChangeContext } from './changeContext.ts';
import { changeMembers, type MemberChange, type MembersOutcome } from './memberBatches.ts';
import { publishChange } from './publishChange.ts';
import { readBeforeChange } from './readBeforeChange.ts';
import { recordChange } from './recordChange.ts';
import { effectKey, type RecheckResult } from './unconfirmedChanges.ts';
import type { UndoableChange, UndoRecord } from './undo/records.ts';

/** What became of each user, and what undoes it where that could be saved. */
export interface MembershipChange extends MembersOutcome {
  readonly record: UndoRecord | undefined;
}

/** The signal that ends a long change, and the callback for its progress. */
export type MembershipOptions = Pick<MemberChange, 'signal' | 'onProgress'>;

type Members = UndoableChange & { readonly kind: 'membersAdded' | 'membersRemoved' };

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
  const change: Members = { ...named, groupName: group.name, userIds: [...outcome.done] };
  const { unknown } = outcome;
  const record =
    outcome.done.length + unknown.length === 0
      ? undefined
      : await recordChange(context, pool, withUnsettled(change, unknown));
  if (unknown.length > 0) recheckLater(context, pool, { change, unknown, record, effectOf });
  return { ...outcome, record: outcome.done.length === 0 ? undefined : record };
}

/** Rechecks later the users for whom the outcome is unknown. */
function recheckLater(
  context: ChangeContext,
  pool: string,
  {
    change,
    unknown,
    record,
    effectOf,
  }: {
    readonly change: Members;
    readonly unknown: readonly string[];
    readonly record: UndoRecord | undefined;
    readonly effectOf: (userId: string) => string;
  },
): void {
  const { unconfirmed, pools, undo } = context;
  const { kind, code, createdAt } = change;
  let done = change.userIds;
  unconfirmed.add({
    effects: unknown.map(effectOf),
    onSuperseded: async () => {
      // A later change did it, and has a record of its own.
      if (record !== undefined && done.length === 0) await undo.remove(record);
    },
    recheck: async (open, signal): Promise<RecheckResult> => {
      const asked = unknown.filter((id) => open.has(effectOf(id)));
      const members = await membersAmong(await pools.client(pool), code, asked, {
        signal,
        createdAt,
      });
      const made = asked.filter((id) => members.has(id) === (kind === 'membersAdded'));
      if (made.length === 0) return { settled: [] };
      await publishMembers(context, pool, { kind, code, ...identityOf(change) }, made);
      done = [...done, ...made];
      const stillUnknown = unknown.filter((id) => !done.includes(id));
      const saved = await recordChange(
        context,
        pool,
        withUnsettled({ ...change, userIds: [...done] }, stillUnknown),
        record,
      );
      return {
        settled: made.map(effectOf),
        ...(saved && {
          confirmation: {
            kind: 'recorded',
            pool,
            record: { ...saved, change: { ...change, userIds: made } },
          } as const,
        }),
      };
    },
  });
}

function withUnsettled(change: Members, unsettled: readonly string[]): Members {
  return unsettled.length === 0 ? change : { ...change, unsettled: [...unsettled] };
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
