import type { Group } from '../../model/group.ts';
import { compareIdentity, isAlike, isProbablySame } from '../../model/identity.ts';
import type { DeletedGroup, UndoableChange } from './records.ts';

// Whether a group that has the code of a deleted one is that group, recreated or never deleted.

/** How much there is to bring back: groups that are not there, members and grants. */
export function sizeOf(groups: readonly DeletedGroup[]): number {
  return groups.reduce(
    (sum, { recreation, userIds, grants }) =>
      sum + (recreation?.state === 'made' ? 0 : 1) + userIds.length + grants.length,
    0,
  );
}

/** When a group was created, in milliseconds since the epoch; 0 where the server does not tell. */
export function createdMs({ createdAt }: DeletedGroup): number {
  return createdAt === undefined ? 0 : Date.parse(createdAt) || 0;
}

/** Whether this is the group that an undo has created; where the server does not tell, it looks like it. */
export function isRecreated(group: DeletedGroup, current: Group): boolean {
  const { recreation } = group;
  const createdAt = recreation?.state === 'made' ? recreation.createdAt : undefined;
  return isProbablySame({ ...group, createdAt }, current);
}

/** How much (ms) the clocks of the server and this machine may differ. */
const clockDifferenceMs = 60 * 60 * 1000;

/** Whether an undo that was interrupted while it created the group has created this one. */
export function isLikelyRecreated(group: DeletedGroup, current: Group): boolean {
  const { recreation } = group;
  if (recreation?.state !== 'underway' || !isAlike(current, group)) return false;
  if (compareIdentity(group, current) === 'same') return false;
  const created = Date.parse(current.createdAt ?? '');
  // Somebody else may have created it anew, days later.
  return (
    Number.isNaN(created) ||
    recreation.at === undefined ||
    Math.abs(created - recreation.at) < clockDifferenceMs
  );
}

/**
 * Whether this is the group itself, which the delete did not remove. Where the server gives no creation
 * times, it can be only where the delete is not known to have been made.
 */
export function wasNeverDeleted(
  deletion: UndoableChange & { readonly kind: 'groupsDeleted' },
  group: DeletedGroup,
  current: Group,
): boolean {
  return deletion.state === 'underway'
    ? isProbablySame(group, current)
    : compareIdentity(group, current) === 'same';
}
