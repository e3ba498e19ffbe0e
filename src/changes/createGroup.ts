import type { CallOptions } from '../authing/types.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import type { ChangeContext } from './changeContext.ts';
import { readBack } from './readBack.ts';

/** What a new group is made of. */
export interface NewGroup {
  readonly code: string;
  readonly name: string;
  readonly description?: string;
}

/**
 * Creates a group.
 * @throws AuthingError, such as for a code that is taken
 */
export async function createGroup(
  { pools, directories, revisions }: ChangeContext,
  pool: string,
  newGroup: NewGroup,
  options: CallOptions = {},
): Promise<GroupEntry | undefined> {
  const client = await pools.clientForChanges(pool);
  const { code, name, description = '' } = newGroup;
  const group = await client.groups.create(newGroup, options).catch((error: unknown) =>
    readBack(error, async (signal) => {
      const found = await client.groups.detail(code, { signal });
      // One of another name was there before.
      const isIt = found?.name === name && (found.description ?? '') === description;
      return isIt ? found : undefined;
    }),
  );
  const directory = directories.get(pool);
  directory.apply({ kind: 'groupCreated', group });
  await revisions.bump({ pool, change: { kind: 'groupCreated', code: group.code } });
  return directory.findByCode(group.code);
}
