// In a file of its own, without what other failures mean: the log knows it, which the entry loads.

/** What went wrong, as far as the caller's next step depends on it. */
export type FailureKind =
  /** The server was not reached, or the connection broke. */
  | 'network'
  /** It took longer than a time-out allows. */
  | 'timeout'
  /** An HTTP status that is a failure. */
  | 'http'
  /** The secret, the user pool id or the token was refused. */
  | 'auth'
  /** The server answered with an error of its own. */
  | 'api'
  /** What the call is about does not exist: the server answered null where it has nothing. */
  | 'notFound'
  /** The answer is not what the API promises: not JSON, cut off, or of another shape. */
  | 'protocol'
  /** The caller's signal, or `close()`, ended the call. */
  | 'aborted';

/** What is known of why it went wrong, beyond its kind. */
export type FailureReason =
  /** The server asks for fewer requests. */
  | 'throttled'
  /** The server has too much to do. */
  | 'busy'
  /** The user pool may not do that. */
  | 'notPermitted'
  /** The server has no user pool of this id. */
  | 'poolMissing'
  /** The server has no user of this id or name. */
  | 'userMissing'
  /** There is no secret to sign in with, so the server was not asked. */
  | 'secretMissing'
  /** The server did not take the secret. */
  | 'secretRefused'
  /** The server took the secret, and refused the token that it had given for it. */
  | 'tokenRefused'
  /** No connection to the server, or to the proxy, was made in time. */
  | 'connectTimeout'
  /** The certificate of the server, or of the proxy, was not taken. */
  | 'certificateRefused'
  /** The proxy is of a kind that cannot be used. */
  | 'proxyUnsupported';

export interface PoolFailureFacts {
  readonly kind: FailureKind;
  readonly reason?: FailureReason | undefined;
  /** The HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** True where it was the proxy that was not reached or refused; `status` is its own then. */
  readonly proxy?: boolean | undefined;
  /** True where the call is a change of which nobody can say, without looking, whether it was made. */
  readonly outcomeUnknown?: boolean | undefined;
  /**
   * True where a whole, well-formed answer of the API came back with an HTTP status of success: the server
   * has ended its work on the request, so what it shows from then on is final.
   */
  readonly answered?: boolean | undefined;
}

/** A call to a user pool that failed, as far as those need to know who act on it. */
export class PoolFailure extends Error {
  readonly kind: FailureKind;
  readonly reason: FailureReason | undefined;
  readonly status: number | undefined;
  readonly proxy: boolean;
  readonly outcomeUnknown: boolean;
  readonly answered: boolean;

  constructor(message: string, facts: PoolFailureFacts) {
    super(message);
    this.kind = facts.kind;
    this.reason = facts.reason;
    this.status = facts.status;
    this.proxy = facts.proxy ?? false;
    this.outcomeUnknown = facts.outcomeUnknown ?? false;
    this.answered = facts.answered ?? false;
  }
}

/**
 * Whether the user or a disconnect ended the call, so that there is nothing to say; unless a change may
 * have been made before it ended.
 */
export function wasCancelled(error: unknown): boolean {
  return error instanceof PoolFailure && error.kind === 'aborted' && !error.outcomeUnknown;
}
