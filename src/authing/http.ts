import type { Dispatcher } from 'undici';
import request from 'undici/lib/api/api-request.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import type { Http } from './transport.ts';

/** Connections to one host at a time: enough for a tree and a panel, few enough for any server. */
const connections = 16;
/** Milliseconds an unused connection stays open. */
const keepAlive = 10_000;

/**
 * Opens connections to a host as they are needed. In a file of its own because of its size, so that
 * the first request loads it.
 * @param origin scheme, name and port
 * @param connectTimeout milliseconds until a connection must stand
 * @param given a dispatcher to use instead of a pool; it is left open
 */
export function openHttp(
  origin: string,
  connectTimeout: number,
  given: Dispatcher | undefined,
): Http {
  if (given) return { request: (options) => request.call(given, options), close: async () => {} };
  const pool = new Pool(origin, {
    connections,
    connect: { timeout: connectTimeout },
    keepAliveTimeout: keepAlive,
    keepAliveMaxTimeout: keepAlive,
  });
  return { request: (options) => request.call(pool, options), close: () => pool.destroy() };
}
