import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type Socket } from 'node:net';

/** How a proxy answers a CONNECT: by tunnel, with a status that refuses, by breaking off, or not at all. */
export type ProxyAnswer = 'tunnel' | 'break' | 'silence' | 'not HTTP' | number;

/** A proxy that makes tunnels, as one in a company's network does. */
export interface ConnectProxy {
  /** Such as `http://127.0.0.1:41234`. */
  readonly uri: string;
  readonly port: number;
  /** The CONNECT requests, in the order they came. */
  readonly connects: { readonly target: string; readonly authorization: string | undefined }[];
  /** All connections to it that stand now. */
  readonly connections: ReadonlySet<Socket>;
  /** The tunnels among them. */
  readonly tunnels: ReadonlySet<Socket>;
  /** Requests that are not for a tunnel: there should be none. */
  readonly others: string[];
  /** What it does from now on; it makes tunnels at first. */
  answer: ProxyAnswer;
  /** Forgets what was asked of it, makes tunnels again, and ends those that stand. */
  reset(): void;
  close(): Promise<void>;
}

export interface ConnectProxyOptions {
  /** Where all tunnels lead, whatever host is asked for: the name need not be known to anybody. */
  readonly targetPort: number;
  /** It wants this in `Proxy-Authorization`. */
  readonly authorization?: string;
  /** Key and certificate of a proxy that is itself reached by TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Any that is free unless given. */
  readonly port?: number;
}

/** Starts a proxy on loopback. */
export async function startConnectProxy({
  targetPort,
  authorization,
  tls,
  port: givenPort = 0,
}: ConnectProxyOptions): Promise<ConnectProxy> {
  const sockets = new Set<Socket>();
  const tunnels = new Set<Socket>();
  const server: Server = tls === undefined ? createServer() : createTlsServer(tls);
  const connects: { target: string; authorization: string | undefined }[] = [];
  const others: string[] = [];
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => {});
  server.on('request', ({ method, url }: IncomingMessage, response) => {
    others.push(`${method} ${url}`);
    response.writeHead(400).end();
  });
  server.on('connect', ({ url = '', headers }: IncomingMessage, socket: Socket) => {
    const given = headers['proxy-authorization'];
    connects.push({ target: url, authorization: given });
    socket.on('error', () => {});
    if (proxy.answer === 'silence') return void socket.resume().on('end', () => socket.destroy());
    if (proxy.answer === 'break') return void socket.destroy();
    if (proxy.answer === 'not HTTP') return void socket.end('220 mail.example.com ESMTP\r\n');
    const authorized = authorization === undefined || given === authorization;
    const status = proxy.answer === 'tunnel' && !authorized ? 407 : proxy.answer;
    if (status !== 'tunnel') return refuse(socket, status);
    const onward = connect(targetPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    tunnels.add(socket);
    onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => {
      tunnels.delete(socket);
      onward.destroy();
    });
  });
  server.listen(givenPort, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const proxy: ConnectProxy = {
    uri: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    connects,
    connections: sockets,
    tunnels,
    others,
    answer: 'tunnel',
    reset() {
      connects.length = 0;
      others.length = 0;
      proxy.answer = 'tunnel';
      for (const tunnel of tunnels) tunnel.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

function refuse(socket: Socket, status: number): void {
  const wants = status === 407 ? 'Proxy-Authenticate: Basic realm="office"\r\n' : '';
  socket.end(`HTTP/1.1 ${status} Refused\r\n${wants}Content-Length: 0\r\n\r\n`);
}
