import { isCertificateRefused, isConnectTimeout } from '../../model/failures.ts';
import { AuthingError } from '../errors.ts';
import { isLoopback } from '../host.ts';
import type { Fetch } from '../network.ts';
import type { FetchSender } from './fetchSender.ts';
import {
  type ApiRequest,
  defaultTimeouts,
  type Headers,
  type HttpAnswer,
  type Sender,
  Transport,
  type TransportOptions,
} from './transport.ts';

/** How much of the time for a request its direct connection may take, so that some is left for the other way. */
const connectShare = 1 / 3;

/** Errors by which no connection came about. */
const unreachable: ReadonlySet<string | undefined> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
  // How firewalls end what they do not let through, as soon as TLS names the host.
  'ECONNRESET',
  'UND_ERR_SOCKET',
]);

/** Opens what sends a client's requests. */
export function openSender(options: TransportOptions): Sender {
  const fetch = options.network?.fetch;
  const { protocol, hostname } = new URL(options.host);
  // Plain http would show the secret to the proxy, and no proxy leads back to this machine.
  if (fetch === undefined || protocol !== 'https:' || isLoopback(hostname)) {
    return new Transport(options);
  }
  return new TwoWays(options, fetch);
}

/**
 * Sends directly and, where no connection comes about, by a fetch that finds proxies by itself. Whichever
 * worked last comes first. A request goes by the second way only where the first has certainly not sent any of
 * it, so that no change is made by both.
 */
class TwoWays implements Sender {
  readonly #overall: number;
  readonly #direct: Transport;
  readonly #openFetch: () => Promise<FetchSender>;
  #fetch: Promise<FetchSender> | undefined;
  #first: 'direct' | 'fetch' = 'direct';
  #closed = false;

  constructor(options: TransportOptions, fetch: Fetch) {
    const { host, timeouts, largestBody } = options;
    const { connect = defaultTimeouts.connect, overall = defaultTimeouts.overall } = timeouts ?? {};
    this.#overall = overall;
    this.#direct = new Transport({
      ...options,
      timeouts: { ...timeouts, connect: Math.min(connect, overall * connectShare) },
    });
    this.#openFetch = async () => {
      const { FetchSender } = await import('./fetchSender.ts');
      return new FetchSender({ host, fetch, overall, largestBody });
    };
  }

  async send(
    request: ApiRequest,
    headers: Headers,
    signal?: AbortSignal,
    endsAt = performance.now() + this.#overall,
  ): Promise<HttpAnswer> {
    const send = async (way: 'direct' | 'fetch') => {
      const sender = way === 'direct' ? this.#direct : await this.#fetchSender(request);
      return sender.send(request, headers, signal, endsAt);
    };
    const first = this.#first;
    const second = first === 'direct' ? 'fetch' : 'direct';
    try {
      return await send(first);
    } catch (error) {
      if (!isUnsent(error)) throw error;
      try {
        const answer = await send(second);
        this.#first = second;
        return answer;
      } catch (otherError) {
        if (!isUnsent(otherError)) throw otherError;
        this.#first = 'direct';
        throw first === 'direct' ? bothFailed(error, otherError) : bothFailed(otherError, error);
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#direct.close();
    // Where it could not be loaded there is nothing to close.
    const fetchSender = await this.#fetch?.catch(() => undefined);
    await fetchSender?.close();
  }

  /** Loaded where it is needed, which is in few networks. */
  #fetchSender({ operation }: ApiRequest): Promise<FetchSender> {
    if (this.#closed) throw new AuthingError({ kind: 'aborted', operation });
    this.#fetch ??= this.#openFetch().catch((error: unknown) => {
      // The next request is to try anew.
      this.#fetch = undefined;
      throw error;
    });
    return this.#fetch;
  }
}

/** Whether a request failed for want of a connection, so that nobody has got any of it and another way may do. */
function isUnsent(error: unknown): error is AuthingError {
  if (!(error instanceof AuthingError) || !error.notSent) return false;
  if (isConnectTimeout(error)) return true;
  if (error.kind !== 'network') return false;
  // What a fetch fails by may be the proxy that it has found.
  return error.way === 'fetch' || unreachable.has(error.systemCode);
}

/** The failure of both ways. That of a proxy, or of a certificate, is told alone: that was the way to go. */
function bothFailed(direct: AuthingError, byFetch: AuthingError): AuthingError {
  if (byFetch.proxy || isCertificateRefused(byFetch)) return byFetch;
  const { kind, reason, systemCode } = byFetch;
  return new AuthingError({ ...direct, otherWay: { kind, reason, systemCode } });
}
