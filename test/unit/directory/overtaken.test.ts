import assert from 'node:assert/strict';
import {
  at,
  codes,
  entryOf,
  memberIds,
  openWindow,
  serverCodes,
  serverMemberIds,
  type Window,
} from '../../support/directory/directoryWindow.ts';

describe('A read that began before a change', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 70, users: 90 });
  });

  afterEach(() => window.close());

  /** Has a read answered by the server, then lets the change happen, and only then the answer come. */
  async function overtake(operation: string, read: () => Promise<unknown>, change: () => unknown) {
    const held = window.proxy.hold(operation);
    const reading = read();
    await held.answered;
    await change();
    held.release();
    await reading;
  }

  async function createHere() {
    const group = await window.other.groups.create({ code: 'tea', name: 'Tea' });
    window.directory.apply({ kind: 'groupCreated', group });
  }

  async function deleteHere(code: string) {
    await window.other.groups.delete(code);
    window.directory.apply({ kind: 'groupsDeleted', codes: [code] });
  }

  async function renameHere(code: string, update: { name?: string; newCode?: string }) {
    const group = await window.other.groups.update(code, update);
    window.directory.apply({ kind: 'groupUpdated', code, group });
  }

  const first = async () => at(await serverCodes(window), 1);

  it('does not lose a group that was created, in the first page', async () => {
    await overtake('groups', () => window.directory.groups.load(), createHere);
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 50));
  });

  it('does not lose a group that was created, in the next page', async () => {
    await window.directory.groups.load();
    await overtake('groups', () => window.directory.groups.loadMore(), createHere);
    assert.deepEqual(codes(window), await serverCodes(window));
  });

  it('does not bring back a group that was deleted', async () => {
    const code = await first();
    await overtake(
      'groups',
      () => window.directory.groups.load(),
      () => deleteHere(code),
    );
    assert.ok(!codes(window).includes(code));
    await overtake(
      'groups',
      () => window.directory.groups.loadAll(),
      async () => deleteHere(at(codes(window), 0)),
    );
    assert.deepEqual(codes(window), await serverCodes(window));
  });

  it('does not bring back a former name', async () => {
    await window.directory.groups.load();
    const code = await first();
    await overtake(
      'groups',
      () => window.directory.groups.load({ again: true }),
      () => renameHere(code, { name: 'Tea' }),
    );
    assert.equal(entryOf(window, code).group.name, 'Tea');
  });

  it('does not bring back a former code', async () => {
    await window.directory.groups.load();
    const { key, group } = entryOf(window, await first());
    await overtake(
      'groups',
      () => window.directory.groups.load({ again: true }),
      () => renameHere(group.code, { newCode: 'tea' }),
    );
    assert.equal(window.directory.findByCode(group.code), undefined);
    assert.equal(entryOf(window, 'tea').key, key);
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 50));
  });

  it('of one group does not bring back its former name', async () => {
    await window.directory.groups.load();
    const code = await first();
    await overtake(
      'group',
      () => window.directory.readGroup(code),
      () => renameHere(code, { name: 'Tea' }),
    );
    assert.equal(entryOf(window, code).group.name, 'Tea');
  });

  it('of one group does not bring it back where it was deleted', async () => {
    await window.directory.groups.load();
    const code = await first();
    await overtake(
      'group',
      () => window.directory.readGroup(code),
      () => deleteHere(code),
    );
    assert.equal(window.directory.findByCode(code), undefined);
  });

  it('does not bring back a member who was removed', async () => {
    await window.directory.groups.load();
    const { key } = entryOf(window, 'everyone');
    const [gone] = await serverMemberIds(window, 'everyone');
    await overtake(
      'groupWithUsersWithCustomData',
      () => window.directory.members.load(key),
      async () => {
        const userIds = [String(gone)];
        await window.other.groups.removeUsers('everyone', userIds);
        window.directory.apply({ kind: 'membersRemoved', code: 'everyone', userIds });
      },
    );
    assert.deepEqual(
      memberIds(window, key),
      (await serverMemberIds(window, 'everyone')).slice(0, 50),
    );
    assert.equal(window.directory.entry(key)?.memberCount, 89);
  });

  it('does not miss a member who was added', async () => {
    await createHere();
    const { key } = entryOf(window, 'tea');
    const userIds = (await serverMemberIds(window, 'everyone')).slice(0, 1);
    await overtake(
      'groupWithUsersWithCustomData',
      () => window.directory.members.load(key),
      async () => {
        await window.other.groups.addUsers('tea', userIds);
        window.directory.apply({ kind: 'membersAdded', code: 'tea', userIds });
      },
    );
    assert.deepEqual(memberIds(window, key), userIds);
  });

  it('does not bring back a former member count', async () => {
    await window.directory.groups.load();
    const { key } = entryOf(window, 'everyone');
    await overtake(
      'groupMemberCounts',
      () => window.directory.counts.count([key]),
      async () => {
        const userIds = (await serverMemberIds(window, 'everyone')).slice(0, 3);
        await window.other.groups.removeUsers('everyone', userIds);
        window.directory.apply({ kind: 'membersRemoved', code: 'everyone', userIds });
      },
    );
    await window.directory.counts.count([key]);
    assert.equal(window.directory.entry(key)?.memberCount, 87);
  });

  it('does not bring back the member count from before members were added to those shown', async () => {
    await createHere();
    const { key } = entryOf(window, 'tea');
    await window.directory.members.load(key);
    await overtake(
      'groupMemberCounts',
      () => window.directory.counts.count([key], { again: true }),
      async () => {
        const userIds = (await serverMemberIds(window, 'everyone')).slice(0, 3);
        await window.other.groups.addUsers('tea', userIds);
        window.directory.apply({ kind: 'membersAdded', code: 'tea', userIds });
        await window.directory.members.load(key);
      },
    );
    assert.equal(window.directory.entry(key)?.memberCount, 3);
  });

  it('counts the members of a group whose code changed meanwhile', async () => {
    await window.directory.groups.load();
    const { key } = entryOf(window, 'everyone');
    const group = await window.other.groups.update('everyone', { newCode: 'all' });
    await overtake(
      'groupMemberCounts',
      () => window.directory.counts.count([key]),
      () => window.directory.apply({ kind: 'groupUpdated', code: 'everyone', group }),
    );
    await window.directory.counts.count([key]);
    assert.equal(window.directory.entry(key)?.memberCount, 90);
  });

  it('finds the resources of a group whose code changed meanwhile', async () => {
    await window.directory.groups.load();
    const { key } = entryOf(window, 'everyone');
    const group = await window.other.groups.update('everyone', { newCode: 'all' });
    await overtake(
      'groupsAuthorizedResources',
      () => window.directory.loadResources(key),
      () => window.directory.apply({ kind: 'groupUpdated', code: 'everyone', group }),
    );
    assert.equal(window.directory.resources(key).state, 'loaded');
  });
});
