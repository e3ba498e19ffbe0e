import type { CallOptions, Group } from '../authing/types.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import { OutdatedError } from '../model/changeErrors.ts';
import type { ChangeContext } from './changeContext.ts';
import { openSubject, watchingLate } from './lateChanges.ts';
import { readBack } from './readBack.ts';

/** What a new group is made of. */
export interface NewGroup {
  readonly code: string;
  readonly name: string;
  readonly description?: string;
}

/**
 * Creates a group.
 * @throws OutdatedError where its code is taken; AuthingError, such as for a code that is not allowed
 */
export async function createGroup(
  context: ChangeContext,
  pool: string,
  newGroup: NewGroup,
  options: CallOptions = {},
): Promise<GroupEntry | undefined> {
  const { pools, directories, late } = context;
  const client = await pools.clientForChanges(pool);
  const { code, name, description = '' } = newGroup;
  // Asked before, so that after a lost answer a group that was there already is not taken for the new one.
  const other = await client.groups.detail(code, options);
  if (other !== undefined) {
    throw new OutdatedError({ kind: 'codeTaken', code, name: other.name });
  }
  const look = async (signal: AbortSignal) => {
    const found = await client.groups.detail(code, { signal });
    const isIt = found?.name === name && (found.description ?? '') === description;
    return isIt ? found : undefined;
  };
  const subjects = [openSubject(pool, code, 'create')];
  const group = await watchingLate(
    late,
    () => client.groups.create(newGroup, options).catch((error: unknown) => readBack(error, look)),
    async () => ({
      subjects,
      look: async (open, signal) => {
        const created = await look(signal);
        if (created === undefined) return { settled: [] };
        await publish(context, pool, created);
        return { settled: [...open], outcome: { kind: 'groupCreated', pool, group: created } };
      },
    }),
  );
  await late.settle(subjects);
  await publish(context, pool, group);
  return directories.get(pool).findByCode(group.code);
}

async function publish(
  { directories, revisions }: ChangeContext,
  pool: string,
  group: Group,
): Promise<void> {
  directories.get(pool).apply({ kind: 'groupCreated', group });
  await revisions.bump({ pool, change: { kind: 'groupCreated', code: group.code } });
}
