import type { buildConnector, Client as ClientType, Dispatcher } from 'undici';
import Client from 'undici/lib/dispatcher/client.js';
import { Exchange } from './exchange.ts';
import { withoutContinue } from './unaskedContinue.ts';

/**
 * A client of undici, which is one connection of a pool: it tells an exchange whether the connection has
 * been used before, and passes over `100 Continue`. In a file of its own, as a way to the host through a
 * proxy needs it, too.
 */
class KeptClient extends Client {
  constructor(origin: URL | string, options: ClientType.Options) {
    const { connect } = options;
    super(origin, {
      ...options,
      ...(typeof connect === 'function' && { connect: passingOverContinue(connect) }),
    });
  }

  override dispatch(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    // undici wraps the exchange where it is the handler.
    if ('exchange' in options && options.exchange instanceof Exchange) {
      options.exchange.isOnKeptConnection = this.stats.connected;
    }
    return super.dispatch(options, handler);
  }
}

/** Opens one connection of a pool. */
export function openKeptClient(origin: URL | string, options: object): Dispatcher {
  return new KeptClient(origin, options);
}

function passingOverContinue(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error === null) callback(null, withoutContinue(socket));
      else callback(error, null);
    });
}
