import pMap from 'p-map';
import type { ManagementClient } from '../../authing/index.ts';
import type { DeletedGrant } from './records.ts';
import { isRefusedForGood } from './refusedForGood.ts';
import { isGrantable } from './resourceTypes.ts';

/** A grant of one group. */
export interface GroupGrant {
  /** The group's code. */
  readonly code: string;
  readonly grant: DeletedGrant;
}

/** What became of each grant; those in neither list were not dealt with. */
export interface GrantsOutcome {
  readonly restored: readonly GroupGrant[];
  /** `reason` is absent where the API takes no grants of such a resource. */
  readonly refused: readonly (GroupGrant & { readonly reason?: unknown })[];
  /** What stopped it; absent where it got to the end. */
  readonly error?: unknown;
}

const requestsAtOnce = 4;

/**
 * Authorizes groups again for what they were authorized for: one request for each resource of a
 * namespace, for all of the groups. To do it twice does no harm. Never rejects.
 */
export async function restoreGrants(
  client: () => Promise<ManagementClient>,
  wanted: readonly GroupGrant[],
  watch: { readonly signal?: AbortSignal; readonly onProgress: (grants: number) => void },
): Promise<GrantsOutcome> {
  const restored: GroupGrant[] = [];
  const refused: (GroupGrant & { reason?: unknown })[] = [];
  let error: unknown;
  const authorize = async (grants: readonly GroupGrant[]): Promise<void> => {
    const [first, ...others] = grants;
    if (first === undefined) return;
    const { namespace, resource, resourceType } = first.grant;
    if (!isGrantable(resourceType)) {
      refused.push(...grants);
      return;
    }
    const opts = grants.map(({ code, grant: { actions = [] } }) => ({
      targetType: 'GROUP' as const,
      targetIdentifier: code,
      actions,
    }));
    try {
      const { resources } = await client();
      await resources.authorize(
        { namespace, resource, ...(resourceType === undefined ? {} : { resourceType }), opts },
        { signal: watch.signal },
      );
      restored.push(...grants);
    } catch (reason) {
      if (!isRefusedForGood(reason)) throw reason;
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
        // The others under way are waited for: they may be made.
        error ??= failure;
      }
    },
    { concurrency: requestsAtOnce },
  );
  return { restored, refused, ...(error === undefined ? {} : { error }) };
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
