import type { ChangeContext } from '../changeContext.ts';
import { publishGrants } from '../changeGrants.ts';
import { changeGrantsOf } from '../grantBatches.ts';
import {
  actionsOf,
  findGrant,
  type GrantName,
  namespacesOf,
  readNamespaceGrants,
  sameActions,
} from '../namespaceGrants.ts';
import { rereadGroupLater, saveRemaining } from './finishUndo.ts';
import type { GrantStep, UndoableChange, UndoRecord } from './records.ts';
import {
  readRecordedGroup,
  type UndoOptions,
  type UndoOutcome,
  type UndoProblem,
} from './undoOutcome.ts';

/**
 * Makes the grants of a group what they were: what was granted is revoked, or has its former actions again, and
 * what was revoked is granted again; also those for which the outcome was unknown. A grant that somebody has
 * changed since is left as it is.
 * @throws AuthingError where nothing was done
 */
export async function undoGrants(
  context: ChangeContext,
  record: UndoRecord,
  change: UndoableChange & { readonly kind: 'resourcesGranted' | 'grantsRevoked' },
  options: UndoOptions,
): Promise<UndoOutcome> {
  const { pools, undo } = context;
  const { pool } = record;
  const { signal, onProgress } = options;
  const { code, groupName, unsettled = [], ...others } = change;
  const client = await pools.clientForChanges(pool);
  const read = await readRecordedGroup(client, record, { ...change, name: groupName }, options);
  if ('ended' in read) return read.ended;
  const { group } = read;
  const made = [...change.grants, ...unsettled];
  const grants = await readNamespaceGrants(client, code, namespacesOf(made), signal);
  const now = (step: GrantName) => actionsOf(findGrant(grants, step));
  const isUndone = (step: GrantStep) => sameActions(now(step), step.before);
  const canUndo = (step: GrantStep) =>
    sameActions(now(step), step.after) || (step.restoring === true && now(step) === undefined);
  const open = made.filter((step) => !isUndone(step) && canUndo(step));
  const changedSince = made.filter((step) => !isUndone(step) && !canUndo(step));
  const remainingOf = (steps: readonly GrantStep[]): UndoableChange => ({
    ...others,
    code,
    groupName,
    grants: [...steps],
  });
  // Restoring may take a revoke and a grant. Where it ends in between, the grant is not taken for another's work.
  const restoring = open.map((step) => ({ ...step, restoring: true as const }));
  if (open.length > 0) {
    await undo.save({ ...record, change: remainingOf([...restoring, ...changedSince]) });
  }
  const steps = restoring.map((step) => reversed(step, now(step)));
  const outcome = await changeGrantsOf({
    client: () => pools.clientForChanges(pool),
    group,
    steps,
    grants,
    ...(signal && { signal }),
    onProgress: (count) => onProgress?.(count, steps.length),
  });
  if (outcome.changed.length > 0) await publishGrants(context, pool, group, outcome.grants);
  if (outcome.unknown.length > 0) rereadGroupLater(context, pool, code, 'grants');
  // One that was taken back and could not be made anew is gone: nothing but the record has it.
  const changed = new Set(outcome.changed.map(nameOf));
  const gone = outcome.failed.map(({ step }) => step).filter((step) => changed.has(nameOf(step)));
  const left = new Set([...outcome.unknown, ...outcome.remaining, ...gone].map(nameOf));
  const remaining = [...restoring.filter((step) => left.has(nameOf(step))), ...changedSince];
  const count = outcome.done.length + made.filter(isUndone).length;
  const problems: UndoProblem[] = [];
  if (outcome.failed.length > 0) {
    problems.push({ kind: 'grantsRefused', groupName, failed: outcome.failed });
  }
  if (changedSince.length > 0) {
    problems.push({ kind: 'grantsChangedSince', groupName, grants: changedSince });
  }
  const kind = change.kind === 'grantsRevoked' ? 'resourcesGranted' : 'grantsRevoked';
  return {
    done: count === 0 ? [] : [{ kind, groupName, count }],
    problems,
    ...(await saveRemaining(
      context,
      record,
      remaining.length === 0 ? undefined : remainingOf(remaining),
      outcome.error,
    )),
  };
}

/** The step that takes another back. @param now what is granted, which may be a part of it */
function reversed(
  { namespace, resource, resourceType, before }: GrantStep,
  now: readonly string[] | undefined,
): GrantStep {
  return {
    namespace,
    resource,
    ...(resourceType === undefined ? {} : { resourceType }),
    ...(now && { before: now }),
    ...(before && { after: before }),
  };
}

function nameOf({ namespace, resource, resourceType = '' }: GrantName): string {
  return JSON.stringify([namespace, resourceType, resource]);
}
