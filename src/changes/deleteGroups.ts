import pMap from 'p-map';
import type { ManagementClient } from '../authing/index.ts';
import type { CallOptions, Group } from '../authing/types.ts';
import { countMembers } from '../directory/countMembers.ts';
import { isRefused } from '../directory/refused.ts';
import { OutdatedError, UndoNotKeptError } from '../model/changeErrors.ts';
import { logFailure, logged } from '../model/failureLog.ts';
import { compareIdentity, isProbablySame } from '../model/identity.ts';
import type { PoolReader } from '../pools/poolReader.ts';
import type { ChangeContext } from './changeContext.ts';
import { findAnywhere } from './groupAnywhere.ts';
import { type LateLook, openSubject, watchingLate } from './lateChanges.ts';
import { isOutcomeUnknown, readBack } from './readBack.ts';
import type { DoomedGroup } from './readDoomed.ts';
import { recordChange } from './recordChange.ts';
import type { DeletedGroup, UndoRecord } from './undo/records.ts';

const requestsAtOnce = 8;

/**
 * Deletes groups in one request, while their rows show so. The server deletes all of them or, where one
 * is missing, none. What they hold is on disk before the first is deleted.
 * @param doomed the groups as the user was told that they are; see `readDoomed`
 * @returns what undoes it
 * @throws OutdatedError where one of them has changed since; UndoNotKeptError where what they hold cannot
 *   be kept, and so nothing was deleted; AuthingError
 */
export async function deleteGroups(
  context: ChangeContext,
  pool: string,
  doomed: readonly DoomedGroup[],
  options: CallOptions = {},
): Promise<UndoRecord> {
  const { pools, directories, undo, late } = context;
  const directory = directories.get(pool);
  const keys = doomed.map(({ key }) => key);
  const groups = doomed.map(({ group }) => group);
  const subjects = new Map(
    doomed.map(({ key, group }) => [openSubject(pool, key, 'delete'), group.code]),
  );
  return directory.whileBusy(keys, 'deleting', async () => {
    // A read-only pool is refused before anything is read, and one that has become so meanwhile after it.
    await refuseOutdated(await pools.clientForChanges(pool), doomed, options);
    const client = await pools.clientForChanges(pool);
    const record = undo.newRecord(pool, { kind: 'groupsDeleted', state: 'underway', groups });
    await keep(context, record);
    const look = (among: readonly DeletedGroup[], signal: AbortSignal) =>
      findDeleted(client, among, signal);
    const codes = await watchingLate(
      late,
      () => deleteAndLook(client, groups, options),
      async () => ({
        subjects: [...subjects.keys()],
        superseded: () => undo.remove(record),
        look: async (open, signal): Promise<LateLook> => {
          const among = groups.filter(({ code }) =>
            [...open].some((subject) => subjects.get(subject) === code),
          );
          const deleted = await look(among, signal);
          if (deleted === undefined) return { settled: [] };
          await publish(context, pool, groups, deleted);
          const made = await keepDeleted(context, record, groups, deleted);
          const settled = [...open].filter((each) => deleted.includes(subjects.get(each) ?? ''));
          return { settled, outcome: { kind: 'recorded', pool, record: made } };
        },
      }),
    ).catch(async (error: unknown) => {
      // Where nobody can say whether they are deleted, what they hold stays kept.
      if (!isOutcomeUnknown(error)) {
        await undo.remove(record).catch(logged('The record of a delete that was not made stays'));
      }
      throw error;
    });
    const settled = [...subjects.keys()].filter((each) => codes.includes(subjects.get(each) ?? ''));
    await late.settle(settled);
    await publish(context, pool, groups, codes);
    return keepDeleted(context, record, groups, codes);
  });
}

/** @returns the codes of the groups that are deleted, which are fewer than all only after a lost answer */
async function deleteAndLook(
  client: ManagementClient,
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
 *   nobody can say whether it was deleted or got another code
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
    const found = await findAnywhere(client, group, signal).catch(unlessRefused);
    // A server that tells no creation times leaves no better sign of a delete than the free code.
    if (found === 'gone' || (found === 'unknown' && group.createdAt === undefined)) {
      deleted.push(group.code);
    } else if (found === 'unknown') {
      throw new Error('whether the group was deleted or got another code cannot be told');
    }
  }
  return deleted.length === 0 ? undefined : deleted;
}

/** A server that refuses its list of groups cannot tell. */
function unlessRefused(error: unknown): 'unknown' {
  if (isRefused(error)) return 'unknown';
  throw error;
}

/** Has the directory and the other windows know which groups are gone. */
async function publish(
  { directories, revisions }: ChangeContext,
  pool: string,
  groups: readonly DeletedGroup[],
  codes: readonly string[],
): Promise<void> {
  const createdAt = Object.fromEntries(
    groups.flatMap((group) =>
      group.createdAt === undefined ? [] : [[group.code, group.createdAt] as const],
    ),
  );
  const change = { kind: 'groupsDeleted', codes: [...codes], createdAt } as const;
  directories.get(pool).apply(change);
  await revisions.bump({ pool, change });
}

/** Notes on disk which groups the delete took, so that an undo brings back these. */
async function keepDeleted(
  context: ChangeContext,
  record: UndoRecord,
  groups: readonly DeletedGroup[],
  codes: readonly string[],
): Promise<UndoRecord> {
  const deleted = groups.filter(({ code }) => codes.includes(code));
  const change = { kind: 'groupsDeleted', state: 'made', groups: deleted } as const;
  // Where the disk does not take it, the one that is there serves as well: an undo sees what is gone.
  return (await recordChange(context, record.pool, change, record)) ?? { ...record, change };
}

/** What the user has agreed to is what is done: not to the groups as others have made them meanwhile. */
async function refuseOutdated(
  client: PoolReader,
  doomed: readonly DoomedGroup[],
  options: CallOptions,
): Promise<void> {
  const codes = doomed.map(({ group }) => group.code);
  const [now, counts] = await Promise.all([
    detailsOf(client, codes, options),
    countMembers(client, codes, options),
  ]);
  for (const [index, { group, memberCount }] of doomed.entries()) {
    const count = counts.get(group.code);
    const hasOthers = count !== undefined && memberCount !== undefined && count !== memberCount;
    if (!isAsTold(group, now[index]) || hasOthers) {
      throw new OutdatedError({ kind: 'changedWhileAsked', name: group.name });
    }
  }
}

/** Whether the group is there as the user was told; its code alone may be another group's by now. */
function isAsTold(group: DeletedGroup, current: Group | undefined): boolean {
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

async function keep({ undo }: ChangeContext, record: UndoRecord): Promise<void> {
  try {
    await undo.save(record);
  } catch (error) {
    logFailure('What an undo needs could not be saved', error, 'warn');
    throw new UndoNotKeptError();
  }
}
