import { createSecureContext } from 'node:tls';
import type { buildConnector as BuildConnector, Dispatcher } from 'undici';
import buildConnector from 'undici/lib/core/connect.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import type { Network } from '../network.ts';
import { openKeptClient } from './keptClient.ts';

/** Connections to one host at a time: enough for a tree and a panel, few enough for any server. */
const connections = 16;
/** Milliseconds an unused connection stays open. */
const keepAlive = 10_000;

/** Milliseconds until the system probes a silent connection, as while a long answer is waited for. */
const keepAliveInitialDelay = 5000;

const pool = {
  connections,
  keepAliveTimeout: keepAlive,
  keepAliveMaxTimeout: keepAlive,
  factory: openKeptClient,
};

/**
 * Prepares what opens connections to a host as they are needed; each call of it makes a set of its own. In
 * a file of its own because of its size, so that the first request loads it.
 * @param origin scheme, name and port
 * @param timeout milliseconds until a connection must stand; with a proxy, for each step to it
 * @throws ProxyError where the proxy is of a kind that cannot be used
 */
export async function dispatcherOpener(
  origin: string,
  timeout: number,
  network: Network,
): Promise<() => Dispatcher> {
  const tls = { timeout, keepAliveInitialDelay, ...tlsOptions(network) };
  const { proxy } = network;
  if (proxy === undefined) {
    // One for all sets: it keeps the TLS sessions, by which the next connection stands sooner.
    const connect = buildConnector(tls);
    return () => new Pool(origin, { ...pool, connect });
  }
  const { openProxyAgent } = await import('./proxyAgent.ts');
  return () => openProxyAgent(proxy, pool, tls);
}

/** One context for all connections, since reading some hundred certificates takes a while. */
function tlsOptions({
  authorities,
  verifyCertificates = true,
}: Network): BuildConnector.BuildOptions {
  return {
    ...(authorities && { secureContext: createSecureContext({ ca: [...authorities] }) }),
    ...(verifyCertificates ? {} : { rejectUnauthorized: false }),
  };
}
