import type { buildConnector, Dispatcher, Pool as PoolType } from 'undici';
import connect from 'undici/lib/api/api-connect.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';
import { systemCodeOf } from '../../model/failures.ts';
import { type HttpProxy, ProxyError, unsupportedProxy } from '../network.ts';

/**
 * A dispatcher whose connections are tunnels through a proxy. In a file of its own because of its
 * size: it is loaded where there is a proxy.
 * @param pool how to keep the connections to the host
 * @param tls how to connect to the proxy, and through it to the host; its time-out is that of every step
 * @throws ProxyError where the proxy is of a kind that undici cannot use well: of SOCKS it does not
 *   limit the connections, nor how long they take
 */
export function openProxyAgent(
  { uri, token }: HttpProxy,
  pool: PoolType.Options & Required<Pick<PoolType.Options, 'factory'>>,
  tls: buildConnector.BuildOptions & { readonly timeout: number },
): Dispatcher {
  if (!/^https?:/.test(uri)) throw new ProxyError({ systemCode: unsupportedProxy });
  return new ProxyAgent({
    ...pool,
    // An agent would hand the connections' own factory to itself.
    factory: (origin, options) => new Pool(origin, { ...options, factory: pool.factory }),
    uri,
    ...(token === undefined ? {} : { token }),
    requestTls: tls,
    proxyTls: tls,
    clientFactory: (origin, options) => {
      const proxy = new Pool(origin, { ...options, headersTimeout: tls.timeout });
      return Object.assign(proxy, {
        connect: (request: Dispatcher.ConnectOptions) => openTunnel(proxy, request),
      });
    },
  });
}

/** Asks a proxy for a tunnel. What undici makes of a refusal has the status in a sentence only. */
async function openTunnel(
  proxy: Dispatcher,
  request: Dispatcher.ConnectOptions,
): Promise<Dispatcher.ConnectData> {
  const answer = await connect.call(proxy, request).catch((error: unknown) => {
    throw new ProxyError({ systemCode: systemCodeOf(error) });
  });
  const { statusCode, socket } = answer;
  if (statusCode === 200) return answer;
  socket.on('error', () => {}).destroy();
  throw new ProxyError({ status: statusCode });
}
