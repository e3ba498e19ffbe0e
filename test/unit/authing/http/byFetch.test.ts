import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { openSender } from '../../../../src/authing/http/twoWays.ts';
import { failsWith } from '../../../support/authing/failsWith.ts';
import { tea } from '../../../support/authing/proxiedServer.ts';
import { useTwoWayServer } from '../../../support/authing/twoWays.ts';
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

describe('What goes by a fetch', () => {
  const setup = useTwoWayServer();

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

  it('an answer that was compressed all the same is read, and not beyond the limit', async () => {
    await setup.setDirect('refused');
    let size = 10;
    setup.script = (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('x'.repeat(size)));
      return undefined;
    };
    const network = { fetch: setup.fetch };
    const sender = openSender({ host: setup.host, network, largestBody: 2000 });
    const { text, headers } = await sender.send(lookUp, {});
    assert.deepEqual([text, headers['content-encoding']], ['xxxxxxxxxx', undefined]);
    size = 100_000;
    await failsWith(sender.send(lookUp, {}), { kind: 'protocol', detail: 'answer too large' });
    await sender.close();
  });
});
