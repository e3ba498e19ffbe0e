import assert from 'node:assert/strict';
import {
  at,
  codes,
  entryOf,
  groups,
  openWindow,
  serverCodes,
  type Window,
} from '../../support/directory/directoryWindow.ts';

describe('The key of a group', () => {
  let window: Window;
  let code: string;
  let key: string;

  beforeEach(async () => {
    window = await openWindow();
    await window.directory.groups.load();
    code = at(codes(window), 2);
    key = entryOf(window, code).key;
    window.events.length = 0;
  });

  afterEach(() => window.close());

  async function rename(from: string, newCode: string) {
    const group = await window.other.groups.update(from, { newCode });
    window.directory.apply({ kind: 'groupUpdated', code: from, group });
  }

  async function create(newCode: string) {
    const group = await window.other.groups.create({ code: newCode, name: newCode });
    window.directory.apply({ kind: 'groupCreated', group });
    return entryOf(window, newCode).key;
  }

  async function deleteHere(gone: string) {
    await window.other.groups.delete(gone);
    window.directory.apply({ kind: 'groupsDeleted', codes: [gone] });
  }

  it('is the same however often the group is read', async () => {
    await window.directory.groups.load({ again: true });
    await window.directory.readGroup(code);
    assert.equal(entryOf(window, code).key, key);
  });

  it('stays through a change of code, and of another', async () => {
    await rename(code, 'tea');
    await rename('tea', 'coffee');
    await window.directory.groups.load({ again: true });
    assert.equal(entryOf(window, 'coffee').key, key);
    assert.equal(window.directory.findByCode(code), undefined);
    assert.equal(window.directory.findByCode('tea'), undefined);
  });

  it('is another for a new group that gets a freed code', async () => {
    await rename(code, 'tea');
    const newKey = await create(code);
    assert.notEqual(newKey, key);
    assert.equal(entryOf(window, 'tea').key, key);
    assert.equal(window.directory.entry(newKey)?.group.code, code);
  });

  it('comes back with the code', async () => {
    await rename(code, 'tea');
    await rename('tea', code);
    assert.equal(entryOf(window, code).key, key);
  });

  it('is another for a group that was deleted and made anew, each time', async () => {
    const keys = new Set([key]);
    for (let times = 0; times < 3; times += 1) {
      await deleteHere(code);
      keys.add(await create(code));
    }
    assert.equal(keys.size, 4);
    assert.equal(window.directory.entry(key)?.gone, true);
    assert.equal(codes(window)[0], code);
  });

  it('is another for a group made anew where nobody told of its being deleted', async () => {
    await window.other.groups.delete(code);
    const newKey = await create(code);
    assert.notEqual(newKey, key);
    assert.equal(window.directory.entry(key)?.gone, true);
    assert.ok(window.events.includes(`group ${key} removed`));
    assert.deepEqual(codes(window), await serverCodes(window));
  });

  for (const [how, read] of [
    ['the list', () => window.directory.groups.load({ again: true })],
    ['a look at the group', () => window.directory.readGroup(code)],
  ] as const) {
    it(`is another where ${how} brings another creation time under its code`, async () => {
      const { name } = entryOf(window, code).group;
      await window.other.groups.delete(code);
      await window.other.groups.create({ code, name });
      await read();
      assert.notEqual(entryOf(window, code).key, key);
      assert.equal(window.directory.entry(key)?.gone, true);
      assert.ok(window.events.includes(`group ${key} removed`));
    });
  }

  for (const change of [
    { kind: 'groupsDeleted', codes: ['CODE'] },
    { kind: 'membersRemoved', code: 'CODE', userIds: [] },
  ] as const) {
    it(`keeps what other windows tell of the former group from the new one: ${change.kind}`, async () => {
      const { createdAt = '' } = entryOf(window, code).group;
      await window.other.groups.delete(code);
      const group = await window.other.groups.create({ code, name: 'New' });
      window.directory.apply({ kind: 'groupCreated', group });
      const newKey = entryOf(window, code).key;
      window.events.length = 0;
      window.directory.apply(
        change.kind === 'groupsDeleted'
          ? { ...change, codes: [code], createdAt: { [code]: createdAt } }
          : { ...change, code, createdAt },
      );
      assert.equal(entryOf(window, code).key, newKey);
      assert.ok(!window.events.includes(`group ${newKey} removed`));
      assert.ok(!window.events.includes(`members ${newKey}`));
      assert.ok(codes(window).includes(code));
    });
  }

  it('is the same for a new group that a read brings before its creation is told', async () => {
    const group = await window.other.groups.create({ code: 'tea', name: 'Tea' });
    await window.directory.groups.load({ again: true });
    const { key: seen } = entryOf(window, 'tea');
    window.directory.apply({ kind: 'groupCreated', group });
    assert.equal(entryOf(window, 'tea').key, seen);
    assert.deepEqual(codes(window), await serverCodes(window));
  });

  it('stays where a read brings the new code before the change is told', async () => {
    const group = await window.other.groups.update(code, { newCode: 'tea' });
    await window.directory.groups.load({ again: true });
    const { key: seen } = entryOf(window, 'tea');
    window.directory.apply({ kind: 'groupUpdated', code, group });
    assert.equal(entryOf(window, 'tea').key, key);
    assert.equal(window.directory.entry(seen)?.gone, true);
    assert.deepEqual(codes(window), await serverCodes(window));
  });

  it('reads the group also when it is gone', async () => {
    await deleteHere(code);
    assert.equal(window.directory.entry(key)?.group.code, code);
    assert.equal(window.directory.entry(key)?.gone, true);
    assert.ok(groups(window.directory).every((entry) => entry.key !== key));
  });
});
