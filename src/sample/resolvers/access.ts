import type { GrantFilter } from '../accessTable.ts';
import type { Call } from '../call.ts';
import { SampleError } from '../messages.ts';
import { grantList } from '../nodes.ts';
import type { Pool } from '../pool.ts';
import type { ResourceType, TargetType } from '../state.ts';

interface AuthorizedResourcesArgs extends GrantFilter {
  readonly targetType?: TargetType | null;
  readonly targetIdentifier?: string | null;
}

interface AuthorizedTargetsArgs {
  readonly namespace: string;
  readonly resourceType: ResourceType;
  readonly resource: string;
  readonly targetType?: TargetType | null;
  readonly actions?: {
    readonly op: 'AND' | 'OR';
    readonly list: readonly (string | null)[];
  } | null;
}

interface ActionArgs {
  readonly resource: string;
  readonly action: string;
  readonly userId: string;
  readonly namespace?: string | null | undefined;
}

/** One target of a grant, as both GraphQL and REST name it. */
export interface GrantOption {
  readonly targetType: TargetType;
  readonly targetIdentifier: string;
  readonly actions?: readonly string[] | null | undefined;
}

interface AuthorizeArgs {
  readonly namespace?: string | null;
  readonly resourceType?: ResourceType | null;
  readonly resource?: string | null;
  readonly opts?: readonly (GrantOption | null)[] | null;
}

interface AllowArgs {
  readonly resource: string;
  readonly action: string;
  readonly userId?: string | null;
  readonly userIds?: readonly string[] | null;
  readonly roleCode?: string | null;
  readonly roleCodes?: readonly string[] | null;
  readonly namespace?: string | null;
}

export const accessResolvers = {
  authorizedResources: (args: AuthorizedResourcesArgs, call: Call) => {
    const pool = call.read();
    const { targetType, targetIdentifier, ...filter } = args;
    if (!targetType) throw new SampleError('argumentMissing', { name: 'targetType' });
    if (!targetIdentifier) throw new SampleError('argumentMissing', { name: 'targetIdentifier' });
    return grantList(pool, pool.grantsOfTarget(targetType, targetIdentifier, filter));
  },

  /** Nobody is authorized for what does not exist: the list is empty then. */
  authorizedTargets: (args: AuthorizedTargetsArgs, call: Call) => {
    const list = authorizedTargets(call.read(), args, call.namesGroupsById);
    return { totalCount: list.length, list };
  },

  /** The same, with groups by their codes whatever the server calls them otherwise. */
  authorizedTargetsCode: (args: AuthorizedTargetsArgs, call: Call) => {
    const list = authorizedTargets(call.read(), args, false);
    return { totalCount: list.length, list };
  },

  isActionAllowed: (args: ActionArgs, call: Call) => isActionAllowed(call.read(), args),

  authorizeResource: async (args: AuthorizeArgs, call: Call) => {
    const options = args.opts?.filter((option) => option !== null) ?? [];
    if (options.length === 0) throw new SampleError('argumentMissing', { name: 'opts' });
    await call.change((pool) => {
      const name = pool.resourceName(args.namespace, args.resourceType, args.resource);
      const grants = options.map(({ targetType, targetIdentifier, actions }) => ({
        target: pool.target(targetType, targetIdentifier),
        actions: actions ?? [],
      }));
      for (const { target, actions } of grants) pool.access.grant(name, target, actions);
    });
    return call.commonMessage('resourceAuthorized');
  },

  allow: async (args: AllowArgs, call: Call) => {
    const userIds = [...(args.userIds ?? []), ...(args.userId ? [args.userId] : [])];
    const roleCodes = [...(args.roleCodes ?? []), ...(args.roleCode ? [args.roleCode] : [])];
    if (userIds.length + roleCodes.length === 0) {
      throw new SampleError('argumentMissing', { name: 'userId' });
    }
    // The resource is one of DATA, and so `type:id` or `type:*`.
    if (!args.resource.includes(':')) {
      throw new SampleError('argumentInvalid', { name: 'resource' });
    }
    await call.change((pool) => {
      const name = pool.resourceName(args.namespace, undefined, args.resource);
      const targets = [
        ...userIds.map((id) => pool.target('USER', id)),
        ...roleCodes.map((code) => pool.target('ROLE', code)),
      ];
      for (const target of targets) pool.access.grant(name, target, [args.action]);
    });
    return call.commonMessage('resourceAuthorized');
  },
};

/** Whether a user may do something to a resource. @throws SampleError where there is no such user */
export function isActionAllowed(
  pool: Pool,
  { namespace, userId, resource, action }: ActionArgs,
): boolean {
  const user = pool.users.require(userId);
  return pool
    .grantsOfUser(user, { namespace: namespace || 'default' })
    .some(
      (grant) =>
        covers(grant.resource, resource) && grant.actions.some((held) => covers(held, action)),
    );
}

function authorizedTargets(pool: Pool, args: AuthorizedTargetsArgs, namesGroupsById: boolean) {
  const { namespace, resourceType: type, resource, targetType, actions } = args;
  const wanted = actions?.list.filter((action) => action !== null) ?? [];
  const found = new Map<
    string,
    { targetType: TargetType; targetIdentifier: string; actions: string[] }
  >();
  for (const grant of pool.access.grantsOn({ namespace, type, resource })) {
    if (targetType && grant.targetType !== targetType) continue;
    const targetIdentifier = namesGroupsById ? grant.target : pool.identifierOf(grant);
    const key = `${grant.targetType} ${targetIdentifier}`;
    const known = found.get(key)?.actions ?? [];
    found.set(key, {
      targetType: grant.targetType,
      targetIdentifier,
      actions: [...new Set([...known, ...grant.actions])],
    });
  }
  return [...found.values()].filter((target) => {
    if (!actions) return true;
    const has = (action: string) => target.actions.some((held) => covers(held, action));
    return actions.op === 'AND' ? wanted.every(has) : wanted.some(has);
  });
}

/** An action covers itself; `type:*` covers each of the type, and `*` all. */
export function covers(held: string, action: string) {
  return (
    held === action || held === '*' || (held.endsWith(':*') && action.startsWith(held.slice(0, -1)))
  );
}
