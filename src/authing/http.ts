import type { Dispatcher } from 'undici';
import request from 'undici/lib/api/api-request.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import DecoratorHandler from 'undici/lib/handler/decorator-handler.js';
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
  if (given) return { request: sendThrough(given), close: async () => {} };
  const pool = new Pool(origin, {
    connections,
    connect: { timeout: connectTimeout },
    keepAliveTimeout: keepAlive,
    keepAliveMaxTimeout: keepAlive,
  });
  return { request: sendThrough(pool), close: () => pool.destroy() };
}

function sendThrough(dispatcher: Dispatcher): Http['request'] {
  return (options, onSent) => {
    const dispatch: Dispatcher['dispatch'] = (dispatchOptions, handler) =>
      dispatcher.dispatch(dispatchOptions, new SentHandler(handler, onSent));
    return request.call({ dispatch }, options);
  };
}

/** undici starts a request when a connection stands: name, TCP, TLS and proxy are behind it. */
class SentHandler extends DecoratorHandler {
  readonly #onSent: () => void;

  constructor(handler: Dispatcher.DispatchHandler, onSent: () => void) {
    super(handler);
    this.#onSent = onSent;
  }

  override onRequestStart(...args: Parameters<DecoratorHandler['onRequestStart']>): void {
    this.#onSent();
    super.onRequestStart(...args);
  }
}
