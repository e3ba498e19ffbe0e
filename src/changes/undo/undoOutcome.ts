import type { Group } from '../../authing/types.ts';
import type { FailedUser } from '../memberBatches.ts';
import type { DeletedGrant, GroupFields, UndoableChange, UndoRecord } from './records.ts';

/** How an undo went. Whatever it did not bring back is in `problems`, or still in `rest`. */
export interface UndoOutcome {
  readonly done: readonly Undone[];
  readonly problems: readonly UndoProblem[];
  /** What can still be undone, as it is kept on disk; absent where nothing is left. */
  readonly rest?: UndoRecord;
  /** What stopped it; absent where it got to the end. */
  readonly error?: unknown;
}

/** Something that is as it was before the change. */
export type Undone =
  /** How many members and grants this undo added to it. */
  | {
      readonly kind: 'groupBack';
      readonly group: GroupFields;
      readonly members: number;
      readonly grants: number;
    }
  /** It was never deleted. */
  | { readonly kind: 'groupStillThere'; readonly group: GroupFields }
  | { readonly kind: 'groupUpdated'; readonly from: GroupFields; readonly to: GroupFields }
  | { readonly kind: 'membersAdded'; readonly groupName: string; readonly count: number }
  | { readonly kind: 'membersRemoved'; readonly groupName: string; readonly count: number };

/** Something that could not be undone, and why. */
export type UndoProblem =
  /** Another group has its code now, which is left alone. */
  | { readonly kind: 'codeTaken'; readonly group: GroupFields; readonly by: Group }
  /** The server would not create it. */
  | { readonly kind: 'groupRefused'; readonly group: GroupFields; readonly error: unknown }
  /** A group that this undo was to change or complete is not there under its code. */
  | { readonly kind: 'groupGone'; readonly code: string; readonly name: string }
  /** Another group has the code of the one that was changed. It is left alone. */
  | {
      readonly kind: 'anotherGroup';
      readonly code: string;
      readonly name: string;
      readonly by: Group;
    }
  /** The server does not tell whether the group that has the code is the one that was changed. */
  | { readonly kind: 'unsure'; readonly code: string; readonly name: string; readonly by: Group }
  /** Nobody could say whether the change would be made, and it has not been so far. */
  | { readonly kind: 'notMadeYet'; readonly change: UndoableChange }
  /** The same, so long ago that it will not be any more. */
  | { readonly kind: 'notMade'; readonly change: UndoableChange }
  /** Somebody has changed again what was changed; `now` is left as it is. */
  | { readonly kind: 'changedSince'; readonly before: GroupFields; readonly now: GroupFields }
  | { readonly kind: 'updateRefused'; readonly group: GroupFields; readonly error: unknown }
  | {
      readonly kind: 'usersRefused';
      readonly groupName: string;
      readonly failed: readonly FailedUser[];
    }
  /** Without an error where the API takes no grants of such a resource. */
  | {
      readonly kind: 'grantRefused';
      readonly groupName: string;
      readonly grant: DeletedGrant;
      readonly error?: unknown;
    };

/** How an undo is watched and ended. */
export interface UndoWatch {
  readonly signal?: AbortSignal;
  /** Told how much of it is done: groups, members and grants together. */
  readonly onProgress?: (done: number, total: number) => void;
  /**
   * Whether the user has said that a group of the same code is the one that was changed, where the server
   * does not tell.
   */
  readonly acceptUnsure?: boolean;
}
