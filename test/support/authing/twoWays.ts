import dns from 'node:dns';
import { connect, createServer, type Socket } from 'node:net';
import { ProxyAgent } from 'undici';
import { ManagementClient, type ManagementClientOptions } from '../../../src/authing/index.ts';
import type { Fetch } from '../../../src/authing/network.ts';
import { privateCa, signedByPrivateCa } from '../certificates/privateCa.ts';
import { type ConnectProxy, startConnectProxy } from '../servers/connectProxy.ts';
import { listenOn, listenOnKeptPort } from '../servers/keptPort.ts';
import {
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '../servers/scriptedServer.ts';
import { startTlsFront, type TlsFront } from '../servers/tlsFront.ts';
import { noGroups, quick, tea } from './proxiedServer.ts';

/** The host's name; the resolver of these tests knows it. */
const name = 'authing.test';

/** What a direct connection comes to: nothing, before TLS, or during it. */
export type DirectFault = 'unknown name' | 'refused' | 'silence' | 'reset';

/** A server with TLS that can be reached directly or not, and by a fetch that goes through a proxy. */
export interface TwoWayServer {
  /** Answers the requests. */
  script: Script;
  readonly server: ScriptedServer;
  readonly proxy: ConnectProxy;
  readonly host: string;
  /** How many direct connections have been opened. */
  readonly directConnections: number;
  /** What the fetch was asked for. */
  readonly fetched: { readonly url: string; readonly init: RequestInit }[];
  readonly fetch: Fetch;
  /** Ends all direct connections, and lets no other come about; or lets them, where there is no fault. */
  setDirect(fault: DirectFault | undefined): Promise<void>;
  /** A client with both ways; it is closed after the test. */
  open(options?: Partial<ManagementClientOptions>): ManagementClient;
}

/** Runs one for the tests of the suite it is called in. */
export function useTwoWayServer(): TwoWayServer {
  const usual: Script = ({ operation }) =>
    operation === 'groups' ? noGroups : { body: { data: { createGroup: tea } } };
  let script = usual;
  let clients: ManagementClient[] = [];
  let started: Parts | undefined;
  const parts = () => {
    if (started === undefined) throw new Error('The server is there only while tests run.');
    return started;
  };
  const fetched: TwoWayServer['fetched'] = [];
  const fetch: Fetch = (url, init) => {
    fetched.push({ url, init });
    return parts().proxied(url, init);
  };

  before(async () => {
    started = await start((request, response) => script(request, response));
  });
  beforeEach(() => {
    script = usual;
    clients = [];
  });
  afterEach(async () => {
    const { server, proxy, setDirect } = parts();
    await Promise.all(clients.map((client) => client.close()));
    await setDirect(undefined);
    proxy.reset();
    fetched.length = 0;
    server.calls.length = 0;
    server.exchanges.length = 0;
  });
  after(() => parts().close());

  return {
    get script() {
      return script;
    },
    set script(other) {
      script = other;
    },
    get server() {
      return parts().server;
    },
    get proxy() {
      return parts().proxy;
    },
    get host() {
      return parts().host;
    },
    get directConnections() {
      return parts().opened();
    },
    fetched,
    fetch,
    setDirect: (fault) => parts().setDirect(fault),
    open: (options = {}) => {
      const network = { authorities: [privateCa], fetch };
      const { host } = parts();
      const common = { userPoolId: 'p', secret: 'marker-secret', host, network, retry: quick };
      const client = new ManagementClient({ ...common, ...options });
      clients.push(client);
      return client;
    },
  };
}

interface Parts {
  readonly server: ScriptedServer;
  readonly proxy: ConnectProxy;
  readonly host: string;
  readonly proxied: Fetch;
  readonly opened: () => number;
  readonly setDirect: (fault: DirectFault | undefined) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function start(script: Script): Promise<Parts> {
  const server = await startScriptedServer(script);
  const front = await startTlsFront(server.host, signedByPrivateCa);
  const proxy = await startConnectProxy({ targetPort: front.port });
  const direct = await startDirectWay(front);
  const agent = new ProxyAgent({ uri: proxy.uri, requestTls: { ca: privateCa } });
  const proxied = fetchThrough(agent);
  return {
    server,
    proxy,
    proxied,
    host: `https://${name}:${direct.port}`,
    opened: direct.opened,
    setDirect: direct.set,
    close: async () => {
      await direct.close();
      await agent.destroy();
      await proxy.close();
      await front.close();
      await server.close();
    },
  };
}

/** Node's fetch with an agent of undici that makes tunnels, as VS Code's own is. */
export function fetchThrough(dispatcher: ProxyAgent): Fetch {
  return (url, init) => Reflect.apply(fetch, undefined, [url, { ...init, dispatcher }]);
}

/** What a name and a port lead to. */
async function startDirectWay(front: TlsFront) {
  let fault: DirectFault | undefined;
  let opened = 0;
  const sockets = new Set<Socket>();
  const relay = createServer((socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    if (fault === 'silence') return;
    if (fault === 'reset') return void socket.once('data', () => socket.resetAndDestroy());
    const onward = connect(front.port, '127.0.0.1');
    onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
  const port = await listenOnKeptPort(relay, '127.0.0.1');
  const { lookup } = dns;
  Object.assign(dns, {
    lookup: (asked: string, ...others: unknown[]) => {
      const callback = others.at(-1);
      if (asked !== name || typeof callback !== 'function') {
        return Reflect.apply(lookup, dns, [asked, ...others]);
      }
      const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${asked}`), {
        code: 'ENOTFOUND',
        syscall: 'getaddrinfo',
      });
      const [options] = others;
      const all = typeof options === 'object' && options !== null && 'all' in options;
      const address = { address: '127.0.0.1', family: 4 };
      process.nextTick(() => {
        if (fault === 'unknown name') callback(error);
        else if (all && options.all) callback(null, [address]);
        else callback(null, address.address, address.family);
      });
    },
  });
  return {
    port,
    opened: () => opened,
    set: async (next: DirectFault | undefined) => {
      fault = next;
      for (const socket of sockets) socket.destroy();
      const isOpen = next !== 'refused';
      if (isOpen && !relay.listening) await listenOn(relay, port, '127.0.0.1');
      if (!isOpen && relay.listening) await new Promise((resolve) => relay.close(resolve));
    },
    close: async () => {
      Object.assign(dns, { lookup });
      for (const socket of sockets) socket.destroy();
      if (relay.listening) await new Promise((resolve) => relay.close(resolve));
    },
  };
}
