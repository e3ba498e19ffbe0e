import type { PoolReader } from '../../authing/api.ts';
import type { Group } from '../../model/group.ts';
import type { Loss } from './losses.ts';
import { readGrants } from './readGrants.ts';
import { readMemberIds } from './readMemberIds.ts';
import type { DeletedGroup } from './records.ts';

/** The signal that ends a read, the callback for its progress, and what is known beforehand. */
export interface ReadForUndoOptions {
  readonly signal?: AbortSignal;
  /** Called with the number of members read so far. */
  readonly onProgress?: (members: number) => void;
  /** How many members the groups have, by code, as far as that is known already. */
  readonly memberCounts?: ReadonlyMap<string, number>;
}

/**
 * Reads what deleting groups would lose: who their members are, and what they are authorized for.
 * What the server refuses to tell, or an undo could not bring back, is in `lost`.
 * @throws AuthingError where it does not answer, or one of the groups is gone
 */
export async function readForUndo(
  client: PoolReader,
  groups: readonly Group[],
  { signal, onProgress, memberCounts }: ReadForUndoOptions = {},
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
