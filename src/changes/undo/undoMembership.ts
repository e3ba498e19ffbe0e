import { identityOf } from '../../model/identity.ts';
import type { ChangeContext } from '../changeContext.ts';
import { publishMembers } from '../changeMembership.ts';
import { changeMembers } from '../memberBatches.ts';
import { rereadGroupLater, saveRemaining } from './finishUndo.ts';
import type { UndoableChange, UndoRecord } from './records.ts';
import { readRecordedGroup, type UndoOptions, type UndoOutcome } from './undoOutcome.ts';

/**
 * Removes from a group the users who were added to it, or adds those who were removed; also those for
 * whom the outcome was unknown.
 * @throws AuthingError where nothing was done
 */
export async function undoMembership(
  context: ChangeContext,
  record: UndoRecord,
  change: UndoableChange & { readonly kind: 'membersAdded' | 'membersRemoved' },
  options: UndoOptions,
): Promise<UndoOutcome> {
  const { pools } = context;
  const { pool } = record;
  const { signal, onProgress } = options;
  const { code, groupName, unsettled = [], ...others } = change;
  const userIds = [...change.userIds, ...unsettled];
  const client = await pools.clientForChanges(pool);
  const read = await readRecordedGroup(client, record, { ...change, name: groupName }, options);
  if ('ended' in read) return read.ended;
  const { group } = read;
  const isAdd = change.kind === 'membersRemoved';
  const outcome = await changeMembers({
    client: () => pools.clientForChanges(pool),
    direction: isAdd ? 'add' : 'remove',
    group,
    userIds,
    ...(signal && { signal }),
    onProgress: (users) => onProgress?.(users, userIds.length),
  });
  const kind = isAdd ? 'membersAdded' : 'membersRemoved';
  // Also the unchanged ones: their rows may not show it yet.
  const changed = [...outcome.done, ...outcome.unchanged];
  await publishMembers(context, pool, { kind, code, ...identityOf(group) }, changed);
  if (outcome.unknown.length > 0) rereadGroupLater(context, pool, code);
  const open = new Set([...outcome.unknown, ...outcome.remaining]);
  const remaining: UndoableChange | undefined =
    open.size === 0
      ? undefined
      : { ...others, code, groupName, userIds: userIds.filter((id) => open.has(id)) };
  return {
    done: changed.length === 0 ? [] : [{ kind, groupName, count: changed.length }],
    problems:
      outcome.failed.length === 0
        ? []
        : [{ kind: 'usersRefused', groupName, failed: outcome.failed }],
    ...(await saveRemaining(context, record, remaining, outcome.error)),
  };
}
