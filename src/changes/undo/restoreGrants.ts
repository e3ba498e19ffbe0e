import pMap from 'p-map';
import type { PoolWriter } from '../../authing/api.ts';
import { OutdatedError } from '../../model/changeErrors.ts';
import { isRefusedForGood } from '../../model/failures.ts';
import type { Identified } from '../../model/identity.ts';
import { GroupCheck } from '../groupCheck.ts';
import { readBack } from '../readBack.ts';
import { isGrantable } from './readGrants.ts';
import type { DeletedGrant } from './records.ts';

/** A grant of one group. */
export interface GroupGrant {
  /** Read right before, so that another group that gets its code meanwhile is not authorized. */
  readonly group: Identified & { readonly code: string };
  readonly grant: DeletedGrant;
}

/** What became of each grant; those in neither list were not processed. */
export interface GrantsOutcome {
  readonly restored: readonly GroupGrant[];
  /** `reason` is absent where the API accepts no grants of such a resource. */
  readonly refused: readonly (GroupGrant & { readonly reason?: unknown })[];
  /** What stopped it; absent where it got to the end. */
  readonly error?: unknown;
}

const requestsAtOnce = 4;

/**
 * Authorizes groups again for what they were authorized for: one request for each resource of a
 * namespace, for all of the groups. Doing it twice does no harm. Never rejects.
 */
export async function restoreGrants(
  client: () => Promise<PoolWriter>,
  wanted: readonly GroupGrant[],
  watch: { readonly signal?: AbortSignal; readonly onProgress: (grants: number) => void },
): Promise<GrantsOutcome> {
  const restored: GroupGrant[] = [];
  const refused: (GroupGrant & { reason?: unknown })[] = [];
  let error: unknown;
  const check = new GroupCheck();
  const authorize = async (grants: readonly GroupGrant[]): Promise<void> => {
    const [first, ...others] = grants;
    if (first === undefined) return;
    const { namespace, resource, resourceType } = first.grant;
    if (!isGrantable(resourceType)) {
      refused.push(...grants);
      return;
    }
    const opts = grants.map(({ group, grant: { actions = [] } }) => ({
      targetType: 'GROUP' as const,
      targetIdentifier: group.code,
      actions,
    }));
    try {
      const { resources, groups } = await client();
      for (const { group } of grants) {
        await check.assertSame(groups, group, { signal: watch.signal });
      }
      await resources
        .authorize(
          { namespace, resource, ...(resourceType === undefined ? {} : { resourceType }), opts },
          { signal: watch.signal },
        )
        .catch((error: unknown) => readBack(error, (signal) => areGranted(groups, grants, signal)));
      restored.push(...grants);
    } catch (reason) {
      // The group is gone: its grants stay on disk.
      if (reason instanceof OutdatedError || !isRefusedForGood(reason)) throw reason;
      if (others.length === 0) refused.push({ ...first, reason });
      // It may be one of the groups that is refused.
      else for (const each of grants) await authorize([each]);
    }
  };
  await pMap(
    byResource(wanted),
    async (grants) => {
      if (error !== undefined) return;
      try {
        await authorize(grants);
        watch.onProgress(restored.length + refused.length);
      } catch (failure) {
        // The other requests under way are not aborted: they may succeed.
        error ??= failure;
      }
    },
    { concurrency: requestsAtOnce },
  );
  return { restored, refused, ...(error === undefined ? {} : { error }) };
}

/** @returns undefined where one of the groups is not authorized */
async function areGranted(
  groups: PoolWriter['groups'],
  grants: readonly GroupGrant[],
  signal: AbortSignal,
): Promise<true | undefined> {
  for (const { group, grant } of grants) {
    const { namespace, resource, resourceType, actions = [] } = grant;
    const { list } = await groups.listAuthorizedResources(group.code, { namespace }, { signal });
    const isGranted = list.some(
      (each) =>
        each.code === resource &&
        (resourceType === undefined || each.type === resourceType) &&
        actions.every((action) => each.actions?.includes(action)),
    );
    if (!isGranted) return undefined;
  }
  return true;
}

function byResource(grants: readonly GroupGrant[]): readonly (readonly GroupGrant[])[] {
  const groups = new Map<string, GroupGrant[]>();
  for (const each of grants) {
    const { namespace, resource, resourceType = '' } = each.grant;
    const name = [namespace, resourceType, resource].join('\u0000');
    const others = groups.get(name);
    if (others === undefined) groups.set(name, [each]);
    else others.push(each);
  }
  return [...groups.values()];
}
