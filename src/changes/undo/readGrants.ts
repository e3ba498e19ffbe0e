import pMap from 'p-map';
import type { Page, PoolReader } from '../../authing/api.ts';
import { readNamespaces } from '../../directory/resources.ts';
import { isRefused } from '../../model/failures.ts';
import type { Group } from '../../model/group.ts';
import { type AuthorizedResource, type ResourceType, resourceTypes } from '../../model/resource.ts';
import type { Loss } from './losses.ts';
import type { DeletedGrant } from './records.ts';

const requestsAtOnce = 4;

/** Every pool has these two, so they can be read where the list of namespaces is refused. */
const knownNamespaces = ['system', 'default'] as const;

const grantableTypes: ReadonlySet<string> = new Set(resourceTypes);

/** Whether the API accepts grants of resources of this type; older resources have none. */
export function isGrantable(type: string | undefined): type is ResourceType | undefined {
  return type === undefined || grantableTypes.has(type);
}

/** What one group is authorized for. */
export interface GroupGrants {
  readonly grants: readonly DeletedGrant[];
  readonly lost: readonly Loss[];
}

type Read = Page<AuthorizedResource> | { readonly refused: unknown };

const noGrants: Read = { totalCount: 0, list: [] };

/**
 * Reads what groups are authorized for, once per namespace, and compares it with what the server shows of
 * all namespaces together. What cannot be read or granted again is a loss.
 * @returns one for each group, in their order
 * @throws AuthingError where the server does not answer, or a group is gone
 */
export async function readGrants(
  client: PoolReader,
  groups: readonly Group[],
  signal: AbortSignal | undefined,
): Promise<readonly GroupGrants[]> {
  const listed = (await readNamespaces(client, signal))?.map(({ code }) => code);
  const namespaces = [...new Set(listed ?? knownNamespaces)];
  const wanted = groups.flatMap((group) =>
    [undefined, ...namespaces].map((namespace) => ({ group, namespace })),
  );
  const reads = await pMap(
    wanted,
    async ({ group, namespace }): Promise<Read> => {
      try {
        const input = namespace === undefined ? {} : { namespace };
        return await client.groups.listAuthorizedResources(group.code, input, { signal });
      } catch (error) {
        if (isRefused(error)) return { refused: error };
        throw error;
      }
    },
    { concurrency: requestsAtOnce },
  );
  const perGroup = namespaces.length + 1;
  return groups.map((group, index) => {
    const [all = noGrants, ...parts] = reads.slice(index * perGroup, (index + 1) * perGroup);
    return grantsOf(group, all, namespaces, parts, listed === undefined);
  });
}

/** @param all what was read without a namespace; `parts` what was read of each */
function grantsOf(
  group: Group,
  all: Read,
  namespaces: readonly string[],
  parts: readonly Read[],
  namespacesRefused: boolean,
): GroupGrants {
  const grants: DeletedGrant[] = [];
  const lost: Loss[] = [];
  const found: AuthorizedResource[] = [];
  for (const [index, namespace] of namespaces.entries()) {
    const part = parts[index] ?? noGrants;
    if ('refused' in part) {
      // A namespace that was only assumed may not exist; what it holds is noticed as missing below.
      if (!namespacesRefused) {
        lost.push({ kind: 'grantsUnread', group, namespace, error: part.refused });
      }
      continue;
    }
    const { totalCount, list } = part;
    if (list.length < totalCount) {
      lost.push({ kind: 'grantsWithheld', group, namespace, listed: list.length, totalCount });
    }
    found.push(...list);
    for (const { code, type, actions } of list) {
      if (!isGrantable(type)) {
        lost.push({ kind: 'resourceTypeUnknown', group, resource: code, resourceType: type });
        continue;
      }
      grants.push({
        namespace,
        resource: code,
        ...(type === undefined ? {} : { resourceType: type }),
        ...(actions === undefined ? {} : { actions }),
      });
    }
  }
  if ('refused' in all) {
    if (namespacesRefused) {
      lost.push({ kind: 'grantsUnread', group, namespace: undefined, error: all.refused });
    }
  } else {
    const { totalCount, list } = all;
    const resources = missing(list, found);
    const isReported = lost.some(
      ({ kind }) => kind === 'grantsUnread' || kind === 'grantsWithheld',
    );
    if (resources.length > 0 && !isReported) {
      lost.push({ kind: 'namespaceUnknown', group, resources, namespacesRefused });
    } else if (list.length < totalCount && found.length < totalCount && !isReported) {
      const listed = found.length;
      lost.push({ kind: 'grantsWithheld', group, namespace: undefined, listed, totalCount });
    }
  }
  return { grants, lost };
}

/** The codes of those of `all` that were found in no namespace. */
function missing(
  all: readonly AuthorizedResource[],
  found: readonly AuthorizedResource[],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const resource of found)
    counts.set(nameOf(resource), (counts.get(nameOf(resource)) ?? 0) + 1);
  return all
    .filter((resource) => {
      const left = counts.get(nameOf(resource)) ?? 0;
      counts.set(nameOf(resource), left - 1);
      return left <= 0;
    })
    .map(({ code }) => code);
}

/** What distinguishes two resources of one namespace. */
function nameOf({ code, type = '' }: AuthorizedResource): string {
  return `${type}\u0000${code}`;
}
