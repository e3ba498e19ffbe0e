import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ProxyAgent } from 'undici';
import type { RequestRecord } from '../../../../src/authing/api.ts';
import { openSender } from '../../../../src/authing/http/twoWays.ts';
import { failsWith } from '../../../support/authing/failsWith.ts';
import { tea } from '../../../support/authing/proxiedServer.ts';
import {
  type DirectFault,
  fetchThrough,
  useTwoWayServer,
} from '../../../support/authing/twoWays.ts';
import { privateCa } from '../../../support/certificates/privateCa.ts';
import { eventually } from '../../../support/eventually.ts';

const once = { retry: { maxRetries: 0 } };
const lookUp = {
  operation: 'look',
  changes: false,
  method: 'POST',
  path: '/x',
  body: '{}',
} as const;

describe('Where there is a fetch beside direct connections', () => {
  const setup = useTwoWayServer();

  it('nothing goes by it as long as these come about', async () => {
    const client = setup.open();
    await client.groups.list();
    await client.groups.create(tea);
    assert.deepEqual(setup.fetched, []);
    assert.deepEqual(setup.proxy.connects, []);
  });

  const faults: [fault: DirectFault, timeouts?: object][] = [
    ['unknown name'],
    ['refused'],
    ['reset'],
    // A third of the time is for the direct connection.
    ['silence', { overall: 3000 }],
  ];
  for (const [fault, timeouts] of faults) {
    it(`all goes by it once they do not (${fault}), a change once`, async () => {
      await setup.setDirect(fault);
      const client = setup.open({ timeouts });
      assert.equal((await client.groups.create(tea)).code, 'tea');
      assert.equal(setup.server.exchanges.length, 1);
      assert.equal(setup.server.calls.length, 1);
      assert.equal(setup.fetched.length, 2);
    });
  }

  it('the fetch is kept to, for that client alone', async () => {
    await setup.setDirect('refused');
    const client = setup.open();
    await client.groups.list();
    await setup.setDirect(undefined);
    const before = setup.directConnections;
    await client.groups.list();
    await client.groups.create(tea);
    assert.equal(setup.directConnections, before);
    assert.equal(setup.fetched.length, 4);
    await setup.open().groups.list();
    assert.equal(setup.fetched.length, 4);
  });

  it('a direct connection is tried anew once the fetch makes none, and is kept to then', async () => {
    await setup.setDirect('refused');
    const client = setup.open();
    await client.groups.list();
    await setup.setDirect(undefined);
    for (const tunnel of setup.proxy.tunnels) tunnel.destroy();
    await eventually(async () => assert.equal(setup.proxy.tunnels.size, 0));
    setup.proxy.answer = 502;
    assert.equal((await client.groups.create(tea)).code, 'tea');
    const { length } = setup.fetched;
    assert.equal((await client.groups.create(tea)).code, 'tea');
    assert.equal(setup.fetched.length, length);
    assert.equal(setup.server.calls.length, 3);
  });

  it('a change that was sent directly is never sent by it', async () => {
    const client = setup.open(once);
    await client.groups.list();
    setup.script = (_, response) => void response.socket?.destroy();
    await failsWith(client.groups.create(tea), { kind: 'network', outcomeUnknown: true });
    assert.equal(setup.server.calls.length, 2);
    assert.deepEqual(setup.fetched, []);
  });

  it('a change that was sent by it is never sent directly', async () => {
    await setup.setDirect('refused');
    const client = setup.open();
    await client.groups.list();
    await setup.setDirect(undefined);
    const before = setup.directConnections;
    setup.script = (_, response) => void response.socket?.destroy();
    await failsWith(client.groups.create(tea), {
      kind: 'network',
      way: 'fetch',
      notSent: false,
      outcomeUnknown: true,
    });
    assert.equal(setup.server.calls.length, 2);
    assert.equal(setup.directConnections, before);
  });

  it('a look-up that was sent goes by no other way either, but is repeated by the same', async () => {
    await setup.setDirect('refused');
    const client = setup.open();
    await client.authenticate();
    await setup.setDirect(undefined);
    const before = setup.directConnections;
    let calls = 0;
    setup.script = (_, response) => {
      calls += 1;
      if (calls > 1) return { body: { data: { groups: { totalCount: 0, list: [] } } } };
      response.socket?.destroy();
      return undefined;
    };
    assert.equal((await client.groups.list()).totalCount, 0);
    assert.equal(calls, 2);
    assert.equal(setup.directConnections, before);
  });

  it('that both failed is told as one failure, with both codes, and the next begins directly', async () => {
    await setup.setDirect('refused');
    const broken = setup.open({
      ...once,
      network: {
        authorities: [privateCa],
        fetch: (url, init) => fetch(url.replace('authing.test', 'nowhere.invalid'), init),
      },
    });
    const error = await failsWith(broken.groups.create(tea), {
      kind: 'network',
      systemCode: 'ECONNREFUSED',
      outcomeUnknown: false,
      notSent: true,
      way: undefined,
    });
    assert.match(String(error.otherWay?.systemCode), /ENOTFOUND|EAI_AGAIN/);
    assert.match(
      error.message,
      /^accessToken failed \(network\): ECONNREFUSED, by fetch (ENOTFOUND|EAI_AGAIN)$/,
    );
    await setup.setDirect(undefined);
    assert.equal((await broken.groups.create(tea)).code, 'tea');
  });

  for (const [what, status] of [
    ['asks for a login', 407],
    ['makes no tunnel', 502],
  ] as const) {
    it(`a proxy that ${what} is told of alone, and no change was made`, async () => {
      await setup.setDirect('refused');
      const client = setup.open(once);
      setup.proxy.answer = status;
      await failsWith(client.groups.create(tea), {
        kind: 'network',
        way: 'fetch',
        proxy: true,
        status,
        notSent: true,
        outcomeUnknown: false,
      });
      assert.equal(setup.server.calls.length, 0);
      setup.proxy.answer = 'tunnel';
      assert.equal((await client.groups.create(tea)).code, 'tea');
    });
  }

  it('a certificate that only the direct connection would trust is refused', async () => {
    await setup.setDirect('refused');
    const { host } = setup;
    // Through the proxy, but without the private authority.
    const agent = new ProxyAgent({ uri: setup.proxy.uri });
    const client = setup.open({
      ...once,
      host,
      network: {
        authorities: [privateCa],
        verifyCertificates: false,
        fetch: fetchThrough(agent),
      },
    });
    await failsWith(client.groups.create(tea), {
      way: 'fetch',
      reason: 'certificateRefused',
      systemCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      outcomeUnknown: false,
    });
    assert.equal(setup.server.exchanges.length, 0);
    await agent.destroy();
  });

  it('the secret and the token go to the very host, in a tunnel, and nowhere else', async () => {
    await setup.setDirect('refused');
    const client = setup.open();
    await client.groups.list();
    await client.groups.create(tea);
    const origin = new URL(setup.host);
    assert.deepEqual(
      setup.proxy.connects.map(({ target }) => target),
      setup.proxy.connects.map(() => origin.host),
    );
    assert.ok(setup.proxy.connects.length > 0);
    assert.deepEqual(setup.proxy.others, []);
    for (const { url, init } of setup.fetched) {
      assert.equal(new URL(url).origin, origin.origin);
      const { redirect, credentials, cache } = Object.assign({ cache: '' }, init);
      assert.deepEqual([redirect, credentials, cache], ['manual', 'omit', 'no-store']);
    }
  });

  it('a redirect is not followed by the fetch either', async () => {
    await setup.setDirect('refused');
    const client = setup.open(once);
    for (const status of [301, 302, 307, 308]) {
      const location = `${setup.server.host}/elsewhere`;
      setup.script = () => ({ status, headers: { location }, body: '' });
      await failsWith(client.groups.create(tea), { kind: 'http', status });
    }
    assert.deepEqual(new Set(setup.server.calls.map(({ path }) => path)), new Set(['/graphql/v2']));
    assert.equal(setup.server.calls.length, 4);
  });

  it('the headers are the same, but for those that every fetch adds', async () => {
    await setup.open().groups.list();
    await setup.setDirect('refused');
    await setup.open().groups.list();
    const [direct, fetched] = setup.server.calls.map(({ headers }) => headers);
    const { authorization: first, ...usual } = direct ?? {};
    const { authorization: second, ...all } = fetched ?? {};
    assert.match(String(first), /^Bearer token-/);
    assert.match(String(second), /^Bearer token-/);
    const added = Object.keys(all).filter((name) => !(name in usual));
    assert.deepEqual({ ...all, ...usual }, { ...usual, ...all, connection: usual.connection });
    assert.deepEqual(added.sort(), [
      'accept-language',
      'cache-control',
      'pragma',
      'sec-fetch-mode',
      'user-agent',
    ]);
  });

  it('what the server repeats of the secret is masked all the same', async () => {
    await setup.setDirect('refused');
    const client = setup.open(once);
    setup.script = ({ headers }) => ({
      status: 403,
      body: { message: `No: marker-secret ${headers.authorization}` },
    });
    const error = await failsWith(client.groups.list(), { kind: 'http', status: 403 });
    assert.doesNotMatch(inspect(error), /marker-secret|token-1/);
  });

  it('who asks is told by which way each request went', async () => {
    const seen: RequestRecord[] = [];
    await setup.setDirect('refused');
    const client = setup.open({ observe: (record) => void seen.push(record) });
    await client.groups.list();
    setup.script = () => ({ status: 500 });
    await failsWith(client.groups.create(tea), {});
    assert.deepEqual(
      seen.map(({ operation, way }) => [operation, way]),
      [
        ['accessToken', 'fetch'],
        ['groups', 'fetch'],
        ['createGroup', 'fetch'],
      ],
    );
    await setup.setDirect(undefined);
    seen.length = 0;
    await setup.open({ observe: (record) => void seen.push(record) }).authenticate();
    assert.deepEqual(
      seen.map(({ way }) => way),
      [undefined],
    );
  });

  for (const [what, answer] of [
    ['for its answer', 'tunnel'],
    ['for a tunnel', 'silence'],
  ] as const) {
    it(`a request that waits ${what} can be cancelled, and ends in time`, async () => {
      await setup.setDirect('refused');
      const client = setup.open({ ...once, timeouts: { overall: 1000 } });
      await eventually(() => client.authenticate());
      setup.script = () => undefined;
      if (answer === 'silence') {
        for (const tunnel of setup.proxy.tunnels) tunnel.destroy();
        await eventually(async () => assert.equal(setup.proxy.tunnels.size, 0));
      }
      setup.proxy.answer = answer;
      const { length } = setup.fetched;
      const cancel = new AbortController();
      const cancelled = client.groups.list({}, { signal: cancel.signal });
      await eventually(async () => assert.equal(setup.fetched.length, length + 1));
      cancel.abort();
      await failsWith(cancelled, { kind: 'aborted', outcomeUnknown: false });
      await Promise.all([
        failsWith(client.groups.list(), { kind: 'timeout' }),
        failsWith(client.groups.create(tea), { kind: 'timeout', outcomeUnknown: true }),
      ]);
      const closed = client.groups.list();
      await eventually(async () => assert.equal(setup.fetched.length, length + 4));
      await client.close();
      await failsWith(closed, { kind: 'aborted' });
      await failsWith(client.groups.list(), { kind: 'aborted' });
      assert.equal(setup.fetched.length, length + 4);
    });
  }

  it('a fetch that does not notice that it is to end is not waited for', async () => {
    await setup.setDirect('refused');
    const network = { authorities: [privateCa], fetch: () => new Promise<Response>(() => {}) };
    const client = setup.open({ ...once, network, timeouts: { overall: 1000 } });
    await failsWith(client.groups.list(), { kind: 'timeout', way: 'fetch' });
  });

  for (const [what, headers, body] of [
    ['that is too large', {}, 'x'.repeat(3000)],
    ['that says it is', { 'content-length': '3000' }, 'x'.repeat(3000)],
  ] as const) {
    it(`an answer ${what} is not read`, async () => {
      await setup.setDirect('refused');
      setup.script = () => ({ headers, body });
      const network = { fetch: setup.fetch };
      const sender = openSender({ host: setup.host, network, largestBody: 2000 });
      await failsWith(sender.send(lookUp, {}), { kind: 'protocol', detail: 'answer too large' });
      await sender.close();
    });
  }

  it('at most sixteen requests are under way by it, and one that waits can be cancelled', async () => {
    await setup.setDirect('refused');
    const answers: (() => void)[] = [];
    setup.script = () =>
      new Promise((resolve) => {
        answers.push(() => resolve({ body: {} }));
      });
    const sender = openSender({ host: setup.host, network: { fetch: setup.fetch } });
    const sent = Array.from({ length: 17 }, () => sender.send(lookUp, {}));
    await eventually(async () => assert.equal(answers.length, 16));
    const cancel = new AbortController();
    const change = { ...lookUp, changes: true };
    const cancelled = sender.send(change, {}, cancel.signal);
    await eventually(async () => assert.equal(setup.fetched.length, 16));
    cancel.abort();
    await failsWith(cancelled, { kind: 'aborted', outcomeUnknown: false });
    answers[0]?.();
    await eventually(async () => assert.equal(answers.length, 17));
    for (const answer of answers) answer();
    assert.equal((await Promise.all(sent)).length, 17);
    await sender.close();
  });

  for (const host of ['https://localhost:9', 'https://127.0.0.1:9', 'http://127.0.0.1:9']) {
    it(`the fetch is never used for ${host}`, async () => {
      const client = setup.open({ ...once, host });
      await failsWith(client.groups.list(), { systemCode: 'ECONNREFUSED', otherWay: undefined });
      assert.deepEqual(setup.fetched, []);
    });
  }

  it('nor is it for plain http to another machine', async () => {
    const host = setup.host.replace('https', 'http');
    await setup.setDirect('refused');
    const sender = openSender({ host, network: { fetch: setup.fetch } });
    await failsWith(sender.send(lookUp, {}), { systemCode: 'ECONNREFUSED', otherWay: undefined });
    assert.deepEqual(setup.fetched, []);
    await sender.close();
  });
});
