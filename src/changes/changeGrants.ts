import { isDeepStrictEqual } from 'node:util';
import type { CallOptions } from '../authing/api.ts';
import type { NamespaceGrants } from '../directory/change.ts';
import { GrantError, OutdatedError } from '../model/changeErrors.ts';
import type { Group } from '../model/group.ts';
import { compareIdentity, identityOf } from '../model/identity.ts';
import { recordParts } from './batches.ts';
import type { ChangeContext } from './changeContext.ts';
import { changeGrantsOf, type GrantsOutcome } from './grantBatches.ts';
import {
  actionsOf,
  findGrant,
  type GrantName,
  namespacesOf,
  readNamespaceGrants,
  sameActions,
} from './namespaceGrants.ts';
import { type GrantDirection, type GrantSteps, type GrantWish, planSteps } from './planGrants.ts';
import { publishChange } from './publishChange.ts';
import { readBeforeChange } from './readBeforeChange.ts';
import { effectKey } from './unconfirmedChanges.ts';
import type { GrantStep, UndoRecord } from './undo/records.ts';

/** What is going to be done about the grants of a group, for somebody to agree to. */
export interface GrantPlan extends GrantSteps {
  readonly direction: GrantDirection;
  readonly wishes: readonly GrantWish[];
  /** The group as it was read for it. */
  readonly group: Group;
}

/** What became of each step of a plan, and what undoes it where that could be saved. */
export interface GrantsResult extends GrantsOutcome {
  readonly record: UndoRecord | undefined;
}

/** The signal that ends a long change, and the callback for its progress. */
export interface GrantOptions {
  readonly signal?: AbortSignal;
  /** Called with the number of grants processed so far. */
  readonly onProgress?: (grants: number) => void;
  /** The time of a larger change that this is a part of (see `UndoStore.nextTime`). */
  readonly at?: number;
}

/**
 * Reads what a group is authorized for, and plans what there is to do about wishes.
 * @param key of the group
 * @returns undefined where this window does not know the group
 * @throws OutdatedError where the group is gone; AuthingError
 */
export async function planGrants(
  context: ChangeContext,
  pool: string,
  key: string,
  wanted: { readonly direction: GrantDirection; readonly wishes: readonly GrantWish[] },
  options: CallOptions = {},
): Promise<GrantPlan | undefined> {
  return (await readPlan(context, pool, key, wanted, options))?.plan;
}

async function readPlan(
  { pools, directories }: ChangeContext,
  pool: string,
  key: string,
  {
    direction,
    wishes,
  }: { readonly direction: GrantDirection; readonly wishes: readonly GrantWish[] },
  options: CallOptions,
): Promise<{ readonly plan: GrantPlan; readonly grants: readonly NamespaceGrants[] } | undefined> {
  const directory = directories.get(pool);
  const entry = directory.entry(key);
  if (entry === undefined) return undefined;
  // A read-only pool is refused before anything is read.
  const client = await pools.clientForChanges(pool);
  if (direction === 'revoke' && client.abilities.revoke === undefined) {
    throw new GrantError({ kind: 'noRevoke' });
  }
  const group = await readBeforeChange(directory, entry, options);
  const namespaces = namespacesOf(wishes);
  const grants = await readNamespaceGrants(client, group.code, namespaces, options.signal);
  return { plan: { direction, wishes, group, ...planSteps(grants, direction, wishes) }, grants };
}

/**
 * Grants resources to a group or revokes them, as planned, while its row shows so; and publishes what that did,
 * however it ends.
 * @param key of the group
 * @returns undefined where this window does not know the group
 * @throws OutdatedError where the group is gone, or its grants are not as they were when the plan was made;
 *   AuthingError where nothing was done
 */
export function changeGrants(
  context: ChangeContext,
  pool: string,
  key: string,
  plan: GrantPlan,
  options: GrantOptions = {},
): Promise<GrantsResult | undefined> {
  return context.directories
    .get(pool)
    .whileBusy([key], 'saving', () => makeChange(context, pool, key, plan, options));
}

async function makeChange(
  context: ChangeContext,
  pool: string,
  key: string,
  plan: GrantPlan,
  options: GrantOptions,
): Promise<GrantsResult | undefined> {
  const { pools, unconfirmed } = context;
  const { signal, at } = options;
  const read = await readPlan(context, pool, key, plan, signal ? { signal } : {});
  if (read === undefined) return undefined;
  const { group } = read.plan;
  if (!isDeepStrictEqual(read.plan.steps, plan.steps)) {
    throw new OutdatedError({ kind: 'changedWhileConfirming', name: group.name });
  }
  const outcome = await changeGrantsOf({
    client: () => pools.clientForChanges(pool),
    group,
    steps: plan.steps,
    grants: read.grants,
    ...options,
  });
  const { changed, unknown, grants } = outcome;
  const effectOf = (step: GrantName) => effectKey(pool, key, nameOf(step));
  await unconfirmed.settle(outcome.done.map(effectOf));
  if (changed.length > 0) await publishGrants(context, pool, group, grants);
  const record = await recordParts<GrantStep>(context, pool, {
    done: changed,
    unknown,
    effectOf,
    changeOf: (made, unsettled) => ({
      kind: plan.direction === 'grant' ? 'resourcesGranted' : 'grantsRevoked',
      code: group.code,
      ...identityOf(group),
      groupName: group.name,
      grants: [...made],
      ...(unsettled.length > 0 && { unsettled: [...unsettled] }),
    }),
    findMade: (asked, recheckSignal) => findMade(context, pool, group, asked, recheckSignal),
    at,
  });
  return { ...outcome, record };
}

/** Asks the server which steps of unknown outcome it has made by now, and publishes what the group has. */
async function findMade(
  context: ChangeContext,
  pool: string,
  group: Group,
  steps: readonly GrantStep[],
  signal: AbortSignal,
): Promise<readonly GrantStep[]> {
  const { code } = group;
  const client = await context.pools.client(pool);
  const current = await client.groups.detail(code, { signal });
  if (current === undefined || compareIdentity(group, current) === 'another') return [];
  const grants = await readNamespaceGrants(client, code, namespacesOf(steps), signal);
  const made = steps.filter((step) => sameActions(actionsOf(findGrant(grants, step)), step.after));
  if (made.length > 0) await publishGrants(context, pool, group, grants);
  return made;
}

function nameOf({ namespace, resource, resourceType = '' }: GrantName): string {
  return JSON.stringify(['grant', namespace, resourceType, resource]);
}

/** Publishes what a group is authorized for now in some namespaces. */
export async function publishGrants(
  context: ChangeContext,
  pool: string,
  group: { readonly code: string; readonly createdAt?: string | undefined },
  namespaces: readonly NamespaceGrants[],
): Promise<void> {
  const { code } = group;
  await publishChange(context, pool, {
    kind: 'grantsChanged',
    code,
    ...identityOf(group),
    namespaces,
  });
}
