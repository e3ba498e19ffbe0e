import assert from 'node:assert/strict';
import { callsV2 } from '../../../src/source/callsV2.ts';
import { callsV3 } from '../../../src/source/callsV3.ts';
import { sdks, sdkTable, type Value } from '../../../src/source/sdkTable.ts';

const ofV2 = sdks.filter((sdk) => sdk !== 'v3');

/** Names of the same call in different SDKs. */
const sameCall: Readonly<Record<string, string>> = {
  'acl.allowAccessApplication': 'acl.allowAccess',
  'acl.denyAccessApplication': 'acl.denyAccess',
  'acl.deleteApplicationAccessPolicy': 'acl.deleteAccessPolicy',
  'acl.deleteApplicationAccessPolicies': 'acl.deleteAccessPolicy',
  'acl.enableApplicationAccessPolicy': 'acl.enableAccessPolicy',
  'acl.enableApplicationAccessPolicies': 'acl.enableAccessPolicy',
  'acl.disableApplicationAccessPolicy': 'acl.disableAccessPolicy',
  'acl.disableApplicationAccessPolicies': 'acl.disableAccessPolicy',
  'acl.findResourceByCode': 'acl.getResourceByCode',
  'acl.getResources': 'acl.listResources',
  'roles.detail': 'roles.findByCode',
  'roles.paginate': 'roles.list',
  'authentication.listRole': 'authentication.listRoles',
  'applications.listResource': 'applications.listResources',
  'org.listAuthorizedResources': 'org.listAuthorizedResourcesByNodeId',
  'org.listAuthorizedResourcesByCode': 'org.listAuthorizedResourcesByNodeCode',
};

const elsewhere = 'the SDK has it in another part, which the table has too';
const byId = 'the SDK takes the numeric id of the namespace there';
const none = 'the SDK has no such call';

/** Why an SDK lacks a call that others have. */
const absent: Readonly<Record<string, readonly [string, string]>> = {
  'acl.allowAccess': ['go', elsewhere],
  'acl.deleteAccessPolicy': ['go', elsewhere],
  'acl.denyAccess': ['go', elsewhere],
  'acl.disableAccessPolicy': ['go', elsewhere],
  'acl.enableAccessPolicy': ['go', elsewhere],
  'applications.allowAccess': ['py', elsewhere],
  'applications.deleteAccessPolicy': ['py', elsewhere],
  'applications.denyAccess': ['py', elsewhere],
  'applications.disableAccessPolicy': ['py', elsewhere],
  'applications.enableAccessPolicy': ['py', elsewhere],
  'users.addRoles': ['go', elsewhere],
  'users.removeRoles': ['go', elsewhere],
  'namespaces.create': ['js py java go cs net', elsewhere],
  'namespaces.delete': ['js py java go cs net', elsewhere],
  'namespaces.update': ['js py java go cs net', elsewhere],
  'acl.deleteNamespace': ['py java go cs', byId],
  'acl.authorizeResources': ['py php java go cs net', none],
  'acl.createResourceBatch': ['js py java go cs net', none],
  'acl.getPoliciesAssignmentsCondition': ['py php java go cs net', none],
  'acl.listAuthorizedResources': ['net', none],
  'acl.listAuthorizedResourcesBatch': ['py php java go cs net', none],
  'acl.listResourcePermissions': ['js py java go cs net', none],
  'acl.revokeResource': ['php net', none],
  'acl.revokeResources': ['py php java go cs net', none],
  'users.checkResourcePermissionBatch': ['js php java go cs net', none],
  'users.listAuthorizedResourcesOfResourceKind': ['js php java go cs net', none],
  'users.search': ['php go', none],
  'roles.create': ['net', none],
  'roles.listPolicies': ['js py php go cs net', none],
  'policies.delete': ['py php java go cs net', none],
  'policies.deleteMany': ['py php java go cs net', none],
  'policies.detail': ['py php go net', none],
  'policies.disableAssignment': ['net', none],
  'policies.enableAssignment': ['net', none],
  'policies.list': ['py php go net', none],
  'policies.listAssignments': ['py php go net', none],
  'applications.createResource': ['go', none],
  'applications.createResourceBatch': ['js py java go cs net', none],
  'applications.deleteResource': ['go', none],
  'applications.findResourceByCode': ['js py php go cs net', none],
  'applications.listAuthorizedResourcesByRole': ['py go', none],
  'applications.listResources': ['go net', none],
  'applications.updateResource': ['go', none],
  'org.addRoles': ['js php java go cs net', none],
  'org.listRoles': ['js php java go cs net', none],
  'org.removeRoles': ['js php java go cs net', none],
  'tenant.batchInsertResource': ['py php java go cs net', none],
  'authentication.listRoles': ['js php java cs net', none],
};

/** The calls of v2, each with the SDKs that have it. */
function callsBySdk(): Map<string, Set<string>> {
  const calls = new Map<string, Set<string>>();
  let part = '';
  for (const line of callsV2.split('\n')) {
    part = /^\[(\w+)\]$/.exec(line)?.[1] ?? part;
    const [tags = '', call] = line.split(' | ');
    if (call === undefined) continue;
    const name = `${part}.${call.slice(0, call.indexOf('('))}`;
    const known = calls.get(sameCall[name] ?? name) ?? new Set();
    calls.set(sameCall[name] ?? name, known);
    for (const sdk of tags.split(' ')) known.add(sdk);
  }
  return calls;
}

function* valuesIn(values: readonly Value[]): Generator<Value> {
  for (const value of values) {
    yield value;
    yield* valuesIn(value.fields ?? []);
  }
}

describe('The table of SDK calls', () => {
  const { all, calls, type, constructorOf, endpoint } = sdkTable();

  it('has every call of the first generation in each SDK, or the reason why not', () => {
    const missing: Record<string, string> = {};
    for (const [name, known] of callsBySdk()) {
      const lacking = ofV2.filter((sdk) => !known.has(sdk));
      if (lacking.length > 0) missing[name] = lacking.join(' ');
    }
    const expected = Object.entries(absent).map(([name, [lacking]]) => [name, lacking]);
    assert.deepEqual(missing, Object.fromEntries(expected));
  });

  it('has a call of each SDK for all that can be done with a group', () => {
    const groups = ['create', 'update', 'detail', 'delete', 'deleteMany', 'listUsers'];
    for (const name of [...groups, 'addUsers', 'removeUsers', 'listAuthorizedResources']) {
      assert.deepEqual(callsBySdk().get(`groups.${name}`)?.size, ofV2.length, name);
    }
  });

  it('knows every SDK that a line names', () => {
    const tags = callsV2.split('\n').flatMap((line) => {
      const [before, call] = line.split(' | ');
      return call === undefined ? [] : (before ?? '').split(' ');
    });
    assert.deepEqual([...new Set(tags)].sort(), [...ofV2].sort());
  });

  it('says something of every call: no line without a meaning, and none that is misread', () => {
    const lines = [callsV2, callsV3].join('\n').split('\n');
    const written = lines.filter((line) => line.includes('('));
    assert.ok(all.length >= written.length);
    for (const call of all) {
      const values = [...valuesIn(call.arguments)];
      assert.ok(
        values.some(({ kind }) => kind !== undefined),
        call.name,
      );
      for (const { names } of values) {
        for (const name of names) assert.match(name, /^[a-z0-9]+$/, `${call.name}: ${name}`);
      }
    }
    // What follows a colon is a kind or an object.
    for (const [, what] of written.join('\n').matchAll(/: ([a-z]\w*)/g)) {
      assert.match(what ?? '', /^(group|resource|namespace|action|type|instance|target)(Csv)?$/);
    }
  });

  it('reads names however a language writes them', () => {
    const [call] = calls('py', 'groups', 'list_authorized_resources');
    assert.deepEqual(
      call?.arguments.map(({ kind }) => kind),
      ['group', 'namespace', 'type'],
    );
    assert.equal(calls('cs', 'groups', 'ListAuthorizedResources')[0], call);
    assert.equal(calls('go', '', 'DetailGroups')[0]?.arguments[0]?.kind, 'group');
  });

  it('has all overloads', () => {
    assert.equal(calls('net', 'acl', 'IsAllowed').length, 2);
  });

  it('has the parameter types with their constructors, and the endpoints', () => {
    assert.deepEqual(
      type('UpdateGroupParam')?.map(({ names, kind }) => [names, kind]),
      [
        [['code'], 'group'],
        [['newcode'], 'group'],
      ],
    );
    assert.equal(constructorOf('AddUserToGroupParam')?.[1]?.kind, 'group');
    assert.equal(endpoint('get-group')?.[0]?.kind, 'group');
    assert.equal(endpoint('multiple-namespace-delete-roles-batch')?.[0]?.names[0], 'rolelist');
  });

  it('has one meaning for a field of a type, in whatever call it stands', () => {
    const fields = /\b([A-Z][\w|]*) \{ ([^{}]*) \}/g;
    const known = new Map<string, string>();
    for (const [, types = '', inside = ''] of `${callsV2}${callsV3}`.matchAll(fields)) {
      for (const name of types.split('|')) {
        for (const [, field = '', kind = ''] of inside.matchAll(/(\w+): (\w+)/g)) {
          const key = `${name}.${field}`;
          assert.equal(kind, known.get(key) ?? kind, key);
          known.set(key, kind);
        }
      }
    }
  });
});
