import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands before a server and sees when connections come, go, and carry something. */
export interface Relay {
  readonly host: string;
  /** When bytes last came from the client, in milliseconds since 1970. */
  readonly lastSent: number;
  /** When each connection ended; undefined for those that are open. */
  readonly ends: readonly (number | undefined)[];
  close(): void;
}

/** @param target the host of the server */
export async function startRelay(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const ends: (number | undefined)[] = [];
  let lastSent = 0;
  const server = createServer((client) => {
    const connection = ends.push(undefined) - 1;
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('data', () => {
      lastSent = Date.now();
    });
    client.once('close', () => {
      ends[connection] = Date.now();
      upstream.destroy();
    });
    upstream.once('close', () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The relay has no port.');
  return {
    host: `http://127.0.0.1:${address.port}`,
    get lastSent() {
      return lastSent;
    },
    ends,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
