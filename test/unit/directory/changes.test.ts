import assert from 'node:assert/strict';
import {
  codes,
  entryOf,
  memberIds,
  openWindow,
  serverCodes,
  serverMemberIds,
  type Window,
} from '../../support/directory/directoryWindow.ts';

describe('A change', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 4, users: 30 });
    await window.directory.groups.load();
    window.events.length = 0;
    window.proxy.requests.length = 0;
  });

  afterEach(() => window.close());

  const key = () => entryOf(window, 'everyone').key;

  it('that created a group puts it first, and tells of the list', async () => {
    const group = await window.other.groups.create({ code: 'tea', name: 'Tea' });
    window.directory.apply({ kind: 'groupCreated', group });
    assert.deepEqual(codes(window), await serverCodes(window));
    assert.deepEqual(entryOf(window, 'tea').group, group);
    assert.deepEqual(window.events, ['groups']);
    assert.deepEqual(window.proxy.requests, []);
  });

  it('that updated a group tells of this group alone', async () => {
    const before = codes(window);
    const group = await window.other.groups.update('everyone', { name: 'All', description: '' });
    window.directory.apply({ kind: 'groupUpdated', code: 'everyone', group });
    assert.deepEqual(entryOf(window, 'everyone').group, group);
    assert.deepEqual(codes(window), before);
    assert.deepEqual(window.events, [`group ${key()}`]);
    assert.deepEqual(window.proxy.requests, []);
  });

  it('that updated a group keeps what else is known of it', async () => {
    await window.directory.counts.count([key()]);
    await window.directory.members.load(key());
    const group = await window.other.groups.update('everyone', { newCode: 'all' });
    window.directory.apply({ kind: 'groupUpdated', code: 'everyone', group });
    assert.equal(entryOf(window, 'all').memberCount, 30);
    assert.equal(memberIds(window, entryOf(window, 'all').key).length, 30);
  });

  it('that deleted groups tells of each and of the list', async () => {
    const [first, second] = codes(window).slice(-2);
    const gone = [String(first), String(second)];
    const keys = gone.map((code) => entryOf(window, code).key);
    await window.other.groups.deleteMany(gone);
    window.directory.apply({ kind: 'groupsDeleted', codes: gone });
    assert.deepEqual(codes(window), await serverCodes(window));
    assert.deepEqual(window.events, [...keys.map((each) => `group ${each} removed`), 'groups']);
    assert.deepEqual(window.proxy.requests, []);
  });

  it('that removed members takes them out, tells of them, and has the group counted', async () => {
    await window.directory.members.load(key());
    window.events.length = 0;
    window.proxy.requests.length = 0;
    const userIds = (await serverMemberIds(window, 'everyone')).slice(3, 6);
    await window.other.groups.removeUsers('everyone', userIds);
    window.directory.apply({ kind: 'membersRemoved', code: 'everyone', userIds });
    assert.deepEqual(memberIds(window, key()), await serverMemberIds(window, 'everyone'));
    assert.deepEqual(window.events, [`members ${key()}`]);
    await window.directory.counts.count([key()]);
    assert.equal(entryOf(window, 'everyone').memberCount, 27);
    assert.deepEqual(window.events, [`members ${key()}`, `group ${key()}`]);
    assert.deepEqual(window.proxy.operations(), ['groupMemberCounts']);
  });

  it('that added members to a group whose members are shown has them read again', async () => {
    const group = await window.other.groups.create({ code: 'tea', name: 'Tea' });
    window.directory.apply({ kind: 'groupCreated', group });
    await window.directory.members.load('tea');
    window.proxy.requests.length = 0;
    const userIds = (await serverMemberIds(window, 'everyone')).slice(0, 2);
    await window.other.groups.addUsers('tea', userIds);
    window.directory.apply({ kind: 'membersAdded', code: 'tea', userIds });
    await window.directory.members.load('tea');
    assert.deepEqual(memberIds(window, 'tea'), await serverMemberIds(window, 'tea'));
    assert.deepEqual(window.proxy.operations(), ['groupWithUsersWithCustomData']);
  });

  it('that added members to a group whose members are not shown has it counted alone', async () => {
    window.directory.apply({ kind: 'membersAdded', code: 'everyone', userIds: ['someone'] });
    await window.directory.counts.count([key()]);
    assert.equal(entryOf(window, 'everyone').memberCount, 30);
    assert.deepEqual(window.events, [`group ${key()}`]);
    assert.deepEqual(window.proxy.operations(), ['groupMemberCounts']);
  });

  it('of the members of a group that is not known changes nothing', async () => {
    window.directory.apply({ kind: 'membersAdded', code: 'unheard-of', userIds: ['someone'] });
    window.directory.apply({ kind: 'membersRemoved', code: 'unheard-of', userIds: ['someone'] });
    assert.deepEqual(window.events, []);
    assert.deepEqual(window.proxy.requests, []);
  });

  describe('while it lasts', () => {
    it('shows on the rows of its groups, and no longer', async () => {
      const keys = codes(window).slice(0, 2);
      await window.directory.whileBusy(keys, 'deleting', async () => {
        assert.deepEqual(
          keys.map((each) => window.directory.entry(each)?.busy),
          ['deleting', 'deleting'],
        );
        assert.deepEqual(
          window.events,
          keys.map((each) => `group ${each} busy`),
        );
      });
      assert.deepEqual(
        keys.map((each) => window.directory.entry(each)?.busy),
        [undefined, undefined],
      );
      assert.equal(window.events.length, 4);
    });

    it('shows on the rows of its members, and no longer', async () => {
      const work = window.directory.whileMembersBusy(key(), ['one'], 'removing', async () => {
        assert.equal(window.directory.memberBusy(key(), 'one'), 'removing');
        assert.equal(window.directory.memberBusy(key(), 'another'), undefined);
        assert.equal(window.directory.memberBusy('another group', 'one'), undefined);
        return 'done';
      });
      assert.equal(await work, 'done');
      assert.equal(window.directory.memberBusy(key(), 'one'), undefined);
      assert.deepEqual(window.events, [`members ${key()} busy`, `members ${key()} busy`]);
    });

    it('shows no longer also where it fails', async () => {
      const fail = async () => {
        throw new Error('refused');
      };
      await assert.rejects(window.directory.whileBusy([key()], 'saving', fail), /refused/);
      await assert.rejects(
        window.directory.whileMembersBusy(key(), ['one'], 'removing', fail),
        /refused/,
      );
      assert.equal(entryOf(window, 'everyone').busy, undefined);
      assert.equal(window.directory.memberBusy(key(), 'one'), undefined);
    });

    it('shows through a read and a change of code', async () => {
      await window.directory.whileBusy([key()], 'saving', async () => {
        const { key: same } = entryOf(window, 'everyone');
        const group = await window.other.groups.update('everyone', { newCode: 'all' });
        window.directory.apply({ kind: 'groupUpdated', code: 'everyone', group });
        await window.directory.groups.load({ again: true });
        assert.equal(window.directory.entry(same)?.busy, 'saving');
      });
    });
  });
});
