import type { CallOptions, Group } from '../authing/types.ts';
import { OutdatedError } from '../model/changeErrors.ts';
import { compareIdentity, identityOf } from '../model/identity.ts';
import type { PoolReader } from '../pools/poolReader.ts';
import type { ChangeContext } from './changeContext.ts';
import { type LateLook, openSubject, watchingLate } from './lateChanges.ts';
import { readBeforeChange } from './outdated.ts';
import { readBack } from './readBack.ts';
import { recordChange } from './recordChange.ts';
import type { UndoableChange, UndoRecord } from './undo/records.ts';

/** What is to be another about a group; what is absent stays as it is. */
export interface GroupUpdate {
  readonly name?: string;
  readonly newCode?: string;
  /** An empty string takes the description away. */
  readonly description?: string;
}

type Updated = UndoableChange & { readonly kind: 'groupUpdated' };

/**
 * Changes a group's name, code or description, while its row shows so.
 * @param key of the group
 * @param base the group as the user saw it when the edit began: what others have made of it since is not
 *   overwritten
 * @returns what undoes it; undefined where nothing was changed or that could not be kept
 * @throws OutdatedError where the group is gone, what is to be changed was changed elsewhere, or the new
 *   code is taken; AuthingError, such as for a name that the server refuses
 */
export async function updateGroup(
  context: ChangeContext,
  pool: string,
  key: string,
  base: Group,
  update: GroupUpdate,
  options: CallOptions = {},
): Promise<UndoRecord | undefined> {
  const { pools, directories, late } = context;
  const directory = directories.get(pool);
  const entry = directory.entry(key);
  if (entry === undefined) return undefined;
  return directory.whileBusy([key], 'saving', async () => {
    // A read-only pool is refused before anything is read, and one that has become so meanwhile after it.
    await pools.clientForChanges(pool);
    const current = await readBeforeChange(directory, entry, options);
    refuseConflict(base, current, update);
    const client = await pools.clientForChanges(pool);
    await refuseTakenCode(client, current, update.newCode ?? current.code, options);
    const { code } = current;
    const change: Updated = {
      kind: 'groupUpdated',
      ...identityOf(current),
      before: fieldsOf(current),
      after: fieldsOf({ ...current, ...update, code: update.newCode ?? code }),
    };
    const look = (signal: AbortSignal) =>
      findUpdated(client, current, change.after.code, (group) => isUpdated(group, update), signal);
    const group = await watchingLate(
      late,
      () =>
        client.groups
          .update(code, update, options)
          .catch((error: unknown) => readBack(error, look)),
      async () => {
        const record = await recordChange(context, pool, { ...change, state: 'underway' });
        return {
          subjects: [subjectOf(pool, key, update)],
          superseded: async () => record && context.undo.remove(record),
          look: async (open, signal): Promise<LateLook> => {
            const made = await look(signal);
            if (made === undefined) return { settled: [] };
            await publishUpdate(context, pool, code, made);
            const kept = await recordChange(context, pool, change, record);
            return {
              settled: [...open],
              ...(kept && { outcome: { kind: 'recorded', pool, record: kept } as const }),
            };
          },
        };
      },
    );
    await late.settle([subjectOf(pool, key, update)]);
    await publishUpdate(context, pool, code, group);
    return recordChange(context, pool, { ...change, after: fieldsOf(group) });
  });
}

/**
 * Has the directory and the other windows know what an update made of a group.
 * @param code before the update
 */
export async function publishUpdate(
  { directories, revisions }: ChangeContext,
  pool: string,
  code: string,
  group: Group,
): Promise<void> {
  directories.get(pool).apply({ kind: 'groupUpdated', code, group });
  await revisions.bump({
    pool,
    change: {
      kind: 'groupUpdated',
      code,
      ...(group.code === code ? {} : { newCode: group.code }),
      ...identityOf(group),
    },
  });
}

/**
 * Looks for this very group after an update, not for one that happens to have its new code.
 * @param before the update, when the code to look for was its own or free
 * @returns undefined where it is not as the update was to make it
 */
export async function findUpdated(
  client: PoolReader,
  before: Group,
  code: string,
  isUpdated: (group: Group) => boolean,
  signal: AbortSignal,
): Promise<Group | undefined> {
  const after = await client.groups.detail(code, { signal });
  if (after === undefined || !isUpdated(after)) return undefined;
  switch (compareIdentity(before, after)) {
    case 'same':
      return after;
    case 'another':
      return undefined;
    case 'unknown': {
      if (code === before.code) return after;
      // The new code was free right before; where the old one is free now, the group has moved.
      const left = await client.groups.detail(before.code, { signal });
      return left === undefined ? after : undefined;
    }
  }
}

/** Nobody's change is lost silently: what others made of a field is shown before it is changed again. */
function refuseConflict(base: Group, current: Group, update: GroupUpdate): void {
  if (compareIdentity(base, current) === 'another') {
    throw new OutdatedError({ kind: 'replaced', code: current.code });
  }
  const { name, newCode, description } = update;
  if (name !== undefined && current.name !== base.name && current.name !== name) {
    throw new OutdatedError({ kind: 'renamed', name: current.name });
  }
  if (newCode !== undefined && current.code !== base.code && current.code !== newCode) {
    throw new OutdatedError({ kind: 'recoded', code: current.code });
  }
  const now = current.description ?? '';
  if (description !== undefined && now !== (base.description ?? '') && now !== description) {
    throw new OutdatedError({ kind: 'describedAnew', description: now });
  }
}

/**
 * Asked before, so that after a lost answer a group that had the code already is not taken for this one.
 * @throws OutdatedError where another group has the code
 */
export async function refuseTakenCode(
  client: PoolReader,
  current: Group,
  newCode: string,
  options: CallOptions,
): Promise<void> {
  if (newCode === current.code) return;
  const other = await client.groups.detail(newCode, options);
  if (other !== undefined && compareIdentity(other, current) !== 'same') {
    throw new OutdatedError({ kind: 'codeTaken', code: newCode, name: other.name });
  }
}

function subjectOf(pool: string, key: string, update: GroupUpdate): string {
  const { name, newCode, description } = update;
  return openSubject(pool, key, JSON.stringify([name, newCode, description]));
}

function isUpdated(group: Group, { name, description, newCode }: GroupUpdate): boolean {
  return (
    (name === undefined || group.name === name) &&
    (description === undefined || (group.description ?? '') === description) &&
    (newCode === undefined || group.code === newCode)
  );
}

function fieldsOf({ code, name, description }: Group) {
  return { code, name, ...(description === undefined ? {} : { description }) };
}
