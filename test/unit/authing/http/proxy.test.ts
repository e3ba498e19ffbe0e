import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import {
  type AuthingErrorDetails,
  ManagementClient,
  type ManagementClientOptions,
} from '../../../../src/authing/index.ts';
import { failsWith } from '../../../support/authing/failsWith.ts';
import { privateCa, signedByPrivateCa } from '../../../support/certificates/privateCa.ts';
import { selfSigned } from '../../../support/certificates/selfSigned.ts';
import {
  type ConnectProxy,
  type ProxyAnswer,
  startConnectProxy,
} from '../../../support/servers/connectProxy.ts';
import {
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';
import { startTlsFront, type TlsFront } from '../../../support/servers/tlsFront.ts';

const noGroups = { body: { data: { groups: { totalCount: 0, list: [] } } } };
const created = { body: { data: { createGroup: { code: 'tea', name: 'Tea' } } } };
const tea = { code: 'tea', name: 'Tea' };
const token = `Basic ${Buffer.from('marker-user:marker-password').toString('base64')}`;
const quick = { maxRetries: 2, firstWait: 2, longestWait: 5 };
/** A name that nothing but the proxy can make anything of. */
const host = 'https://authing.test';
const authorities = [privateCa];

describe('Through a proxy', () => {
  let script: Script;
  let server: ScriptedServer;
  let front: TlsFront;
  let proxy: ConnectProxy;
  let clients: ManagementClient[];

  before(async () => {
    server = await startScriptedServer((request, response) => script(request, response));
    front = await startTlsFront(server.host, signedByPrivateCa);
    proxy = await startConnectProxy({ targetPort: front.port, authorization: token });
  });
  beforeEach(() => {
    script = ({ operation }) => (operation === 'groups' ? noGroups : created);
    clients = [];
  });
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.close()));
    proxy.reset();
    server.calls.length = 0;
    server.exchanges.length = 0;
  });
  after(async () => {
    await proxy.close();
    await front.close();
    await server.close();
  });

  function open(options: Partial<ManagementClientOptions> = {}): ManagementClient {
    const network = { proxy: { uri: proxy.uri, token }, authorities };
    const common = { userPoolId: 'p', secret: 'marker-secret', host, network, retry: quick };
    const client = new ManagementClient({ ...common, ...options });
    clients.push(client);
    return client;
  }

  /** A client with a token, but without a tunnel: the next call is to make one. */
  async function openWithToken(
    options?: Partial<ManagementClientOptions>,
  ): Promise<ManagementClient> {
    const client = open(options);
    await client.authenticate();
    await endTunnels();
    proxy.connects.length = 0;
    return client;
  }

  async function endTunnels(): Promise<void> {
    for (const tunnel of proxy.tunnels) tunnel.destroy();
    // Until the client has noticed.
    await delay(30);
  }

  it('look-ups and changes get to the host, which the proxy finds', async () => {
    const client = open();
    assert.equal((await client.groups.list()).totalCount, 0);
    assert.equal((await client.groups.create(tea)).code, 'tea');
    const { target, authorization } = proxy.connects[0] ?? {};
    assert.deepEqual([target, authorization], ['authing.test:443', token]);
    assert.deepEqual(proxy.others, [], 'the proxy sees no request');
  });

  it('the host is not told what the proxy is', async () => {
    await open().groups.list();
    for (const { headers } of [...server.calls, ...server.exchanges]) {
      assert.equal(headers['proxy-authorization'], undefined);
      assert.equal(headers.host, 'authing.test');
    }
  });

  it('connections are kept and used again', async () => {
    const client = open();
    for (let call = 0; call < 10; call += 1) await client.groups.list();
    // As without a proxy: a second one where a request follows in the very tick the first one ended.
    assert.ok(proxy.connects.length <= 2, String(proxy.connects.length));
  });

  it('100 Continue that nobody asked for is passed over', async () => {
    script = (_request, response) => {
      response.writeContinue();
      return noGroups;
    };
    assert.equal((await open().groups.list()).totalCount, 0);
  });

  it('a look-up that a tunnel swallows goes by another one', async () => {
    const client = open({ timeouts: { overall: 4000 }, retry: { maxRetries: 0 } });
    await client.groups.list();
    for (const tunnel of proxy.tunnels) tunnel.unpipe().pause();
    const before = proxy.connects.length;
    assert.equal((await client.groups.list()).totalCount, 0);
    assert.equal(proxy.connects.length, before + 1);
  });

  it('there are sixteen connections at most', async () => {
    script = async () => {
      await delay(20);
      return noGroups;
    };
    const client = open();
    await Promise.all(Array.from({ length: 60 }, () => client.groups.list()));
    assert.ok(proxy.connects.length <= 16, String(proxy.connects.length));
    assert.ok(proxy.connects.length > 4, String(proxy.connects.length));
  });

  it('the tunnels end with the client', async () => {
    const client = open();
    await client.groups.list();
    assert.ok(proxy.tunnels.size > 0);
    await client.close();
    await delay(30);
    assert.equal(proxy.tunnels.size, 0);
    await failsWith(client.groups.list(), { kind: 'aborted' });
  });

  it('a tunnel that the client waits for ends with it, too', async () => {
    proxy.answer = 'silence';
    const client = open();
    const listed = failsWith(client.groups.list(), { kind: 'aborted' });
    while (proxy.connects.length === 0) await delay(1);
    await client.close();
    await listed;
    await delay(30);
    assert.equal(proxy.connections.size, 0);
  });

  it('a proxy that is itself reached by TLS does as well', async () => {
    const secure = await startConnectProxy({ targetPort: front.port, tls: signedByPrivateCa });
    const uri = `https://localhost:${secure.port}`;
    const client = open({ network: { proxy: { uri }, authorities } });
    assert.equal((await client.groups.list()).totalCount, 0);
    assert.equal(secure.connects[0]?.target, 'authing.test:443');
    await client.close();
    await secure.close();
  });

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
      const client = await openWithToken({ timeouts });
      proxy.answer = answer;
      const call = client.groups.create(tea);
      const error = await failsWith(call, { ...expected, proxy: true, outcomeUnknown: false });
      assert.equal(proxy.connects.length, tries);
      assert.doesNotMatch(seen(error), /marker|Basic|bWFya2Vy/);
      assert.equal(server.calls.length, 0);
      proxy.answer = 'tunnel';
      assert.equal((await client.groups.create(tea)).code, 'tea');
      assert.equal(server.calls.length, 1);
    }).timeout(10_000);
  }

  it('a change is repeated by itself where only the first try got no tunnel', async () => {
    const client = await openWithToken();
    proxy.answer = 502;
    const change = client.groups.create(tea);
    while (proxy.connects.length === 0) await delay(1);
    proxy.answer = 'tunnel';
    assert.equal((await change).code, 'tea');
    assert.equal(server.calls.length, 1);
  });

  it('a wrong password is said to be refused by the proxy, and stands in no error', async () => {
    const wrong = `Basic ${Buffer.from('marker-user:wrong').toString('base64')}`;
    const client = open({ network: { proxy: { uri: proxy.uri, token: wrong }, authorities } });
    const error = await failsWith(client.groups.list(), { proxy: true, status: 407 });
    assert.equal(error.message, 'accessToken failed (network): proxy, HTTP 407');
    assert.doesNotMatch(seen(error), /marker|Basic|bWFya2Vy/);
  });

  it('a proxy that is not there is told from a host that is not', async () => {
    const gone = await startConnectProxy({ targetPort: front.port });
    await gone.close();
    const client = open({ network: { proxy: { uri: gone.uri }, authorities } });
    await failsWith(client.groups.list(), {
      kind: 'network',
      proxy: true,
      systemCode: 'ECONNREFUSED',
    });
    const unknown = open({ network: { proxy: { uri: 'http://proxy.invalid:8080' } } });
    const { systemCode } = await failsWith(unknown.groups.list(), { kind: 'network', proxy: true });
    assert.match(String(systemCode), /ENOTFOUND|EAI_AGAIN/);
  });

  it('a certificate of the proxy that is not trusted is refused before it gets the password', async () => {
    const secure = await startConnectProxy({ targetPort: front.port, tls: selfSigned });
    const uri = `https://localhost:${secure.port}`;
    const client = open({ network: { proxy: { uri, token }, authorities } });
    await failsWith(client.groups.list(), {
      kind: 'network',
      proxy: true,
      systemCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    assert.deepEqual(secure.connects, []);
    await secure.close();
  });

  it('a change is certainly not made where the certificate of the host is not trusted', async () => {
    const client = await openWithToken();
    const other = await startTlsFront(server.host, selfSigned);
    const otherProxy = await startConnectProxy({ targetPort: other.port });
    const network = { proxy: { uri: otherProxy.uri }, authorities };
    await failsWith(open({ network }).groups.create(tea), {
      kind: 'network',
      proxy: false,
      systemCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      outcomeUnknown: false,
    });
    // Nor where it is for another name.
    await failsWith(open({ host: 'https://else.test' }).groups.create(tea), {
      kind: 'network',
      systemCode: 'ERR_TLS_CERT_ALTNAME_INVALID',
      outcomeUnknown: false,
    });
    assert.equal(server.calls.length, 0);
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
    const client = open({
      network: { proxy: { uri: silentProxy.uri }, authorities },
      timeouts: { connect: 100 },
      retry: { maxRetries: 0 },
    });
    await failsWith(client.groups.create(tea), {
      kind: 'timeout',
      systemCode: 'UND_ERR_CONNECT_TIMEOUT',
      outcomeUnknown: false,
    });
    await delay(30);
    assert.equal(silentProxy.connections.size, 0);
    await silentProxy.close();
    await new Promise((resolve) => silent.close(resolve));
  }).timeout(5000);

  it('a change whose answer is lost in the tunnel may have been made', async () => {
    const client = await openWithToken();
    script = (_request, response) => void response.destroy();
    await failsWith(client.groups.create(tea), {
      kind: 'network',
      proxy: false,
      outcomeUnknown: true,
    });
    assert.equal(server.calls.length, 1);
  });

  it('a change that is cancelled while the proxy does not answer is certainly not made', async () => {
    const client = await openWithToken();
    proxy.answer = 'silence';
    const controller = new AbortController();
    const change = client.groups.create(tea, { signal: controller.signal });
    while (proxy.connects.length === 0) await delay(1);
    controller.abort();
    await failsWith(change, { kind: 'aborted', outcomeUnknown: false });
  });

  it('nothing goes past a proxy of a kind that cannot be used', async () => {
    for (const uri of ['socks5://127.0.0.1:1080', 'socks4://127.0.0.1:1080']) {
      const opened = front.opened;
      const client = open({
        host: `https://localhost:${front.port}`,
        network: { proxy: { uri }, authorities },
      });
      const expected = { kind: 'network', proxy: true, systemCode: 'ERR_PROXY_SCHEME' } as const;
      await failsWith(client.groups.list(), expected);
      assert.equal(front.opened, opened);
      await client.close();
    }
  });
});

describe('Certificates', () => {
  let server: ScriptedServer;
  let front: TlsFront;
  let client: ManagementClient;

  before(async () => {
    server = await startScriptedServer(() => noGroups);
  });
  afterEach(async () => {
    await client.close();
    await front.close();
  });
  after(() => server.close());

  async function list(
    certificate: Parameters<typeof startTlsFront>[1],
    network?: ManagementClientOptions['network'],
  ) {
    front = await startTlsFront(server.host, certificate);
    const common = { userPoolId: 'p', secret: 's', host: `https://localhost:${front.port}` };
    client = new ManagementClient({ ...common, network, retry: quick });
    return client.groups.list();
  }

  it('of an authority that is among those to trust are taken', async () => {
    const { totalCount } = await list(signedByPrivateCa, { authorities });
    assert.equal(totalCount, 0);
  });

  it('of any other authority are not, and it is not tried again', async () => {
    await failsWith(list(signedByPrivateCa), {
      kind: 'network',
      systemCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    assert.equal(front.opened, 1);
  });

  it('are all taken where they are not to be verified', async () => {
    const { totalCount } = await list(selfSigned, { authorities, verifyCertificates: false });
    assert.equal(totalCount, 0);
  });
});

function seen(error: Error): string {
  return inspect(error, { depth: 9, showHidden: true });
}
