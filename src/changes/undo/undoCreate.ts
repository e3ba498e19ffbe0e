import { logged } from '../../model/failureLog.ts';
import { isAlike } from '../../model/identity.ts';
import type { ChangeContext } from '../changeContext.ts';
import { deleteGroups } from '../deleteGroups.ts';
import { saveRemaining } from './finishUndo.ts';
import { readForUndo } from './readForUndo.ts';
import type { UndoableChange, UndoRecord } from './records.ts';
import { readRecordedGroup, type UndoOptions, type UndoOutcome } from './undoOutcome.ts';

/**
 * Deletes a group that was created, where it is as empty as it was then: what others have put into it since is not
 * lost by an undo.
 * @throws AuthingError where nothing was done; OutdatedError where somebody changes it meanwhile
 */
export async function undoCreate(
  context: ChangeContext,
  record: UndoRecord,
  { group, ...identity }: UndoableChange & { readonly kind: 'groupCreated' },
  options: UndoOptions,
): Promise<UndoOutcome> {
  const { pools, directories, undo } = context;
  const { pool } = record;
  const { signal } = options;
  const client = await pools.clientForChanges(pool);
  const read = await readRecordedGroup(client, record, { ...group, ...identity }, options);
  if ('ended' in read) return read.ended;
  const current = read.group;
  if (!isAlike(group, current)) {
    const problems = [{ kind: 'changedSince', before: group, now: current } as const];
    return { done: [], problems, remaining: record };
  }
  const { groups, lost } = await readForUndo(client, [current], signal ? { signal } : {});
  const [now] = groups;
  const isEmpty = now?.userIds.length === 0 && now.grants.length === 0 && lost.length === 0;
  if (now === undefined || !isEmpty) {
    return { done: [], problems: [{ kind: 'groupInUse', group }], remaining: record };
  }
  const directory = directories.get(pool);
  const entry = directory.findByCode(group.code) ?? (await directory.readGroup(group.code));
  const groupToDelete = { key: entry?.key ?? group.code, group: now, memberCount: 0 };
  const deleted = await deleteGroups(context, pool, [groupToDelete], { signal });
  // Nothing is lost with an empty group; to undo the undo would keep the user from what was done before.
  await undo.remove(deleted).catch(logged('The record of an empty group stays'));
  return {
    done: [{ kind: 'groupDeleted', group }],
    problems: [],
    ...(await saveRemaining(context, record, undefined, undefined)),
  };
}
