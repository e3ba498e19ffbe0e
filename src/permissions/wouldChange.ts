import { EffectivePermissions } from './effective.ts';
import type { GrantedResource, GroupGrants } from './matrix.ts';

/** What somebody may do with one resource before a change of groups or after it, and not in both. */
export interface ChangedPermission {
  /** '' for an unknown one. */
  readonly namespace: string;
  /** '' for none. */
  readonly type: string;
  readonly code: string;
  /** As the grants have them; empty where they name none. */
  readonly actions: readonly string[];
}

/** What is known of the groups of some users. */
export interface KnownAccess {
  /** The keys of all groups that a user is in, by the user's id. Who is missing is unknown. */
  readonly groupsOf: ReadonlyMap<string, readonly string[]>;
  /** What a group is authorized for, by its key. What is missing is unknown. */
  readonly grantsOf: ReadonlyMap<string, GroupGrants>;
}

/** What is to be done to groups or their members. Groups are named by their keys. */
export type AccessChange =
  /** Each user leaves some groups: is taken out of them, or they are deleted. */
  | { readonly kind: 'leave'; readonly groups: ReadonlyMap<string, readonly string[]> }
  /** Users are added to a group. */
  | { readonly kind: 'join'; readonly group: string; readonly users: readonly string[] }
  /**
   * Grants of groups become others, and each of these users is a member of one at least. What is lost, or gained, is
   * asked for.
   */
  | {
      readonly kind: 'revoke' | 'grant';
      readonly groups: readonly RegrantedGroup[];
      readonly users: readonly string[];
    };

/** A group of which grants become others. */
export interface RegrantedGroup {
  /** Its key. */
  readonly group: string;
  /** The grants that change, as they are. */
  readonly before: readonly GrantedResource[];
  /** What stands in their place. */
  readonly after: readonly GrantedResource[];
}

/** The users whom a change is about. */
export function usersOf(change: AccessChange): readonly string[] {
  return change.kind === 'leave' ? [...change.groups.keys()] : change.users;
}

/** Whether a change gives permissions, rather than takes them. */
export function isGain({ kind }: AccessChange): boolean {
  switch (kind) {
    case 'join':
    case 'grant':
      return true;
    case 'leave':
    case 'revoke':
      return false;
  }
}

/**
 * What a change would take from a user, or give one who joins: what no other group of theirs gives. Groups only:
 * roles, departments and policies are not in it.
 * @returns undefined where what is known does not tell
 */
export function wouldChange(
  known: KnownAccess,
  change: AccessChange,
  user: string,
): readonly ChangedPermission[] | undefined {
  const groups = known.groupsOf.get(user);
  const { touched, kept } = parted(known, change, user, groups);
  if (touched.includes(undefined)) return undefined;
  const grants = touched.filter((group) => group !== undefined);
  if (grants.every((group) => group.grants.length === 0)) return [];
  if (groups === undefined) return undefined;
  const knownOnes = kept.filter((group) => group !== undefined);
  const permissions = permissionsBeyond(grants, knownOnes);
  // Another group may give what these do not.
  return permissions.length > 0 && knownOnes.length < kept.length ? undefined : permissions;
}

/** How many permissions these are: an action of a resource is one, and so is a resource granted without any. */
export function countPermissions(permissions: readonly ChangedPermission[]): number {
  return permissions.reduce((sum, { actions }) => sum + Math.max(1, actions.length), 0);
}

/** What some groups give that others do not give, too: by name, or by a wildcard. */
export function permissionsBeyond(
  groups: readonly GroupGrants[],
  others: readonly GroupGrants[],
): readonly ChangedPermission[] {
  const besides = new EffectivePermissions(others);
  return new EffectivePermissions(groups).rows.flatMap(
    ({ namespace, type, code, actions, unnamed }) => {
      const resource = { namespace, type, code };
      const beyond = actions
        .filter(({ name }) => !besides.allows({ ...resource, action: name }))
        .map(({ name }) => name);
      const isBeyond =
        actions.length === 0 &&
        unnamed.length > 0 &&
        besides.unnamedFor(resource).length === 0 &&
        !besides.allows({ ...resource, action: '*' });
      return beyond.length > 0 || isBeyond ? [{ ...resource, actions: beyond }] : [];
    },
  );
}

/** What the user has only by what is changed, and what they have besides. Undefined stands for a group of unknown grants. */
interface Parts {
  readonly touched: readonly (GroupGrants | undefined)[];
  readonly kept: readonly (GroupGrants | undefined)[];
}

/** @param groups all groups of the user, where they are known */
function parted(
  { grantsOf }: KnownAccess,
  change: AccessChange,
  user: string,
  groups: readonly string[] | undefined,
): Parts {
  const isIn = (key: string) => groups?.includes(key) ?? true;
  switch (change.kind) {
    case 'leave': {
      const left = new Set(change.groups.get(user));
      return {
        touched: Array.from(left)
          .filter(isIn)
          .map((key) => grantsOf.get(key)),
        kept: (groups ?? []).filter((key) => !left.has(key)).map((key) => grantsOf.get(key)),
      };
    }
    case 'join': {
      const isMember = groups?.includes(change.group) ?? false;
      return {
        touched: isMember ? [] : [grantsOf.get(change.group)],
        kept: (groups ?? []).map((key) => grantsOf.get(key)),
      };
    }
    case 'grant':
      return {
        touched: change.groups
          .filter(({ group }) => isIn(group))
          .map(({ after }) => ({ ...nobody, grants: after })),
        kept: (groups ?? []).map((key) => grantsOf.get(key)),
      };
    case 'revoke':
      return {
        touched: change.groups
          .filter(({ group }) => isIn(group))
          .map(({ before }) => ({ ...nobody, grants: before })),
        kept: (groups ?? []).map((key) => {
          const group = grantsOf.get(key);
          const changed = change.groups.find((each) => each.group === key);
          return changed && group ? regranted(group, changed) : group;
        }),
      };
  }
}

/** Grants are compared, whoever has them. */
const nobody = { code: '', name: '' } as const;

function regranted(group: GroupGrants, { before, after }: RegrantedGroup): GroupGrants {
  const ids = new Set([...before, ...after].map(idOf));
  return { ...group, grants: [...group.grants.filter((grant) => !ids.has(idOf(grant))), ...after] };
}

function idOf({ namespace = '', type = '', code }: GrantedResource): string {
  return JSON.stringify([namespace, type, code]);
}
