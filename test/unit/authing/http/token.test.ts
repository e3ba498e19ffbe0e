import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { failsWith } from '../../../support/authing/failsWith.ts';
import {
  type Answer,
  issueToken,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const noGroups = { body: { data: { groups: { totalCount: 0, list: [] } } } };
const businessError = (code: number, message = 'no'): Answer => ({
  body: { errors: [{ message: { code, message } }], data: null },
});

describe('The access token', () => {
  let server: ScriptedServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('is exchanged once, however many calls start at once, and kept for later ones', async () => {
    server = await startScriptedServer(
      () => noGroups,
      async (number) => {
        await delay(30);
        return issueToken(number);
      },
    );
    const client = server.client();
    await Promise.all(Array.from({ length: 20 }, () => client.groups.list()));
    await client.groups.list();
    assert.equal(server.exchanges.length, 1);
    assert.equal(server.calls.length, 21);
    for (const call of server.calls) assert.equal(call.headers.authorization, 'Bearer token-1');
  });

  it('that lives three seconds is used for two and renewed before it ends', async () => {
    server = await startScriptedServer(
      () => noGroups,
      (number) => issueToken(number, 3),
    );
    const client = server.client();
    const started = performance.now();
    while (performance.now() - started < 700) {
      await client.groups.list();
      await delay(50);
    }
    assert.equal(server.exchanges.length, 1, 'not exchanged while it is good');
    await delay(started + 2100 - performance.now());
    await client.groups.list();
    assert.equal(server.exchanges.length, 2, 'renewed before its end');
    assert.equal(server.calls.at(-1)?.headers.authorization, 'Bearer token-2');
  });

  it('that lives one second is not exchanged for every call', async () => {
    server = await startScriptedServer(
      () => noGroups,
      (number) => issueToken(number, 1),
    );
    const client = server.client();
    for (let call = 0; call < 10; call += 1) await client.groups.list();
    assert.equal(server.exchanges.length, 1);
  });

  for (const hours of [-2, 2]) {
    it(`is kept though the server's clock is ${hours} hours off`, async () => {
      server = await startScriptedServer(
        () => noGroups,
        (number) => issueToken(number, 3600, Date.now() / 1000 + hours * 3600),
      );
      const client = server.client();
      await client.groups.list();
      await client.groups.list();
      assert.equal(server.exchanges.length, 1);
    });
  }

  const refusals: [title: string, answer: Answer][] = [
    ['as not logged in', businessError(2020)],
    ['as expired', businessError(2206)],
    ['as invalid', businessError(2207)],
    ['with HTTP 401', { status: 401, body: 'Unauthorized' }],
    ['in an HTTP failure that names the code', { status: 403, body: { code: 2206, message: 'x' } }],
  ];
  for (const [title, refusal] of refusals) {
    it(`refused ${title} is exchanged anew and the call repeated once`, async () => {
      server = await startScriptedServer(({ headers }) =>
        headers.authorization === 'Bearer token-1' ? refusal : noGroups,
      );
      const page = await server.client().groups.list();
      assert.equal(page.totalCount, 0);
      assert.equal(server.exchanges.length, 2);
      assert.equal(server.calls.length, 2);
    });
  }

  it('refused in the message of a mutation is exchanged anew, too', async () => {
    server = await startScriptedServer(({ headers }) => ({
      body: {
        data: {
          deleteGroups: { code: headers.authorization === 'Bearer token-1' ? 2206 : 200 },
        },
      },
    }));
    await server.client().groups.delete('a');
    assert.equal(server.exchanges.length, 2);
  });

  it('refused again right after the exchange fails the call as auth', async () => {
    server = await startScriptedServer(() => businessError(2207, 'login invalid'));
    await failsWith(server.client().groups.list(), {
      kind: 'auth',
      code: 2207,
      serverMessage: 'login invalid',
      operation: 'groups',
    });
    assert.equal(server.exchanges.length, 2);
    assert.equal(server.calls.length, 2);
  });

  it('refused to many calls at once is exchanged once for all of them', async () => {
    server = await startScriptedServer(async ({ headers }) => {
      if (headers.authorization !== 'Bearer token-1') return noGroups;
      await delay(Math.random() * 60);
      return businessError(2206);
    });
    const client = server.client();
    await Promise.all(Array.from({ length: 10 }, () => client.groups.list()));
    assert.equal(server.exchanges.length, 2);
    assert.equal(server.calls.length, 20);
  });

  it('is not asked for again by other errors', async () => {
    server = await startScriptedServer(() => businessError(1001, 'no permission'));
    await failsWith(server.client().groups.list(), { kind: 'api', code: 1001 });
    assert.equal(server.exchanges.length, 1);
    assert.equal(server.calls.length, 1);
  });

  it('is got for the others when one who waits for it gives up', async () => {
    server = await startScriptedServer(
      () => noGroups,
      async (number) => {
        await delay(80);
        return issueToken(number);
      },
    );
    const client = server.client();
    const controller = new AbortController();
    const first = client.groups.list({}, { signal: controller.signal });
    const second = client.groups.list();
    await delay(20);
    controller.abort();
    await failsWith(first, { kind: 'aborted', operation: 'groups' });
    assert.equal((await second).totalCount, 0);
    assert.equal(server.exchanges.length, 1);
  });

  it('is no longer waited for when all have given up, and the next call exchanges anew', async () => {
    server = await startScriptedServer(
      () => noGroups,
      (number) => (number > 1 ? issueToken(number) : new Promise<never>(() => {})),
    );
    const client = server.client();
    const controller = new AbortController();
    const { signal } = controller;
    const calls = [client.groups.list({}, { signal }), client.groups.detail('a', { signal })];
    await delay(50);
    controller.abort();
    for (const call of calls) await failsWith(call, { kind: 'aborted' });
    await server.exchanges[0]?.gone;
    assert.equal((await client.groups.list()).totalCount, 0);
    assert.equal(server.exchanges.length, 2);
  });

  it('that could not be got is asked for again by the next call', async () => {
    server = await startScriptedServer(
      () => noGroups,
      (number) => (number === 1 ? { status: 503, body: 'down' } : issueToken(number)),
    );
    const client = server.client();
    const both = [client.groups.list(), client.groups.list()];
    for (const call of both) await failsWith(call, { kind: 'http', status: 503 });
    await client.groups.list();
    assert.equal(server.exchanges.length, 2);
  });

  it('is exchanged by authenticate even where there is one', async () => {
    server = await startScriptedServer(() => noGroups);
    const client = server.client();
    await client.groups.list();
    await client.authenticate();
    await client.groups.list();
    assert.equal(server.exchanges.length, 2);
    assert.equal(server.calls.at(-1)?.headers.authorization, 'Bearer token-2');
  });

  for (const exp of [null, 'never', { seconds: 7200 }]) {
    it(`that does not say when it ends, but ${JSON.stringify(exp)}, is used until it is refused`, async () => {
      server = await startScriptedServer(
        () => noGroups,
        () => ({ body: { data: { accessToken: { accessToken: 'endless', exp, iat: null } } } }),
      );
      const client = server.client();
      await client.groups.list();
      await client.groups.list();
      assert.equal(server.exchanges.length, 1);
    });
  }

  it('is renewed in time where its times are written as strings', async () => {
    server = await startScriptedServer(
      () => noGroups,
      () => ({
        body: { data: { accessToken: { accessToken: 'brief', exp: '1000', iat: '1000' } } },
      }),
    );
    const client = server.client();
    await client.groups.list();
    await client.groups.list();
    assert.equal(server.exchanges.length, 2);
  });

  const exchangeFailures: [title: string, answer: Answer, expected: object][] = [
    [
      'a refused secret as auth, with what the server said',
      businessError(2225, 'wrong secret'),
      { kind: 'auth', code: 2225, serverMessage: 'wrong secret', operation: 'accessToken' },
    ],
    ['an unknown pool as auth', businessError(2224), { kind: 'auth', code: 2224 }],
    ['HTTP 401 as auth', { status: 401, body: '' }, { kind: 'auth', status: 401 }],
    ['a busy server as api', businessError(1000), { kind: 'api', code: 1000 }],
    ['throttling as api', { body: { code: 429, message: 'slow' } }, { kind: 'api', code: 429 }],
    ['a broken server as api', businessError(500), { kind: 'api', code: 500 }],
    [
      'an answer without a token as protocol',
      { body: { data: { accessToken: { accessToken: null } } } },
      { kind: 'protocol' },
    ],
  ];
  for (const [title, answer, expected] of exchangeFailures) {
    it(`fails the call, when it is not given: ${title}`, async () => {
      server = await startScriptedServer(
        () => noGroups,
        () => answer,
      );
      await failsWith(server.client().authenticate(), expected);
      assert.equal(server.exchanges.length, 1);
    });
  }
});
