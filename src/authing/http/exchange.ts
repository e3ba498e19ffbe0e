import type { Dispatcher } from 'undici';
import { BodyTooLarge, decodeBody } from './contentEncoding.ts';

/** An answer read to its end, as HTTP has it. */
export interface Received {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly text: string;
}

/** Reads UTF-8, whatever charset an answer says it is in: JSON has no other. */
const utf8 = new TextDecoder();

/**
 * One request on its way, as an undici dispatcher reports it. It takes the place of undici's own
 * `request`, whose streams cost more than all else that a call needs.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** The answer; fails with what undici reports, with `BodyTooLarge`, or with what it was ended with. */
  readonly received: Promise<Received>;
  readonly #largestBody: number;
  #resolve: (received: Received) => void = () => {};
  #reject: (error: Error) => void = () => {};
  #controller: Dispatcher.DispatchController | undefined;
  #ended: Error | undefined;
  #sentAt: number | undefined;
  #status = 0;
  #headers: Received['headers'] = {};
  #chunks: Uint8Array[] = [];
  #size = 0;

  /** @param largestBody bytes */
  constructor(largestBody: number) {
    this.#largestBody = largestBody;
    this.received = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Whether any of it may have got to the server. */
  get sent(): boolean {
    return this.#sentAt !== undefined;
  }

  /** When it was sent, in milliseconds on the monotonic clock; undefined as long as it waits to be. */
  get sentAt(): number | undefined {
    return this.#sentAt;
  }

  /** Whether it goes by a connection that was used before. */
  isOnKeptConnection = false;

  /** Whether anything of the answer has come. */
  get hasBegun(): boolean {
    return this.#status > 0;
  }

  /** Whether it was ended before there was an answer. */
  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  /** Ends it at once, wherever it is, and with it its connection if it has one. */
  end(reason: Error): void {
    this.#ended ??= reason;
    this.#reject(reason);
    this.#controller?.abort(reason);
  }

  /** Takes it back where it still waits to be sent; its answer comes by another try then. */
  withdraw(): void {
    this.#ended ??= new Error('withdrawn');
  }

  /** Lets it have the answer of another try, unless it has its own. */
  answerWith(received: Received): void {
    this.#resolve(received);
  }

  /** undici starts a request when a connection stands: name, TCP, TLS and proxy are behind it. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#ended !== undefined) {
      controller.abort(this.#ended);
      return;
    }
    this.#controller = controller;
    this.#sentAt = performance.now();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Received['headers'],
  ): void {
    // Informational answers come before the real one, which takes their place.
    this.#status = status;
    this.#headers = headers;
    this.#chunks = [];
    this.#size = 0;
    if (Number(headers['content-length']) > this.#largestBody) this.end(new BodyTooLarge());
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#size += chunk.length;
    if (this.#size > this.#largestBody) this.end(new BodyTooLarge());
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#controller = undefined;
    const [first] = this.#chunks;
    const body = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    const encoding = this.#headers['content-encoding'];
    try {
      const decoded = encoding === undefined ? body : decodeBody(body, encoding, this.#largestBody);
      this.#resolve({ status: this.#status, headers: this.#headers, text: utf8.decode(decoded) });
    } catch (error) {
      this.#reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    this.#reject(error);
  }
}
