import type { Group } from '../../authing/types.ts';
import type { PoolReader } from '../../pools/poolReader.ts';
import { readGrants } from './readGrants.ts';
import { readMemberIds } from './readMemberIds.ts';
import type { DeletedGroup } from './records.ts';

/** Something that an undo of a delete could not bring back. */
export type Loss = { readonly group: Group } & (
  | { readonly kind: 'membersUnread'; readonly read: number; readonly total: number | undefined }
  /** `namespace` is undefined where even the list of all namespaces was refused. */
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
  /** The server shows these resources, but in none of the namespaces that it lists or lets one guess. */
  | {
      readonly kind: 'namespaceUnknown';
      readonly resources: readonly string[];
      readonly namespacesRefused: boolean;
    }
  /** What the API takes no grants of. */
  | {
      readonly kind: 'resourceTypeUnknown';
      readonly resource: string;
      readonly resourceType: string;
    }
);

/** How a read is watched and ended, and what it need not find out. */
export interface ReadWatch {
  readonly signal?: AbortSignal;
  /** Told how many members have been read. */
  readonly onProgress?: (members: number) => void;
  /** How many members the groups have, by code, as far as that is known already. */
  readonly memberCounts?: ReadonlyMap<string, number>;
}

/**
 * Reads what deleting groups would lose: who their members are, and what they are authorized for.
 * What the server refuses to tell is in `lost`.
 * @throws AuthingError where it does not answer, or one of the groups is gone
 */
export async function readForUndo(
  client: PoolReader,
  groups: readonly Group[],
  { signal, onProgress, memberCounts }: ReadWatch = {},
): Promise<{ readonly groups: readonly DeletedGroup[]; readonly lost: readonly Loss[] }> {
  const members = await readMemberIds(client, groups, signal, onProgress, memberCounts);
  const grants = await readGrants(client, groups, signal);
  return {
    groups: groups.map(({ code, name, description, createdAt }, index) => ({
      code,
      name,
      ...(description === undefined ? {} : { description }),
      ...(createdAt === undefined ? {} : { createdAt }),
      userIds: members[index]?.userIds ?? [],
      grants: grants[index]?.grants ?? [],
    })),
    lost: groups.flatMap((_, index) => [
      ...(members[index]?.lost ?? []),
      ...(grants[index]?.lost ?? []),
    ]),
  };
}
