import { setTimeout as delay } from 'node:timers/promises';
import {
  isBusy,
  isCertificateRefused,
  isConnectTimeout,
  isThrottled,
} from '../../model/failures.ts';
import { AuthingError } from '../errors.ts';
import type { ApiRequest } from './transport.ts';

// Decides what is sent again, and when. undici's retry interceptor does not fit: it decides by verb and
// status, while here every call is a POST, changes differ from look-ups, and throttling can come in
// the body of an answer with HTTP 200; its waits cannot be cancelled; and a body that broke off it
// asks for the rest of, which no query has.

/** How failed requests are repeated. Times are in milliseconds. */
export interface RetryOptions {
  /** How often a request is repeated at most; 3 unless told otherwise, 0 for never. */
  readonly maxRetries?: number | undefined;
  /** The longest wait before the first repetition, doubled for each further one. */
  readonly firstWait?: number | undefined;
  /** The longest that doubling makes it. */
  readonly longestWait?: number | undefined;
  /** The longest a call waits in all. Where the server asks for more, the call fails at once. */
  readonly totalWait?: number | undefined;
}

/** In milliseconds. With these, ten retries fit into the total. */
export const defaultWaits = { first: 300, longest: 4000, total: 30_000 } as const;

const gatewayFailures: ReadonlySet<number | undefined> = new Set([502, 503, 504]);

/**
 * Whether a request may be sent again after this failure. A look-up may be, where another try can go
 * better; a change only where the server certainly did not get it, or said that it did not run it.
 */
export function mayRepeat(request: Pick<ApiRequest, 'changes'>, error: AuthingError): boolean {
  if (error.outcomeUnknown) return false;
  if (isThrottled(error)) return true;
  if (error.proxy) return mayProxyChange(error);
  // A certificate will be the same in a second.
  if (error.kind === 'network') return !isCertificateRefused(error);
  // Where there are two ways, both were tried, which takes as long as a repetition.
  if (error.kind === 'timeout') return isConnectTimeout(error) && error.otherWay === undefined;
  return !request.changes && (gatewayFailures.has(error.status) || isBusy(error));
}

/** Whether a proxy that made no tunnel may make one for the next try. */
function mayProxyChange({ status, reason }: AuthingError): boolean {
  if (status !== undefined) return gatewayFailures.has(status);
  return reason !== 'proxyUnsupported' && reason !== 'certificateRefused';
}

/** Counts the retries of one call, and waits before each. */
export class Retries {
  readonly #request: Pick<ApiRequest, 'changes' | 'operation'>;
  readonly #firstWait: number;
  readonly #longestWait: number;
  #retriesLeft: number;
  #waitLeft: number;
  #repeated = 0;

  constructor(request: Pick<ApiRequest, 'changes' | 'operation'>, options: RetryOptions = {}) {
    this.#request = request;
    this.#retriesLeft = options.maxRetries ?? 3;
    this.#firstWait = options.firstWait ?? defaultWaits.first;
    this.#longestWait = options.longestWait ?? defaultWaits.longest;
    this.#waitLeft = options.totalWait ?? defaultWaits.total;
  }

  /**
   * Waits until the request may be sent again.
   * @throws the failure where it may not be; AuthingError of kind `aborted` as soon as a signal fires
   */
  async waitAfter(error: unknown, signals: readonly AbortSignal[]): Promise<void> {
    if (!(error instanceof AuthingError) || !mayRepeat(this.#request, error)) throw error;
    const wait = this.#nextWait(error.retryAfter);
    if (this.#retriesLeft <= 0 || wait > this.#waitLeft) throw error;
    this.#retriesLeft -= 1;
    this.#waitLeft -= wait;
    this.#repeated += 1;
    try {
      await delay(wait, undefined, { signal: AbortSignal.any([...signals]) });
    } catch {
      throw new AuthingError({ kind: 'aborted', operation: this.#request.operation });
    }
  }

  /** The jitter keeps calls that failed together from coming back together. */
  #nextWait(retryAfter: number | undefined): number {
    if (retryAfter !== undefined) return retryAfter * 1000 + Math.random() * this.#firstWait;
    const longest = Math.min(this.#longestWait, this.#firstWait * 2 ** this.#repeated);
    return longest * (0.5 + Math.random() / 2);
  }
}
