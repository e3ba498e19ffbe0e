import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { AuthingErrorDetails } from '../../../../src/authing/index.ts';
import { failsWith } from '../../../support/authing/failsWith.ts';
import {
  authorities,
  proxyToken,
  tea,
  useProxiedServer,
} from '../../../support/authing/proxiedServer.ts';
import { selfSigned } from '../../../support/certificates/selfSigned.ts';
import { eventually } from '../../../support/eventually.ts';
import { type ProxyAnswer, startConnectProxy } from '../../../support/servers/connectProxy.ts';
import { startTlsFront } from '../../../support/servers/tlsFront.ts';

describe('Where there is no way through a proxy', () => {
  const setup = useProxiedServer();

  const refusals: [
    title: string,
    answer: ProxyAnswer,
    tries: number,
    expected: Partial<AuthingErrorDetails>,
  ][] = [
    ['wants to know who asks', 407, 1, { kind: 'network', status: 407 }],
    ['does not let one there', 403, 1, { kind: 'network', status: 403 }],
    ['cannot reach the host', 502, 3, { kind: 'network', status: 502 }],
    ['has too much to do', 503, 3, { kind: 'network', status: 503 }],
    ['breaks off', 'break', 3, { kind: 'network', systemCode: 'UND_ERR_SOCKET' }],
    ['does not speak HTTP', 'not HTTP', 3, { kind: 'network' }],
    ['does not answer', 'silence', 3, { kind: 'timeout', systemCode: 'UND_ERR_HEADERS_TIMEOUT' }],
  ];
  for (const [title, answer, tries, expected] of refusals) {
    it(`a change is certainly not made where the proxy ${title}, and is once it does better`, async () => {
      const timeouts = { connect: 100 };
      const client = await setup.openWithToken({ timeouts });
      setup.proxy.answer = answer;
      const call = client.groups.create(tea);
      const error = await failsWith(call, { ...expected, proxy: true, outcomeUnknown: false });
      assert.equal(setup.proxy.connects.length, tries);
      assert.doesNotMatch(seen(error), /marker|Basic|bWFya2Vy/);
      assert.equal(setup.server.calls.length, 0);
      setup.proxy.answer = 'tunnel';
      assert.equal((await client.groups.create(tea)).code, 'tea');
      assert.equal(setup.server.calls.length, 1);
    });
  }

  it('a change is repeated by itself where only the first try got no tunnel', async () => {
    const client = await setup.openWithToken();
    setup.proxy.answer = 502;
    const change = client.groups.create(tea);
    while (setup.proxy.connects.length === 0) await delay(1);
    setup.proxy.answer = 'tunnel';
    assert.equal((await change).code, 'tea');
    assert.equal(setup.server.calls.length, 1);
  });

  it('a wrong password is said to be refused by the proxy, and stands in no error', async () => {
    const wrong = `Basic ${Buffer.from('marker-user:wrong').toString('base64')}`;
    const client = setup.open({
      network: { proxy: { uri: setup.proxy.uri, token: wrong }, authorities },
    });
    const error = await failsWith(client.groups.list(), { proxy: true, status: 407 });
    assert.equal(error.message, 'accessToken failed (network): proxy, HTTP 407');
    assert.doesNotMatch(seen(error), /marker|Basic|bWFya2Vy/);
  });

  it('a proxy that is not there is told from a host that is not', async () => {
    const gone = await startConnectProxy({ targetPort: setup.front.port });
    await gone.close();
    const client = setup.open({ network: { proxy: { uri: gone.uri }, authorities } });
    await failsWith(client.groups.list(), {
      kind: 'network',
      proxy: true,
      systemCode: 'ECONNREFUSED',
    });
    const unknown = setup.open({ network: { proxy: { uri: 'http://setup.proxy.invalid:8080' } } });
    const { systemCode } = await failsWith(unknown.groups.list(), { kind: 'network', proxy: true });
    assert.match(String(systemCode), /ENOTFOUND|EAI_AGAIN/);
  });

  it('a certificate of the proxy that is not trusted is refused before it gets the password', async () => {
    const secure = await startConnectProxy({ targetPort: setup.front.port, tls: selfSigned });
    const uri = `https://localhost:${secure.port}`;
    const client = setup.open({ network: { proxy: { uri, token: proxyToken }, authorities } });
    await failsWith(client.groups.list(), {
      kind: 'network',
      proxy: true,
      reason: 'certificateRefused',
      systemCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    assert.deepEqual(secure.connects, []);
    await secure.close();
  });

  it('a change is certainly not made where the certificate of the host is not trusted', async () => {
    const client = await setup.openWithToken();
    const other = await startTlsFront(setup.server.host, selfSigned);
    const otherProxy = await startConnectProxy({ targetPort: other.port });
    const network = { proxy: { uri: otherProxy.uri }, authorities };
    await failsWith(setup.open({ network }).groups.create(tea), {
      kind: 'network',
      proxy: false,
      reason: 'certificateRefused',
      systemCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      outcomeUnknown: false,
    });
    // Nor where it is for another name.
    await failsWith(setup.open({ host: 'https://else.test' }).groups.create(tea), {
      kind: 'network',
      systemCode: 'ERR_TLS_CERT_ALTNAME_INVALID',
      outcomeUnknown: false,
    });
    assert.equal(setup.server.calls.length, 0);
    assert.equal((await client.groups.create(tea)).code, 'tea');
    await otherProxy.close();
    await other.close();
  });

  it('a change is certainly not made where the host does not answer in the tunnel', async () => {
    const silent = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const targetPort = typeof address === 'object' && address ? address.port : 0;
    const silentProxy = await startConnectProxy({ targetPort });
    const client = setup.open({
      network: { proxy: { uri: silentProxy.uri }, authorities },
      timeouts: { connect: 100 },
      retry: { maxRetries: 0 },
    });
    await failsWith(client.groups.create(tea), {
      kind: 'timeout',
      reason: 'connectTimeout',
      systemCode: 'UND_ERR_CONNECT_TIMEOUT',
      outcomeUnknown: false,
    });
    await eventually(async () => assert.equal(silentProxy.connections.size, 0), 3000);
    await silentProxy.close();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('a change whose answer is lost in the tunnel may have been made', async () => {
    const client = await setup.openWithToken();
    setup.script = (_request, response) => void response.destroy();
    await failsWith(client.groups.create(tea), {
      kind: 'network',
      proxy: false,
      outcomeUnknown: true,
    });
    assert.equal(setup.server.calls.length, 1);
  });

  it('a change that is cancelled while the proxy does not answer is certainly not made', async () => {
    const client = await setup.openWithToken();
    setup.proxy.answer = 'silence';
    const controller = new AbortController();
    const change = client.groups.create(tea, { signal: controller.signal });
    while (setup.proxy.connects.length === 0) await delay(1);
    controller.abort();
    await failsWith(change, { kind: 'aborted', outcomeUnknown: false });
  });

  it('nothing goes past a proxy of a kind that cannot be used', async () => {
    for (const uri of ['socks5://127.0.0.1:1080', 'socks4://127.0.0.1:1080']) {
      const opened = setup.front.opened;
      const client = setup.open({
        host: `https://localhost:${setup.front.port}`,
        network: { proxy: { uri }, authorities },
      });
      const expected = { kind: 'network', proxy: true, reason: 'proxyUnsupported' } as const;
      await failsWith(client.groups.list(), expected);
      assert.equal(setup.front.opened, opened);
      await client.close();
    }
  });
});

function seen(error: Error): string {
  return inspect(error, { depth: 9, showHidden: true });
}
