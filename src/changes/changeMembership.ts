import { membersAmong } from '../directory/membership.ts';
import { identityOf } from '../model/identity.ts';
import type { ChangeContext } from './changeContext.ts';
import { type LateLook, openSubject } from './lateChanges.ts';
import { changeMembers, type MemberChange, type MembersOutcome } from './memberBatches.ts';
import { readBeforeChange } from './outdated.ts';
import { recordChange } from './recordChange.ts';
import type { UndoableChange, UndoRecord } from './undo/records.ts';

/** What became of each user, and what undoes it where that could be kept. */
export interface MembershipChange extends MembersOutcome {
  readonly record: UndoRecord | undefined;
}

/** How a long change is watched and ended. */
export type Watch = Pick<MemberChange, 'signal' | 'onProgress'>;

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
  watch: Watch = {},
): Promise<MembershipChange | undefined> {
  return context.directories
    .get(pool)
    .whileBusy([key], 'adding', () => changeMembership(context, pool, key, 'add', userIds, watch));
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
  watch: Watch = {},
): Promise<MembershipChange | undefined> {
  return context.directories
    .get(pool)
    .whileMembersBusy(key, userIds, 'removing', () =>
      changeMembership(context, pool, key, 'remove', userIds, watch),
    );
}

/**
 * Adds users to a group or removes them from it, and tells the directory and the other windows of those
 * for whom that was done, however it ends.
 * @returns undefined where this window does not know the group
 * @throws OutdatedError where the group is gone; AuthingError where nothing was done
 */
async function changeMembership(
  context: ChangeContext,
  pool: string,
  key: string,
  direction: MemberChange['direction'],
  userIds: readonly string[],
  watch: Watch,
): Promise<MembershipChange | undefined> {
  const { pools, directories, late } = context;
  const directory = directories.get(pool);
  const entry = directory.entry(key);
  if (entry === undefined) return undefined;
  // A read-only pool is refused before anything is read.
  await pools.clientForChanges(pool);
  const group = await readBeforeChange(directory, entry, {
    ...(watch.signal && { signal: watch.signal }),
  });
  const outcome = await changeMembers({
    client: () => pools.clientForChanges(pool),
    direction,
    group,
    userIds,
    ...watch,
  });
  // Also those that were so already: the rows may not show it yet.
  const settled = [...outcome.done, ...outcome.unchanged];
  const kind = direction === 'add' ? 'membersAdded' : 'membersRemoved';
  const named = { kind, code: group.code, ...identityOf(group) } as const;
  const subjectOf = (id: string) => openSubject(pool, key, `${direction} ${id}`);
  await late.settle(settled.map(subjectOf));
  await publish(context, pool, named, settled);
  const change: Members = { ...named, groupName: group.name, userIds: [...outcome.done] };
  const { unknown } = outcome;
  const record =
    outcome.done.length + unknown.length === 0
      ? undefined
      : await recordChange(context, pool, withUnsettled(change, unknown));
  if (unknown.length > 0) watchUnsettled(context, pool, { change, unknown, record, subjectOf });
  return { ...outcome, record: outcome.done.length === 0 ? undefined : record };
}

/** Looks again later at those of whom nobody could say whether it was done. */
function watchUnsettled(
  context: ChangeContext,
  pool: string,
  {
    change,
    unknown,
    record,
    subjectOf,
  }: {
    readonly change: Members;
    readonly unknown: readonly string[];
    readonly record: UndoRecord | undefined;
    readonly subjectOf: (userId: string) => string;
  },
): void {
  const { late, pools, undo } = context;
  const { kind, code, createdAt } = change;
  let done = change.userIds;
  late.watch({
    subjects: unknown.map(subjectOf),
    superseded: async () => {
      // A later change did it, and has a record of its own.
      if (record !== undefined && done.length === 0) await undo.remove(record);
    },
    look: async (open, signal): Promise<LateLook> => {
      const asked = unknown.filter((id) => open.has(subjectOf(id)));
      const members = await membersAmong(await pools.client(pool), code, asked, {
        signal,
        createdAt,
      });
      const made = asked.filter((id) => members.has(id) === (kind === 'membersAdded'));
      if (made.length === 0) return { settled: [] };
      await publish(context, pool, { kind, code, ...identityOf(change) }, made);
      done = [...done, ...made];
      const left = unknown.filter((id) => !done.includes(id));
      const kept = await recordChange(
        context,
        pool,
        withUnsettled({ ...change, userIds: [...done] }, left),
        record,
      );
      return {
        settled: made.map(subjectOf),
        ...(kept && {
          outcome: {
            kind: 'recorded',
            pool,
            record: { ...kept, change: { ...change, userIds: made } },
          } as const,
        }),
      };
    },
  });
}

function withUnsettled(change: Members, unsettled: readonly string[]): Members {
  return unsettled.length === 0 ? change : { ...change, unsettled: [...unsettled] };
}

/** Has the directory and the other windows know who is a member now, or is none any more. */
export async function publish(
  { directories, revisions }: ChangeContext,
  pool: string,
  group: {
    readonly kind: 'membersAdded' | 'membersRemoved';
    readonly code: string;
    readonly createdAt?: string;
  },
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  const change = { ...group, userIds: [...userIds] };
  directories.get(pool).apply(change);
  await revisions.bump({ pool, change });
}
