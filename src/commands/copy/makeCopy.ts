import {
  changeGrants,
  type GrantPlan,
  type GrantsResult,
  planGrants,
} from '../../changes/changeGrants.ts';
import { addMembers, type MembershipChange } from '../../changes/changeMembership.ts';
import { createGroupToUndo } from '../../changes/createGroup.ts';
import type { UndoRecord } from '../../changes/undo/records.ts';
import type { GroupEntry } from '../../directory/groupEntries.ts';
import type { CommandContext } from '../commandContext.ts';
import { type CopyTarget, type PickedParts, wishOf } from './copyPlans.ts';

/** What became of each part. A part that was not begun is absent. */
export interface CopyResult {
  readonly created?: { readonly entry: GroupEntry; readonly record: UndoRecord | undefined };
  readonly members?: MembershipChange;
  readonly grants?: GrantsResult;
  /** What kept the first part that is absent from being begun, or the whole; undefined where all were. */
  readonly error?: unknown;
}

/** What is copied, as the user has agreed to it. */
export interface AgreedCopy extends PickedParts {
  readonly to: CopyTarget;
  /** Undefined where no grants are copied, or to a group that is to be created. */
  readonly grantPlan: GrantPlan | undefined;
}

/** The signal that ends it, and the callback for its progress. */
export interface CopyOptions {
  readonly signal: AbortSignal;
  /** Called with how many members and resources were processed so far. */
  readonly onProgress: (count: number) => void;
}

/**
 * Creates the group where it is not there, adds its members, then grants: who comes to a group gets nothing until the
 * last step. What undoes it is one change in as many parts. Never rejects.
 */
export async function makeCopy(
  context: CommandContext,
  { to, grantPlan, grants, members }: AgreedCopy,
  { signal, onProgress }: CopyOptions,
): Promise<CopyResult> {
  const { pool } = to;
  const at = context.undo.nextTime();
  const result: { -readonly [K in keyof CopyResult]: CopyResult[K] } = {};
  try {
    if (to.key === undefined) {
      const created = await createGroupToUndo(context, pool, to.group, { signal, at });
      if (created === undefined) return result;
      result.created = created;
    }
    const key = to.key ?? result.created?.entry.key;
    if (key === undefined) return result;
    if (members.length > 0) {
      const userIds = members.map(({ counterpart }) => counterpart.id);
      const added = await addMembers(context, pool, key, userIds, { signal, onProgress, at });
      if (added !== undefined) result.members = added;
      if (added?.error !== undefined) return { ...result, error: added.error };
    }
    if (grants.length > 0) {
      const wishes = grants.map(wishOf);
      const plan =
        grantPlan ??
        (await planGrants(context, pool, key, { direction: 'grant', wishes }, { signal }));
      const granted =
        plan &&
        (await changeGrants(context, pool, key, plan, {
          signal,
          at,
          onProgress: (count) => onProgress(members.length + count),
        }));
      if (granted !== undefined) result.grants = granted;
    }
  } catch (error) {
    result.error = error;
  }
  return result;
}
