import { setMaxListeners } from 'node:events';
import { AuthingError } from '../errors.ts';

/** A token as the server issues it. */
export interface IssuedToken {
  readonly accessToken: string;
  /** When it ends and when it was issued, seconds since the epoch by the server's clock. */
  readonly exp?: number | null | undefined;
  readonly iat?: number | null | undefined;
}

/** Exchanges the secret for a token. */
export type Exchange = (signal: AbortSignal) => Promise<IssuedToken>;

interface CurrentToken {
  readonly value: string;
  /** On the monotonic clock, in milliseconds. */
  readonly renewAt: number;
}

interface PendingExchange {
  readonly result: Promise<string>;
  readonly controller: AbortController;
  waiting: number;
}

/** How long before its end a token is renewed: a share of its life, at most this many milliseconds. */
const marginShare = 0.1;
const longestMargin = 60_000;
/** The server gives whole seconds, so a token can end this much sooner than the two times say. */
const rounding = 1000;

/** Keeps the access token: one exchange at a time, renewed shortly before it ends. */
export class TokenSource {
  readonly #exchange: Exchange;
  #current: CurrentToken | undefined;
  #pending: PendingExchange | undefined;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** The token, where there is one that is good to use. */
  get current(): string | undefined {
    return this.#current && performance.now() < this.#current.renewAt
      ? this.#current.value
      : undefined;
  }

  /**
   * A token that is good to use. However many ask at once, there is one exchange; it is given up only
   * when all who wait for it have gone.
   * @param operation what it is for, named in the error of an abort
   * @throws AuthingError what the exchange throws, or kind `aborted`
   */
  async get(operation: string, signal?: AbortSignal): Promise<string> {
    if (signal?.aborted) throw new AuthingError({ kind: 'aborted', operation });
    const { current } = this;
    if (current !== undefined) return current;
    const pending = this.#pending ?? this.#start();
    pending.waiting += 1;
    try {
      return await unlessAborted(pending.result, operation, signal);
    } finally {
      pending.waiting -= 1;
      if (pending.waiting === 0) this.#abandon(pending);
    }
  }

  /** Forgets a token the server refused, unless a newer one has taken its place. */
  drop(token: string): void {
    if (this.#current?.value === token) this.#current = undefined;
  }

  /** Forgets whatever token there is. */
  clear(): void {
    this.#current = undefined;
  }

  #start(): PendingExchange {
    const controller = new AbortController();
    const pending: PendingExchange = {
      controller,
      waiting: 0,
      result: this.#run(controller.signal).finally(() => {
        if (this.#pending === pending) this.#pending = undefined;
      }),
    };
    // Those who wait get the failure; once all have gone, there is nobody to get it.
    pending.result.catch(() => {});
    this.#pending = pending;
    return pending;
  }

  async #run(signal: AbortSignal): Promise<string> {
    const startedAt = performance.now();
    const { accessToken, exp, iat } = await this.#exchange(signal);
    this.#current = { value: accessToken, renewAt: startedAt + usableFor(exp, iat) };
    return accessToken;
  }

  #abandon(pending: PendingExchange): void {
    if (this.#pending !== pending) return;
    this.#pending = undefined;
    pending.controller.abort();
  }
}

/**
 * Milliseconds a token can be used for, counted from before it was asked for. The difference of the
 * server's two times is its lifetime whatever the clock of this machine says. A token that does not
 * say when it ends is used until it is refused.
 */
function usableFor(exp: number | null | undefined, iat: number | null | undefined): number {
  if (typeof exp !== 'number') return Number.POSITIVE_INFINITY;
  const lifetime = exp * 1000 - (typeof iat === 'number' ? iat * 1000 : Date.now());
  const margin = Math.min(longestMargin, lifetime * marginShare);
  // Of a life of one second the rounding would leave nothing, and every call would exchange.
  return lifetime - (lifetime > rounding ? Math.max(margin, rounding) : margin);
}

/** The result, or a failure of kind `aborted` as soon as the signal fires. */
function unlessAborted<T>(
  result: Promise<T>,
  operation: string,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) return result;
  // Many calls may share a signal: Node would take that for a leak of listeners.
  setMaxListeners(0, signal);
  return new Promise((resolve, reject) => {
    const abort = () => reject(new AuthingError({ kind: 'aborted', operation }));
    signal.addEventListener('abort', abort);
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
