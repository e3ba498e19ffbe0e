import type { ChangeContext } from './changeContext.ts';
import { changeMembers, type MemberChange, type MembersOutcome } from './memberBatches.ts';
import { readBeforeChange } from './outdated.ts';
import { recordChange } from './recordChange.ts';
import type { UndoRecord } from './undo/records.ts';

/** What became of each user, and what undoes it where that could be kept. */
export interface MembershipChange extends MembersOutcome {
  readonly record: UndoRecord | undefined;
}

/** How a long change is watched and ended. */
export type Watch = Pick<MemberChange, 'signal' | 'onProgress'>;

/**
 * Adds users to a group or removes them from it, and tells the directory and the other windows of those
 * for whom that was done, however it ends.
 * @returns undefined where this window does not know the group
 * @throws OutdatedError where the group is gone; AuthingError where nothing was done
 */
export async function changeMembership(
  context: ChangeContext,
  pool: string,
  key: string,
  direction: MemberChange['direction'],
  userIds: readonly string[],
  watch: Watch,
): Promise<MembershipChange | undefined> {
  const { pools, directories, revisions } = context;
  const directory = directories.get(pool);
  const entry = directory.entry(key);
  if (entry === undefined) return undefined;
  // A read-only pool is refused before anything is read.
  await pools.clientForChanges(pool);
  const { current } = await readBeforeChange(directory, entry, {
    ...(watch.signal && { signal: watch.signal }),
  });
  const { code, name: groupName } = current;
  const outcome = await changeMembers({
    client: () => pools.clientForChanges(pool),
    direction,
    code,
    userIds,
    ...watch,
  });
  // Also those that were so already: the rows may not show it yet.
  const told = [...outcome.done, ...outcome.unchanged];
  const kind = direction === 'add' ? 'membersAdded' : 'membersRemoved';
  if (told.length > 0) {
    const change = { kind, code, userIds: told } as const;
    directory.apply(change);
    await revisions.bump({ pool, change });
  }
  const record =
    outcome.done.length === 0
      ? undefined
      : await recordChange(context, pool, { kind, code, groupName, userIds: [...outcome.done] });
  return { ...outcome, record };
}
