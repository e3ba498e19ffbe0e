import type { CallOptions, PoolReader } from '../authing/api.ts';
import { OutdatedError } from '../model/changeErrors.ts';
import type { Group } from '../model/group.ts';
import { compareIdentity, identityOf } from '../model/identity.ts';
import type { ChangeContext } from './changeContext.ts';
import { publishChange } from './publishChange.ts';
import { readBack } from './readBack.ts';
import { readBeforeChange } from './readBeforeChange.ts';
import { recordChange } from './recordChange.ts';
import { effectKey, type RecheckResult, recheckIfUnconfirmed } from './unconfirmedChanges.ts';
import type { UndoableChange, UndoRecord } from './undo/records.ts';

/** The new values of a group's fields; an absent one stays as it is. */
export interface GroupUpdate {
  readonly name?: string;
  readonly newCode?: string;
  /** An empty string removes the description. */
  readonly description?: string;
}

type Updated = UndoableChange & { readonly kind: 'groupUpdated' };

/**
 * Changes a group's name, code or description, while its row shows so.
 * @param key of the group
 * @param base the group as the user saw it when the edit began: what others have changed since is not
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
  const { pools, directories, unconfirmed } = context;
  const directory = directories.get(pool);
  const entry = directory.entry(key);
  if (entry === undefined) return undefined;
  return directory.whileBusy([key], 'saving', async () => {
    // A read-only pool is refused before anything is read, and one that has become so meanwhile after it.
    await pools.clientForChanges(pool);
    const current = await readBeforeChange(directory, entry, options);
    assertNoConflict(base, current, update);
    const client = await pools.clientForChanges(pool);
    await assertCodeIsFree(client, current, update.newCode ?? current.code, options);
    const { code } = current;
    const change: Updated = {
      kind: 'groupUpdated',
      ...identityOf(current),
      before: fieldsOf(current),
      after: fieldsOf({ ...current, ...update, code: update.newCode ?? code }),
    };
    const findMade = (signal: AbortSignal) =>
      findUpdated(client, current, change.after.code, (group) => isUpdated(group, update), signal);
    const group = await recheckIfUnconfirmed(
      unconfirmed,
      () =>
        client.groups
          .update(code, update, options)
          .catch((error: unknown) => readBack(error, findMade)),
      async () => {
        const record = await recordChange(context, pool, { ...change, state: 'underway' });
        return {
          effects: [effectOf(pool, key, update)],
          onSuperseded: async () => record && context.undo.remove(record),
          recheck: async (open, signal): Promise<RecheckResult> => {
            const made = await findMade(signal);
            if (made === undefined) return { settled: [] };
            await publishChange(context, pool, { kind: 'groupUpdated', code, group: made });
            const saved = await recordChange(context, pool, change, record);
            return {
              settled: [...open],
              ...(saved && { confirmation: { kind: 'recorded', pool, record: saved } as const }),
            };
          },
        };
      },
    );
    await unconfirmed.settle([effectOf(pool, key, update)]);
    await publishChange(context, pool, { kind: 'groupUpdated', code, group });
    return recordChange(context, pool, { ...change, after: fieldsOf(group) });
  });
}

/**
 * Finds this very group after an update, not one that happens to have its new code.
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

/** No change is lost silently: what others have put into a field is shown before it is overwritten. */
function assertNoConflict(base: Group, current: Group, update: GroupUpdate): void {
  if (compareIdentity(base, current) === 'another') {
    throw new OutdatedError({ kind: 'replaced', code: current.code });
  }
  const { name, newCode, description } = update;
  if (name !== undefined && current.name !== base.name && current.name !== name) {
    throw new OutdatedError({ kind: 'renamed', name: current.name });
  }
  if (newCode !== undefined && current.code !== base.code && current.code !== newCode) {
    throw new OutdatedError({ kind: 'codeChanged', code: current.code });
  }
  const now = current.description ?? '';
  if (description !== undefined && now !== (base.description ?? '') && now !== description) {
    throw new OutdatedError({ kind: 'descriptionChanged', description: now });
  }
}

/**
 * Asked before, so that after a lost answer a group that had the code already is not taken for this one.
 * @throws OutdatedError where another group has the code
 */
export async function assertCodeIsFree(
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

function effectOf(pool: string, key: string, update: GroupUpdate): string {
  const { name, newCode, description } = update;
  return effectKey(pool, key, JSON.stringify([name, newCode, description]));
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
