import pMap from 'p-map';
import { OutdatedError } from '../model/changeErrors.ts';
import type { ChangeContext } from './changeContext.ts';
import { changeGrants, type GrantPlan, type GrantsResult, planGrants } from './changeGrants.ts';
import type { GrantDirection, GrantWish } from './planGrants.ts';

/** So many groups are read or changed at a time, each with a few requests. */
const groupsAtOnce = 4;

/** What is going to be done about the grants of one of several groups. */
export interface GroupPlan {
  /** The key of the group. */
  readonly key: string;
  readonly plan: GrantPlan;
}

/** What is going to be done about the grants of groups, for somebody to agree to. */
export interface GroupPlans {
  /** Of the groups in the order given; also of those where there is nothing to do. */
  readonly plans: readonly GroupPlan[];
  /** The keys of those that are gone. */
  readonly gone: readonly string[];
}

/** What became of the grants of one group. */
export interface GroupGrantsResult extends GroupPlan {
  readonly result: Omit<GrantsResult, 'changed' | 'grants'>;
}

/**
 * Plans the same wishes for groups of one pool.
 * @param keys of the groups
 * @throws OutdatedError where it is about one group, which is gone; AuthingError
 */
export async function planGrantsOfGroups(
  context: ChangeContext,
  pool: string,
  keys: readonly string[],
  wanted: { readonly direction: GrantDirection; readonly wishes: readonly GrantWish[] },
  options: { readonly signal?: AbortSignal; readonly onProgress?: (groups: number) => void } = {},
): Promise<GroupPlans> {
  const { signal, onProgress } = options;
  const gone: string[] = [];
  let read = 0;
  const planned = await pMap(
    keys,
    async (key) => {
      try {
        return await planGrants(context, pool, key, wanted, signal ? { signal } : {});
      } catch (error) {
        if (!(error instanceof OutdatedError) || keys.length === 1) throw error;
        gone.push(key);
        return undefined;
      } finally {
        onProgress?.(++read);
      }
    },
    { concurrency: groupsAtOnce },
  );
  return {
    plans: keys.flatMap((key, index) => {
      const plan = planned[index];
      return plan === undefined ? [] : [{ key, plan }];
    }),
    gone,
  };
}

/**
 * Makes the planned changes of grants, of a few groups at a time. What stops the change of one group, other than that
 * it is not as it was when planned, stops those that have not begun. All of it is one change for an undo. Never rejects.
 */
export async function changeGrantsOfGroups(
  context: ChangeContext,
  pool: string,
  plans: readonly GroupPlan[],
  options: { readonly signal?: AbortSignal; readonly onProgress?: (grants: number) => void } = {},
): Promise<readonly GroupGrantsResult[]> {
  const { signal, onProgress } = options;
  const done = plans.map(() => 0);
  let stopped = false;
  // One time for all makes them one change for an undo.
  const at = context.undo.nextTime();
  const change = async ({ key, plan }: GroupPlan, index: number) => {
    if (stopped) return notBegun(plan, undefined);
    try {
      const result = await changeGrants(context, pool, key, plan, {
        ...(signal && { signal }),
        at,
        onProgress: (count) => {
          done[index] = count;
          onProgress?.(done.reduce((sum, each) => sum + each, 0));
        },
      });
      if (result?.error !== undefined) stopped = true;
      return result ?? notBegun(plan, new OutdatedError({ kind: 'gone' }));
    } catch (error) {
      if (!(error instanceof OutdatedError)) stopped = true;
      return notBegun(plan, error);
    }
  };
  return pMap(plans, async (each, index) => ({ ...each, result: await change(each, index) }), {
    concurrency: groupsAtOnce,
  });
}

/** @param error why nothing was done; a plan that is outdated fails, and the others can go on */
function notBegun({ steps }: GrantPlan, error: unknown): GroupGrantsResult['result'] {
  const isOutdated = error instanceof OutdatedError;
  return {
    done: [],
    failed: isOutdated ? steps.map((step) => ({ step, error })) : [],
    unknown: [],
    remaining: isOutdated ? [] : steps,
    record: undefined,
    ...(error === undefined || isOutdated ? {} : { error }),
  };
}
