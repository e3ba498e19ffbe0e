import * as v from 'valibot';
import type { ManagementClient } from '../../../src/authing/index.ts';
import * as shapes from './shapes.ts';

/** A call of the client, an answer it takes, and what it then gives out. */
export interface Reading {
  readonly run: (client: ManagementClient) => Promise<unknown>;
  readonly good: unknown;
  readonly gives: v.GenericSchema;
}

const group = { code: 'a', name: 'A', description: null, createdAt: '2024-01-01T00:00:00Z' };
const user = {
  id: 'u1',
  username: 'emma',
  emailVerified: true,
  loginsCount: 3,
  status: 'Activated',
  registerSource: ['basic:email', null],
  password: null,
  token: null,
};
const customData = [
  { key: 'age', value: '42', dataType: 'NUMBER', label: 'Age' },
  { key: 'since', value: '1700000000000', dataType: 'DATETIME', label: null },
  { key: 'more', value: '{"a":[1]}', dataType: 'OBJECT', label: null },
];
const identities = [{ openid: 'o', isSocial: true, provider: 'wechat' }, null];
const grant = { code: 'order:*', type: 'DATA', actions: ['order:read'], apiIdentifier: null };
const target = { targetType: 'GROUP', targetIdentifier: 'a', actions: ['order:read'] };
const role = { id: 'r1', code: 'auditor', namespace: 'default', description: null };
const department = { id: 'd1', code: null, name: 'Sales' };
const namespace = { id: 1, code: 'default', name: 'Default', status: 1, appId: null };
const resource = {
  id: '1',
  code: 'order',
  type: 'DATA',
  actions: [{ name: 'order:read', description: null }],
};
const done = { code: 200, message: 'ok' };
const pageOf = (item: unknown) => ({ totalCount: 2, list: [item, item] });
const nothing = v.undefined();
const maybe = (shape: v.GenericSchema) => v.optional(shape);
/** What is granted or taken back, without for whom. */
export const grantInput = { namespace: 'default', resource: 'order' };

/** Each call that reads an answer, by what it is. */
export const readings: Readonly<Record<string, Reading>> = {
  'create of a group': {
    run: (client) => client.groups.create({ code: 'a', name: 'A' }),
    good: { data: { createGroup: group } },
    gives: shapes.group,
  },
  'update of a group': {
    run: (client) => client.groups.update('a', { name: 'A' }),
    good: { data: { updateGroup: group } },
    gives: shapes.group,
  },
  'detail of a group': {
    run: (client) => client.groups.detail('a'),
    good: { data: { group } },
    gives: maybe(shapes.group),
  },
  'list of groups': {
    run: (client) => client.groups.list(),
    good: { data: { groups: pageOf(group) } },
    gives: shapes.pageOf(shapes.group),
  },
  'deletion of groups': {
    run: (client) => client.groups.deleteMany(['a', 'b']),
    good: { data: { deleteGroups: done } },
    gives: nothing,
  },
  'addition of members': {
    run: (client) => client.groups.addUsers('a', ['u1']),
    good: { data: { addUserToGroup: done } },
    gives: nothing,
  },
  'list of members': {
    run: (client) => client.groups.listUsers('a'),
    good: { data: { group: { users: pageOf(user) } } },
    gives: shapes.pageOf(shapes.user),
  },
  'list of members with custom data': {
    run: (client) => client.groups.listUsers('a', { withCustomData: true }),
    good: { data: { group: { users: pageOf({ ...user, customData }) } } },
    gives: shapes.pageOf(shapes.userWithCustomData),
  },
  'list of authorized resources': {
    run: (client) => client.groups.listAuthorizedResources('a'),
    good: { data: { group: { authorizedResources: pageOf(grant) } } },
    gives: shapes.pageOf(shapes.authorizedResource),
  },
  'authorized resources of several groups': {
    run: (client) => client.groups.authorizedResourcesOfMany(['a', 'b'], ['default', 'other']),
    good: { data: { g0: { n0: pageOf(grant), n1: pageOf(grant) }, g1: null } },
    gives: shapes.authorizedResourcesOfMany,
  },
  'count of members': {
    run: (client) => client.groups.memberCounts(['a', 'b']),
    good: { data: { g0: { users: { totalCount: 1 } }, g1: null } },
    gives: shapes.memberCounts,
  },
  'list of users': {
    run: (client) => client.users.list(),
    good: { data: { users: pageOf({ ...user, identities }) } },
    gives: shapes.pageOf(shapes.user),
  },
  'search for users': {
    run: (client) => client.users.search('e'),
    good: { data: { searchUser: pageOf(user) } },
    gives: shapes.pageOf(shapes.user),
  },
  'look-up of a user': {
    run: (client) => client.users.find({ email: 'e' }),
    good: { data: { findUser: user } },
    gives: maybe(shapes.user),
  },
  'detail of a user': {
    run: (client) => client.users.get('u1'),
    good: { data: { user: { ...user, identities, customData } } },
    gives: maybe(shapes.userWithCustomData),
  },
  'look-up of many users': {
    run: (client) => client.users.batch(['u1', 'u2']),
    good: { data: { userBatch: [user, user] } },
    gives: v.array(shapes.user),
  },
  "list of a user's groups": {
    run: (client) => client.users.groups('u1'),
    good: { data: { user: { groups: pageOf(group) } } },
    gives: shapes.pageOf(shapes.group),
  },
  'list of what a user is authorized for': {
    run: (client) => client.users.authorizedResources('u1', { namespace: 'n' }),
    good: { data: { user: { authorizedResources: pageOf(grant) } } },
    gives: shapes.pageOf(shapes.authorizedResource),
  },
  "list of a user's roles": {
    run: (client) => client.users.roles('u1'),
    good: { data: { user: { roles: pageOf(role) } } },
    gives: shapes.pageOf(shapes.role),
  },
  "list of a user's departments": {
    run: (client) => client.users.departments('u1'),
    good: { data: { user: { departments: pageOf({ department, joinedAt: null }) } } },
    gives: shapes.pageOf(shapes.department),
  },
  'verdict on what a user may do': {
    run: (client) =>
      client.users.isActionAllowed({ userId: 'u1', resource: 'r', action: 'a', namespace: 'n' }),
    good: { data: { isActionAllowed: true } },
    gives: v.boolean(),
  },
  'list of who may touch a resource': {
    run: (client) => client.resources.authorizedTargets({ ...grantInput, resourceType: 'DATA' }),
    good: { data: { authorizedTargets: pageOf(target) } },
    gives: shapes.pageOf(shapes.authorizedTarget),
  },
  'list of who may touch several resources': {
    run: (client) =>
      client.resources.authorizedTargetsOfMany([
        { ...grantInput, resourceType: 'DATA' },
        { ...grantInput, resourceType: 'API' },
      ]),
    good: { data: { a0: pageOf(target), a1: pageOf(target) } },
    gives: v.array(shapes.pageOf(shapes.authorizedTarget)),
  },
  'grant of a resource': {
    run: (client) => client.resources.authorize({ ...grantInput, opts: [] }),
    good: { data: { authorizeResource: done } },
    gives: nothing,
  },
  'list of namespaces': {
    run: (client) => client.resources.namespaces(),
    good: { ...done, data: { total: 2, list: [namespace, namespace] } },
    gives: shapes.pageOf(shapes.namespace),
  },
  'list of resources': {
    run: (client) => client.resources.list(),
    good: { statusCode: 200, apiCode: '200', message: 'ok', data: pageOf(resource) },
    gives: shapes.pageOf(shapes.resource),
  },
  'revocation of a resource': {
    run: (client) => client.resources.revoke({ ...grantInput, opts: [] }),
    good: { ...done, data: null },
    gives: nothing,
  },
};
