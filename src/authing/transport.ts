import type { Dispatcher } from 'undici';
import { codeOf } from './errorCode.ts';
import { AuthingError, type AuthingErrorDetails, type AuthingErrorKind } from './errors.ts';
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

export interface HttpRequest {
  /** The operation it belongs to, for errors. */
  readonly operation: string;
  /** Whether it changes something at the server, so that sending it twice is not the same as once. */
  readonly changes: boolean;
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
  /** As the request has it. */
  readonly changes: boolean;
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly text: string;
}

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

/** Sends HTTP requests to one host over kept-alive connections. It does not follow redirects. */
export class Transport {
  readonly #origin: string;
  readonly #pathPrefix: string;
  readonly #timeouts: { [Name in keyof Required<Timeouts>]: number };
  readonly #largestBody: number;
  readonly #givenDispatcher: Dispatcher | undefined;
  readonly #network: Network;
  readonly #outstanding = new Set<AbortController>();
  #http: Promise<Http> | undefined;
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
    const { operation, changes } = request;
    if (this.#closed || signal?.aborted) throw new AuthingError({ kind: 'aborted', operation });
    const controller = new AbortController();
    const abort = () => controller.abort();
    let overdue = false;
    let sent = false;
    const timer = setTimeout(() => {
      overdue = true;
      abort();
    }, this.#timeouts.overall);
    signal?.addEventListener('abort', abort);
    this.#outstanding.add(controller);
    try {
      const answer = this.#exchange(request, controller.signal, () => {
        sent = !controller.signal.aborted;
      });
      // undici hears of the signal only when a connection stands, which may take long.
      return await Promise.race([answer, whenAborted(controller.signal)]);
    } catch (error) {
      const facts = { operation, outcomeUnknown: changes && sent };
      if (overdue) throw new AuthingError({ ...facts, kind: 'timeout' });
      if (controller.signal.aborted) throw new AuthingError({ ...facts, kind: 'aborted' });
      throw new AuthingError({ ...facts, ...failure(error) });
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
    // Where it could not be opened there is nothing to close.
    const http = await this.#http?.catch(() => undefined);
    await http?.close();
  }

  async #exchange(
    request: HttpRequest,
    signal: AbortSignal,
    onSent: () => void,
  ): Promise<HttpAnswer> {
    this.#http ??= this.#open();
    const http = await this.#http;
    signal.throwIfAborted();
    const { statusCode, headers, body } = await http.request(
      {
        origin: this.#origin,
        path: this.#pathPrefix + request.path,
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
        headersTimeout: this.#timeouts.headers,
        bodyTimeout: this.#timeouts.body,
        signal,
      },
      onSent,
    );
    const text = await readText(body, Number(headers['content-length'] ?? 0), this.#largestBody);
    const { operation, changes } = request;
    return { operation, changes, status: statusCode, headers, text };
  }

  /** Loads undici on the first request rather than with the extension. */
  async #open(): Promise<Http> {
    const { openHttp, useDispatcher } = await import('./http.ts');
    return this.#givenDispatcher === undefined
      ? openHttp(this.#origin, this.#timeouts.connect, this.#network)
      : useDispatcher(this.#givenDispatcher);
  }
}

/** What the transport needs of undici; see http.ts. */
export interface Http {
  /** @param onSent called when a connection stands and the request is about to be written to it */
  request(options: Dispatcher.RequestOptions, onSent: () => void): Promise<Dispatcher.ResponseData>;
  close(): Promise<void>;
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * Reads a body as UTF-8, whatever charset it says it is in: JSON has no other.
 * @param declared its length by the headers, 0 where they do not say
 * @throws BodyTooLarge; leaving the loop drops the connection
 */
async function readText(
  body: AsyncIterable<Uint8Array>,
  declared: number,
  largest: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largest || declared > largest) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
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
  if (error instanceof ProxyError) {
    const { status, systemCode } = error;
    const timedOut = systemCode !== undefined && timeoutCodes.has(systemCode);
    return { kind: timedOut ? 'timeout' : 'network', proxy: true, status, systemCode };
  }
  if (error instanceof BodyTooLarge) return { kind: 'protocol', detail: 'answer too large' };
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
