import pMap from 'p-map';
import type { PoolReader } from '../authing/api.ts';
import type { NamespaceGrants } from '../directory/change.ts';
import type { AuthorizedResource } from '../model/resource.ts';
import type { GrantStep } from './undo/records.ts';

/** What a grant is of. */
export type GrantName = Pick<GrantStep, 'namespace' | 'resource' | 'resourceType'>;

const requestsAtOnce = 4;

/**
 * Reads what a group is authorized for in some namespaces.
 * @throws AuthingError
 */
export function readNamespaceGrants(
  client: Pick<PoolReader, 'groups'>,
  code: string,
  namespaces: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly NamespaceGrants[]> {
  return pMap(
    namespaces,
    async (namespace) => {
      const { list } = await client.groups.listAuthorizedResources(code, { namespace }, { signal });
      return { namespace, resources: list };
    },
    { concurrency: requestsAtOnce },
  );
}

/** The namespaces that grants are in, each once. */
export function namespacesOf(grants: readonly GrantName[]): readonly string[] {
  return [...new Set(grants.map(({ namespace }) => namespace))];
}

/**
 * Finds a grant. One that is asked for without a type is that of no type or, where the server has given it one,
 * the only one of its code.
 */
export function findGrant(
  grants: readonly NamespaceGrants[],
  { namespace, resource, resourceType }: GrantName,
): AuthorizedResource | undefined {
  const own = grants.find((each) => each.namespace === namespace)?.resources ?? [];
  const alike = own.filter(({ code }) => code === resource);
  const exact = alike.find(({ type }) => type === resourceType);
  return exact ?? (resourceType === undefined && alike.length === 1 ? alike[0] : undefined);
}

/** The actions of a grant: none where it names none, undefined where there is no grant. */
export function actionsOf(grant: AuthorizedResource | undefined): readonly string[] | undefined {
  return grant && (grant.actions ?? []);
}

/** Whether two grants have the same actions, in whatever order, or neither is there. */
export function sameActions(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): boolean {
  if (one === undefined || other === undefined) return one === other;
  return includesAll(one, other) && includesAll(other, one);
}

/** Whether a list of actions has all of another. */
export function includesAll(actions: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((action) => actions.includes(action));
}

/** The same grants after steps that were made. */
export function withSteps(
  grants: readonly NamespaceGrants[],
  steps: readonly GrantStep[],
): readonly NamespaceGrants[] {
  return steps.reduce((before, step) => withStep(before, step), grants);
}

function withStep(grants: readonly NamespaceGrants[], step: GrantStep): readonly NamespaceGrants[] {
  const { namespace, resource, resourceType, after } = step;
  const known = findGrant(grants, step);
  return grants.map((each) => {
    if (each.namespace !== namespace) return each;
    const { resources } = each;
    if (after === undefined) {
      return { namespace, resources: resources.filter((grant) => grant !== known) };
    }
    const granted: AuthorizedResource = {
      ...(known ?? {
        code: resource,
        ...(resourceType === undefined ? {} : { type: resourceType }),
      }),
      actions: [...after],
    };
    return {
      namespace,
      resources:
        known === undefined
          ? [...resources, granted]
          : resources.map((grant) => (grant === known ? granted : grant)),
    };
  });
}
