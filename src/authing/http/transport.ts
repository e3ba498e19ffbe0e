import type { Dispatcher } from 'undici';
import { AuthingError } from '../errors.ts';
import type { Network } from '../network.ts';
import { AbortWatch } from './abortWatch.ts';
import { type ConnectionSet, Connections } from './connections.ts';
import { Exchange, type Received } from './exchange.ts';
import { Silence } from './silence.ts';
import { failureOf, RequestStopped } from './transportFailure.ts';
import { WakeUps } from './wakeUps.ts';

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
  /** `fetch` where it came by the other way of `Network`. */
  readonly way?: 'fetch' | undefined;
}

export type Headers = Readonly<Record<string, string>>;

/** Sends HTTP requests to one host. It does not follow redirects. */
export interface Sender {
  /**
   * Sends one request and reads the answer, whatever its status.
   * @param endsAt when it ends at the latest, on the monotonic clock; after the overall time-out unless given
   * @throws AuthingError of kind `network`, `timeout`, `protocol` or `aborted`
   */
  send(
    request: ApiRequest,
    headers: Headers,
    signal?: AbortSignal,
    endsAt?: number,
  ): Promise<HttpAnswer>;
  /** Ends everything under way, which fails with kind `aborted`, and every later request. */
  close(): Promise<void>;
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
export const defaultLargestBody = 32 * 1024 * 1024;

export const defaultTimeouts = { connect: 10_000, overall: 30_000 } as const;

/** A request under way, with both sendings of it: the first answer counts. */
interface Sending {
  readonly request: ApiRequest;
  readonly headers: Headers;
  readonly first: Exchange;
  readonly on: ConnectionSet;
  /** On the monotonic clock. */
  readonly endsAt: number;
  second?: { readonly exchange: Exchange; readonly on: ConnectionSet };
}

/** The one look-up that finds out, by a second try, whether its connection is dead or the server slow. */
interface Probe {
  readonly sending: Sending;
  /** Those that want to know it, too. */
  readonly waiting: Sending[];
}

/** Sends by kept-alive connections of its own. */
export class Transport implements Sender {
  readonly #origin: string;
  readonly #pathPrefix: string;
  readonly #timeouts: { [Name in keyof Required<Timeouts>]: number };
  readonly #largestBody: number;
  readonly #connections: Connections;
  readonly #silence: Silence;
  readonly #outstanding = new WakeUps<Sending>((sending) => this.#checkOn(sending));
  readonly #aborts = new AbortWatch<Sending>((sending) => end(sending, 'aborted'));
  #probe: Probe | undefined;
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
    this.#largestBody = largestBody;
    const { connect = defaultTimeouts.connect, overall = defaultTimeouts.overall } = timeouts ?? {};
    const { headers = overall, body = overall } = timeouts ?? {};
    this.#timeouts = { connect, headers, body, overall };
    this.#connections = new Connections({ origin, timeout: connect, network, dispatcher });
    this.#silence = new Silence(overall);
  }

  async send(
    request: ApiRequest,
    headers: Headers,
    signal?: AbortSignal,
    endsAt = performance.now() + this.#timeouts.overall,
  ): Promise<HttpAnswer> {
    const { operation, changes } = request;
    if (this.#closed || signal?.aborted) throw new AuthingError({ kind: 'aborted', operation });
    const first = new Exchange(this.#largestBody);
    const on = this.#connections.for(request);
    const sending: Sending = { request, headers, first, on, endsAt };
    if (signal !== undefined) this.#aborts.add(signal, sending);
    this.#wakeAfter(sending, changes ? Number.POSITIVE_INFINITY : this.#silence.limitMs);
    try {
      this.#dispatch(sending, first, on);
      let received: Received;
      try {
        received = await first.received;
      } catch (error) {
        received = await receivedBySecond(sending, error);
      }
      this.#connections.heard();
      return { operation, changes, ...received };
    } catch (error) {
      const notSent = !first.sent && !sending.second?.exchange.sent;
      const outcomeUnknown = changes && !notSent;
      throw new AuthingError({ operation, outcomeUnknown, notSent, ...failureOf(error) });
    } finally {
      if (signal !== undefined) this.#aborts.delete(signal, sending);
      this.#outstanding.delete(sending);
      this.#learnFrom(sending);
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const sending of this.#outstanding.all()) end(sending, 'aborted');
    this.#outstanding.stop();
    await this.#connections.close();
  }

  #dispatch(sending: Sending, exchange: Exchange, on: ConnectionSet): void {
    if (on.opened !== undefined) this.#start(sending, exchange, on.opened);
    else {
      on.dispatcher.then(
        (dispatcher) => this.#start(sending, exchange, dispatcher),
        (error) => exchange.end(error),
      );
    }
  }

  #start({ request, headers }: Sending, exchange: Exchange, dispatcher: Dispatcher): void {
    if (exchange.hasEnded) return;
    const options = {
      origin: this.#origin,
      path: this.#pathPrefix + request.path,
      method: request.method,
      headers,
      body: request.body ?? null,
      headersTimeout: this.#timeouts.headers,
      bodyTimeout: this.#timeouts.body,
      exchange,
    };
    try {
      dispatcher.dispatch(options, exchange);
    } catch (error) {
      exchange.end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  // A connection that was kept may be dead without anybody's knowing, after sleep or on another network: it
  // takes what is sent and never answers. So a look-up that hears nothing for a while is sent once more, on
  // a fresh connection, and whichever answers first counts. It is one look-up at a time that finds out: a
  // server that is slow is not to be asked everything twice.

  /** Looks at a request again after a while, but not later than when it has to end. */
  #wakeAfter(sending: Sending, ms: number): void {
    this.#outstanding.set(sending, Math.min(performance.now() + ms, sending.endsAt));
  }

  #checkOn(sending: Sending): void {
    if (performance.now() >= sending.endsAt - 1) end(sending, 'timeout');
    else this.#suspect(sending);
  }

  /** Sends a look-up once more where nothing of its answer has come for too long. */
  #suspect(sending: Sending): void {
    const { request, first, on } = sending;
    const limit = this.#silence.limitMs;
    const silentFor = first.sentAt === undefined ? 0 : performance.now() - first.sentAt;
    if (request.changes || sending.second || first.hasBegun) this.#wakeAtEnd(sending);
    else if (on.isDead) this.#trySecond(sending, this.#connections.for(request));
    else if (silentFor < limit - 1) this.#wakeAfter(sending, limit - silentFor);
    else if (!first.isOnKeptConnection) this.#wakeAtEnd(sending);
    else {
      if (this.#probe) this.#probe.waiting.push(sending);
      else {
        this.#probe = { sending, waiting: [] };
        this.#trySecond(sending, this.#connections.fresh());
      }
      this.#wakeAtEnd(sending);
    }
  }

  #wakeAtEnd(sending: Sending): void {
    this.#wakeAfter(sending, Number.POSITIVE_INFINITY);
  }

  #trySecond(sending: Sending, on: ConnectionSet): void {
    const exchange = new Exchange(this.#largestBody);
    sending.second = { exchange, on };
    this.#dispatch(sending, exchange, on);
    const { first } = sending;
    exchange.received.then(
      (received) => first.answerWith(received),
      // Else the failure of the first one counts.
      (error) => first.hasEnded && first.end(error),
    );
    this.#wakeAtEnd(sending);
  }

  /** Learns from a request that has ended whether its connections are dead, and how slow the server is. */
  #learnFrom(sending: Sending): void {
    const { first, second } = sending;
    const probe = this.#probe?.sending === sending ? this.#probe : undefined;
    if (first.hasBegun && first.sentAt !== undefined) {
      this.#silence.answeredAfter(performance.now() - first.sentAt);
    }
    if (second !== undefined) end(sending, 'aborted');
    if (probe === undefined) return;
    this.#probe = undefined;
    if (second?.exchange.hasBegun && !first.hasBegun) this.#replace(sending.on, second.on);
    else if (second !== undefined) this.#connections.discard(second.on);
    for (const waiting of probe.waiting) {
      if (this.#outstanding.has(waiting)) this.#suspect(waiting);
    }
  }

  /** Takes new connections for those that are dead. What waits for one of these is sent by a new one. */
  #replace(dead: ConnectionSet, by: ConnectionSet): void {
    dead.isDead = true;
    this.#connections.use(by);
    for (const sending of this.#outstanding.all()) {
      if (sending.on === dead && !sending.first.sent && !sending.second) {
        sending.first.withdraw();
        this.#trySecond(sending, by);
      }
    }
  }
}

function end({ first, second }: Sending, why: RequestStopped['kind']): void {
  const reason = new RequestStopped(why);
  first.end(reason);
  second?.exchange.end(reason);
}

/** What the second try of a request receives where the first one failed. */
async function receivedBySecond({ second }: Sending, error: unknown): Promise<Received> {
  if (second === undefined || error instanceof RequestStopped) throw error;
  return second.exchange.received;
}
