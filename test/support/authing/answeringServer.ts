import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { ManagementClient } from '../../../src/authing/index.ts';
import {
  type Received,
  type ScriptedServer,
  startScriptedServer,
} from '../servers/scriptedServer.ts';

const group = { code: 'a', name: 'A', description: null, createdAt: null, updatedAt: null };
const user = { id: 'u1' };
const done = { code: 200, message: 'ok' };
const one = (item: object) => ({ totalCount: 1, list: [item] });

/** What is answered to each operation. */
const data: Record<string, unknown> = {
  createGroup: { createGroup: group },
  updateGroup: { updateGroup: group },
  group: { group },
  groups: { groups: one(group) },
  deleteGroups: { deleteGroups: done },
  groupWithUsers: { group: { users: one(user) } },
  groupWithUsersWithCustomData: { group: { users: one(user) } },
  addUserToGroup: { addUserToGroup: done },
  removeUserFromGroup: { removeUserFromGroup: done },
  listGroupAuthorizedResources: { group: { authorizedResources: one({ code: 'r' }) } },
  groupsAuthorizedResources: { g0: { n0: one({ code: 'r' }), n1: null }, g1: null },
  groupMemberCounts: { g0: { users: { totalCount: 3 } }, g1: null },
  users: { users: one(user) },
  searchUser: { searchUser: one(user) },
  findUser: { findUser: user },
  user: { user },
  userBatch: { userBatch: [user] },
  getUserGroups: { user: { groups: one(group) } },
  groupsOfUsers: { u0: { groups: one(group) }, u1: null },
  getUserRoles: { user: { roles: one({ code: 'r' }) } },
  getUserDepartments: { user: { departments: one({ department: { id: 'd' } }) } },
  listUserAuthorizedResources: { user: { authorizedResources: one({ code: 'r' }) } },
  isActionAllowed: { isActionAllowed: true },
  authorizedTargets: { authorizedTargets: one({}) },
  resourcesAuthorizedTargets: { a0: one({}), a1: null },
  authorizeResource: { authorizeResource: done },
};

const graphqlBody = v.strictObject({ query: v.string(), variables: v.unknown() });

/** The body of a GraphQL call, which has exactly two fields. */
export function bodyOf(request: Received) {
  return v.parse(graphqlBody, JSON.parse(request.text));
}

/** A server that answers every call well, and remembers what it was sent, with a client of it. */
interface Answering {
  readonly server: ScriptedServer;
  readonly client: ManagementClient;
}

/** Runs such a server for the tests of the suite it is called in. */
export function useAnsweringServer(): () => Answering {
  let answering: Answering | undefined;
  before(async () => {
    const server = await startScriptedServer(({ operation, path }) => {
      if (operation !== undefined) return { body: { data: data[operation] } };
      const empty = path.startsWith('/api/v2/acl') ? null : { total: 0, list: [] };
      return { body: { code: 200, message: 'ok', data: empty } };
    });
    answering = { server, client: server.client() };
  });
  after(() => answering?.server.close());
  return () => {
    assert.ok(answering, 'a server while tests run');
    return answering;
  };
}

/** The one request that a call sends. */
export async function requestOf(
  server: ScriptedServer,
  call: () => Promise<unknown>,
): Promise<Received> {
  server.calls.length = 0;
  await call();
  const [request, ...more] = server.calls;
  assert.ok(request);
  assert.equal(more.length, 0, 'one request a call');
  return request;
}
