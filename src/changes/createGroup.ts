import type { CallOptions } from '../authing/api.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import { OutdatedError } from '../model/changeErrors.ts';
import type { Group } from '../model/group.ts';
import { identityOf } from '../model/identity.ts';
import type { ChangeContext } from './changeContext.ts';
import { publishChange } from './publishChange.ts';
import { readBack } from './readBack.ts';
import { recordChange } from './recordChange.ts';
import { effectKey, recheckIfUnconfirmed } from './unconfirmedChanges.ts';
import type { UndoRecord } from './undo/records.ts';

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
  const { pools, directories, unconfirmed } = context;
  const client = await pools.clientForChanges(pool);
  const { code, name, description = '' } = newGroup;
  // Asked before, so that after a lost answer a group that was there already is not taken for the new one.
  const other = await client.groups.detail(code, options);
  if (other !== undefined) {
    throw new OutdatedError({ kind: 'codeTaken', code, name: other.name });
  }
  const findCreated = async (signal: AbortSignal) => {
    const found = await client.groups.detail(code, { signal });
    const isNew = found?.name === name && (found.description ?? '') === description;
    return isNew ? found : undefined;
  };
  const effects = [effectKey(pool, code, 'create')];
  const publish = (created: Group) =>
    publishChange(context, pool, { kind: 'groupCreated', group: created });
  const group = await recheckIfUnconfirmed(
    unconfirmed,
    () =>
      client.groups
        .create(newGroup, options)
        .catch((error: unknown) => readBack(error, findCreated)),
    async () => ({
      effects,
      recheck: async (open, signal) => {
        const created = await findCreated(signal);
        if (created === undefined) return { settled: [] };
        await publish(created);
        return { settled: [...open], confirmation: { kind: 'groupCreated', pool, group: created } };
      },
    }),
  );
  await unconfirmed.settle(effects);
  await publish(group);
  return directories.get(pool).findByCode(group.code);
}

/**
 * The same as a part of something larger that can be undone: the undo deletes the group, if it is empty by then.
 * @param options `at` is the time of the larger change (see `UndoStore.nextTime`)
 * @returns `record` is undefined where what undoes it could not be saved
 * @throws as above
 */
export async function createGroupToUndo(
  context: ChangeContext,
  pool: string,
  newGroup: NewGroup,
  { at, ...options }: CallOptions & { readonly at?: number } = {},
): Promise<{ readonly entry: GroupEntry; readonly record: UndoRecord | undefined } | undefined> {
  const entry = await createGroup(context, pool, newGroup, options);
  if (entry === undefined) return undefined;
  const { code, name, description } = entry.group;
  const change = {
    kind: 'groupCreated',
    ...identityOf(entry.group),
    group: { code, name, ...(description === undefined ? {} : { description }) },
  } as const;
  const record = await recordChange(context, pool, change, { at });
  return { entry, record };
}
