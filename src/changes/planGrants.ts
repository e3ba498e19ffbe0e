import type { NamespaceGrants } from '../directory/change.ts';
import {
  actionsOf,
  findGrant,
  type GrantName,
  includesAll,
  sameActions,
} from './namespaceGrants.ts';
import type { GrantStep } from './undo/records.ts';

/** A resource to grant to a group or, where it is granted, to revoke. */
export interface GrantWish extends GrantName {
  /** Which actions to grant or revoke. Left out, a grant names none, and a revoke takes all there is. */
  readonly actions?: readonly string[];
}

/** Grants to make or to take back. */
export type GrantDirection = 'grant' | 'revoke';

/** What there is to do about wishes, with what is granted already. */
export interface GrantSteps {
  readonly steps: readonly GrantStep[];
  /** Those that are as wished already. */
  readonly unchanged: readonly GrantWish[];
  /**
   * Of the steps those that nobody has wished: a server that revokes a bare code of DATA takes away all that
   * belongs to it, `orders:1` and `orders:*` with `orders`. So they are named, and kept for an undo.
   */
  readonly implied: readonly GrantStep[];
}

/**
 * Plans what has to be done about wishes. No server says whether a grant adds to the actions of one that is there
 * or replaces them, so a grant names those that are there as well: then it comes to the same.
 * @param grants all of the group in the namespaces that the wishes name
 */
export function planSteps(
  grants: readonly NamespaceGrants[],
  direction: GrantDirection,
  wishes: readonly GrantWish[],
): GrantSteps {
  const steps: GrantStep[] = [];
  const implied: GrantStep[] = [];
  const unchanged: GrantWish[] = [];
  for (const wish of distinct(wishes)) {
    const found = findGrant(grants, wish);
    const before = actionsOf(found);
    const after = direction === 'grant' ? granted(before, wish) : left(before, wish);
    // Where the server has given it a type, that is the one to revoke it by.
    const type = found?.type ?? wish.resourceType;
    if (sameActions(before, after)) unchanged.push(wish);
    else steps.push(stepOf({ ...wish, ...(type && { resourceType: type }) }, before, after));
  }
  for (const step of steps) {
    if (step.after !== undefined || step.resourceType !== 'DATA' || step.resource.includes(':')) {
      continue;
    }
    const { namespace, resource } = step;
    const own = grants.find((each) => each.namespace === namespace)?.resources ?? [];
    for (const grant of own) {
      if (grant.type !== 'DATA' || !grant.code.startsWith(`${resource}:`)) continue;
      const name = { namespace, resource: grant.code, resourceType: 'DATA' };
      const isStep = [...steps, ...implied].some((each) => isSameName(each, name));
      if (!isStep) implied.push(stepOf(name, actionsOf(grant), undefined));
    }
  }
  return { steps: [...steps, ...implied], unchanged, implied };
}

/** @returns the actions afterwards */
function granted(
  before: readonly string[] | undefined,
  { actions = [] }: GrantWish,
): readonly string[] {
  return [...new Set([...(before ?? []), ...actions])];
}

/** @returns the actions afterwards; undefined where nothing is left */
function left(
  before: readonly string[] | undefined,
  { actions }: GrantWish,
): readonly string[] | undefined {
  if (before === undefined || actions === undefined || includesAll(actions, before)) {
    return undefined;
  }
  return before.filter((action) => !actions.includes(action));
}

/** The same resource wished twice is one wish of all its actions. */
function distinct(wishes: readonly GrantWish[]): readonly GrantWish[] {
  const byName = new Map<string, GrantWish>();
  for (const wish of wishes) {
    const { namespace, resource, resourceType } = wish;
    const name = JSON.stringify([namespace, resourceType, resource]);
    const known = byName.get(name);
    byName.set(name, known === undefined ? wish : together(known, wish));
  }
  return [...byName.values()];
}

/** One that names no actions is about all there is. */
function together(one: GrantWish, other: GrantWish): GrantWish {
  if (one.actions === undefined || other.actions === undefined) {
    return one.actions === undefined ? one : other;
  }
  return { ...one, actions: [...one.actions, ...other.actions] };
}

function isSameName(one: GrantName, other: GrantName): boolean {
  return (
    one.namespace === other.namespace &&
    one.resource === other.resource &&
    one.resourceType === other.resourceType
  );
}

function stepOf(
  { namespace, resource, resourceType }: GrantName,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): GrantStep {
  return {
    namespace,
    resource,
    ...(resourceType === undefined ? {} : { resourceType }),
    ...(before && { before }),
    ...(after && { after }),
  };
}
