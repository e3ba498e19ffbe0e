import assert from 'node:assert/strict';
import { type SamplePool, startSamplePool } from '../../src/sample/server.ts';
import { signedByPrivateCa } from '../support/certificates/privateCa.ts';
import { selfSigned } from '../support/certificates/selfSigned.ts';
import {
  assertGroupsRead,
  failureOf,
  retry,
  useNetworkSettings,
} from '../support/host/networkSettings.ts';
import { withWorkspaceSettings } from '../support/host/workspaceSettings.ts';
import { type ConnectProxy, startConnectProxy } from '../support/servers/connectProxy.ts';
import { startTlsFront, type TlsFront } from '../support/servers/tlsFront.ts';

// What trusts the private authority is VS Code's environment: see test/run/hostTests.ts.

const user = 'office-user';
const password = 'marker-password';
const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
/** A name that nothing but the proxy can make anything of. */
const host = 'https://authing.test';

describe('The proxy that VS Code is set to', () => {
  const settings = useNetworkSettings();
  let pool: SamplePool;
  let front: TlsFront;
  let proxy: ConnectProxy;
  let withPassword: string;

  before(async () => {
    pool = await startSamplePool();
    front = await startTlsFront(pool.host, signedByPrivateCa);
    proxy = await startConnectProxy({ targetPort: front.port, authorization });
    withPassword = `http://${user}:${password}@127.0.0.1:${proxy.port}`;
  });
  afterEach(() => proxy.reset());
  after(async () => {
    await proxy.close();
    await front.close();
    await pool.close();
  });

  it('is used, with the user name and password in its address', async () => {
    await settings.set('proxy', withPassword);
    const row = await settings.open(pool, host);
    await assertGroupsRead(row);
    assert.deepEqual(proxy.connects[0], { target: 'authing.test:443', authorization });
    assert.deepEqual(proxy.others, []);
  });

  it('is told what "http.proxyAuthorization" says', async () => {
    await settings.set('proxy', proxy.uri);
    await settings.set('proxyAuthorization', authorization);
    await assertGroupsRead(await settings.open(pool, host));
    assert.equal(proxy.connects[0]?.authorization, authorization);
  });

  it('may be named by the environment', async () => {
    process.env.https_proxy = withPassword;
    try {
      await assertGroupsRead(await settings.open(pool, host));
      assert.ok(proxy.connects.length > 0);
    } finally {
      delete process.env.https_proxy;
    }
  });

  for (const [name, value] of [
    ['noProxy', ['other.test', 'authing.test']],
    ['proxySupport', 'off'],
  ] as const) {
    it(`is not used where "http.${name}" says so, and a failure says which proxies are not known`, async () => {
      await settings.set('proxy', withPassword);
      await settings.set(name, value);
      assert.deepEqual(await failureOf(await settings.open(pool, host)), [
        'Cannot reach the host',
        'The host name could not be found. Check the network and the host. If this network needs a proxy, set it in "http.proxy". Proxy scripts (PAC), and proxies that are set only in the operating system, are not used.',
      ]);
      assert.deepEqual(proxy.connects, []);
    });
  }

  it('is not used for this machine', async () => {
    await settings.set('proxy', withPassword);
    const row = await settings.open(pool, `https://localhost:${front.port}`);
    await assertGroupsRead(row);
    await assertGroupsRead(await settings.open(pool, pool.host));
    assert.deepEqual(proxy.connects, []);
  });

  it('says what is missing where it wants to know who asks, and is tried anew with new settings', async () => {
    await settings.set('proxy', proxy.uri);
    const row = await settings.open(pool, host);
    assert.deepEqual(await failureOf(row), [
      'Proxy failed',
      'The proxy requires a user name and password, or did not accept those it got. Put them into the address in "http.proxy", or set "http.proxyAuthorization".',
    ]);
    await settings.set(
      'proxyAuthorization',
      `Basic ${Buffer.from(`${user}:wrong`).toString('base64')}`,
    );
    await retry(row);
    assert.equal((await failureOf(row))[0], 'Proxy failed');
    await settings.set('proxyAuthorization', authorization);
    await retry(row);
    await assertGroupsRead(row);
  });

  it('is not the one that a workspace names, nor does a workspace have certificates passed', async () => {
    await settings.set('proxy', withPassword);
    await withWorkspaceSettings(
      {
        'http.proxy': 'http://127.0.0.1:9',
        'http.noProxy': ['*'],
        'http.proxySupport': 'off',
        'http.proxyAuthorization': 'Basic workspace',
        'http.proxyStrictSSL': false,
      },
      async () => {
        await assertGroupsRead(await settings.open(pool, host));
        assert.equal(proxy.connects[0]?.authorization, authorization);
        const untrusted = await startTlsFront(pool.host, selfSigned);
        const row = await settings.open(pool, `https://localhost:${untrusted.port}`);
        assert.equal((await failureOf(row))[0], 'Certificate not trusted');
        await untrusted.close();
      },
    );
  });

  const troubles: [what: string, answer: 'silence' | 'break' | number, sentence: string][] = [
    [
      'refuses',
      502,
      'The proxy could not connect to the server (HTTP status 502). Check the host and the setting "http.proxy", or add the host to "http.noProxy".',
    ],
    [
      'breaks off',
      'break',
      'The proxy could not be reached (UND_ERR_SOCKET). Check the setting "http.proxy", then retry.',
    ],
  ];
  for (const [what, answer, sentence] of troubles) {
    it(`says so where it ${what}, and is used again on Retry`, async () => {
      await settings.set('proxy', withPassword);
      proxy.answer = answer;
      const row = await settings.open(pool, host);
      assert.deepEqual(await failureOf(row), ['Proxy failed', sentence]);
      proxy.answer = 'tunnel';
      await retry(row);
      await assertGroupsRead(row);
    });
  }

  it('is said not to be there where it is not, or to be of no use', async () => {
    const gone = await startConnectProxy({ targetPort: front.port });
    await gone.close();
    await settings.set('proxy', `http://${user}:${password}@127.0.0.1:${gone.port}`);
    const row = await settings.open(pool, host);
    assert.deepEqual(await failureOf(row), [
      'Proxy failed',
      'The proxy could not be reached (ECONNREFUSED). Check the setting "http.proxy", then retry.',
    ]);
    await settings.set('proxy', `socks5://${user}:${password}@127.0.0.1:${proxy.port}`);
    await retry(row);
    assert.deepEqual(await failureOf(row), [
      'Proxy failed',
      'This kind of proxy is not supported. Set an HTTP or HTTPS proxy in "http.proxy", or add the host to "http.noProxy".',
    ]);
    assert.deepEqual(proxy.connects, []);
  });
});
