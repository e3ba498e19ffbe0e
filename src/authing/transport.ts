import type { Dispatcher } from 'undici';
import { AuthingError, type AuthingErrorKind } from './errors.ts';

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

export interface HttpRequest {
  /** The operation it belongs to, for errors. */
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** Below the host, with a leading slash, and the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** A request before the headers that all requests have in common. */
export type ApiRequest = Omit<HttpRequest, 'headers'>;

/** An HTTP answer of any status, read to its end. */
export interface HttpAnswer {
  readonly operation: string;
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly text: string;
}

export interface TransportOptions {
  /** As `parseHost` gives it. */
  readonly host: string;
  /** Sends the requests instead of a pool of the client's own; stays its caller's to close. */
  readonly dispatcher?: Dispatcher | undefined;
  readonly timeouts?: Timeouts | undefined;
}

/** Sends HTTP requests to one host over kept-alive connections. It does not follow redirects. */
export class Transport {
  readonly #origin: string;
  readonly #pathPrefix: string;
  readonly #timeouts: { [Name in keyof Required<Timeouts>]: number };
  readonly #givenDispatcher: Dispatcher | undefined;
  readonly #outstanding = new Set<AbortController>();
  #http: Promise<Http> | undefined;
  #closed = false;

  constructor({ host, dispatcher, timeouts }: TransportOptions) {
    const { origin, pathname } = new URL(host);
    this.#origin = origin;
    this.#pathPrefix = pathname === '/' ? '' : pathname;
    this.#givenDispatcher = dispatcher;
    const overall = timeouts?.overall ?? 30_000;
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
  async send(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
    const { operation } = request;
    if (this.#closed || signal?.aborted) throw new AuthingError({ kind: 'aborted', operation });
    const controller = new AbortController();
    const abort = () => controller.abort();
    let overdue = false;
    const timer = setTimeout(() => {
      overdue = true;
      abort();
    }, this.#timeouts.overall);
    signal?.addEventListener('abort', abort);
    this.#outstanding.add(controller);
    try {
      return await this.#exchange(request, controller.signal);
    } catch (error) {
      if (overdue) throw new AuthingError({ kind: 'timeout', operation });
      if (controller.signal.aborted) throw new AuthingError({ kind: 'aborted', operation });
      throw failure(error, operation);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      this.#outstanding.delete(controller);
    }
  }

  /** Ends everything under way, which fails with kind `aborted`, and every later request. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const controller of this.#outstanding) controller.abort();
    const http = await this.#http;
    await http?.close();
  }

  async #exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    this.#http ??= this.#open();
    const http = await this.#http;
    signal.throwIfAborted();
    const { statusCode, headers, body } = await http.request({
      origin: this.#origin,
      path: this.#pathPrefix + request.path,
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      headersTimeout: this.#timeouts.headers,
      bodyTimeout: this.#timeouts.body,
      signal,
    });
    const text = await body.text();
    return { operation: request.operation, status: statusCode, headers, text };
  }

  /** Loads undici on the first request rather than with the extension. */
  async #open(): Promise<Http> {
    const { openHttp } = await import('./http.ts');
    return openHttp(this.#origin, this.#timeouts.connect, this.#givenDispatcher);
  }
}

/** What the transport needs of undici; see http.ts. */
export interface Http {
  request(options: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData>;
  close(): Promise<void>;
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
function failure(error: unknown, operation: string): AuthingError {
  return new AuthingError({ kind: kindOf(error), operation, systemCode: codeOf(error) });
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

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}
