import type { Group } from '../../authing/types.ts';
import { compareIdentity, type Identified } from '../../model/identity.ts';
import type { ChangeContext } from '../changeContext.ts';
import { openSubject, watchingLate } from '../lateChanges.ts';
import { readBack } from '../readBack.ts';
import { findUpdated, type GroupUpdate, publishUpdate, refuseTakenCode } from '../updateGroup.ts';
import { keepRest } from './keepRest.ts';
import { notMade } from './notMade.ts';
import { problemOfIdentity } from './recordedGroup.ts';
import type { GroupFields, UndoableChange, UndoRecord } from './records.ts';
import { isRefusedForGood } from './refusedForGood.ts';
import type { UndoOutcome, UndoProblem, UndoWatch } from './undoOutcome.ts';

/**
 * Gives a group back what a change made another of its name, code and description. Where somebody has
 * changed that very thing since, the group is left alone.
 * @throws AuthingError where nothing was done
 */
export async function undoUpdate(
  context: ChangeContext,
  record: UndoRecord,
  change: UndoableChange & { readonly kind: 'groupUpdated' },
  { signal, acceptUnsure = false }: UndoWatch,
): Promise<UndoOutcome> {
  const { pools, undo, late } = context;
  const { pool } = record;
  const { before, after } = change;
  const changed = fields.filter((field) => textOf(before, field) !== textOf(after, field));
  const client = await pools.clientForChanges(pool);
  const leave = (problem: UndoProblem) => ({ done: [], problems: [problem], rest: record });
  const undone = async (): Promise<UndoOutcome> => ({
    done: [{ kind: 'groupUpdated', from: after, to: before }],
    problems: [],
    ...(await keepRest(context, record, undefined, undefined)),
  });
  const current = await client.groups.detail(after.code, { signal });
  const problem = problemOfIdentity({ ...change, ...after }, current, acceptUnsure);
  if (problem !== undefined || current === undefined || !isAs(current, after, changed)) {
    const former =
      before.code === after.code ? current : await client.groups.detail(before.code, { signal });
    if (former !== undefined && isAs(former, before, changed) && isSame(change, former)) {
      return change.state === 'underway' ? notMade(context, record) : undone();
    }
    if (problem !== undefined) return leave(problem);
    if (current !== undefined) return leave({ kind: 'changedSince', before, now: current });
    return leave({ kind: 'groupGone', code: after.code, name: after.name });
  }
  const look = (lookSignal: AbortSignal) =>
    findUpdated(client, current, before.code, (found) => isAs(found, before, changed), lookSignal);
  const restored = restoring(before, changed);
  let group: Group;
  try {
    await refuseTakenCode(client, current, restored.newCode ?? after.code, { signal });
    group = await watchingLate(
      late,
      () =>
        client.groups
          .update(after.code, restored, { signal })
          .catch((error: unknown) => readBack(error, look)),
      async () => ({
        subjects: [openSubject(pool, record.id, 'undo')],
        look: async (open, lookSignal) => {
          const found = await look(lookSignal);
          if (found === undefined) return { settled: [] };
          await publishUpdate(context, pool, after.code, found);
          await undo.remove(record);
          return { settled: [...open], outcome: { kind: 'undone', pool, record } };
        },
      }),
    );
  } catch (error) {
    if (!isRefusedForGood(error)) throw error;
    return leave({ kind: 'updateRefused', group: after, error });
  }
  await publishUpdate(context, pool, after.code, group);
  return undone();
}

const fields = ['code', 'name', 'description'] as const;
type Field = (typeof fields)[number];

/** A group without a description and one whose description is empty are the same to a person. */
function textOf(group: GroupFields, field: Field): string {
  return group[field] ?? '';
}

function isSame(recorded: Identified, group: Group): boolean {
  return compareIdentity(recorded, group) === 'same';
}

function isAs(group: GroupFields, other: GroupFields, changed: readonly Field[]): boolean {
  return changed.every((field) => textOf(group, field) === textOf(other, field));
}

/** What the update is to name, and nothing else. */
function restoring(before: GroupFields, changed: readonly Field[]): GroupUpdate {
  return {
    ...(changed.includes('code') ? { newCode: before.code } : {}),
    ...(changed.includes('name') ? { name: before.name } : {}),
    ...(changed.includes('description') ? { description: textOf(before, 'description') } : {}),
  };
}
