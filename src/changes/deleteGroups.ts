import pMap from 'p-map';
import type { CallOptions, PoolReader, PoolWriter } from '../authing/api.ts';
import { countMembers } from '../directory/countMembers.ts';
import { OutdatedError, UndoNotSavedError } from '../model/changeErrors.ts';
import { logFailure, logged } from '../model/failureLog.ts';
import { isOutcomeUnknown, isRefused } from '../model/failures.ts';
import type { Group } from '../model/group.ts';
import { compareIdentity, isProbablySame } from '../model/identity.ts';
import type { ChangeContext } from './changeContext.ts';
import { findGroupByIdentity } from './findGroupByIdentity.ts';
import { publishChange } from './publishChange.ts';
import { readBack } from './readBack.ts';
import type { GroupToDelete } from './readGroupsToDelete.ts';
import { recordChange } from './recordChange.ts';
import { effectKey, type RecheckResult, recheckIfUnconfirmed } from './unconfirmedChanges.ts';
import type { DeletedGroup, UndoRecord } from './undo/records.ts';

const requestsAtOnce = 8;

/**
 * Deletes groups in one request, while their rows show so. The server deletes all of them or, where one
 * is missing, none. What they hold is on disk before the first is deleted.
 * @param groupsToDelete the groups as the user has confirmed them; see `readGroupsToDelete`
 * @returns what undoes it
 * @throws OutdatedError where one of them has changed since; UndoNotSavedError where what they hold cannot
 *   be saved, and so nothing was deleted; AuthingError
 */
export async function deleteGroups(
  context: ChangeContext,
  pool: string,
  groupsToDelete: readonly GroupToDelete[],
  options: CallOptions = {},
): Promise<UndoRecord> {
  const { pools, directories, undo, unconfirmed } = context;
  const directory = directories.get(pool);
  const keys = groupsToDelete.map(({ key }) => key);
  const groups = groupsToDelete.map(({ group }) => group);
  const codeOfEffect = new Map(
    groupsToDelete.map(({ key, group }) => [effectKey(pool, key, 'delete'), group.code]),
  );
  return directory.whileBusy(keys, 'deleting', async () => {
    // A read-only pool is refused before anything is read, and one that has become so meanwhile after it.
    await assertUnchanged(await pools.clientForChanges(pool), groupsToDelete, options);
    const client = await pools.clientForChanges(pool);
    const record = undo.newRecord(pool, { kind: 'groupsDeleted', state: 'underway', groups });
    await saveRecord(context, record);
    const settledBy = (effects: Iterable<string>, deleted: readonly string[]) =>
      [...effects].filter((effect) => deleted.includes(codeOfEffect.get(effect) ?? ''));
    const codes = await recheckIfUnconfirmed(
      unconfirmed,
      () => deleteAndReadBack(client, groups, options),
      async () => ({
        effects: [...codeOfEffect.keys()],
        onSuperseded: () => undo.remove(record),
        recheck: async (open, signal): Promise<RecheckResult> => {
          const openCodes = [...open].map((effect) => codeOfEffect.get(effect));
          const among = groups.filter(({ code }) => openCodes.includes(code));
          const deleted = await findDeleted(client, among, signal);
          if (deleted === undefined) return { settled: [] };
          await publish(context, pool, groups, deleted);
          const made = await recordDeleted(context, record, groups, deleted);
          const confirmation = { kind: 'recorded', pool, record: made } as const;
          return { settled: settledBy(open, deleted), confirmation };
        },
      }),
    ).catch(async (error: unknown) => {
      // Where it is unknown whether they are deleted, what they hold stays on disk.
      if (!isOutcomeUnknown(error)) {
        await undo.remove(record).catch(logged('The record of a delete that was not made stays'));
      }
      throw error;
    });
    await unconfirmed.settle(settledBy(codeOfEffect.keys(), codes));
    await publish(context, pool, groups, codes);
    return recordDeleted(context, record, groups, codes);
  });
}

/** @returns the codes of the groups that are deleted, which are fewer than all only after a lost answer */
async function deleteAndReadBack(
  client: PoolWriter,
  groups: readonly DeletedGroup[],
  options: CallOptions,
): Promise<readonly string[]> {
  const codes = groups.map(({ code }) => code);
  try {
    await client.groups.deleteMany(codes, options);
    return codes;
  } catch (error) {
    return readBack(error, (signal) => findDeleted(client, groups, signal));
  }
}

/**
 * @returns the codes of those that are deleted; undefined where none is
 * @throws AuthingError where the server does not answer; Error where a group has left its code, and
 *   it is unknown whether it was deleted or got another code
 */
async function findDeleted(
  client: PoolReader,
  groups: readonly DeletedGroup[],
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const now = await detailsOf(client, codesOf(groups), { signal });
  const left = groups.filter((group, index) => {
    const current = now[index];
    return current === undefined || compareIdentity(group, current) === 'another';
  });
  const deleted: string[] = [];
  for (const group of left) {
    const found = await findGroupByIdentity(client, group, signal).catch(unlessRefused);
    // If the server gives no creation times, the free code is the best evidence of a delete.
    if (found === 'gone' || (found === 'unknown' && group.createdAt === undefined)) {
      deleted.push(group.code);
    } else if (found === 'unknown') {
      throw new Error('it is unknown whether the group was deleted or got another code');
    }
  }
  return deleted.length === 0 ? undefined : deleted;
}

/** If the server refuses to list groups, it is unknown. */
function unlessRefused(error: unknown): 'unknown' {
  if (isRefused(error)) return 'unknown';
  throw error;
}

/** @param codes of those of the groups that are deleted */
async function publish(
  context: ChangeContext,
  pool: string,
  groups: readonly DeletedGroup[],
  codes: readonly string[],
): Promise<void> {
  const createdAt = Object.fromEntries(
    groups.flatMap((group) =>
      group.createdAt === undefined ? [] : [[group.code, group.createdAt] as const],
    ),
  );
  await publishChange(context, pool, { kind: 'groupsDeleted', codes, createdAt });
}

/** Notes on disk which groups the delete took, so that an undo brings back these. */
async function recordDeleted(
  context: ChangeContext,
  record: UndoRecord,
  groups: readonly DeletedGroup[],
  codes: readonly string[],
): Promise<UndoRecord> {
  const deleted = groups.filter(({ code }) => codes.includes(code));
  const change = { kind: 'groupsDeleted', state: 'made', groups: deleted } as const;
  // If this cannot be saved, the record on disk will do: an undo sees which groups are gone.
  return (await recordChange(context, record.pool, change, record)) ?? { ...record, change };
}

/** Deletes only what the user has confirmed, not groups that others have changed meanwhile. */
async function assertUnchanged(
  client: PoolReader,
  groupsToDelete: readonly GroupToDelete[],
  options: CallOptions,
): Promise<void> {
  const codes = groupsToDelete.map(({ group }) => group.code);
  const [now, counts] = await Promise.all([
    detailsOf(client, codes, options),
    countMembers(client, codes, options),
  ]);
  for (const [index, { group, memberCount }] of groupsToDelete.entries()) {
    const count = counts.get(group.code);
    const hasOthers = count !== undefined && memberCount !== undefined && count !== memberCount;
    if (!isAsConfirmed(group, now[index]) || hasOthers) {
      throw new OutdatedError({ kind: 'changedWhileConfirming', name: group.name });
    }
  }
}

/** Whether the group is there as the user has confirmed it; its code alone may be another group's by now. */
function isAsConfirmed(group: DeletedGroup, current: Group | undefined): boolean {
  return current?.name === group.name && isProbablySame(group, current);
}

function codesOf(groups: readonly DeletedGroup[]): readonly string[] {
  return groups.map(({ code }) => code);
}

function detailsOf(client: PoolReader, codes: readonly string[], options: CallOptions) {
  return pMap(codes, (code) => client.groups.detail(code, options), {
    concurrency: requestsAtOnce,
  });
}

async function saveRecord({ undo }: ChangeContext, record: UndoRecord): Promise<void> {
  try {
    await undo.save(record);
  } catch (error) {
    logFailure('What an undo needs could not be saved', error, 'warn');
    throw new UndoNotSavedError();
  }
}
