import assert from 'node:assert/strict';
import { UserStore } from '../../../src/directory/userStore.ts';
import { renameUser } from '../../support/alterUsers.ts';
import {
  at,
  entryOf,
  memberIds,
  openWindow,
  type Window,
} from '../../support/directory/directoryWindow.ts';

describe('A user', () => {
  let window: Window;
  let everyone: string;
  let few: string;
  let id: string;

  beforeEach(async () => {
    window = await openWindow({ groups: 3, users: 60 });
    await window.directory.groups.load();
    everyone = entryOf(window, 'everyone').key;
    await window.directory.members.load(everyone);
    id = at(memberIds(window, everyone), 7);
    await window.other.groups.addUsers('group-00001', [id]);
    few = entryOf(window, 'group-00001').key;
    await window.directory.members.load(few);
    window.events.length = 0;
  });

  afterEach(() => window.close());

  const seenIn = (key: string) =>
    window.directory.members.content(key).value?.users.find((user) => user.id === id);

  it('who is in two groups is one and the same', () => {
    assert.ok(seenIn(everyone));
    assert.equal(seenIn(everyone), seenIn(few));
    assert.equal(seenIn(few), window.directory.users.get(id));
  });

  it('of whom one group shows another name has it in all groups, and an event says so', async () => {
    renameUser(window.proxy, id, 'Somebody Else');
    await window.directory.members.load(few, { again: true });
    assert.equal(seenIn(few)?.name, 'Somebody Else');
    assert.equal(seenIn(everyone)?.name, 'Somebody Else');
    assert.deepEqual(
      window.events.filter((event) => event.startsWith('user')),
      [`user ${id}`],
    );
  });

  it('stays the same object, without an event, when read again unchanged', async () => {
    const before = seenIn(everyone);
    await window.directory.members.load(everyone, { again: true });
    assert.equal(seenIn(everyone), before);
    assert.deepEqual(
      window.events.filter((event) => event.startsWith('user')),
      [],
    );
  });

  it('is forgotten once no list has the user', () => {
    window.directory.members.forget(everyone);
    assert.ok(window.directory.users.get(id));
    window.directory.members.forget(few);
    assert.equal(window.directory.users.get(id), undefined);
  });
});

describe('What is kept of a user', () => {
  const user = {
    id: 'u1',
    name: 'Emma Baker',
    email: 'emma@example.com',
    status: 'Activated',
    blocked: false,
    customData: [
      { key: 'remote', label: 'Remote', dataType: 'BOOLEAN', value: true },
      { key: 'note', dataType: 'STRING', value: undefined },
    ],
  };

  function kept(...users: Parameters<UserStore['upsert']>[0]) {
    const changed: string[] = [];
    const store = new UserStore((id) => changed.push(id));
    for (const each of users) store.upsert([each]);
    return { user: store.get('u1'), changed };
  }

  it('is what is shown, with the custom data', () => {
    const { user: known } = kept(user);
    assert.deepEqual(known?.customData, user.customData);
    assert.deepEqual(
      { ...known },
      {
        id: 'u1',
        name: 'Emma Baker',
        email: 'emma@example.com',
        status: 'Activated',
      },
    );
  });

  it('has no properties for what the server left empty or nobody is shown', () => {
    const { user: known } = kept({ id: 'u1', photo: 'https://example.com/emma.png' });
    assert.deepEqual(Object.keys(known ?? {}), ['id']);
    assert.deepEqual(known?.customData, []);
  });

  it('is another where a custom value is, and only then', () => {
    const office = { key: 'remote', label: 'Remote', dataType: 'BOOLEAN', value: false };
    const inOffice = { ...user, customData: [office, ...user.customData.slice(1)] };
    assert.deepEqual(kept(user, structuredClone(user)).changed, []);
    assert.deepEqual(kept(user, { ...user, customData: user.customData.slice(0, 1) }).changed, [
      'u1',
    ]);
    assert.deepEqual(kept(user, inOffice).changed, ['u1']);
  });

  it('is another where the user is blocked', () => {
    assert.deepEqual(kept(user, { ...user, blocked: true }).changed, ['u1']);
  });
});
