import type { Group } from '../model/group.ts';
import type { Identified } from '../model/identity.ts';
import type { AuthorizedResource } from '../model/resource.ts';
import type { Subject } from '../model/subject.ts';

/** What is being done to a row. */
export type Busy = 'adding' | 'removing' | 'saving' | 'deleting';

/**
 * What has been changed on the server, by this window or another. Groups are named by their codes at the
 * time; `createdAt` says who they were, so that another group that has the code now is left alone.
 */
export type Change =
  | { readonly kind: 'groupCreated'; readonly group: Group }
  /** `code` is the code before the change; `group` is the group after it. */
  | { readonly kind: 'groupUpdated'; readonly code: string; readonly group: Group }
  | {
      readonly kind: 'groupsDeleted';
      readonly codes: readonly string[];
      /** By code; without those for which the server gives no time. */
      readonly createdAt?: Readonly<Record<string, string>>;
    }
  | MembersChange<'membersAdded'>
  | MembersChange<'membersRemoved'>
  | GrantsChange;

interface MembersChange<TKind> extends Identified {
  readonly kind: TKind;
  /** Of the group. */
  readonly code: string;
  readonly userIds: readonly string[];
}

interface GrantsChange extends Identified {
  readonly kind: 'grantsChanged';
  /** Of the group. */
  readonly code: string;
  /** All that it is authorized for now in each namespace in which that has changed. */
  readonly namespaces: readonly NamespaceGrants[];
}

/** All that a group is authorized for in one namespace. */
export interface NamespaceGrants {
  /** Its code. */
  readonly namespace: string;
  readonly resources: readonly AuthorizedResource[];
}

/** What became of the subject of an event. */
export type DirectoryEventKind =
  /** Something known of it is another than before, or a read of it began or ended. */
  | 'changed'
  /** It is gone from the server. */
  | 'removed'
  /** A change of it began or ended, by which its rows look busy or no longer do. */
  | 'busy'
  /** All that was known of it is forgotten. */
  | 'forgotten';

/** Told whenever something known of a pool has changed. */
export interface DirectoryEvent {
  /** The id of the connection. */
  readonly pool: string;
  readonly subject: Subject;
  readonly kind: DirectoryEventKind;
  /** Grows by one with every event, whichever pool it is of. */
  readonly revision: number;
}

/** Fires an event of one pool's directory. */
export type Emit = (subject: Subject, kind: DirectoryEventKind) => void;
