// The objects GraphQL selects from: a record with what is looked up for it when it is asked for.

import type { GrantFilter } from './accessTable.ts';
import { mapPage, type Page, type PageArgs, wholeList } from './pages.ts';
import type { Pool } from './pool.ts';
import type { CustomFieldRecord, GrantRecord, GroupRecord, UserRecord } from './state.ts';

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
    authorizedResources: (filter: GrantFilter) => grantList(pool, pool.grantsOfUser(user, filter)),
    customData: () => customData(pool, user),
  };
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
