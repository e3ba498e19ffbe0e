import { setTimeout as delay } from 'node:timers/promises';
import { ManagementClient, type ManagementClientOptions } from '../../../src/authing/index.ts';
import { privateCa, signedByPrivateCa } from '../certificates/privateCa.ts';
import { type ConnectProxy, startConnectProxy } from '../servers/connectProxy.ts';
import {
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '../servers/scriptedServer.ts';
import { startTlsFront, type TlsFront } from '../servers/tlsFront.ts';

/** The answer to a look-up of groups where there are none. */
export const noGroups = { body: { data: { groups: { totalCount: 0, list: [] } } } };
/** A group to create; any server here answers that it is created. */
export const tea = { code: 'tea', name: 'Tea' };
/** What the proxy wants to be told of who asks. */
export const proxyToken = `Basic ${Buffer.from('marker-user:marker-password').toString('base64')}`;
/** Repeats soon. */
export const quick = { maxRetries: 2, firstWait: 2, longestWait: 5 };
/** What the servers with certificates of the tests are trusted by. */
export const authorities = [privateCa];

const created = { body: { data: { createGroup: tea } } };
/** A name that nothing but the proxy can make anything of. */
const host = 'https://authing.test';

/** A server with TLS that clients reach through a proxy, by a name that only the proxy knows. */
export interface ProxiedServer {
  /** Answers the requests. */
  script: Script;
  readonly server: ScriptedServer;
  readonly front: TlsFront;
  readonly proxy: ConnectProxy;
  /** A client that goes through the proxy; it is closed after the test. */
  open(options?: Partial<ManagementClientOptions>): ManagementClient;
  /** A client with a token, but without a tunnel: the next call is to make one. */
  openWithToken(options?: Partial<ManagementClientOptions>): Promise<ManagementClient>;
}

/** Runs one for the tests of the suite it is called in. */
export function useProxiedServer(): ProxiedServer {
  const usual: Script = ({ operation }) => (operation === 'groups' ? noGroups : created);
  let script = usual;
  let started: Pick<ProxiedServer, 'server' | 'front' | 'proxy'> | undefined;
  let clients: ManagementClient[] = [];
  const current = () => {
    if (started === undefined) throw new Error('The server is there only while tests run.');
    return started;
  };

  before(async () => {
    const server = await startScriptedServer((request, response) => script(request, response));
    const front = await startTlsFront(server.host, signedByPrivateCa);
    const proxy = await startConnectProxy({ targetPort: front.port, authorization: proxyToken });
    started = { server, front, proxy };
  });
  beforeEach(() => {
    script = usual;
    clients = [];
  });
  afterEach(async () => {
    const { server, proxy } = current();
    await Promise.all(clients.map((client) => client.close()));
    proxy.reset();
    server.calls.length = 0;
    server.exchanges.length = 0;
  });
  after(async () => {
    const { server, front, proxy } = current();
    await proxy.close();
    await front.close();
    await server.close();
  });

  const open = (options: Partial<ManagementClientOptions> = {}) => {
    const network = { proxy: { uri: current().proxy.uri, token: proxyToken }, authorities };
    const common = { userPoolId: 'p', secret: 'marker-secret', host, network, retry: quick };
    const client = new ManagementClient({ ...common, ...options });
    clients.push(client);
    return client;
  };
  return {
    get script() {
      return script;
    },
    set script(other) {
      script = other;
    },
    get server() {
      return current().server;
    },
    get front() {
      return current().front;
    },
    get proxy() {
      return current().proxy;
    },
    open,
    openWithToken: async (options) => {
      const client = open(options);
      await client.authenticate();
      const { proxy } = current();
      for (const tunnel of proxy.tunnels) tunnel.destroy();
      // Until the client has noticed.
      await delay(30);
      proxy.connects.length = 0;
      return client;
    },
  };
}
