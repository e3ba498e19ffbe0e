import { isRefusedForGood } from '../../model/failures.ts';
import type { Group } from '../../model/group.ts';
import { compareIdentity, type Identified } from '../../model/identity.ts';
import type { ChangeContext } from '../changeContext.ts';
import { publishChange } from '../publishChange.ts';
import { readBack } from '../readBack.ts';
import { effectKey, recheckIfUnconfirmed } from '../unconfirmedChanges.ts';
import { assertCodeIsFree, findUpdated, type GroupUpdate } from '../updateGroup.ts';
import { finishUnmade, saveRemaining } from './finishUndo.ts';
import type { GroupFields, UndoableChange, UndoRecord } from './records.ts';
import {
  identityProblem,
  type UndoOptions,
  type UndoOutcome,
  type UndoProblem,
} from './undoOutcome.ts';

/**
 * Restores those of a group's name, code and description that a change replaced. Where somebody has
 * changed the same fields since, the group is left as it is.
 * @throws AuthingError where nothing was done
 */
export async function undoUpdate(
  context: ChangeContext,
  record: UndoRecord,
  change: UndoableChange & { readonly kind: 'groupUpdated' },
  { signal, acceptUnknownIdentity = false }: UndoOptions,
): Promise<UndoOutcome> {
  const { pools, undo, unconfirmed } = context;
  const { pool } = record;
  const { before, after } = change;
  const changed = fields.filter((field) => textOf(before, field) !== textOf(after, field));
  const client = await pools.clientForChanges(pool);
  const leave = (problem: UndoProblem) => ({ done: [], problems: [problem], remaining: record });
  const undone = async (): Promise<UndoOutcome> => ({
    done: [{ kind: 'groupUpdated', from: after, to: before }],
    problems: [],
    ...(await saveRemaining(context, record, undefined, undefined)),
  });
  const current = await client.groups.detail(after.code, { signal });
  const problem = identityProblem({ ...change, ...after }, current, acceptUnknownIdentity);
  if (problem !== undefined || current === undefined || !isAs(current, after, changed)) {
    const former =
      before.code === after.code ? current : await client.groups.detail(before.code, { signal });
    if (former !== undefined && isAs(former, before, changed) && isSame(change, former)) {
      return change.state === 'underway' ? finishUnmade(context, record) : undone();
    }
    if (problem !== undefined) return leave(problem);
    if (current !== undefined) return leave({ kind: 'changedSince', before, now: current });
    return leave({ kind: 'groupGone', code: after.code, name: after.name });
  }
  const findRestored = (checkSignal: AbortSignal) =>
    findUpdated(client, current, before.code, (found) => isAs(found, before, changed), checkSignal);
  const publish = (restored: Group) =>
    publishChange(context, pool, { kind: 'groupUpdated', code: after.code, group: restored });
  const update = restoring(before, changed);
  let group: Group;
  try {
    await assertCodeIsFree(client, current, update.newCode ?? after.code, { signal });
    group = await recheckIfUnconfirmed(
      unconfirmed,
      () =>
        client.groups
          .update(after.code, update, { signal })
          .catch((error: unknown) => readBack(error, findRestored)),
      async () => ({
        effects: [effectKey(pool, record.id, 'undo')],
        recheck: async (open, recheckSignal) => {
          const found = await findRestored(recheckSignal);
          if (found === undefined) return { settled: [] };
          await publish(found);
          await undo.remove(record);
          return { settled: [...open], confirmation: { kind: 'undone', pool, record } };
        },
      }),
    );
  } catch (error) {
    if (!isRefusedForGood(error)) throw error;
    return leave({ kind: 'updateRefused', group: after, error });
  }
  await publish(group);
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

/** An update of the changed fields, and of nothing else. */
function restoring(before: GroupFields, changed: readonly Field[]): GroupUpdate {
  return {
    ...(changed.includes('code') ? { newCode: before.code } : {}),
    ...(changed.includes('name') ? { name: before.name } : {}),
    ...(changed.includes('description') ? { description: textOf(before, 'description') } : {}),
  };
}
