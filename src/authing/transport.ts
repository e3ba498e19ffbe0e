import type { Dispatcher } from 'undici';
import { BodyTooLarge, UndecodableBody } from './contentEncoding.ts';
import { codeOf } from './errorCode.ts';
import {
  AuthingError,
  type AuthingErrorDetails,
  type AuthingErrorKind,
  answerFaults,
} from './errors.ts';
import { Exchange, type Received } from './exchange.ts';
import { type Network, ProxyError } from './network.ts';

/** How long a single HTTP request may take, in milliseconds. */
export interface Timeouts {
  /** Until the connection stands. 10 s unless told otherwise. */
  readonly connect?: number | undefined;
  /** From the request sent to the headers of the answer. */
  readonly headers?: number | undefined;
  /** Between two pieces of the answer's body. */
  readonly body?: number | undefined;
  /** The whole request, from its start to the last byte of the answer. 30 s unless told otherwise. */
  readonly overall?: number | undefined;
}

export interface ApiRequest {
  /** The operation it belongs to, for errors. */
  readonly operation: string;
  /** Whether it changes something at the server, so that sending it twice is not the same as once. */
  readonly changes: boolean;
  readonly method: 'GET' | 'POST';
  /** Below the host, with a leading slash, and the query. */
  readonly path: string;
  readonly body?: string | undefined;
}

/** An HTTP answer of any status, read to its end. */
export interface HttpAnswer extends Received {
  readonly operation: string;
  /** As the request has it. */
  readonly changes: boolean;
}

type Headers = Readonly<Record<string, string>>;

export interface TransportOptions {
  /** As `parseHost` gives it. */
  readonly host: string;
  /** Sends the requests instead of a pool of the client's own; stays its caller's to close. */
  readonly dispatcher?: Dispatcher | undefined;
  /** How the client's own pool connects. */
  readonly network?: Network | undefined;
  readonly timeouts?: Timeouts | undefined;
  /** Bytes of an answer's body at most; 32 MB unless told otherwise. */
  readonly largestBody?: number | undefined;
}

/** Many times the largest list that the API does not page, and nothing that a window chokes on. */
const defaultLargestBody = 32 * 1024 * 1024;

/** Longer than a server takes that is well, and short for somebody who waits. */
const longestSilenceMs = 5000;
/** Whatever the time-out is: a server is not asked twice for a moment's delay. */
const shortestSilenceMs = 1000;

/** A look-up that may be sent once more. */
interface SecondTry {
  /** The answer, by whichever try. */
  readonly received: Promise<Received>;
  /** Ends what has not ended, once there is an answer or none is to come. */
  dispose(): void;
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** Sends HTTP requests to one host over kept-alive connections. It does not follow redirects. */
export class Transport {
  readonly #origin: string;
  readonly #pathPrefix: string;
  readonly #timeouts: { [Name in keyof Required<Timeouts>]: number };
  readonly #largestBody: number;
  readonly #givenDispatcher: Dispatcher | undefined;
  readonly #network: Network;
  readonly #outstanding = new Set<Exchange>();
  #dispatcher: Promise<Dispatcher> | undefined;
  /** Those whose connections were found dead. */
  readonly #former: Promise<Dispatcher>[] = [];
  /** How long (ms) a look-up may hear nothing before it is sent once more. */
  #silenceMs: number;
  /** Whether there may be a connection that was kept. */
  #hasAnswered = false;
  #closed = false;

  constructor({
    host,
    dispatcher,
    network = {},
    timeouts,
    largestBody = defaultLargestBody,
  }: TransportOptions) {
    const { origin, pathname } = new URL(host);
    this.#origin = origin;
    this.#pathPrefix = pathname === '/' ? '' : pathname;
    this.#givenDispatcher = dispatcher;
    this.#network = network;
    this.#largestBody = largestBody;
    const overall = timeouts?.overall ?? 30_000;
    this.#silenceMs = Math.max(shortestSilenceMs, Math.min(longestSilenceMs, overall / 3));
    this.#timeouts = {
      connect: timeouts?.connect ?? 10_000,
      headers: timeouts?.headers ?? overall,
      body: timeouts?.body ?? overall,
      overall,
    };
  }

  /**
   * Sends one request and reads the answer, whatever its status.
   * @throws AuthingError of kind `network`, `timeout`, `protocol` or `aborted`
   */
  async send(request: ApiRequest, headers: Headers, signal?: AbortSignal): Promise<HttpAnswer> {
    const { operation, changes } = request;
    if (this.#closed || signal?.aborted) throw new AuthingError({ kind: 'aborted', operation });
    const exchange = new Exchange(this.#largestBody);
    const abort = () => exchange.end(new Ended('aborted'));
    const timer = setTimeout(() => exchange.end(new Ended('timeout')), this.#timeouts.overall);
    signal?.addEventListener('abort', abort);
    this.#outstanding.add(exchange);
    const secondTry = changes ? undefined : this.#secondTry(request, headers, exchange);
    try {
      this.#dispatch(request, headers, exchange).catch((error) => exchange.end(error));
      const received = await Promise.race([exchange.received, secondTry?.received].filter(isGiven));
      this.#hasAnswered = true;
      return { operation, changes, ...received };
    } catch (error) {
      const outcomeUnknown = changes && exchange.sent;
      throw new AuthingError({ operation, outcomeUnknown, ...failure(error) });
    } finally {
      clearTimeout(timer);
      secondTry?.dispose();
      signal?.removeEventListener('abort', abort);
      this.#outstanding.delete(exchange);
    }
  }

  /**
   * A connection that was kept may be dead without anybody's knowing, after sleep or on another network: it
   * takes what is sent and never answers. So a look-up that hears nothing for a while is sent once more, on
   * a fresh connection, and whichever answers first counts. Where it is the server that is slow, it is not
   * asked twice again so soon.
   */
  #secondTry(request: ApiRequest, headers: Headers, first: Exchange): SecondTry | undefined {
    if (!this.#hasAnswered || this.#givenDispatcher !== undefined) return undefined;
    if (this.#silenceMs >= this.#timeouts.overall) return undefined;
    const second = new Exchange(this.#largestBody);
    let timer: NodeJS.Timeout | undefined;
    let fresh: Promise<Dispatcher> | undefined;
    const received = new Promise<Received>((resolve, reject) => {
      timer = setTimeout(() => {
        if (first.hasBegun || first.hasEnded) return;
        fresh = this.#open();
        this.#outstanding.add(second);
        this.#dispatch(request, headers, second, fresh).catch((error) => second.end(error));
        second.received.then(resolve, () => {
          // What the first one meets is told.
          first.received.then(resolve, reject);
        });
      }, this.#silenceMs);
    });
    // The first one may have answered long before.
    received.catch(() => {});
    return {
      received,
      dispose: () => {
        clearTimeout(timer);
        this.#outstanding.delete(second);
        if (fresh === undefined) return;
        if (second.hasBegun && !first.hasBegun) this.#replaceDispatcher(fresh);
        else {
          this.#silenceMs = this.#timeouts.overall;
          second.end(new Ended('aborted'));
          void fresh
            .then((dispatcher) => dispatcher.destroy())
            .catch(() => {
              // Where it could not be opened there is nothing to close.
            });
        }
        first.end(new Ended('aborted'));
      },
    };
  }

  /** The connections that were kept are dead: what is under way on them is let end by itself. */
  #replaceDispatcher(fresh: Promise<Dispatcher>): void {
    const former = this.#dispatcher;
    this.#dispatcher = fresh;
    if (former === undefined) return;
    this.#former.push(former);
    void former
      .then((dispatcher) => dispatcher.close())
      .catch(() => {
        // Where it could not be opened there is nothing to close.
      });
  }

  /** Ends everything under way, which fails with kind `aborted`, and every later request. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const exchange of this.#outstanding) exchange.end(new Ended('aborted'));
    if (this.#givenDispatcher !== undefined) return;
    // Where it could not be opened there is nothing to close.
    for (const opened of [this.#dispatcher, ...this.#former]) {
      const dispatcher = await opened?.catch(() => undefined);
      await dispatcher?.destroy();
    }
  }

  /** @param on what to send it with, in place of the connections that are kept */
  async #dispatch(
    request: ApiRequest,
    headers: Headers,
    exchange: Exchange,
    on?: Promise<Dispatcher>,
  ): Promise<void> {
    this.#dispatcher ??= this.#open();
    const dispatcher = await (on ?? this.#dispatcher);
    if (exchange.hasEnded) return;
    dispatcher.dispatch(
      {
        origin: this.#origin,
        path: this.#pathPrefix + request.path,
        method: request.method,
        headers,
        body: request.body ?? null,
        headersTimeout: this.#timeouts.headers,
        bodyTimeout: this.#timeouts.body,
      },
      exchange,
    );
  }

  /** Loads undici on the first request rather than with the extension. */
  async #open(): Promise<Dispatcher> {
    if (this.#givenDispatcher !== undefined) return this.#givenDispatcher;
    const { openDispatcher } = await import('./http.ts');
    return openDispatcher(this.#origin, this.#timeouts.connect, this.#network);
  }
}

/** Why a request did not go to its end, though nothing was wrong with it. */
class Ended extends Error {
  override readonly name = 'Ended';
  readonly kind: 'timeout' | 'aborted';

  constructor(kind: 'timeout' | 'aborted') {
    super(kind);
    this.kind = kind;
  }
}

const timeoutCodes = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/** What undici throws where the other side does not keep to HTTP, other than a broken connection. */
const protocolCode = /^(HPE_|UND_ERR_(?!SOCKET|CLOSED|DESTROYED))/;

/** Only the code is taken over: a `cause` could carry headers and with them the token. */
function failure(error: unknown): Omit<AuthingErrorDetails, 'operation'> {
  if (error instanceof Ended) return { kind: error.kind };
  if (error instanceof ProxyError) {
    const { status, systemCode } = error;
    const timedOut = systemCode !== undefined && timeoutCodes.has(systemCode);
    return { kind: timedOut ? 'timeout' : 'network', proxy: true, status, systemCode };
  }
  if (error instanceof BodyTooLarge) return { kind: 'protocol', detail: answerFaults.tooLarge };
  if (error instanceof UndecodableBody) return { kind: 'protocol', detail: error.message };
  return { kind: kindOf(error), systemCode: codeOf(error) };
}

function kindOf(error: unknown): AuthingErrorKind {
  const code = codeOf(error);
  if (code === undefined) {
    const unparsable = error instanceof Error && error.name === 'HTTPParserError';
    return unparsable ? 'protocol' : 'network';
  }
  if (timeoutCodes.has(code)) return 'timeout';
  return protocolCode.test(code) ? 'protocol' : 'network';
}
