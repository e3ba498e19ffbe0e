// The objects GraphQL selects from: a record with what is looked up for it when it is asked for.

import type { GrantFilter } from './accessTable.ts';
import { mapPage, type Page, type PageArgs, wholeList } from './pages.ts';
import type { Pool } from './pool.ts';
import type {
  CustomFieldRecord,
  DepartmentRecord,
  GrantRecord,
  GroupRecord,
  RoleRecord,
  UserRecord,
} from './state.ts';

/** A group as the API shows it. */
export function groupNode(pool: Pool, group: GroupRecord) {
  const { code, name, description, createdAt, updatedAt } = group;
  return {
    code,
    name,
    description,
    createdAt,
    updatedAt,
    users: (args: PageArgs) =>
      mapPage(pool.groups.members(group, args), (id) => userNode(pool, pool.users.require(id))),
    authorizedResources: (filter: GrantFilter) =>
      grantList(pool, pool.grantsOfGroup(group, filter)),
  };
}

/** A user as the API shows them. */
export function userNode(pool: Pool, user: UserRecord) {
  return {
    ...userFields(pool, user),
    groups: () => wholeList(pool.groups.ofUser(user.id).map((group) => groupNode(pool, group))),
    // Without a namespace, the service answers those of `default` for a user, unlike for a group.
    authorizedResources: ({ namespace, resourceType }: GrantFilter) =>
      grantList(
        pool,
        pool.grantsOfUser(user, {
          namespace: namespace || 'default',
          resourceType: resourceType ?? null,
        }),
      ),
    roles: ({ namespace }: { namespace?: string | null }) =>
      wholeList(
        pool.roles
          .filter((role) => role.userIds.includes(user.id))
          .filter((role) => !namespace || role.namespace === namespace)
          .map((role) => roleNode(pool, role)),
      ),
    departments: () => wholeList(departmentsOf(pool, user)),
    customData: () => customData(pool, user),
  };
}

function roleNode(pool: Pool, { code, namespace, name }: RoleRecord) {
  return {
    id: code,
    code,
    namespace,
    arn: `arn:cn:authing:${pool.userPoolId}:role:${code}`,
    description: name,
    createdAt: begun(pool),
    updatedAt: begun(pool),
    parent: null,
  };
}

/** The department a user is in, with when they came: there is one at most. */
function departmentsOf(pool: Pool, user: UserRecord) {
  const department = pool.departments.find(({ id }) => id === user.departmentId);
  if (department === undefined) return [];
  const path = [department];
  for (let above = parentOf(pool, department); above; above = parentOf(pool, above)) {
    path.unshift(above);
  }
  const { id, code, name } = department;
  return [
    {
      department: {
        id,
        orgId: path[0]?.id,
        code,
        name,
        description: name,
        order: pool.departments.indexOf(department) + 1,
        createdAt: begun(pool),
        updatedAt: begun(pool),
        root: department.parentId === null,
        depth: path.length - 1,
        path: path.map((each) => each.id),
        codePath: path.map((each) => each.code),
        namePath: path.map((each) => each.name),
        children: pool.departments.filter(({ parentId }) => parentId === id).map((each) => each.id),
        isVirtualNode: false,
      },
      isMainDepartment: true,
      joinedAt: user.createdAt,
    },
  ];
}

/** When the pool was set up, roles and departments included: with its first user. */
function begun(pool: Pool): string | undefined {
  return pool.users.timeline.items[0]?.createdAt;
}

function parentOf(pool: Pool, { parentId }: DepartmentRecord): DepartmentRecord | undefined {
  return pool.departments.find(({ id }) => id === parentId);
}

/** The fields of a user that take no looking up, as REST answers with them too. */
export function userFields(pool: Pool, user: UserRecord) {
  const { custom: _custom, departmentId, identities, ...fields } = user;
  const department = pool.departments.find(({ id }) => id === departmentId);
  return {
    ...fields,
    arn: `arn:cn:authing:${pool.userPoolId}:user:${user.id}`,
    userPoolId: pool.userPoolId,
    mainDepartmentId: department?.id,
    mainDepartmentCode: department?.code,
    identities:
      identities?.map((identity) => ({
        ...identity,
        userId: user.id,
        userPoolId: pool.userPoolId,
      })) ?? [],
  };
}

/**
 * The custom data of a user: the fields the user has, also those without a value. An empty list where
 * there is none, since the Python client does not get along with null.
 */
export function customData(pool: Pool, user: UserRecord) {
  return customItems(customFieldsOf(pool, 'USER'), user.custom);
}

/** @returns one item for each defined field that the values name */
export function customItems(
  fields: readonly CustomFieldRecord[],
  values: UserRecord['custom'] = {},
) {
  return fields
    .filter(({ key }) => key in values)
    .map(({ key, dataType, label }) => ({ key, dataType, label, value: values[key] ?? null }));
}

export function customFieldsOf(pool: Pool, targetType: CustomFieldRecord['targetType']) {
  return pool.customFields.filter((field) => field.targetType === targetType);
}

/** Grants as a list of authorized resources; it is never paged, and items do not say their namespace. */
export function grantList(pool: Pool, grants: readonly GrantRecord[]): Page<object> {
  return wholeList(
    grants.map((grant) => ({
      code: grant.resource,
      type: grant.type,
      actions: grant.actions.length > 0 ? grant.actions : null,
      apiIdentifier: pool.access.resourceOfGrant(grant)?.apiIdentifier ?? null,
    })),
  );
}
