import dns from 'node:dns';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import tls from 'node:tls';
import { privateCa, signedByPrivateCa } from '../certificates/privateCa.ts';
import { selfSigned } from '../certificates/selfSigned.ts';
import type { ConnectionFault } from '../servers/connectionFaults.ts';
import { listenOn, listenOnKeptPort } from '../servers/keptPort.ts';

/** The way from this window to a server on loopback: by name, TCP and TLS, each of which can break. */
export interface Network {
  /** Where the server is reached by way of it. */
  readonly host: string;
  /** Ends all connections, and lets no other come about until `mend`. */
  break(fault: ConnectionFault): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds in which a client on loopback has noticed that its connections are gone. */
const noticed = 30;

/** @param target the host of the server behind, which speaks plain HTTP */
export async function openNetwork(target: string): Promise<Network> {
  const targetPort = Number(new URL(target).port);
  const sockets = new Set<Socket>();
  const goodContext = tls.createSecureContext(signedByPrivateCa);
  const badContext = tls.createSecureContext(selfSigned);
  let fault: ConnectionFault | undefined;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    if (fault === 'broken TLS handshake') {
      socket.destroy();
      return;
    }
    const secure = new tls.TLSSocket(socket, {
      isServer: true,
      secureContext: fault === 'bad certificate' ? badContext : goodContext,
    });
    const behind = connect(targetPort, '127.0.0.1');
    // What the server resets is to arrive as a reset.
    behind.on('error', () => socket.resetAndDestroy());
    behind.on('close', () => secure.destroy());
    secure.on('error', () => behind.destroy()).on('close', () => behind.destroy());
    secure.pipe(behind).pipe(secure);
  });
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const port = await listenOnKeptPort(server, 'localhost');
  const trust = trustAuthority();
  const names = nameServer();

  return {
    host: `https://localhost:${port}`,
    async break(next) {
      fault = next;
      const stopped = fault === 'refused' ? stop() : undefined;
      if (fault === 'DNS failure') names.fail();
      for (const socket of sockets) socket.destroy();
      await stopped;
      await delay(noticed);
    },
    async mend() {
      if (fault === undefined) return;
      names.restore();
      fault = undefined;
      if (!server.listening) await listenOn(server, port, 'localhost');
      for (const socket of sockets) socket.destroy();
      await delay(noticed);
    },
    async close() {
      names.restore();
      trust.end();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await stop();
    },
  };
}

/** Stands in for the installation of an authority, which takes a new start of VS Code. */
function trustAuthority() {
  const { connect } = tls;
  const installed = { ca: privateCa, secureContext: undefined };
  const trusting = (...[options, ...others]: unknown[]) =>
    Reflect.apply(connect, tls, [{ ...Object(options), ...installed }, ...others]);
  Object.assign(tls, { connect: trusting });
  return { end: () => Object.assign(tls, { connect }) };
}

/** Stands in for the resolver, of which a machine without a network has none. */
function nameServer() {
  const { lookup } = dns;
  const failing = (name: string, ...others: unknown[]) => {
    const callback = others.at(-1);
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    if (typeof callback === 'function') process.nextTick(callback, error);
  };
  return {
    fail: () => Object.assign(dns, { lookup: failing }),
    restore: () => Object.assign(dns, { lookup }),
  };
}
