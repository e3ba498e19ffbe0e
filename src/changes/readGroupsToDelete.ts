import pMap from 'p-map';
import { countMembers } from '../directory/countMembers.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import { OutdatedError } from '../model/changeErrors.ts';
import type { ChangeContext } from './changeContext.ts';
import { readBeforeChange } from './readBeforeChange.ts';
import type { Loss } from './undo/losses.ts';
import { readForUndo } from './undo/readForUndo.ts';
import type { DeletedGroup } from './undo/records.ts';

/** Groups that the user wants to delete, with all that they hold. */
export interface GroupsToDelete {
  readonly groups: readonly GroupToDelete[];
  /** What an undo could not bring back. */
  readonly lost: readonly Loss[];
  /** The names of those that are gone already. */
  readonly gone: readonly string[];
}

/** One of them, and the key of its row. */
export interface GroupToDelete {
  readonly key: string;
  readonly group: DeletedGroup;
  /** As the server counts; undefined where it does not know the group. */
  readonly memberCount: number | undefined;
}

const requestsAtOnce = 8;

/**
 * Reads groups with their members and authorized resources: the confirmation says what a delete takes
 * away, and an undo can bring it back.
 * @param keys of the groups
 * @throws AuthingError
 */
export async function readGroupsToDelete(
  { pools, directories }: ChangeContext,
  pool: string,
  keys: readonly string[],
  options: { readonly signal?: AbortSignal; readonly onProgress?: (members: number) => void } = {},
): Promise<GroupsToDelete> {
  const directory = directories.get(pool);
  const entries = keys.map((key) => directory.entry(key)).filter((entry) => entry !== undefined);
  const gone: string[] = [];
  const read = async (entry: GroupEntry) => {
    try {
      const current = await readBeforeChange(directory, entry, options);
      return [{ key: entry.key, group: current }];
    } catch (error) {
      if (!(error instanceof OutdatedError)) throw error;
      gone.push(entry.group.name);
      return [];
    }
  };
  const found = (await pMap(entries, read, { concurrency: requestsAtOnce })).flat();
  const client = await pools.client(pool);
  const counts = await countMembers(
    client,
    found.map(({ group }) => group.code),
    options,
  );
  const { groups, lost } = await readForUndo(
    client,
    found.map(({ group }) => group),
    { ...options, memberCounts: counts },
  );
  const byCode = new Map(groups.map((group) => [group.code, group]));
  return {
    groups: found.flatMap(({ key, group: { code } }) => {
      const group = byCode.get(code);
      return group === undefined ? [] : [{ key, group, memberCount: counts.get(code) }];
    }),
    lost,
    gone,
  };
}
