import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { buildConnector } from 'undici';
import { selfSigned } from '../certificates/selfSigned.ts';
import { listenOnKeptPort } from './keptPort.ts';

/** What can go wrong before there is a connection, by name. */
export const connectionFaults = [
  'refused',
  'DNS failure',
  'bad certificate',
  'broken TLS handshake',
] as const;

export type ConnectionFault = (typeof connectionFaults)[number];

/** Makes connections that fail, each in the real way: by a closed port, by a server that breaks off. */
export interface ConnectionFaults {
  connector(fault: ConnectionFault): buildConnector.connector;
  close(): Promise<void>;
}

export async function startConnectionFaults(): Promise<ConnectionFaults> {
  const untrusted = await listening(createTlsServer(selfSigned).on('tlsClientError', () => {}));
  const breaking = await listening(createServer((socket) => socket.destroy()));
  const gone = createServer();
  const closedPort = await listenOnKeptPort(gone, 'localhost');
  await new Promise((resolve) => gone.close(resolve));

  const to = (port: number, protocol: string): buildConnector.connector => {
    const connect = buildConnector({});
    const hostname = 'localhost';
    return (options, callback) =>
      connect({ ...options, hostname, host: hostname, protocol, port: String(port) }, callback);
  };
  const unresolved = buildConnector({
    lookup: (hostname, _options, callback) =>
      callback(Object.assign(new Error(`no ${hostname}`), { code: 'ENOTFOUND' }), []),
  });
  const connectors: Record<ConnectionFault, buildConnector.connector> = {
    refused: to(closedPort, 'http:'),
    'DNS failure': (options, callback) =>
      unresolved({ ...options, hostname: 'authing.invalid' }, callback),
    'bad certificate': to(untrusted.port, 'https:'),
    'broken TLS handshake': to(breaking.port, 'https:'),
  };
  return {
    connector: (fault) => connectors[fault],
    async close() {
      await Promise.all([untrusted.close(), breaking.close()]);
    },
  };
}

async function listening(server: Server) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
