import type { Group } from '../../model/group.ts';

/** Something that an undo of a delete could not bring back. */
export type Loss = { readonly group: Group } & (
  | { readonly kind: 'membersUnread'; readonly read: number; readonly total: number | undefined }
  /** The server refused to list grants; `namespace` is undefined where it refused all namespaces. */
  | {
      readonly kind: 'grantsUnread';
      readonly namespace: string | undefined;
      readonly error: unknown;
    }
  /** The server counts more resources than it lists; `namespace` is undefined for all namespaces together. */
  | {
      readonly kind: 'grantsWithheld';
      readonly namespace: string | undefined;
      readonly listed: number;
      readonly totalCount: number;
    }
  /** The server shows these resources, but in none of the namespaces that it lists or every pool has. */
  | {
      readonly kind: 'namespaceUnknown';
      readonly resources: readonly string[];
      readonly namespacesRefused: boolean;
    }
  /** The API accepts no grants of resources of this type. */
  | {
      readonly kind: 'resourceTypeUnknown';
      readonly resource: string;
      readonly resourceType: string;
    }
);
