import { isPoolMissing, isThrottled } from '../../model/failures.ts';
import type { CallOptions } from '../api.ts';
import { AuthingError } from '../errors.ts';
import { itemsReceived } from '../itemCounts.ts';
import { noteOddities } from '../lenient.ts';
import type { Observe } from '../requestRecord.ts';
import { BackgroundTurns } from './backgroundTurns.ts';
import { holdSecret } from './heldSecrets.ts';
import { Pace } from './pace.ts';
import { withoutSecrets } from './redaction.ts';
import { Retries, type RetryOptions } from './retry.ts';
import { type IssuedToken, TokenSource } from './token.ts';
import type { ApiRequest, Headers, HttpAnswer, Sender } from './transport.ts';

const contentType = { 'content-type': 'application/json' };

export type { Headers } from './transport.ts';
/** Reads an answer; throws AuthingError where it is none of success. */
export type Read<T> = (answer: HttpAnswer) => T;

/** A request that was sent. */
interface Sent {
  readonly operation: string;
  readonly itemsSent?: number | undefined;
  /** When, in milliseconds on the monotonic clock. */
  readonly at: number;
  /** Known once there is an answer. */
  way?: HttpAnswer['way'];
}

/** How a generation of the API exchanges a secret for a token. */
export interface SignIn {
  readonly secret: string;
  readonly request: ApiRequest;
  readonly read: Read<IssuedToken>;
  /** Whether a failure of the exchange says that the server does not take the secret. */
  readonly isSecretRefused: (error: AuthingError) => boolean;
}

export interface SessionOptions {
  readonly retry?: RetryOptions | undefined;
  readonly observe?: Observe | undefined;
}

/**
 * Calls a user pool's API in the pool's name: with a token, renewed and replaced as needed, and
 * repeating what can be repeated.
 */
export class Session {
  readonly #sender: Sender;
  readonly #signIn: SignIn;
  readonly #headers: Headers;
  readonly #tokens: TokenSource;
  readonly #observe: Observe | undefined;
  readonly #retry: RetryOptions | undefined;
  readonly #closing = new AbortController();
  readonly #turns = new BackgroundTurns();
  /** Absent where nothing is repeated: a call is to fail at once then. */
  readonly #pace: Pace | undefined;
  #authorized: { token: string; bare: Headers; withBody: Headers } | undefined;

  /** @param headers those that every request carries */
  constructor(
    sender: Sender,
    signIn: SignIn,
    headers: Headers,
    { retry, observe }: SessionOptions,
  ) {
    this.#sender = sender;
    this.#observe = observe;
    this.#retry = retry;
    this.#pace = retry?.maxRetries === 0 ? undefined : new Pace(retry);
    this.#signIn = signIn;
    holdSecret(signIn.secret);
    this.#headers = headers;
    this.#tokens = new TokenSource((signal) => this.#exchange(signal));
  }

  /**
   * Exchanges the secret for a new token, whether or not there is one.
   * @throws AuthingError of kind `auth` where the server refuses the secret
   */
  async authenticate(options?: CallOptions): Promise<void> {
    this.#tokens.clear();
    await this.#tokens.get(this.#signIn.request.operation, options?.signal);
  }

  /** Ends what is under way, which fails with kind `aborted`, and every later call. */
  async close(): Promise<void> {
    this.#tokens.clear();
    this.#closing.abort();
    await this.#sender.close();
  }

  /**
   * Sends a request with a token, and reads its answer. One whose token is refused is repeated at once with
   * a new one, since the server has not run it, but not twice in a row. After other failures see `Retries`.
   * One that nobody waits for begins when no other is under way.
   */
  protected call<T>(
    request: ApiRequest,
    read: Read<T>,
    options: CallOptions = {},
    itemsSent?: number,
  ): Promise<T> {
    return this.#turns.run(request.operation, options, () =>
      this.#call(request, read, options.signal, itemsSent),
    );
  }

  async #call<T>(
    request: ApiRequest,
    read: Read<T>,
    signal: AbortSignal | undefined,
    itemsSent: number | undefined,
  ): Promise<T> {
    const { operation } = request;
    let retries: Retries | undefined;
    let refused = false;
    for (;;) {
      if (this.#pace?.isSlow) await this.#pace.turn(operation, this.#signals(signal));
      const token = this.#tokens.current ?? (await this.#tokens.get(operation, signal));
      const sent: Sent = { operation, itemsSent, at: performance.now() };
      try {
        const headers = this.#headersFor(token, request);
        const answer = await this.#sender.send(request, headers, signal);
        const result = this.#noted(sent, answer, read);
        this.#pace?.succeeded();
        return result;
      } catch (caught) {
        const error = this.#notedFailure(sent, caught, [this.#signIn.secret, token]);
        if (isRefusal(error)) this.#tokens.drop(token);
        if (error instanceof AuthingError && isThrottled(error)) {
          this.#pace?.throttled(error.retryAfter);
        }
        const refusedBefore = refused;
        refused = isRefusal(error) && !error.outcomeUnknown;
        if (refused && !refusedBefore) continue;
        retries ??= new Retries(request, this.#retry);
        await this.#waitAfter(error, retries, signal);
      }
    }
  }

  #waitAfter(error: unknown, retries: Retries, signal: AbortSignal | undefined): Promise<void> {
    return retries.waitAfter(error, this.#signals(signal));
  }

  #signals(signal: AbortSignal | undefined): readonly AbortSignal[] {
    const { signal: closing } = this.#closing;
    return signal ? [signal, closing] : [closing];
  }

  async #exchange(signal: AbortSignal): Promise<IssuedToken> {
    const retries = new Retries(this.#signIn.request, this.#retry);
    for (;;) {
      try {
        return await this.#attemptExchange(signal);
      } catch (error) {
        await this.#waitAfter(error, retries, signal);
      }
    }
  }

  async #attemptExchange(signal: AbortSignal): Promise<IssuedToken> {
    const { request, secret, read, isSecretRefused } = this.#signIn;
    const sent: Sent = { operation: request.operation, at: performance.now() };
    try {
      const headers = { ...this.#headers, ...contentType };
      const answer = await this.#sender.send(request, headers, signal);
      return this.#noted(sent, answer, () => {
        const issued = read(answer);
        holdSecret(issued.accessToken);
        return issued;
      });
    } catch (error) {
      const refused = error instanceof AuthingError && (isRefusal(error) || isSecretRefused(error));
      const failure = refused ? asRefusal(error) : error;
      throw this.#notedFailure(sent, failure, [secret]);
    }
  }

  /** Reads an answer, and notes how the request went. */
  #noted<T>(sent: Sent, answer: HttpAnswer, read: Read<T>): T {
    sent.way = answer.way;
    const { value, oddities } = noteOddities(() => read(answer));
    this.#observe?.({
      ...this.#facts(sent),
      itemsReceived: itemsReceived(value),
      ...(oddities.length > 0 && { oddities }),
    });
    return value;
  }

  /** Notes how a request failed. @returns the failure, in which the secrets are masked */
  #notedFailure(sent: Sent, caught: unknown, secrets: readonly string[]): unknown {
    const error = withoutSecrets(caught, secrets);
    if (error instanceof AuthingError) {
      const { way = error.way } = sent;
      this.#observe?.({ ...this.#facts(sent), ...(way && { way }), error });
    }
    return error;
  }

  #facts({ operation, itemsSent, at, way }: Sent) {
    return { operation, durationMs: performance.now() - at, itemsSent, ...(way && { way }) };
  }

  /** The headers of a request with a token: the same ones again, as long as the token is the same. */
  #headersFor(token: string, request: ApiRequest): Headers {
    if (this.#authorized?.token !== token) {
      const bare = { ...this.#headers, authorization: `Bearer ${token}` };
      this.#authorized = { token, bare, withBody: { ...bare, ...contentType } };
    }
    return request.body === undefined ? this.#authorized.bare : this.#authorized.withBody;
  }
}

function isRefusal(error: unknown): error is AuthingError {
  return error instanceof AuthingError && error.kind === 'auth';
}

function asRefusal(error: AuthingError): AuthingError {
  const reason = isPoolMissing(error) ? error.reason : 'secretRefused';
  return new AuthingError({ ...error, kind: 'auth', reason });
}
