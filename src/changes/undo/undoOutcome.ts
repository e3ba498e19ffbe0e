import type { PoolReader } from '../../authing/api.ts';
import type { Group } from '../../model/group.ts';
import { compareIdentity, type Identified } from '../../model/identity.ts';
import type { FailedStep } from '../grantBatches.ts';
import type { FailedUser } from '../memberBatches.ts';
import type {
  DeletedGrant,
  GrantStep,
  GroupFields,
  UndoableChange,
  UndoRecord,
} from './records.ts';

/** How an undo went. What it did not bring back is in `problems`, or still in `remaining`. */
export interface UndoOutcome {
  readonly done: readonly Undone[];
  readonly problems: readonly UndoProblem[];
  /** What can still be undone, as it is on disk; absent where nothing is left. */
  readonly remaining?: UndoRecord;
  /** What stopped the undo; absent where it got to the end. */
  readonly error?: unknown;
}

/** Something that is as it was before the change. */
export type Undone =
  /** `members` and `grants` are how many this undo added to it. */
  | {
      readonly kind: 'groupRestored';
      readonly group: GroupFields;
      readonly members: number;
      readonly grants: number;
    }
  /** The group was never deleted. */
  | { readonly kind: 'groupNotDeleted'; readonly group: GroupFields }
  /** A group that was created is gone again. */
  | { readonly kind: 'groupDeleted'; readonly group: GroupFields }
  | { readonly kind: 'groupUpdated'; readonly from: GroupFields; readonly to: GroupFields }
  | { readonly kind: 'membersAdded'; readonly groupName: string; readonly count: number }
  | { readonly kind: 'membersRemoved'; readonly groupName: string; readonly count: number }
  /** Grants that were revoked are there again. */
  | { readonly kind: 'resourcesGranted'; readonly groupName: string; readonly count: number }
  /** Grants are gone again, or have their former actions. */
  | { readonly kind: 'grantsRevoked'; readonly groupName: string; readonly count: number };

/** Something that could not be undone, and why. */
export type UndoProblem =
  /** Another group has its code now. That group is not changed. */
  | { readonly kind: 'codeTaken'; readonly group: GroupFields; readonly by: Group }
  /** The server refused to create it. */
  | { readonly kind: 'groupRefused'; readonly group: GroupFields; readonly error: unknown }
  /** A group that this undo was to change or complete is not there under its code. */
  | { readonly kind: 'groupGone'; readonly code: string; readonly name: string }
  /** Another group has the code of the one that was changed. That group is not changed. */
  | {
      readonly kind: 'anotherGroup';
      readonly code: string;
      readonly name: string;
      readonly by: Group;
    }
  /** The server does not tell whether the group that has the code is the one that was changed. */
  | {
      readonly kind: 'identityUnknown';
      readonly code: string;
      readonly name: string;
      readonly by: Group;
    }
  /** The outcome of the change was unknown, and it has not been made so far. */
  | { readonly kind: 'notMadeYet'; readonly change: UndoableChange }
  /** The same, so long ago that it will not be made any more. */
  | { readonly kind: 'notMade'; readonly change: UndoableChange }
  /** The group that was created has got members or grants since, which a delete would lose. */
  | { readonly kind: 'groupInUse'; readonly group: GroupFields }
  /** Somebody has changed the same fields again; `now` is left as it is. */
  | { readonly kind: 'changedSince'; readonly before: GroupFields; readonly now: GroupFields }
  | { readonly kind: 'updateRefused'; readonly group: GroupFields; readonly error: unknown }
  | {
      readonly kind: 'usersRefused';
      readonly groupName: string;
      readonly failed: readonly FailedUser[];
    }
  /** Grants that could not be made what they were. */
  | {
      readonly kind: 'grantsRefused';
      readonly groupName: string;
      readonly failed: readonly FailedStep[];
    }
  /** Somebody has changed these grants again; they are left as they are. */
  | {
      readonly kind: 'grantsChangedSince';
      readonly groupName: string;
      readonly grants: readonly GrantStep[];
    }
  /** `error` is absent where the API accepts no grants of such a resource. */
  | {
      readonly kind: 'grantRefused';
      readonly groupName: string;
      readonly grant: DeletedGrant;
      readonly error?: unknown;
    };

/** The signal that ends an undo, the callback for its progress, and what the user has accepted. */
export interface UndoOptions {
  readonly signal?: AbortSignal;
  /** Called with how much of it is done: groups, members and grants together. */
  readonly onProgress?: (done: number, total: number) => void;
  /**
   * Whether the user has said that a group of the same code is the one that was changed, where the server
   * does not tell.
   */
  readonly acceptUnknownIdentity?: boolean;
}

/** Whether a problem may pass by itself, so that the undo has to stay possible. */
export function isTemporary({ kind }: UndoProblem): boolean {
  switch (kind) {
    case 'groupGone':
    case 'anotherGroup':
    case 'identityUnknown':
    case 'changedSince':
    case 'groupInUse':
    case 'grantsChangedSince':
    case 'notMadeYet':
      return true;
    case 'codeTaken':
    case 'groupRefused':
    case 'notMade':
    case 'updateRefused':
    case 'usersRefused':
    case 'grantsRefused':
    case 'grantRefused':
      return false;
  }
}

/** A group as a record has it. */
export interface RecordedGroup extends Identified {
  readonly code: string;
  readonly name: string;
  /** Where the record has it. */
  readonly description?: string;
}

/**
 * Checks whether the group that has the recorded code now is the one that was changed. Where the server
 * does not tell creation times, only the user can say so.
 * @param acceptUnknownIdentity whether the user has
 * @returns what prevents the undo; undefined where it is that very group
 */
export function identityProblem(
  recorded: RecordedGroup,
  current: Group | undefined,
  acceptUnknownIdentity: boolean,
): UndoProblem | undefined {
  const { code, name } = recorded;
  if (current === undefined) return { kind: 'groupGone', code, name };
  switch (compareIdentity(recorded, current)) {
    case 'same':
      return undefined;
    case 'another':
      return { kind: 'anotherGroup', code, name, by: current };
    case 'unknown':
      return acceptUnknownIdentity
        ? undefined
        : { kind: 'identityUnknown', code, name, by: current };
  }
}

/**
 * Reads the group that was changed, right before that is undone.
 * @returns the group as it is now; where it is gone, or nobody knows that it is that group, how the undo ends
 * @throws AuthingError
 */
export async function readRecordedGroup(
  { groups }: PoolReader,
  record: UndoRecord,
  recorded: RecordedGroup,
  { signal, acceptUnknownIdentity = false }: UndoOptions,
): Promise<{ readonly group: Group } | { readonly ended: UndoOutcome }> {
  const group = await groups.detail(recorded.code, { signal });
  const problem = identityProblem(recorded, group, acceptUnknownIdentity);
  if (group !== undefined && problem === undefined) return { group };
  return { ended: { done: [], problems: problem ? [problem] : [], remaining: record } };
}
