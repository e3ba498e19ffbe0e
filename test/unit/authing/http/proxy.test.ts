import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { failsWith } from '../../../support/authing/failsWith.ts';
import {
  authorities,
  noGroups,
  proxyToken,
  tea,
  useProxiedServer,
} from '../../../support/authing/proxiedServer.ts';
import { signedByPrivateCa } from '../../../support/certificates/privateCa.ts';
import { eventually } from '../../../support/eventually.ts';
import { startConnectProxy } from '../../../support/servers/connectProxy.ts';

describe('Through a proxy', () => {
  const setup = useProxiedServer();

  it('look-ups and changes get to the host, which the proxy finds', async () => {
    const client = setup.open();
    assert.equal((await client.groups.list()).totalCount, 0);
    assert.equal((await client.groups.create(tea)).code, 'tea');
    const { target, authorization } = setup.proxy.connects[0] ?? {};
    assert.deepEqual([target, authorization], ['authing.test:443', proxyToken]);
    assert.deepEqual(setup.proxy.others, [], 'the proxy sees no request');
  });

  it('the host is not told what the proxy is', async () => {
    await setup.open().groups.list();
    for (const { headers } of [...setup.server.calls, ...setup.server.exchanges]) {
      assert.equal(headers['proxy-authorization'], undefined);
      assert.equal(headers.host, 'authing.test');
    }
  });

  it('connections are kept and used again', async () => {
    const client = setup.open();
    for (let call = 0; call < 10; call += 1) await client.groups.list();
    // As without a proxy: a second one where a request follows in the very tick the first one ended.
    assert.ok(setup.proxy.connects.length <= 2, String(setup.proxy.connects.length));
  });

  it('100 Continue that nobody asked for is passed over', async () => {
    setup.script = (_request, response) => {
      response.writeContinue();
      return noGroups;
    };
    assert.equal((await setup.open().groups.list()).totalCount, 0);
  });

  it('a look-up that a tunnel swallows goes by another one', async () => {
    const client = setup.open({ timeouts: { overall: 4000 }, retry: { maxRetries: 0 } });
    await client.groups.list();
    for (const tunnel of setup.proxy.tunnels) tunnel.unpipe().pause();
    const before = setup.proxy.connects.length;
    assert.equal((await client.groups.list()).totalCount, 0);
    assert.equal(setup.proxy.connects.length, before + 1);
  });

  it('there are sixteen connections at most', async () => {
    setup.script = async () => {
      await delay(20);
      return noGroups;
    };
    const client = setup.open();
    await Promise.all(Array.from({ length: 60 }, () => client.groups.list()));
    assert.ok(setup.proxy.connects.length <= 16, String(setup.proxy.connects.length));
    assert.ok(setup.proxy.connects.length > 4, String(setup.proxy.connects.length));
  });

  it('the tunnels end with the client', async () => {
    const client = setup.open();
    await client.groups.list();
    assert.ok(setup.proxy.tunnels.size > 0);
    await client.close();
    await eventually(async () => assert.equal(setup.proxy.tunnels.size, 0), 5000);
    await failsWith(client.groups.list(), { kind: 'aborted' });
  });

  it('a tunnel that the client waits for ends with it, too', async () => {
    setup.proxy.answer = 'silence';
    const client = setup.open();
    const listed = failsWith(client.groups.list(), { kind: 'aborted' });
    while (setup.proxy.connects.length === 0) await delay(1);
    await client.close();
    await listed;
    await eventually(async () => assert.equal(setup.proxy.connections.size, 0), 5000);
  });

  it('a proxy that is itself reached by TLS does as well', async () => {
    const secure = await startConnectProxy({
      targetPort: setup.front.port,
      tls: signedByPrivateCa,
    });
    const uri = `https://localhost:${secure.port}`;
    const client = setup.open({ network: { proxy: { uri }, authorities } });
    assert.equal((await client.groups.list()).totalCount, 0);
    assert.equal(secure.connects[0]?.target, 'authing.test:443');
    await client.close();
    await secure.close();
  });
});
