import type { ResourceName } from '../model/resource.ts';
import type { GrantedResource, GroupGrants } from './matrix.ts';
import { type Allowed, allowedBy, allowedTogether, type Reach, reachesOf } from './reach.ts';

/** A grant that lets a group use the resource. */
export interface Way {
  readonly reach: Reach;
  /** The code that is granted: the resource's own, or a wildcard. */
  readonly code: string;
  /** '' where it was read with those of all namespaces, so that nobody knows whether it is the one asked about. */
  readonly namespace: string;
  /** '' where the server names none. */
  readonly type: string;
  readonly allowed: Allowed;
}

/** A group that may use the resource. */
export interface GroupAccess {
  /** Its place among the groups. */
  readonly group: number;
  /** Through what, the narrowest first; one at least. */
  readonly ways: readonly Way[];
  /** What all of them allow together. */
  readonly allowed: Allowed;
}

/**
 * Which groups may use a resource, by the groups' own grants alone: of no use to it are ids of groups that are no
 * codes. Call it with what is known, such as `whoMayUse(groups, { namespace: 'shop', type: 'DATA', code: 'orders:7' })`
 * where `groups` are the grants as a directory keeps them, in the order in which the answer is to have them. It looks
 * at each grant once and needs nothing made beforehand.
 */
export function whoMayUse(
  groups: readonly GroupGrants[],
  { namespace: asked, type: askedType, code: askedCode }: ResourceName,
): readonly GroupAccess[] {
  const reaches = reachesOf(askedCode, askedType);
  const dataReaches = askedType === undefined ? reachesOf(askedCode, 'DATA') : reaches;
  const ranks = new Map([...dataReaches.keys()].map((granted, rank) => [granted, rank]));
  // Most codes are told from those by their length, which is less than to look them up.
  const lengths = new Set(Array.from(ranks.keys(), ({ length }) => length));
  const found: GroupAccess[] = [];
  for (const [group, { grants }] of groups.entries()) {
    let ways: Way[] | undefined;
    for (const { code, type = '', namespace = '', actions } of grants) {
      if (!lengths.has(code.length)) continue;
      const reach = (type === 'DATA' ? dataReaches : reaches).get(code);
      if (reach === undefined) continue;
      // What the server leaves open may be what was asked about.
      if (asked !== undefined && namespace !== '' && namespace !== asked) continue;
      if (askedType !== undefined && type !== '' && type !== askedType) continue;
      ways ??= [];
      ways.push({ reach, code, namespace, type, allowed: allowedBy(actions, code, askedCode) });
    }
    if (ways === undefined) continue;
    ways.sort((a, b) => (ranks.get(a.code) ?? 0) - (ranks.get(b.code) ?? 0));
    found.push({ group, ways, allowed: allowedTogether(ways.map(({ allowed }) => allowed)) });
  }
  return found;
}

/** A group that may use some instances of DATA, though not all of it. */
export interface PartAccess {
  /** Its place among the groups. */
  readonly group: number;
  /** The codes that it is granted, such as `orders:7`. */
  readonly codes: readonly string[];
}

/**
 * Which groups may use single instances of what is asked about as a whole: of `orders` or `orders:*`, those that are
 * granted `orders:7`. Those that may use all of it are left out.
 * @param accesses the groups that may, as `whoMayUse` has them
 */
export function whoMayUseParts(
  groups: readonly GroupGrants[],
  { namespace, type: askedType, code }: ResourceName,
  accesses: readonly GroupAccess[],
): readonly PartAccess[] {
  const isWhole = code.endsWith(':*') || !code.includes(':');
  if (!isWhole || code === '*' || (askedType !== undefined && askedType !== 'DATA')) return [];
  const start = `${code.replace(/:\*$/, '')}:`;
  const isWanted = (grant: GrantedResource) =>
    grant.code.startsWith(start) &&
    grant.type === 'DATA' &&
    (namespace === undefined || (grant.namespace ?? namespace) === namespace);
  const whole = new Set(accesses.map(({ group }) => group));
  return groups.flatMap(({ grants }, group) => {
    if (whole.has(group)) return [];
    const codes = grants.filter(isWanted).map((grant) => grant.code);
    return codes.length === 0 ? [] : { group, codes: [...new Set(codes)] };
  });
}

/** Whether the answer hangs on grants of which it is not known whether their namespace is the one asked about. */
export function isNamespaceOpen(
  accesses: readonly GroupAccess[],
  { namespace }: ResourceName,
): boolean {
  return (
    namespace !== undefined && accesses.some(({ ways }) => ways.some((way) => way.namespace === ''))
  );
}
