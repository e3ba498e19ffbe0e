import { type Language, type MessageKey, messageOf, SampleError } from './messages.ts';
import type { Pool } from './pool.ts';
import type { Storage } from './storage.ts';
import type { AccessToken, Tokens } from './tokens.ts';

/** The headers of a call that matter. */
export interface CallHeaders {
  readonly authorization: string | undefined;
  readonly userPoolId: string | undefined;
  readonly language: Language;
}

/** One call to the API: who makes it, and on which pool. Resolvers get it as their context. */
export class Call {
  readonly headers: CallHeaders;
  /** Whether `authorizedTargets` names groups by an id that is no code. */
  readonly namesGroupsById: boolean;
  readonly #pool: Pool | SampleError;
  readonly #storage: Storage;
  readonly #tokens: Tokens;

  /** @param pool as it was when the call came in, or why it cannot be read */
  constructor(
    headers: CallHeaders,
    pool: Pool | SampleError,
    storage: Storage,
    tokens: Tokens,
    { namesGroupsById = false }: { readonly namesGroupsById?: boolean | undefined } = {},
  ) {
    this.headers = headers;
    this.namesGroupsById = namesGroupsById;
    this.#pool = pool;
    this.#storage = storage;
    this.#tokens = tokens;
  }

  /**
   * The pool, for a caller who may read it.
   *
   * @throws SampleError without a valid token, and where the pool cannot be read
   */
  read(): Pool {
    this.#check();
    if (this.#pool instanceof SampleError) throw this.#pool;
    return this.#pool;
  }

  /**
   * Changes the pool, for a caller who may.
   *
   * @throws SampleError without a valid token, and whatever `apply` throws
   */
  async change<T>(apply: (pool: Pool) => T): Promise<T> {
    this.#check();
    return this.#storage.change(apply);
  }

  exchange(userPoolId: string, secret: string): AccessToken {
    return this.#tokens.exchange(userPoolId, secret);
  }

  refresh(accessToken: string | null | undefined): AccessToken {
    return this.#tokens.refresh(accessToken ?? this.headers.authorization);
  }

  /** An answer that carries nothing but that it went well. */
  commonMessage(key: MessageKey) {
    return messageOf(key, this.headers.language);
  }

  #check() {
    this.#tokens.check(this.headers.authorization, this.headers.userPoolId);
  }
}
