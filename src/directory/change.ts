import type { Group } from '../authing/types.ts';
import type { Identified } from '../model/identity.ts';

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
      /** By code; without those of which the server tells no time. */
      readonly createdAt?: Readonly<Record<string, string>>;
    }
  | MembersChange<'membersAdded'>
  | MembersChange<'membersRemoved'>;

interface MembersChange<TKind> extends Identified {
  readonly kind: TKind;
  /** Of the group. */
  readonly code: string;
  readonly userIds: readonly string[];
}

/** What an event of the directory is about. */
export type DirectoryEventKind =
  /** The connection: its secret was replaced, or it was disconnected. */
  | 'pool'
  /** The list of groups. */
  | 'groups'
  /** One group's own fields or its member count. */
  | 'group'
  /** One group is gone. */
  | 'removed'
  | 'members'
  | 'resources'
  /** A change of this very row began or ended. */
  | 'busy';

/** Told whenever something known of a pool has changed. */
export interface DirectoryEvent {
  /** The id of the connection. */
  readonly pool: string;
  /** The key of the group it is about; undefined for the pool itself. */
  readonly key: string | undefined;
  readonly kind: DirectoryEventKind;
  /** Grows by one with every event, whichever pool it is of. */
  readonly revision: number;
}
