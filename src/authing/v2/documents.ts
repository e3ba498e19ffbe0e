import { groupFields } from '../../model/group.ts';
import { authorizedResourceFields, authorizedTargetFields } from '../../model/resource.ts';
import { departmentFields, roleFields } from '../../model/role.ts';
import { customDataFields, identityFields, userFields } from '../../model/user.ts';

// The GraphQL documents of the client: operation names, variables and selections as the official v2
// clients send them, except that no user selection holds `password`, `oauth` or `token`.

const groupSelection = selectionOf(groupFields);
const identitiesSelection = `identities { ${selectionOf(identityFields)} }`;
const userSelection = selectionOf(userFields);
const customDataSelection = `customData { ${selectionOf(customDataFields)} }`;

function selectionOf(fields: Readonly<Record<string, unknown>>): string {
  return Object.keys(fields).join(' ');
}

export const accessToken = `query accessToken($userPoolId: String!, $secret: String!) {
  accessToken(userPoolId: $userPoolId, secret: $secret) { accessToken exp iat }
}`;

export const createGroup = `mutation createGroup($code: String!, $name: String!, $description: String) {
  createGroup(code: $code, name: $name, description: $description) { ${groupSelection} }
}`;

export const updateGroup = `mutation updateGroup($code: String!, $name: String, $description: String, $newCode: String) {
  updateGroup(code: $code, name: $name, description: $description, newCode: $newCode) { ${groupSelection} }
}`;

export const deleteGroups = `mutation deleteGroups($codeList: [String!]!) {
  deleteGroups(codeList: $codeList) { message code }
}`;

export const group = `query group($code: String!) {
  group(code: $code) { ${groupSelection} }
}`;

export const groups = `query groups($userId: String, $page: Int, $limit: Int, $sortBy: SortByEnum) {
  groups(userId: $userId, page: $page, limit: $limit, sortBy: $sortBy) {
    totalCount
    list { ${groupSelection} }
  }
}`;

export const groupWithUsers = `query groupWithUsers($code: String!, $page: Int, $limit: Int) {
  group(code: $code) {
    users(page: $page, limit: $limit) {
      totalCount
      list { ${userSelection} }
    }
  }
}`;

export const groupWithUsersWithCustomData = `query groupWithUsersWithCustomData($code: String!, $page: Int, $limit: Int) {
  group(code: $code) {
    users(page: $page, limit: $limit) {
      totalCount
      list { ${userSelection} ${customDataSelection} }
    }
  }
}`;

export const addUserToGroup = `mutation addUserToGroup($userIds: [String!]!, $code: String) {
  addUserToGroup(userIds: $userIds, code: $code) { message code }
}`;

export const removeUserFromGroup = `mutation removeUserFromGroup($userIds: [String!]!, $code: String) {
  removeUserFromGroup(userIds: $userIds, code: $code) { message code }
}`;

export const listGroupAuthorizedResources = `query listGroupAuthorizedResources($code: String!, $namespace: String, $resourceType: String) {
  group(code: $code) {
    authorizedResources(namespace: $namespace, resourceType: $resourceType) {
      totalCount
      list { ${selectionOf(authorizedResourceFields)} }
    }
  }
}`;

export const users = `query users($page: Int, $limit: Int, $sortBy: SortByEnum, $excludeUsersInOrg: Boolean) {
  users(page: $page, limit: $limit, sortBy: $sortBy, excludeUsersInOrg: $excludeUsersInOrg) {
    totalCount
    list { ${identitiesSelection} ${userSelection} }
  }
}`;

export const searchUser = `query searchUser($query: String!, $fields: [String], $page: Int, $limit: Int, $departmentOpts: [SearchUserDepartmentOpt], $groupOpts: [SearchUserGroupOpt], $roleOpts: [SearchUserRoleOpt]) {
  searchUser(query: $query, fields: $fields, page: $page, limit: $limit, departmentOpts: $departmentOpts, groupOpts: $groupOpts, roleOpts: $roleOpts) {
    totalCount
    list { ${userSelection} }
  }
}`;

export const findUser = `query findUser($email: String, $phone: String, $username: String, $externalId: String, $identity: FindUserByIdentityInput) {
  findUser(email: $email, phone: $phone, username: $username, externalId: $externalId, identity: $identity) { ${userSelection} }
}`;

export const user = `query user($id: String) {
  user(id: $id) { ${identitiesSelection} ${userSelection} ${customDataSelection} }
}`;

export const userBatch = `query userBatch($ids: [String!]!, $type: String) {
  userBatch(ids: $ids, type: $type) { ${identitiesSelection} ${userSelection} }
}`;

export const getUserGroups = `query getUserGroups($id: String!) {
  user(id: $id) {
    groups {
      totalCount
      list { ${groupSelection} }
    }
  }
}`;

export const getUserRoles = `query getUserRoles($id: String!, $namespace: String) {
  user(id: $id) {
    roles(namespace: $namespace) {
      totalCount
      list { ${selectionOf(roleFields)} }
    }
  }
}`;

export const getUserDepartments = `query getUserDepartments($id: String!, $orgId: String) {
  user(id: $id) {
    departments(orgId: $orgId) {
      totalCount
      list { department { ${selectionOf(departmentFields)} } }
    }
  }
}`;

export const listUserAuthorizedResources = `query listUserAuthorizedResources($id: String!, $namespace: String, $resourceType: String) {
  user(id: $id) {
    authorizedResources(namespace: $namespace, resourceType: $resourceType) {
      totalCount
      list { ${selectionOf(authorizedResourceFields)} }
    }
  }
}`;

export const isActionAllowed = `query isActionAllowed($resource: String!, $action: String!, $userId: String!, $namespace: String) {
  isActionAllowed(resource: $resource, action: $action, userId: $userId, namespace: $namespace)
}`;

export const authorizedTargets = `query authorizedTargets($namespace: String!, $resourceType: ResourceType!, $resource: String!, $targetType: PolicyAssignmentTargetType, $actions: AuthorizedTargetsActionsInput) {
  authorizedTargets(namespace: $namespace, resource: $resource, resourceType: $resourceType, targetType: $targetType, actions: $actions) {
    totalCount
    list { ${selectionOf(authorizedTargetFields)} }
  }
}`;

export const authorizeResource = `mutation authorizeResource($namespace: String, $resource: String, $resourceType: ResourceType, $opts: [AuthorizeResourceOpt]) {
  authorizeResource(namespace: $namespace, resource: $resource, resourceType: $resourceType, opts: $opts) { code message }
}`;

/**
 * One document for the member counts of several groups, which the official clients have no operation
 * for: group `$c0` answers as `g0`, and so on. Codes go as variables, never into the text.
 * @param count how many groups, at least one
 */
export function groupMemberCounts(count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const variables = indexes.map((index) => `$c${index}: String!`).join(', ');
  const selections = indexes.map(
    (index) => `  g${index}: group(code: $c${index}) { users(page: 1, limit: 1) { totalCount } }`,
  );
  return `query groupMemberCounts(${variables}) {\n${selections.join('\n')}\n}`;
}

/**
 * One document for the groups of several users, which the official clients have no operation for: user
 * `$i0` answers as `u0`, and so on. Ids go as variables, never into the text.
 * @param count how many users, at least one
 */
export function groupsOfUsers(count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const variables = indexes.map((index) => `$i${index}: String!`).join(', ');
  const selections = indexes.map(
    (index) =>
      `  u${index}: user(id: $i${index}) { groups { totalCount list { ${groupSelection} } } }`,
  );
  return `query groupsOfUsers(${variables}) {\n${selections.join('\n')}\n}`;
}

/**
 * One document for what several groups are authorized for in several namespaces, which the official clients
 * have no operation for: group `$c0` answers as `g0`, and in it namespace `$n0` as `n0`, and so on. Codes go as
 * variables, never into the text.
 * @param groups how many groups, at least one
 * @param namespaces how many namespaces, at least one
 */
export function groupsAuthorizedResources(groups: number, namespaces: number): string {
  const codes = Array.from({ length: groups }, (_, index) => `$c${index}: String!`);
  const names = Array.from({ length: namespaces }, (_, index) => `$n${index}: String`);
  const list = `{ totalCount list { ${selectionOf(authorizedResourceFields)} } }`;
  const lists = names
    .map((_, index) => `n${index}: authorizedResources(namespace: $n${index}) ${list}`)
    .join(' ');
  const selections = codes.map((_, index) => `  g${index}: group(code: $c${index}) { ${lists} }`);
  const variables = [...codes, ...names].join(', ');
  return `query groupsAuthorizedResources(${variables}) {\n${selections.join('\n')}\n}`;
}

/**
 * One document for whom several resources are assigned to, which the official clients have no operation for:
 * resource `$r0` of type `$t0` in namespace `$n0` answers as `a0`, and so on. Codes go as variables, never into
 * the text.
 * @param count how many resources, at least one
 */
export function resourcesAuthorizedTargets(count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const variables = indexes
    .map((index) => `$n${index}: String!, $t${index}: ResourceType!, $r${index}: String!`)
    .join(', ');
  const list = `{ totalCount list { ${selectionOf(authorizedTargetFields)} } }`;
  const selections = indexes.map(
    (index) =>
      `  a${index}: authorizedTargets(namespace: $n${index}, resourceType: $t${index}, resource: $r${index}) ${list}`,
  );
  return `query resourcesAuthorizedTargets(${variables}) {\n${selections.join('\n')}\n}`;
}
