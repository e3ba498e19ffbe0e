import type { GroupsToDelete, GroupToDelete } from '../../changes/readGroupsToDelete.ts';
import type { GroupGrants } from '../../permissions/matrix.ts';
import type { PoolChange } from '../permissions/foresight.ts';

/** Deletes as changes to the permissions of the groups' members. */
export function deletesAsChanges(
  groupsToDelete: readonly (GroupsToDelete & { readonly pool: string })[],
): readonly PoolChange[] {
  return groupsToDelete.map((each) => {
    const { pool, groups } = each;
    const all = new Set(groups.flatMap(({ group }) => group.userIds));
    const grantsOf = grantsJustRead(each);
    return {
      pool,
      change: { kind: 'leave', groups: new Map(groupsOfUsers([...all], groups)) },
      total: all.size,
      groups: groups.map(({ key }) => key),
      ...(grantsOf === undefined ? {} : { grantsOf }),
    };
  });
}

function groupsOfUsers(users: readonly string[], groups: readonly GroupToDelete[]) {
  const members = groups.map(({ key, group }) => ({ key, ids: new Set(group.userIds) }));
  return users.map((user) => {
    const keys = members.filter(({ ids }) => ids.has(user)).map(({ key }) => key);
    return [user, keys] as const;
  });
}

/**
 * What the groups are authorized for as it was read to be restored. Undefined where something of it was not: then the
 * namespaces may not be known either, which other groups are to be compared by.
 */
function grantsJustRead({
  groups,
  lost,
}: GroupsToDelete): ReadonlyMap<string, GroupGrants> | undefined {
  if (lost.some(({ kind }) => kind !== 'membersUnread')) return undefined;
  return new Map(
    groups.map(({ key, group: { code, name, grants } }) => [
      key,
      {
        code,
        name,
        grants: grants.map(({ namespace, resource, resourceType, actions }) => ({
          namespace,
          code: resource,
          type: resourceType,
          actions,
        })),
      },
    ]),
  );
}
