import assert from 'node:assert/strict';
import {
  at,
  codes,
  entryOf,
  openWindow,
  serverCodes,
  type Window,
} from '../../support/directory/directoryWindow.ts';

describe('What another window did', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 70, users: 5 });
  });

  afterEach(() => window.close());

  async function load() {
    await window.directory.groups.load();
    window.events.length = 0;
    window.proxy.requests.length = 0;
  }

  const follow = (change: Parameters<Window['directory']['applyRemote']>[0]) =>
    window.directory.applyRemote(change);

  it('shows a group that it created, first, as the server has it', async () => {
    await load();
    const group = await window.other.groups.create({ code: 'tea', name: 'Tea' });
    await follow({ kind: 'groupCreated', code: 'tea' });
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 51));
    assert.deepEqual(entryOf(window, 'tea').group, group);
    assert.deepEqual(window.events, ['groups']);
    assert.deepEqual(window.proxy.operations(), ['group']);
  });

  it('shows a group that it renamed, in its place', async () => {
    await load();
    const before = codes(window);
    const { key } = entryOf(window, at(before, 3));
    await window.other.groups.update(at(before, 3), { newCode: 'tea', name: 'Tea' });
    await follow({ kind: 'groupUpdated', code: at(before, 3), newCode: 'tea' });
    assert.deepEqual(codes(window), before.with(3, 'tea'));
    assert.equal(entryOf(window, 'tea').group.name, 'Tea');
    assert.equal(entryOf(window, 'tea').key, key);
    assert.deepEqual(new Set(window.events), new Set([`group ${key}`]));
  });

  it('follows where a code is changed again before the first change has been followed', async () => {
    await load();
    const first = at(codes(window), 3);
    const { key } = entryOf(window, first);
    await window.other.groups.update(first, { newCode: 'tea' });
    await window.other.groups.update('tea', { newCode: 'coffee' });
    await Promise.all([
      follow({ kind: 'groupUpdated', code: first, newCode: 'tea' }),
      follow({ kind: 'groupUpdated', code: 'tea', newCode: 'coffee' }),
    ]);
    assert.equal(entryOf(window, 'coffee').key, key);
    assert.equal(window.directory.findByCode('tea'), undefined);
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 50));
  });

  it('gives way to what this window changes meanwhile', async () => {
    await load();
    const code = at(codes(window), 3);
    const { key } = entryOf(window, code);
    await window.other.groups.update(code, { newCode: 'tea' });
    const held = window.proxy.hold('group');
    const following = follow({ kind: 'groupUpdated', code, newCode: 'tea' });
    await held.answered;
    const group = await window.other.groups.update('tea', { newCode: 'coffee' });
    window.directory.apply({ kind: 'groupUpdated', code: 'tea', group });
    held.release();
    await following;
    assert.equal(entryOf(window, 'coffee').key, key);
    assert.equal(window.directory.findByCode('tea'), undefined);
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 50));
  });

  it('shows no group that is deleted before its creation has been followed', async () => {
    await load();
    const before = codes(window);
    await window.other.groups.create({ code: 'tea', name: 'Tea' });
    const held = window.proxy.hold('group');
    const following = follow({ kind: 'groupCreated', code: 'tea' });
    await held.answered;
    await window.other.groups.delete('tea');
    window.directory.apply({ kind: 'groupsDeleted', codes: ['tea'] });
    held.release();
    await following;
    assert.deepEqual(codes(window), before);
    assert.equal(window.directory.findByCode('tea'), undefined);
  });

  it('is not asked about where this window has read nothing', async () => {
    await window.other.groups.create({ code: 'tea', name: 'Tea' });
    await follow({ kind: 'groupCreated', code: 'tea' });
    await follow({ kind: 'groupUpdated', code: 'everyone', newCode: 'all' });
    assert.deepEqual(window.proxy.requests, []);
    assert.deepEqual(window.events, []);
  });

  it('is not asked about where it is about a group that this window has not read', async () => {
    await load();
    const unread = at(await serverCodes(window), 60);
    await window.other.groups.update(unread, { newCode: 'tea' });
    await follow({ kind: 'groupUpdated', code: unread, newCode: 'tea' });
    assert.deepEqual(window.proxy.requests, []);
    await window.directory.groups.loadMore();
    assert.deepEqual(codes(window), await serverCodes(window));
  });

  it('is not missed by the first read, where a group was created meanwhile', async () => {
    const held = window.proxy.hold('groups');
    const reading = window.directory.groups.load();
    await held.answered;
    await window.other.groups.create({ code: 'tea', name: 'Tea' });
    await follow({ kind: 'groupCreated', code: 'tea' });
    held.release();
    await reading;
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 50));
  });

  it('is not missed by the first read, where a code was changed meanwhile', async () => {
    const held = window.proxy.hold('groups');
    const reading = window.directory.groups.load();
    await held.answered;
    const renamed = at(await serverCodes(window), 5);
    await window.other.groups.update(renamed, { newCode: 'tea' });
    await follow({ kind: 'groupUpdated', code: renamed, newCode: 'tea' });
    held.release();
    await reading;
    assert.deepEqual(codes(window), (await serverCodes(window)).slice(0, 50));
    assert.equal(window.directory.findByCode(renamed), undefined);
  });
});
