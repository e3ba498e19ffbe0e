import assert from 'node:assert/strict';
import type { User } from '../../../../../src/authing/index.ts';
import type { ListResult } from '../../../../../src/commands/members/pasted/listLookUp.ts';
import { openPastedList } from '../../../../../src/commands/members/pasted/listLookUp.ts';
import { openWindow, type Window } from '../../../../support/directory/directoryWindow.ts';
import { type Passing, refusal } from '../../../../support/servers/recordingProxy.ts';

const never = new AbortController().signal;

/** A key of a user, and how it is asked for by itself. */
type Type = 'id' | 'email' | 'phone' | 'username';

describe('Looking up a long list', () => {
  let window: Window;
  let users: readonly User[];

  before(async () => {
    window = await openWindow({ groups: 1, users: 1000 });
    await window.other.groups.create({ code: 'tea', name: 'Tea' });
    users = (await window.other.groups.listUsers('everyone', { limit: 1000 })).list;
  });

  beforeEach(() => {
    for (const name of ['userBatch', 'findUser', 'user', 'users']) window.proxy.pass(name);
    window.proxy.requests.length = 0;
  });

  after(() => window.close());

  const listOf = (type: Type, count = users.length) =>
    users.slice(0, count).flatMap((user) => user[type] ?? []);

  const open = (entries: readonly string[]) =>
    openPastedList(window.directory, 'tea', entries.join('\n'));

  const idsOf = ({ resolved }: ListResult) =>
    resolved.flatMap((each) => (each.kind === 'found' ? each.user.id : []));

  const asked = (...operations: string[]) =>
    window.proxy.operations().filter((name) => operations.includes(name)).length;

  function idsOfUsers(count = users.length): string[] {
    return users.slice(0, count).map(({ id }) => id);
  }

  const typeOf = ({ variables }: Passing) => variables.type ?? 'id';
  const valuesOf = ({ variables }: Passing) =>
    Array.isArray(variables.ids) ? variables.ids.map(String) : [];

  for (const [type, most] of [
    ['id', 40],
    ['email', 40],
    ['username', 40],
    ['phone', 60],
  ] as const) {
    it(`takes few requests by ${type}`, async () => {
      const list = listOf(type);
      const result = await open(list).run(never);
      assert.equal(result.stopped, undefined);
      assert.equal(list.length, 1000);
      assert.deepEqual(idsOf(result), idsOfUsers());
      assert.ok(window.proxy.requests.length <= most, `${window.proxy.requests.length}`);
      assert.equal(asked('findUser'), 0);
      assert.ok(window.proxy.mostAtOnce('userBatch') <= 4);
      for (const request of window.proxy.requests) assert.ok(valuesOf(request).length <= 80);
    });
  }

  it('says how far it has come', async () => {
    const counts: number[] = [];
    await open(listOf('email', 200)).run(never, (count) => counts.push(count));
    assert.deepEqual(
      counts.toSorted((a, b) => a - b),
      counts,
    );
    assert.equal(counts.at(-1), 200);
    assert.ok(counts.length >= 3);
  });

  it('matches the answers whatever order they have', async () => {
    window.proxy.alter('userBatch', async (_, forward) => {
      const { status, body } = await forward();
      const text = JSON.stringify(body);
      const { data } = JSON.parse(text);
      return { status, body: { data: { userBatch: data.userBatch.reverse() } } };
    });
    const list = listOf('email', 100);
    const result = await open(list).run(never);
    assert.deepEqual(
      result.resolved.map(({ texts }) => texts[0]),
      list,
    );
    assert.deepEqual(idsOf(result), idsOfUsers(100));
  });

  for (const type of ['id', 'email', 'phone', 'username'] as const) {
    it(`finds the others by ${type} where the server refuses a whole batch for one unknown`, async () => {
      window.proxy.alter('userBatch', async (request, forward) => {
        const { body } = await forward();
        const found = JSON.parse(JSON.stringify(body)).data.userBatch.length;
        return found === valuesOf(request).length
          ? { status: 200, body }
          : refusal(2004, 'User not found');
      });
      const unknown = {
        id: 'f'.repeat(24),
        email: 'no@example.com',
        phone: '19999999999',
        username: 'no',
      };
      const list = listOf(type, 100);
      const result = await open([...list.slice(0, 50), unknown[type], ...list.slice(50)]).run(
        never,
      );
      assert.deepEqual(idsOf(result), idsOfUsers(100));
      assert.deepEqual(
        result.resolved.filter(({ kind }) => kind === 'unknown').map(({ texts }) => texts),
        [[unknown[type]]],
      );
    });
  }

  for (const [what, answer] of [
    ['refuses the type', () => refusal(500, 'Unknown argument "type"')],
    [
      'answers HTTP 400',
      () => ({ status: 400, body: { errors: [{ message: 'No such argument' }] } }),
    ],
    ['gives no answer', () => ({ status: 200, body: { data: { userBatch: null } } })],
    ['has nobody in its answer', () => ({ status: 200, body: { data: { userBatch: [] } } })],
  ] as const) {
    it(`asks for one at a time where the server ${what}`, async () => {
      window.proxy.alter('userBatch', async (request, forward) =>
        typeOf(request) === 'id' ? forward() : answer(),
      );
      const result = await open([...listOf('email', 50), 'nobody@example.com']).run(never);
      assert.deepEqual(idsOf(result), idsOfUsers(50));
      assert.ok(window.proxy.requests.length <= 51 * 2 + 10, `${window.proxy.requests.length}`);
    });
  }

  it('asks for one at a time where the server takes all values for ids', async () => {
    window.proxy.alter('userBatch', async (request, forward) => {
      if (typeOf(request) === 'id') return forward();
      const found = users.filter(({ id }) => valuesOf(request).includes(id));
      return { status: 200, body: { data: { userBatch: found } } };
    });
    const result = await open(listOf('email', 50)).run(never);
    assert.deepEqual(idsOf(result), idsOfUsers(50));
  });

  it('keeps what was found where the server stops answering, and goes on with the rest', async () => {
    let answered = 0;
    window.proxy.alter('userBatch', async (_, forward) => {
      answered += 1;
      return answered > 10 ? { status: 429, body: 'slow down' } : forward();
    });
    const lookUp = open(listOf('email'));
    const first = await lookUp.run(never);
    assert.equal(first.stopped?.status, 429);
    const found = idsOf(first);
    const waiting = first.resolved.filter(({ kind }) => kind === 'waiting').length;
    assert.ok(found.length >= 80, `${found.length}`);
    assert.equal(found.length + waiting, 1000);
    assert.equal(asked('findUser', 'getUserGroups'), 0);
    const before = asked('userBatch');
    // Those under way may be refused too, but it does not try all the others.
    assert.ok(before <= 20, `${before}`);

    window.proxy.pass('userBatch');
    const second = await lookUp.run(never);
    assert.equal(second.stopped, undefined);
    assert.deepEqual(idsOf(second), idsOfUsers());
    assert.ok(asked('userBatch') - before <= 28 - 10 + 4, `${asked('userBatch') - before}`);
  });

  it('takes in what is under way where one request fails, but begins no other', async () => {
    const [, failing = ''] = [0, 80].map((index) => listOf('email')[index]);
    let fail = () => {};
    const failed = new Promise<void>((resolve) => {
      fail = resolve;
    });
    window.proxy.alter('userBatch', async (request, forward) => {
      if (valuesOf(request).includes(failing)) {
        void request.gone.then(fail);
        return { status: 503, body: 'busy' };
      }
      if (asked('userBatch') > 3) await failed;
      return forward();
    });
    const { resolved, stopped } = await open(listOf('email')).run(never);
    assert.equal(stopped?.status, 503);
    assert.deepEqual(
      resolved.flatMap((each) => (each.kind === 'found' ? each.user.id : [])),
      [...idsOfUsers(80), ...idsOfUsers(400).slice(160)],
    );
  });

  it('keeps what was found where it is cancelled', async () => {
    const cancelling = new AbortController();
    const lookUp = open(listOf('email'));
    const first = await lookUp.run(cancelling.signal, (count) => {
      if (count >= 160) cancelling.abort();
    });
    assert.equal(first.stopped?.kind, 'aborted');
    assert.ok(idsOf(first).length >= 160);
    assert.ok(idsOf(first).length < 1000);
    assert.deepEqual(idsOf(await lookUp.run(never)), idsOfUsers());
  });

  it('calls nobody found of whom not all is known: they may be several', async () => {
    window.proxy.alter('userBatch', async (request, forward) =>
      typeOf(request) === 'username' ? { status: 503, body: 'busy' } : forward(),
    );
    const { stopped, resolved } = await open(listOf('email', 20)).run(never);
    assert.equal(stopped?.status, 503);
    assert.deepEqual(new Set(resolved.map(({ kind }) => kind)), new Set(['waiting']));
  });

  it('keeps who was found where who is a member cannot be said', async () => {
    window.proxy.alter('group', async () => ({ status: 503, body: 'busy' }));
    const lookUp = open(listOf('email', 20));
    const first = await lookUp.run(never);
    assert.equal(first.stopped?.status, 503);
    assert.equal(idsOf(first).length, 20);
    window.proxy.pass('group');
    assert.equal((await lookUp.run(never)).stopped, undefined);
  });
});
