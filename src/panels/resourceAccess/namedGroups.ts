import type { GroupsOfResource } from '../../directory/groupsOfResource.ts';
import type { GroupReach } from '../../directory/resourceAccess.ts';
import { type ResourceName, resourceTypes } from '../../model/resource.ts';
import { allowedBy, allowedTogether } from '../../permissions/reach.ts';
import type { Differences, SentGroup } from '../../protocol/resourceAccess.ts';

// What the server itself says of a resource, beside what groups' own grants say, which decide.

/** So many groups are named of those that differ. */
const mostNames = 5;

/** What is known of groups, by their keys. */
export interface KnownGroups {
  /** Undefined where it is gone, or nobody knows it. */
  group(key: string): { readonly code: string; readonly name: string } | undefined;
  /** Whether its own grants have been read. */
  isRead(key: string): boolean;
  /** What these say of the resource; without the groups of which they say nothing. */
  readonly reach: ReadonlyMap<string, GroupReach>;
}

/** The groups that the server names and whose own grants have not been read: they may use it as far as it tells. */
export function namedGroups(
  named: GroupsOfResource,
  { code: asked }: ResourceName,
  known: KnownGroups,
): readonly SentGroup[] {
  const actions = new Map<string, (readonly string[] | undefined)[]>();
  for (const { key, actions: own } of named.groups) {
    if (!known.isRead(key)) actions.set(key, [...(actions.get(key) ?? []), own]);
  }
  return [...actions].flatMap(([key, lists]): readonly SentGroup[] => {
    const group = known.group(key);
    if (group === undefined) return [];
    const allowed = allowedTogether(lists.map((list) => allowedBy(list, asked, asked)));
    return [{ code: group.code, name: group.name, allowed, ways: [], isOnlyNamed: true }];
  });
}

/**
 * Where the server names other groups than those whose own grants have the resource, all of which have been read;
 * undefined where it does not, or where nobody can tell.
 *
 * It may leave out who has the resource by a wider grant, and name who has instances of it: that is no difference.
 */
export function differencesOf(
  named: GroupsOfResource,
  { namespace }: ResourceName,
  known: KnownGroups,
): Differences | undefined {
  const namedKeys = new Set(named.groups.map(({ key }) => key));
  const beyond = [...namedKeys].flatMap((key) => {
    const isOther = known.isRead(key) && !known.reach.has(key);
    return (isOther && known.group(key)?.name) || [];
  });
  // By an id that is no code it may have named any of them.
  const tellsAll = named.isAsked && named.unidentified === 0 && namespace !== undefined;
  const missing = tellsAll
    ? [...known.reach].flatMap(([key, { name, ways }]) => {
        const isGrantedItself = ways.some(
          (way) =>
            way.reach === 'code' &&
            way.namespace === namespace &&
            resourceTypes.some((type) => type === way.type),
        );
        return isGrantedItself && !namedKeys.has(key) ? name : [];
      })
    : [];
  return beyond.length + missing.length === 0
    ? undefined
    : { beyond: someOf(beyond), missing: someOf(missing) };
}

function someOf(names: readonly string[]) {
  return { names: names.slice(0, mostNames), count: names.length };
}
