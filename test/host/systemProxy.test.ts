import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { type SamplePool, startSamplePool } from '../../src/sample/server.ts';
import { signedByPrivateCa } from '../support/certificates/privateCa.ts';
import { selfSigned } from '../support/certificates/selfSigned.ts';
import { internals } from '../support/host/extension.ts';
import {
  assertGroupsRead,
  failureOf,
  retry,
  useNetworkSettings,
} from '../support/host/networkSettings.ts';
import { systemProxyPort } from '../support/host/systemProxy.ts';
import { type ConnectProxy, startConnectProxy } from '../support/servers/connectProxy.ts';
import { startTlsFront, type TlsFront } from '../support/servers/tlsFront.ts';

// This is VS Code's own fetch, with a proxy that only VS Code knows: see test/support/host/systemProxy.ts.

/** A name that nothing but the proxy can make anything of. */
const host = 'https://authing.test';
/** Milliseconds in which VS Code's fetch has noticed that its tunnels are gone. */
const noticed = 50;

describe('A server that cannot be reached directly', () => {
  const settings = useNetworkSettings();
  let pool: SamplePool;
  let front: TlsFront;
  let proxy: ConnectProxy;

  before(async () => {
    pool = await startSamplePool();
    front = await startTlsFront(pool.host, signedByPrivateCa);
    proxy = await startConnectProxy({ targetPort: front.port, port: systemProxyPort });
  });
  afterEach(async () => {
    proxy.reset();
    await delay(noticed);
  });
  after(async () => {
    await proxy.close();
    await front.close();
    await pool.close();
  });

  /** Those that are ours: browsers and VS Code ask for hosts of their own. */
  const connects = () => proxy.connects.filter(({ target }) => target === 'authing.test:443');

  it('is told of with that proxy where it wants a login, or leads nowhere, and is read on Retry', async () => {
    proxy.answer = 407;
    const row = await settings.open(pool, host);
    assert.deepEqual(await failureOf(row), [
      'Proxy failed',
      'The server cannot be reached directly, and the proxy that the system names for it requires a user name and password: put its address with them into "http.proxy".',
    ]);
    proxy.answer = 502;
    await retry(row);
    assert.deepEqual(await failureOf(row), [
      'Proxy failed',
      'The server cannot be reached directly, and the proxy that the system names for it did not connect to it (HTTP 502). Check the host and the network, then retry.',
    ]);
    proxy.answer = 'tunnel';
    await retry(row);
    await assertGroupsRead(row);
  });

  it('is reached through the proxy that VS Code itself knows, for reading and for changes', async () => {
    const row = await settings.open(pool, host);
    await assertGroupsRead(row);
    const { pools } = await internals();
    const client = await pools.clientForChanges(row.poolId);
    await client.groups.create({ code: 'by-proxy', name: 'By proxy' });
    await client.groups.delete('by-proxy');
    assert.ok(connects().length > 0);
    assert.deepEqual(
      new Set(connects().map(({ authorization }) => authorization)),
      new Set([undefined]),
    );
    assert.ok(!proxy.others.some((request) => request.includes('authing.test')));
  });

  it('is told of with both ways where the other fails as well', async () => {
    await proxy.close();
    await delay(noticed);
    const row = await settings.open(pool, host);
    assert.deepEqual(await failureOf(row), [
      'Cannot reach the host',
      'The host name could not be found, and the server cannot be reached with the proxy settings of the system either (ECONNREFUSED). Check the network and the host. If this network needs a proxy, set it in "http.proxy".',
    ]);
    proxy = await startConnectProxy({ targetPort: front.port, port: systemProxyPort });
    await retry(row);
    await assertGroupsRead(row);
  });

  for (const [name, value] of [
    ['fetchAdditionalSupport', false],
    ['proxySupport', 'off'],
    ['noProxy', ['authing.test']],
  ] as const) {
    it(`is not looked for in another way where "http.${name}" says so`, async () => {
      await settings.set(name, value);
      const row = await settings.open(pool, host);
      assert.match((await failureOf(row))[1], /^The host name could not be found\. .* not used\.$/);
      assert.deepEqual(connects(), []);
      await settings.set(name, undefined);
      await retry(row);
      await assertGroupsRead(row);
    });
  }

  it('has its certificate checked, whatever "http.proxyStrictSSL" says', async () => {
    const untrusted = await startTlsFront(pool.host, selfSigned);
    await proxy.close();
    await delay(noticed);
    proxy = await startConnectProxy({ targetPort: untrusted.port, port: systemProxyPort });
    await settings.set('proxyStrictSSL', false);
    const row = await settings.open(pool, host);
    assert.deepEqual(await failureOf(row), [
      'Certificate not trusted',
      'The server cannot be reached directly, and this machine does not trust the certificate that came with the proxy settings of the system (DEPTH_ZERO_SELF_SIGNED_CERT). Install the certificate authority that signed it in the system, then reload the window.',
    ]);
    await untrusted.close();
  });
});
