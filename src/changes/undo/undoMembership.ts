import { identityOf } from '../../model/identity.ts';
import type { ChangeContext } from '../changeContext.ts';
import { publish } from '../changeMembership.ts';
import { lookAgainLater } from '../lookAgainLater.ts';
import { changeMembers } from '../memberBatches.ts';
import { keepRest } from './keepRest.ts';
import { problemOfIdentity } from './recordedGroup.ts';
import type { UndoableChange, UndoRecord } from './records.ts';
import type { UndoOutcome, UndoWatch } from './undoOutcome.ts';

/**
 * Takes out of a group those who were added to it, or puts back those who were removed; those of whom
 * nobody could say whether they were, too.
 * @throws AuthingError where nothing was done
 */
export async function undoMembership(
  context: ChangeContext,
  record: UndoRecord,
  change: UndoableChange & { readonly kind: 'membersAdded' | 'membersRemoved' },
  { signal, onProgress, acceptUnsure = false }: UndoWatch,
): Promise<UndoOutcome> {
  const { pools } = context;
  const { pool } = record;
  const { code, groupName, unsettled = [], ...others } = change;
  const userIds = [...change.userIds, ...unsettled];
  const client = await pools.clientForChanges(pool);
  const group = await client.groups.detail(code, { signal });
  const problem = problemOfIdentity({ ...change, name: groupName }, group, acceptUnsure);
  if (problem !== undefined || group === undefined) {
    return { done: [], problems: problem === undefined ? [] : [problem], rest: record };
  }
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
  // Also those that were so already: the rows may not show it yet.
  const changed = [...outcome.done, ...outcome.unchanged];
  await publish(context, pool, { kind, code, ...identityOf(group) }, changed);
  if (outcome.unknown.length > 0) lookAgainLater(context, pool, code);
  const left = new Set([...outcome.unknown, ...outcome.left]);
  const rest: UndoableChange | undefined =
    left.size === 0
      ? undefined
      : { ...others, code, groupName, userIds: userIds.filter((id) => left.has(id)) };
  return {
    done: changed.length === 0 ? [] : [{ kind, groupName, count: changed.length }],
    problems:
      outcome.failed.length === 0
        ? []
        : [{ kind: 'usersRefused', groupName, failed: outcome.failed }],
    ...(await keepRest(context, record, rest, outcome.error)),
  };
}
