import { AuthingError } from '../errors.ts';
import type { Fetch } from '../network.ts';
import { AbortWatch } from './abortWatch.ts';
import { BodyTooLarge } from './contentEncoding.ts';
import type { Received } from './exchange.ts';
import { fetchFailureOf, isSurelyUnsent } from './fetchFailure.ts';
import {
  type ApiRequest,
  defaultLargestBody,
  type Headers,
  type HttpAnswer,
  type Sender,
} from './transport.ts';
import { RequestStopped } from './transportFailure.ts';
import { Turns } from './turns.ts';

/** Requests at a time, as many as by connections of our own. */
const mostAtOnce = 16;

/** The header says how the body came; a fetch has undone that. */
const encoding = 'content-encoding';

export interface FetchSenderOptions {
  /** As `parseHost` gives it. */
  readonly host: string;
  readonly fetch: Fetch;
  /** Milliseconds a request may take from its start to the last byte of the answer. */
  readonly overall: number;
  /** Bytes of an answer's body at most. */
  readonly largestBody?: number | undefined;
}

/**
 * Sends HTTP requests by a fetch that may go through proxies which it finds by itself. It is told to follow no
 * redirect, and to send and keep no cookies, no login and no cache.
 */
export class FetchSender implements Sender {
  readonly #host: string;
  readonly #fetch: Fetch;
  readonly #overall: number;
  readonly #largestBody: number;
  readonly #turns = new Turns(mostAtOnce);
  readonly #underWay = new Set<Stop>();
  readonly #aborts = new AbortWatch<Stop>((stop) => stop.now(new RequestStopped('aborted')));
  #closed = false;

  constructor({ host, fetch, overall, largestBody = defaultLargestBody }: FetchSenderOptions) {
    this.#host = host;
    this.#fetch = fetch;
    this.#overall = overall;
    this.#largestBody = largestBody;
  }

  async send(
    request: ApiRequest,
    headers: Headers,
    signal?: AbortSignal,
    endsAt = performance.now() + this.#overall,
  ): Promise<HttpAnswer> {
    const { operation, changes } = request;
    if (this.#closed || signal?.aborted) throw new AuthingError({ kind: 'aborted', operation });
    const stop = new Stop(endsAt);
    this.#underWay.add(stop);
    if (signal !== undefined) this.#aborts.add(signal, stop);
    let mayBeSent = false;
    try {
      const received = await this.#turns.run(stop.signal, () => {
        mayBeSent = true;
        return orStopped(this.#exchange(request, headers, stop.signal), stop.signal);
      });
      return { operation, changes, way: 'fetch', ...received };
    } catch (caught) {
      const error: unknown = stop.signal.aborted ? stop.signal.reason : caught;
      // Whatever of it still goes on is of no use to anybody.
      stop.now(error);
      const notSent = !mayBeSent || isSurelyUnsent(error);
      const outcomeUnknown = changes && !notSent;
      const facts = { operation, way: 'fetch', outcomeUnknown, notSent } as const;
      throw new AuthingError({ ...facts, ...fetchFailureOf(error) });
    } finally {
      stop.dispose();
      this.#underWay.delete(stop);
      if (signal !== undefined) this.#aborts.delete(signal, stop);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const stop of this.#underWay) stop.now(new RequestStopped('aborted'));
  }

  async #exchange(
    { method, path, body }: ApiRequest,
    headers: Headers,
    signal: AbortSignal,
  ): Promise<Received> {
    const fetch = this.#fetch;
    const response = await fetch(this.#host + path, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    if (Number(response.headers.get('content-length')) > this.#largestBody) {
      throw new BodyTooLarge();
    }
    const text = await this.#read(response.body);
    const { [encoding]: _, ...others } = Object.fromEntries(response.headers);
    return { status: response.status, headers: others, text };
  }

  async #read(body: Response['body']): Promise<string> {
    const utf8 = new TextDecoder();
    let size = 0;
    let text = '';
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size > this.#largestBody) throw new BodyTooLarge();
      text += utf8.decode(chunk, { stream: true });
    }
    return text + utf8.decode();
  }
}

/** Ends a request, when its time is over or before. */
class Stop {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  /** @param endsAt on the monotonic clock */
  constructor(endsAt: number) {
    const late = () => this.now(new RequestStopped('timeout'));
    this.#timer = setTimeout(late, Math.max(0, endsAt - performance.now()));
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  now(reason: unknown): void {
    this.#controller.abort(reason);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

/** A result, or the reason of a signal as soon as that aborts: a fetch may take its time to notice. */
function orStopped<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    result.then(resolve, reject);
  });
}
