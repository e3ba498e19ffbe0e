import type { ChangeContext } from '../changeContext.ts';
import { changeMembers } from '../memberBatches.ts';
import type { UndoableChange, UndoRecord } from './records.ts';
import { keepRest } from './rest.ts';
import type { UndoOutcome, UndoWatch } from './undoOutcome.ts';

/**
 * Takes out of a group those who were added to it, or puts back those who were removed.
 * @throws AuthingError where nothing was done
 */
export async function undoMembership(
  context: ChangeContext,
  record: UndoRecord,
  change: UndoableChange & { readonly kind: 'membersAdded' | 'membersRemoved' },
  { signal, onProgress }: UndoWatch,
): Promise<UndoOutcome> {
  const { pools, directories, revisions } = context;
  const { pool } = record;
  const { code, groupName, userIds } = change;
  const client = await pools.clientForChanges(pool);
  if ((await client.groups.detail(code, { signal })) === undefined) {
    await context.undo.remove(record);
    return { done: [], problems: [{ kind: 'groupGone', code, name: groupName }] };
  }
  const isAdd = change.kind === 'membersRemoved';
  const outcome = await changeMembers({
    client: () => pools.clientForChanges(pool),
    direction: isAdd ? 'add' : 'remove',
    code,
    userIds,
    ...(signal && { signal }),
    onProgress: (users) => onProgress?.(users, userIds.length),
  });
  const kind = isAdd ? 'membersAdded' : 'membersRemoved';
  // Also those that were so already: the rows may not show it yet.
  const changed = [...outcome.done, ...outcome.unchanged];
  if (changed.length > 0) {
    directories.get(pool).apply({ kind, code, userIds: changed });
    await revisions.bump({ pool, change: { kind, code, userIds: changed } });
  }
  const left = [...outcome.unknown, ...outcome.left];
  const rest = left.length === 0 ? undefined : { ...change, userIds: left };
  return {
    done: changed.length === 0 ? [] : [{ kind, groupName, count: changed.length }],
    problems:
      outcome.failed.length === 0
        ? []
        : [{ kind: 'usersRefused', groupName, failed: outcome.failed }],
    ...(await keepRest(context, record, rest, outcome.error)),
  };
}
