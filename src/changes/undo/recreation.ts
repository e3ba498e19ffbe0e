import type { Group } from '../../authing/types.ts';
import { compareIdentity, isAlike, isProbablySame } from '../../model/identity.ts';
import type { DeletedGroup, UndoableChange } from './records.ts';

// Who a group is that has the code of one that was deleted.

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

/** How far (ms) the clock of the server may be off from this machine's. */
const clockDifferenceMs = 60 * 60 * 1000;

/** Whether an undo that was ended while it created the group has created this one. */
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

/** Where the server tells no times of creation, a delete that was made did make it go. */
export function wasNeverDeleted(
  deletion: UndoableChange & { readonly kind: 'groupsDeleted' },
  group: DeletedGroup,
  current: Group,
): boolean {
  return deletion.state === 'underway'
    ? isProbablySame(group, current)
    : compareIdentity(group, current) === 'same';
}
