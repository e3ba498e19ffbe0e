import assert from 'node:assert/strict';
import {
  at,
  entryOf,
  loadToTheEnd,
  memberIds,
  openWindow,
  requests,
  serverMemberIds,
  type Window,
} from '../../support/directory/directoryWindow.ts';

describe('The pages of members', () => {
  let window: Window;
  let key: string;

  beforeEach(async () => {
    window = await openWindow({ groups: 3, users: 120 });
    await window.directory.groups.load();
    key = entryOf(window, 'everyone').key;
    window.proxy.requests.length = 0;
  });

  afterEach(() => window.close());

  const load = () => window.directory.members.load(key);
  const loadMore = () => window.directory.members.loadMore(key);
  const rows = () => window.directory.members.content(key).value;
  const ids = () => memberIds(window, key);
  const serverIds = () => serverMemberIds(window, 'everyone');

  async function endsAsOnTheServer() {
    await loadToTheEnd(() => rows()?.complete, loadMore);
    assert.deepEqual(ids(), await serverIds());
    assert.equal(rows()?.totalCount, ids().length);
  }

  async function removeHere(...userIds: string[]) {
    await window.other.groups.removeUsers('everyone', userIds);
    window.directory.apply({ kind: 'membersRemoved', code: 'everyone', userIds });
  }

  it('come with custom data, fifty at a time', async () => {
    await load();
    assert.deepEqual(requests(window), [
      {
        operation: 'groupWithUsersWithCustomData',
        variables: { code: 'everyone', page: 1, limit: 50 },
      },
    ]);
    assert.deepEqual(ids(), (await serverIds()).slice(0, 50));
    assert.ok(rows()?.users.some(({ customData }) => customData !== undefined));
    await endsAsOnTheServer();
  });

  it('follow on after members were removed here', async () => {
    await load();
    await removeHere(at(ids(), 0), at(ids(), 20), at(ids(), 49));
    assert.equal(ids().length, 47);
    assert.equal(rows()?.totalCount, 117);
    await loadMore();
    await removeHere(...ids().slice(10, 70));
    await endsAsOnTheServer();
  });

  it('go on with those that are left where all that were shown were removed here', async () => {
    await load();
    await removeHere(...ids());
    await load();
    assert.equal(ids().length, 50);
    assert.equal(entryOf(window, 'everyone').memberCount, 70);
    await endsAsOnTheServer();
  });

  it('follow on after somebody else removed and added members', async () => {
    await load();
    const gone = [at(ids(), 5), at(await serverIds(), 90), at(await serverIds(), 100)];
    await window.other.groups.removeUsers('everyone', gone);
    await window.other.groups.addUsers('everyone', gone.slice(1));
    await endsAsOnTheServer();
  });

  it('are read again when members were added here', async () => {
    const group = await window.other.groups.create({ code: 'tea', name: 'Tea' });
    window.directory.apply({ kind: 'groupCreated', group });
    const userIds = (await serverIds()).slice(0, 2);
    const tea = entryOf(window, 'tea').key;
    await window.directory.members.load(tea);
    assert.equal(window.directory.entry(tea)?.memberCount, 0);
    await window.other.groups.addUsers('tea', userIds);
    window.directory.apply({ kind: 'membersAdded', code: 'tea', userIds });
    await window.directory.members.load(tea);
    assert.deepEqual(new Set(memberIds(window, tea)), new Set(userIds));
    assert.equal(window.directory.entry(tea)?.memberCount, 2);
  });

  it('tell how many members the group has', async () => {
    await load();
    assert.equal(window.directory.entry(key)?.memberCount, 120);
    assert.ok(window.events.includes(`group ${key}`));
  });

  it('belong to the group by its key, whatever its code is', async () => {
    await load();
    const group = await window.other.groups.update('everyone', { newCode: 'all' });
    window.directory.apply({ kind: 'groupUpdated', code: 'everyone', group });
    await loadMore();
    assert.equal(ids().length, 100);
    assert.equal(at(window.proxy.requests, -1).variables.code, 'all');
  });

  it('are read anew where the code changes while they are read', async () => {
    const held = window.proxy.hold('groupWithUsersWithCustomData');
    const group = await window.other.groups.update('everyone', { newCode: 'all' });
    const loading = load();
    await held.answered;
    window.directory.apply({ kind: 'groupUpdated', code: 'everyone', group });
    held.release();
    await loading;
    assert.equal(window.directory.members.content(key).state, 'loaded');
    assert.equal(ids().length, 50);
  });

  it('of a group that is gone fail, and say so', async () => {
    await window.other.groups.delete('everyone');
    await load();
    const content = window.directory.members.content(key);
    assert.equal(content.state, 'failed');
    assert.equal(content.value, undefined);
  });

  it('are forgotten with the group', async () => {
    await load();
    window.directory.apply({ kind: 'groupsDeleted', codes: ['everyone'] });
    assert.equal(window.directory.members.content(key).state, 'idle');
  });

  it('are forgotten with the pool', async () => {
    await load();
    window.directory.reset();
    assert.equal(window.directory.members.content(key).state, 'idle');
  });
});
