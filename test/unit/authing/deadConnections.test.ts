import assert from 'node:assert/strict';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { failsWith } from './failures.ts';
import { type ScriptedServer, startScriptedServer } from './scriptedServer.ts';

const noGroups = { body: { data: { groups: { totalCount: 0, list: [] } } } };
const overall = 3000;

describe('A connection that was kept, and swallows everything', () => {
  let server: ScriptedServer;
  let port: number;
  let dead: Set<Socket>;
  let open: Set<Socket>;
  let close: () => Promise<unknown>;
  let answerAfterMs: number;

  beforeEach(async () => {
    answerAfterMs = 0;
    server = await startScriptedServer(async () => {
      await delay(answerAfterMs, undefined, { ref: false });
      return noGroups;
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
    await server.close();
    await close();
  });

  const client = () => server.client({ host: `http://127.0.0.1:${port}`, timeouts: { overall } });

  it('costs a look-up a short silence, and not its whole time-out', async () => {
    const { groups } = client();
    await groups.list();
    for (const socket of open) dead.add(socket);
    const calls = server.calls.length;
    assert.equal((await groups.list()).totalCount, 0);
    assert.equal(server.calls.length, calls + 1);
    // And what comes after it does not meet the dead one again.
    const again = performance.now();
    await groups.list();
    assert.ok(performance.now() - again < 1000);
  });

  it('is not found out by sending a change twice', async () => {
    const { groups } = client();
    await groups.list();
    for (const socket of open) dead.add(socket);
    const calls = server.calls.length;
    await failsWith(groups.removeUsers('a', ['u']), { kind: 'timeout', outcomeUnknown: true });
    assert.equal(server.calls.length, calls);
  });

  it('is not looked for again where it is the server that is slow', async () => {
    const { groups } = client();
    await groups.list();
    answerAfterMs = 1300;
    const calls = server.calls.length;
    await groups.list();
    await groups.list();
    // The first of them was asked twice, at most.
    assert.ok(server.calls.length - calls <= 3, String(server.calls.length - calls));
  });

  it('leaves one that cannot be answered to its time-out', async () => {
    const { groups } = client();
    await groups.list();
    answerAfterMs = 10_000;
    await failsWith(groups.list(), { kind: 'timeout' });
  });
});
