import { randomInt } from 'node:crypto';
import type { Server } from 'node:net';

/** Below what any system gives a server that asks for some port, or a connection for its own end. */
const ports = { from: 20_000, to: 32_000 };
/** So many are tried. */
const attempts = 20;

/**
 * Has a server listen on a port that stays its own: no other gets it by chance while the server is closed, so that
 * it refuses connections until it is opened again.
 * @returns the port
 */
export async function listenOnKeptPort(server: Server, host: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = randomInt(ports.from, ports.to);
    try {
      await listenOn(server, port, host);
      return port;
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

/** @throws if the port is taken */
export function listenOn(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
