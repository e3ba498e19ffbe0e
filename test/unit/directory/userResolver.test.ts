import assert from 'node:assert/strict';
import { Client, textAt } from '../sample/client.ts';
import { refusal } from '../support/proxy.ts';
import { openWindow, serverMemberIds, type Window } from './window.ts';

const never = new AbortController().signal;

describe('Looking up a pasted list', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 2, users: 100 });
    await window.other.groups.create({ code: 'tea', name: 'Tea' });
  });

  afterEach(() => window.close());

  async function createUser(userInfo: Record<string, string>): Promise<string> {
    const client = await Client.connect(window.pool);
    const query =
      'mutation ($userInfo: CreateUserInput!) { createUser(userInfo: $userInfo) { id } }';
    return textAt(await client.data(query, { userInfo }), 'createUser.id');
  }

  /** What each entry stands for, with the ids of the users. */
  async function resolve(...entries: string[]) {
    const resolved = await window.directory.userResolver.resolve('tea', entries, never);
    return resolved.map((each) => {
      const users =
        each.kind === 'unknown' ? [] : each.kind === 'ambiguous' ? each.users : [each.user];
      return [each.text, each.kind, ...users.map(({ id }) => id)];
    });
  }

  it('finds a user by id, email, phone number and username, in the order of the list', async () => {
    const [id] = (await serverMemberIds(window, 'everyone')).slice(40);
    const user = await window.other.users.get(String(id));
    const entries = [user?.username, user?.phone, user?.email, user?.id].map(String);
    assert.deepEqual(
      await resolve(...entries),
      entries.map((entry) => [entry, 'found', id]),
    );
  });

  it('finds the others where the server refuses all ids of a request for one that it does not know', async () => {
    const [id] = await serverMemberIds(window, 'everyone');
    const unknown = 'f'.repeat(24);
    window.proxy.alter('userBatch', async () => refusal(2004, 'User not found'));
    assert.deepEqual(await resolve(String(id), unknown), [
      [String(id), 'found', id],
      [unknown, 'unknown'],
    ]);
  });

  it('finds a phone number however it is written', async () => {
    const id = await createUser({ username: 'tea', phone: '+8613800001000' });
    assert.deepEqual(await resolve('+86 138 0000-1000', '(+86) 13800001000'), [
      ['+86 138 0000-1000', 'found', id],
      ['(+86) 13800001000', 'found', id],
    ]);
  });

  it('says who is a member already', async () => {
    const [first, second] = await serverMemberIds(window, 'everyone');
    await window.other.groups.addUsers('tea', [String(first)]);
    assert.deepEqual(await resolve(String(first), String(second)), [
      [first, 'member', first],
      [second, 'found', second],
    ]);
  });

  it('says what is unknown', async () => {
    const entries = ['nobody', 'nobody@example.com', '10000000000', 'f'.repeat(24)];
    assert.deepEqual(
      await resolve(...entries),
      entries.map((entry) => [entry, 'unknown']),
    );
  });

  it('says what could be several: the username of one and the email of another', async () => {
    const one = await createUser({ username: 'tea@example.com' });
    const other = await createUser({ username: 'coffee', email: 'tea@example.com' });
    assert.deepEqual(await resolve('tea@example.com'), [
      ['tea@example.com', 'ambiguous', one, other],
    ]);
  });

  it('says what could be several: the username of one and the phone number of another', async () => {
    const one = await createUser({ username: '13511112222' });
    const other = await createUser({ username: 'coffee', phone: '13511112222' });
    assert.deepEqual(await resolve('13511112222'), [['13511112222', 'ambiguous', one, other]]);
  });

  it('takes a user who is named twice over as one', async () => {
    const id = await createUser({ username: 'tea@example.com', email: 'tea@example.com' });
    assert.deepEqual(await resolve('tea@example.com', id), [
      ['tea@example.com', 'found', id],
      [id, 'found', id],
    ]);
  });

  it('asks for many ids at once', async () => {
    const ids = (await serverMemberIds(window, 'everyone')).slice(0, 81);
    const resolved = await resolve(...ids);
    assert.deepEqual(
      resolved,
      ids.map((id) => [id, 'found', id]),
    );
    const asked = window.proxy.operations();
    assert.equal(asked.filter((name) => name === 'userBatch').length, 2);
    assert.equal(asked.filter((name) => name === 'findUser').length, 0);
    assert.equal(asked.filter((name) => name === 'getUserGroups').length, 0);
  });

  it('fails where the server does, rather than call users unknown', async () => {
    window.proxy.alter('findUser', async () => ({ status: 503, body: 'busy' }));
    await assert.rejects(resolve('somebody'), { kind: 'http', status: 503 });
  });

  it('can be cancelled', async () => {
    const held = window.proxy.hold('findUser');
    const cancelling = new AbortController();
    const looking = window.directory.userResolver.resolve('tea', ['one'], cancelling.signal);
    await held.answered;
    cancelling.abort();
    await assert.rejects(looking, { kind: 'aborted' });
    held.release();
  });
});
