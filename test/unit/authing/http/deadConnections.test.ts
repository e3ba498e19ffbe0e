import assert from 'node:assert/strict';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { failsWith } from '../../../support/authing/failsWith.ts';
import {
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const noGroups = { body: { data: { groups: { totalCount: 0, list: [] } } } };
const removed = { body: { data: { removeUserFromGroup: { code: 200, message: 'ok' } } } };
const overall = 3000;
const silence = 1000;
const connectionsAtMost = 16;

describe('A connection that was kept, and swallows everything', () => {
  let server: ScriptedServer;
  let port: number;
  let dead: Set<Socket>;
  let open: Set<Socket>;
  let close: () => Promise<unknown>;
  let answerAfterMs: number;
  const { now } = Date;

  beforeEach(async () => {
    answerAfterMs = 0;
    server = await startScriptedServer(async ({ operation }) => {
      await delay(answerAfterMs, undefined, { ref: false });
      return operation === 'removeUserFromGroup' ? removed : noGroups;
    });
    dead = new Set();
    open = new Set();
    const target = new URL(server.host);
    const proxy = createServer((socket) => {
      open.add(socket);
      const behind = connect(Number(target.port), target.hostname);
      socket.on('error', () => behind.destroy()).on('close', () => behind.destroy());
      behind.on('error', () => socket.destroy());
      socket.on('data', (data) => {
        if (!dead.has(socket)) behind.write(data);
      });
      behind.on('data', (data) => {
        if (!dead.has(socket)) socket.write(data);
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = proxy.address();
    port = typeof address === 'object' && address ? address.port : 0;
    close = async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    };
  });
  afterEach(async () => {
    Date.now = now;
    await server.close();
    await close();
  });

  const client = () => server.client({ host: `http://127.0.0.1:${port}`, timeouts: { overall } });

  /** From now on the connections there are swallow everything. */
  function killConnections(): void {
    for (const socket of open) dead.add(socket);
    server.calls.length = 0;
  }

  /** Lets so much time go by, as far as the clock on the wall says. */
  function pass(seconds: number): void {
    Date.now = () => now() + seconds * 1000;
  }

  const sent = () => server.calls.length;

  it('costs a look-up a short silence, and not its whole time-out', async () => {
    const { groups } = client();
    await groups.list();
    killConnections();
    assert.equal((await groups.list()).totalCount, 0);
    assert.equal(sent(), 1);
    // And what comes after it does not meet the dead one again.
    const again = performance.now();
    await groups.list();
    assert.ok(performance.now() - again < silence);
  });

  it('costs the exchange of the secret no more', async () => {
    const management = client();
    await management.groups.list();
    killConnections();
    await management.authenticate();
  });

  it('is one of many: all look-ups go on, those that wait for a connection, too', async () => {
    const { groups } = client();
    const many = () => Promise.all(Array.from({ length: 24 }, () => groups.list()));
    answerAfterMs = 20;
    await many();
    assert.equal(open.size, connectionsAtMost);
    killConnections();
    await many();
    assert.equal(sent(), 24);
  });

  it('does not hold a change that waits for one, which is sent once by a new one', async () => {
    const { groups } = client();
    const many = () => Array.from({ length: connectionsAtMost }, () => groups.list());
    answerAfterMs = 20;
    await Promise.all(many());
    killConnections();
    const lookUps = many();
    await delay(20);
    await groups.removeUsers('a', ['u']);
    await Promise.all(lookUps);
    const changes = server.calls.filter(({ operation }) => operation === 'removeUserFromGroup');
    assert.equal(changes.length, 1);
  });

  it('is found out by another look-up where the first is cancelled meanwhile', async () => {
    const { groups } = client();
    answerAfterMs = 20;
    await Promise.all([groups.list(), groups.list(), groups.list()]);
    killConnections();
    // What comes by a new one takes too long as well for the first to find anything out.
    answerAfterMs = 300;
    const controller = new AbortController();
    const first = groups.list({}, { signal: controller.signal });
    const second = groups.list();
    await delay(silence + 100);
    controller.abort();
    await failsWith(first, { kind: 'aborted' });
    assert.equal((await second).totalCount, 0);
  });

  it('is not found out by sending a change twice', async () => {
    const { groups } = client();
    await groups.list();
    killConnections();
    await failsWith(groups.removeUsers('a', ['u']), { kind: 'timeout', outcomeUnknown: true });
    assert.equal(sent(), 0);
  });

  it('is not used for a change after a while, for nobody could say what became of it', async () => {
    const { groups } = client();
    await groups.list();
    killConnections();
    pass(4);
    await groups.removeUsers('a', ['u']);
    assert.equal(sent(), 1);
  });

  it('is used for nothing after sleep, so that nothing is waited for', async () => {
    const { groups } = client();
    await groups.list();
    killConnections();
    pass(3600);
    const started = performance.now();
    await groups.list();
    assert.equal(sent(), 1);
    assert.ok(performance.now() - started < silence);
  });

  it('is not suspected where it is the server that is slow: one look-up is asked twice, once', async () => {
    const { groups } = client();
    const many = () => Promise.all(Array.from({ length: 8 }, () => groups.list()));
    answerAfterMs = 20;
    await many();
    answerAfterMs = 1300;
    server.calls.length = 0;
    await many();
    assert.ok(sent() <= 9, `${sent()} requests for 8`);
    const before = sent();
    await many();
    await groups.list();
    assert.equal(sent(), before + 9);
  });

  it('is not suspected where it is new', async () => {
    const { groups } = client();
    answerAfterMs = 1300;
    // The token came by one of them.
    await Promise.all(Array.from({ length: 8 }, () => groups.list()));
    assert.ok(sent() <= 9, `${sent()} requests for 8`);
    const other = client();
    await other.authenticate();
    server.calls.length = 0;
    await Promise.all(Array.from({ length: 4 }, () => other.groups.list()));
    assert.ok(sent() <= 5, `${sent()} requests for 4`);
  });

  it('leaves one that cannot be answered to its time-out', async () => {
    const { groups } = client();
    await groups.list();
    answerAfterMs = 10_000;
    await failsWith(groups.list(), { kind: 'timeout' });
  });
});
