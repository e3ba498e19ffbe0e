import type { Group } from '../../authing/types.ts';
import type { ChangeContext } from '../changeContext.ts';
import { readBack } from '../readBack.ts';
import type { GroupFields, UndoableChange, UndoRecord } from './records.ts';
import { isRefusedForGood } from './refusedForGood.ts';
import { keepRest } from './rest.ts';
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
  { signal }: UndoWatch,
): Promise<UndoOutcome> {
  const { pools, directories, revisions } = context;
  const { pool } = record;
  const { before, after } = change;
  const changed = fields.filter((field) => textOf(before, field) !== textOf(after, field));
  const client = await pools.clientForChanges(pool);
  const current = await client.groups.detail(after.code, { signal });
  if (current === undefined || !isAs(current, after, changed)) {
    const problem: UndoProblem =
      current === undefined
        ? { kind: 'groupGone', code: after.code, name: after.name }
        : { kind: 'changedSince', before, now: current };
    return {
      done: [],
      problems: [problem],
      ...(await keepRest(context, record, undefined, undefined)),
    };
  }
  let group: Group;
  try {
    group = await client.groups
      .update(after.code, restoring(before, changed), { signal })
      .catch((error: unknown) =>
        readBack(error, async (lookSignal) => {
          const found = await client.groups.detail(before.code, { signal: lookSignal });
          return found !== undefined && isAs(found, before, changed) ? found : undefined;
        }),
      );
  } catch (error) {
    if (!isRefusedForGood(error)) throw error;
    const problem: UndoProblem = { kind: 'updateRefused', group: after, error };
    return { done: [], problems: [problem], rest: record };
  }
  directories.get(pool).apply({ kind: 'groupUpdated', code: after.code, group });
  await revisions.bump({
    pool,
    change: {
      kind: 'groupUpdated',
      code: after.code,
      ...(group.code === after.code ? {} : { newCode: group.code }),
    },
  });
  return {
    done: [{ kind: 'groupUpdated', from: after, to: before }],
    problems: [],
    ...(await keepRest(context, record, undefined, undefined)),
  };
}

const fields = ['code', 'name', 'description'] as const;
type Field = (typeof fields)[number];

/** A group without a description and one whose description is empty are the same to a person. */
function textOf(group: GroupFields, field: Field): string {
  return group[field] ?? '';
}

function isAs(group: GroupFields, other: GroupFields, changed: readonly Field[]): boolean {
  return changed.every((field) => textOf(group, field) === textOf(other, field));
}

/** What the update is to name, and nothing else. */
function restoring(before: GroupFields, changed: readonly Field[]) {
  return {
    ...(changed.includes('code') ? { newCode: before.code } : {}),
    ...(changed.includes('name') ? { name: before.name } : {}),
    ...(changed.includes('description') ? { description: textOf(before, 'description') } : {}),
  };
}
