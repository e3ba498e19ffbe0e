import assert from 'node:assert/strict';
import { type AssignedResource, assignmentId } from '../../../src/permissions/sources.ts';
import { defaultUserPoolId } from '../../../src/sample/server.ts';
import { openWindow, type Window } from '../../support/directory/directoryWindow.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

const namespaceList = `GET /api/v2/resource-namespace/${defaultUserPoolId}`;

describe('Which groups a user is in', () => {
  let window: Window;
  let userId: string;

  beforeEach(async () => {
    window = await openWindow();
    const chen = await window.other.users.find({ username: 'chenwei' });
    assert.ok(chen);
    userId = chen.id;
  });

  afterEach(() => window.close());

  const known = () => window.directory.userAccess.groups(userId);
  const load = (options = {}) => window.directory.userAccess.loadGroups(userId, options);
  const codes = () =>
    known().value?.keys.map((key) => window.directory.entry(key)?.group.code ?? '?');
  const asked = (operation: string) =>
    window.proxy.operations().filter((each) => each === operation).length;

  it('is read once, with who the user is, and then known', async () => {
    await Promise.all([load(), load()]);
    const { list } = await window.other.users.groups(userId);
    assert.ok(list.length > 1);
    assert.deepEqual(
      codes(),
      list.map(({ code }) => code),
    );
    assert.equal(known().value?.user?.username, 'chenwei');
    await load();
    assert.equal(asked('getUserGroups'), 1);
    await load({ again: true });
    assert.equal(asked('getUserGroups'), 2);
  });

  it('tells of itself as of that user, and not of groups that are as before', async () => {
    await load();
    window.events.length = 0;
    await load({ again: true });
    assert.deepEqual(window.events, [`user ${userId}`, `user ${userId}`]);
    const code = codes()?.[0] ?? '';
    await window.other.groups.update(code, { name: 'Another name' });
    window.events.length = 0;
    await load({ again: true });
    assert.ok(window.events.includes(`group ${known().value?.keys[0]}`));
    assert.equal(window.directory.findByCode(code)?.group.name, 'Another name');
  });

  it('is known no longer once the user has come to a group or left one', async () => {
    for (const kind of ['membersAdded', 'membersRemoved'] as const) {
      await load();
      window.directory.apply({ kind, code: 'alumni', userIds: ['somebody else'] });
      assert.equal(known().state, 'loaded');
      window.events.length = 0;
      window.directory.apply({ kind, code: 'alumni', userIds: [userId] });
      assert.equal(known().state, 'idle');
      assert.deepEqual(window.events, [`user ${userId}`]);
    }
  });

  it('is read anew where that happens while it is being read', async () => {
    window.proxy.alter('getUserGroups', async (_, forward) => {
      const answer = await forward();
      if (asked('getUserGroups') === 1) {
        await window.other.groups.addUsers('alumni', [userId]);
        window.directory.apply({ kind: 'membersAdded', code: 'alumni', userIds: [userId] });
      }
      return answer;
    });
    await load();
    assert.ok(codes()?.includes('alumni'));
    assert.equal(known().state, 'loaded');
  });

  it('never brings back the code that a group had before', async () => {
    await load();
    const key = window.directory.findByCode('engineering')?.key;
    assert.ok(key !== undefined && known().value?.keys.includes(key));
    window.proxy.alter('getUserGroups', async (_, forward) => {
      const answer = await forward();
      if (asked('getUserGroups') === 2) {
        const group = await window.other.groups.update('engineering', { newCode: 'makers' });
        window.directory.apply({ kind: 'groupUpdated', code: 'engineering', group });
      }
      return answer;
    });
    await load({ again: true });
    assert.equal(window.directory.findByCode('engineering'), undefined);
    assert.equal(window.directory.findByCode('makers')?.key, key);
    assert.ok(known().value?.keys.includes(key));
  });

  it('says that there is no such user', async () => {
    await window.directory.userAccess.loadGroups('nobody');
    const content = window.directory.userAccess.groups('nobody');
    assert.equal(content.state, 'failed');
  });

  describe('and what the server grants that user', () => {
    const grants = () => window.directory.userAccess.grants(userId);
    const loadGrants = (options = {}) => window.directory.userAccess.loadGrants(userId, options);

    it('is read namespace by namespace, and known until something is granted or a group is left', async () => {
      await loadGrants();
      const { list: namespaces } = await window.other.resources.namespaces({ limit: 50 });
      const resources = grants().value?.resources ?? [];
      for (const { code: namespace } of namespaces) {
        const { list } = await window.other.users.authorizedResources(userId, { namespace });
        assert.deepEqual(
          resources.filter((each) => each.namespace === namespace).map(({ code }) => code),
          list.map(({ code }) => code),
          namespace,
        );
      }
      await loadGrants();
      assert.equal(asked('listUserAuthorizedResources'), namespaces.length);
      window.directory.apply({ kind: 'membersRemoved', code: 'alumni', userIds: [userId] });
      assert.equal(grants().state, 'idle');
      await loadGrants();
      window.directory.apply({ kind: 'groupsDeleted', codes: ['alumni'] });
      assert.equal(grants().state, 'idle');
    });

    it('is not known where the server does not list the namespaces', async () => {
      window.proxy.alter(namespaceList, async () => ({ status: 403, body: { code: 403 } }));
      await loadGrants();
      assert.equal(grants().state, 'loaded');
      assert.equal(grants().value?.resources, undefined);
      assert.equal(asked('listUserAuthorizedResources'), 0);
    });

    it('ends with the last who wait for it', async () => {
      const closing = new AbortController();
      window.proxy.alter('listUserAuthorizedResources', async (_, forward) => {
        closing.abort();
        return forward();
      });
      await loadGrants({ signal: closing.signal });
      assert.equal(grants().state, 'idle');
    });
  });

  describe('and where permissions of that user come from besides groups', () => {
    const resource = (code: string, namespace = 'default') =>
      ({ namespace, resourceType: 'DATA', resource: code }) as const;
    const known = () => window.directory.userAccess.assignments(userId);
    const loadSources = (resources: readonly AssignedResource[], options = {}) =>
      window.directory.userAccess.loadAssignments(userId, resources, options);

    it('is read once, in one request for many resources, and known until something is granted', async () => {
      const wanted = [resource('salaries:*'), resource('audit-log:*', 'system')];
      await loadSources(wanted);
      const { roles, departments, targets, left, failure } = known().value ?? assert.fail();
      assert.deepEqual(
        roles.map(({ code }) => code),
        ['admin'],
      );
      assert.deepEqual(
        departments.map(({ code }) => code),
        ['engineering'],
      );
      assert.deepEqual([left, failure], [0, undefined]);
      const direct = targets
        .get(assignmentId(resource('salaries:*')))
        ?.filter(({ targetType }) => targetType === 'USER');
      assert.deepEqual(direct, [
        { targetType: 'USER', targetIdentifier: userId, actions: ['salaries:read'] },
      ]);
      await loadSources(wanted);
      assert.equal(asked('resourcesAuthorizedTargets'), 1);
      window.directory.apply({ kind: 'groupsDeleted', codes: ['alumni'] });
      assert.equal(known().state, 'idle');
    });

    it('takes 16 requests at most, and says of how many resources it was not asked', async () => {
      await loadSources(Array.from({ length: 300 }, (_, place) => resource(`documents:${place}`)));
      assert.equal(
        window.proxy.requests.filter(({ operation }) => isOfSources(operation)).length,
        16,
      );
      assert.equal(known().value?.left, 20);
      assert.equal(known().value?.targets.size, 280);
    });

    it('is asked for one by one where the server refuses many in one, and no more than 16 times', async () => {
      window.proxy.alter('resourcesAuthorizedTargets', async () => refusal(500, 'Too complex'));
      const many = Array.from({ length: 30 }, (_, place) => resource(`documents:${place}`));
      await loadSources([resource('salaries:*'), ...many]);
      assert.equal(asked('authorizedTargets'), 13);
      assert.equal(window.proxy.requests.length, 16);
      const { targets, left, failure } = known().value ?? assert.fail();
      assert.deepEqual([targets.size, left, failure], [13, 18, undefined]);
      assert.equal(targets.get(assignmentId(resource('salaries:*')))?.length, 3);
    });

    it('says why where the server is too busy, and asks no more then', async () => {
      window.proxy.alter('resourcesAuthorizedTargets', async () => refusal(1000, 'Busy'));
      await loadSources([resource('salaries:*')]);
      assert.equal(asked('authorizedTargets'), 0);
      assert.notEqual(known().value?.failure, undefined);
    });

    it('keeps what could be read where the server refuses some of it', async () => {
      window.proxy.alter('getUserRoles', async () => refusal(500, 'No roles'));
      await loadSources([resource('salaries:*')]);
      assert.equal(known().value?.targets.size, 1);
      assert.match(String(known().value?.failure), /No roles/);
    });
  });
});

function isOfSources(operation: string | undefined): boolean {
  return ['resourcesAuthorizedTargets', 'getUserRoles', 'getUserDepartments'].includes(
    operation ?? '',
  );
}
