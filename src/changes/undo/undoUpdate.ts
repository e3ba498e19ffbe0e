import type { Group } from '../../authing/types.ts';
import type { ChangeContext } from '../changeContext.ts';
import { readBack } from '../readBack.ts';
import type { GroupFields, UndoableChange, UndoRecord } from './records.ts';
import { isRefusedForGood } from './refusedForGood.ts';
import { keepRest } from './rest.ts';
import type { UndoOutcome, UndoProblem, UndoWatch } from './undoOutcome.ts';

/**
 * Gives a group the name, code and description back that it had before a change. One that somebody has
 * changed since is left alone.
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
  const client = await pools.clientForChanges(pool);
  const current = await client.groups.detail(after.code, { signal });
  if (current === undefined || !hasFields(current, after)) {
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
      .update(after.code, differences(before, after), { signal })
      .catch((error: unknown) =>
        readBack(error, async (lookSignal) => {
          const found = await client.groups.detail(before.code, { signal: lookSignal });
          return found !== undefined && hasFields(found, before) ? found : undefined;
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

function hasFields(group: GroupFields, fields: GroupFields): boolean {
  return (
    group.code === fields.code &&
    group.name === fields.name &&
    (group.description ?? '') === (fields.description ?? '')
  );
}

/** What an update is to name, and nothing else. */
function differences(before: GroupFields, after: GroupFields) {
  const { description = '' } = before;
  return {
    ...(before.code === after.code ? {} : { newCode: before.code }),
    ...(before.name === after.name ? {} : { name: before.name }),
    ...(description === (after.description ?? '') ? {} : { description }),
  };
}
