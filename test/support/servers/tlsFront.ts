import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';

/** A server that takes TLS off what comes, and passes it on: so any server can be had with https. */
export interface TlsFront {
  readonly port: number;
  /** How many connections were opened, handshakes that failed among them. */
  readonly opened: number;
  close(): Promise<void>;
}

/**
 * @param target the host of the server behind, on loopback and with plain http
 * @param tls key and certificate to show
 */
export async function startTlsFront(
  target: string,
  tls: { readonly key: string; readonly cert: string },
): Promise<TlsFront> {
  const { port: targetPort, hostname } = new URL(target);
  const sockets = new Set<Socket>();
  let opened = 0;
  const server = createServer(tls, (socket) => {
    const onward = connect(Number(targetPort), hostname);
    socket.on('error', () => onward.destroy()).on('close', () => onward.destroy());
    onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
  server.on('tlsClientError', () => {});
  server.on('connection', (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    get opened() {
      return opened;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
