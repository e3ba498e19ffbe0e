import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ManagementClient } from '../../../../src/authing/index.ts';
import { failsWith } from '../../../support/authing/failsWith.ts';
import {
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const noGroups = { body: { data: { groups: { totalCount: 0, list: [] } } } };
const never: Script = () => new Promise<undefined>(() => {});

describe('A call under way', () => {
  let server: ScriptedServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('is given up at once when its signal fires, and the server sees it', async () => {
    server = await startScriptedServer(never);
    const controller = new AbortController();
    const call = server.client().groups.list({}, { signal: controller.signal });
    await delay(50);
    controller.abort();
    await failsWith(call, { kind: 'aborted', operation: 'groups' });
    await server.calls[0]?.gone;
  });

  it('is not sent at all where its signal has fired before', async () => {
    server = await startScriptedServer(() => noGroups);
    const call = server.client().groups.list({}, { signal: AbortSignal.abort() });
    await failsWith(call, { kind: 'aborted' });
    assert.equal(server.exchanges.length, 0);
  });

  it('is given up in the middle of the body', async () => {
    server = await startScriptedServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data":');
      return undefined;
    });
    const controller = new AbortController();
    const call = server.client().groups.list({}, { signal: controller.signal });
    await delay(50);
    controller.abort();
    await failsWith(call, { kind: 'aborted' });
  });

  it('leaves no listener on the signal it was given', async () => {
    server = await startScriptedServer(() => noGroups);
    const client = server.client();
    const { signal } = new AbortController();
    const added: unknown[] = [];
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      added.push(args[1]);
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      added.splice(added.indexOf(args[1]), 1);
      removeEventListener.apply(signal, args);
    };
    await client.groups.list({}, { signal });
    await client.groups.list({}, { signal });
    assert.deepEqual(added, []);
  });

  it('times out as a whole', async () => {
    server = await startScriptedServer(never);
    const started = performance.now();
    await failsWith(server.client({ timeouts: { overall: 100 } }).groups.list(), {
      kind: 'timeout',
      operation: 'groups',
    });
    assert.ok(performance.now() - started < 1000);
  });

  it('times out while a body drips on', async () => {
    server = await startScriptedServer((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      void request.gone.then(() => clearInterval(drip));
      return undefined;
    });
    await failsWith(server.client({ timeouts: { overall: 150 } }).groups.list(), {
      kind: 'timeout',
    });
  });

  it('times out without headers, and without more of the body', async () => {
    server = await startScriptedServer(({ operation }, response) => {
      if (operation === 'group') {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"data":');
      }
      return undefined;
    });
    const client = server.client({ timeouts: { headers: 200, body: 200, overall: 20_000 } });
    await failsWith(client.groups.list(), {
      kind: 'timeout',
      systemCode: 'UND_ERR_HEADERS_TIMEOUT',
    });
    await failsWith(client.groups.detail('a'), {
      kind: 'timeout',
      systemCode: 'UND_ERR_BODY_TIMEOUT',
    });
  });

  it('times out where no connection comes to stand', async () => {
    const silent = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const client = new ManagementClient({
      userPoolId: 'p',
      secret: 's',
      host: `https://127.0.0.1:${port}`,
      timeouts: { connect: 100 },
      retry: { maxRetries: 0 },
    });
    await failsWith(client.authenticate(), {
      kind: 'timeout',
      reason: 'connectTimeout',
      systemCode: 'UND_ERR_CONNECT_TIMEOUT',
    });
    await client.close();
    await new Promise((resolve) => silent.close(resolve));
  }).slow(3000);

  it('is given up where the body gets too large, and the connection dropped', async () => {
    let megabytes = 0;
    server = await startScriptedServer(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      for (; megabytes < 100 && !response.destroyed; megabytes += 1) {
        response.write(Buffer.alloc(1_000_000, ' '));
        while (response.writableNeedDrain && !response.destroyed) await delay(1);
      }
      return undefined;
    });
    await failsWith(server.client().groups.list(), {
      kind: 'protocol',
      detail: 'answer too large',
    });
    await server.calls[0]?.gone;
    assert.ok(megabytes >= 32 && megabytes < 60, `${megabytes} MB were sent`);
  });

  it('is not taken elsewhere by a redirect', async () => {
    const elsewhere = await startScriptedServer(() => noGroups);
    try {
      for (const status of [301, 302, 303, 307, 308]) {
        server = await startScriptedServer(() => ({
          status,
          headers: { location: `${elsewhere.host}/graphql/v2` },
        }));
        await failsWith(server.client().groups.list(), { kind: 'http', status });
        assert.equal(server.calls.length, 1);
        await server.close();
      }
      assert.equal(elsewhere.connections.opened, 0);
    } finally {
      await elsewhere.close();
    }
  });

  it('fails as network where nobody listens', async () => {
    const gone = await startScriptedServer(() => noGroups);
    await gone.close();
    const { host } = gone;
    const retry = { maxRetries: 0 };
    const client = new ManagementClient({ userPoolId: 'p', secret: 's', host, retry });
    await failsWith(client.groups.list(), {
      kind: 'network',
      systemCode: 'ECONNREFUSED',
      operation: 'accessToken',
    });
    await client.close();
  });

  it('fails as network where the name is unknown', async () => {
    const host = 'https://authing.invalid';
    const retry = { maxRetries: 0 };
    const client = new ManagementClient({ userPoolId: 'p', secret: 's', host, retry });
    const { systemCode } = await failsWith(client.authenticate(), { kind: 'network' });
    assert.match(String(systemCode), /ENOTFOUND|EAI_AGAIN/);
    await client.close();
  });

  it('fails as network where the connection breaks before or in the middle of the body', async () => {
    server = await startScriptedServer(({ operation }, response) => {
      if (operation === 'groups') response.destroy();
      else {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
        response.write('{"data":', () => response.destroy());
      }
      return undefined;
    });
    const client = server.client();
    await failsWith(client.groups.list(), { kind: 'network' });
    await failsWith(client.groups.detail('a'), { kind: 'network' });
  });

  it('fails as protocol where the other side does not speak HTTP', async () => {
    const other = createServer((socket) => socket.resume().end('220 mail.example.com ESMTP\r\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const host = `http://127.0.0.1:${port}`;
    const client = new ManagementClient({ userPoolId: 'p', secret: 's', host });
    await failsWith(client.authenticate(), { kind: 'protocol' });
    await client.close();
    await new Promise((resolve) => other.close(resolve));
  });

  it('is fine after one that failed', async () => {
    let healthy = false;
    server = await startScriptedServer((_request, response) => {
      if (healthy) return noGroups;
      response.destroy();
      return undefined;
    });
    const client = server.client();
    await failsWith(client.groups.list(), { kind: 'network' });
    healthy = true;
    assert.equal((await client.groups.list()).totalCount, 0);
  });
});
