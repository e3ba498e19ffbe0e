/** What went wrong, as far as the caller's next step depends on it. */
export type AuthingErrorKind =
  /** The server was not reached, or the connection broke. */
  | 'network'
  /** It took longer than a time-out allows. */
  | 'timeout'
  /** An HTTP status that is a failure. */
  | 'http'
  /** The secret, the user pool id or the token was refused. */
  | 'auth'
  /** The server answered with an error of its own: `code` and `serverMessage`. */
  | 'api'
  /** What the call is about does not exist: the server answered null where it has nothing. */
  | 'notFound'
  /** The answer is not what the API promises: not JSON, cut off, or of another shape. */
  | 'protocol'
  /** The caller's signal, or `close()`, ended the call. */
  | 'aborted';

/** What can be wrong with an answer as a whole, for `detail`. */
export const answerFaults = {
  empty: 'empty answer',
  /** JSON that is cut off or broken. */
  brokenJson: 'broken JSON',
  notJson: 'not JSON',
  tooLarge: 'answer too large',
} as const;

export interface AuthingErrorDetails {
  readonly kind: AuthingErrorKind;
  /** What failed: a GraphQL operation or the name of a REST one, such as `createGroup`. */
  readonly operation: string;
  /** The server's error code, such as 2004. */
  readonly code?: number | undefined;
  /** What the server said, verbatim; of a long text or an HTML page, the part a person can read. */
  readonly serverMessage?: string | undefined;
  /** The HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** Seconds the server asked to wait before another try. */
  readonly retryAfter?: number | undefined;
  /** The system's error code of a `network` failure, such as `ECONNREFUSED`. */
  readonly systemCode?: string | undefined;
  /** True where it was the proxy that was not reached or refused; `status` and `systemCode` are its. */
  readonly proxy?: boolean | undefined;
  /**
   * What of the answer was not as promised: one of `answerFaults`, or such as the path of a field.
   * English, for logs.
   */
  readonly detail?: string | undefined;
  /** True where the call is a change of which nobody can say, without looking, whether it was made. */
  readonly outcomeUnknown?: boolean | undefined;
  /**
   * True where a whole, well-formed answer of the API came back with an HTTP status of success: the server
   * has ended its work on the request, so what it shows from then on is final.
   */
  readonly answered?: boolean | undefined;
}

/**
 * The one error this client throws. It never carries the secret or a token, nor a `cause` that could.
 * `message` is English and for logs; the extension words errors for users from the fields.
 */
export class AuthingError extends Error {
  override readonly name = 'AuthingError';
  readonly kind: AuthingErrorKind;
  readonly operation: string;
  readonly code: number | undefined;
  readonly serverMessage: string | undefined;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly systemCode: string | undefined;
  readonly proxy: boolean;
  readonly detail: string | undefined;
  readonly outcomeUnknown: boolean;
  readonly answered: boolean;

  constructor(details: AuthingErrorDetails) {
    super(messageFor(details));
    this.kind = details.kind;
    this.operation = details.operation;
    this.code = details.code;
    this.serverMessage = details.serverMessage;
    this.status = details.status;
    this.retryAfter = details.retryAfter;
    this.systemCode = details.systemCode;
    this.proxy = details.proxy ?? false;
    this.detail = details.detail;
    this.outcomeUnknown = details.outcomeUnknown ?? false;
    this.answered = details.answered ?? false;
  }
}

/** The failure of a look-up whose answer has nothing where that would be what it is about. */
export function nothingThere(operation: string): AuthingError {
  return new AuthingError({ kind: 'notFound', operation, answered: true });
}

function messageFor({
  kind,
  operation,
  code,
  serverMessage,
  status,
  systemCode,
  proxy,
  detail,
  outcomeUnknown,
}: AuthingErrorDetails) {
  const facts = [
    proxy ? 'proxy' : undefined,
    status === undefined ? undefined : `HTTP ${status}`,
    code === undefined ? undefined : `code ${code}`,
    systemCode,
    serverMessage,
    detail,
    outcomeUnknown ? 'outcome unknown' : undefined,
  ].filter((fact) => fact !== undefined);
  return `${operation} failed (${kind})${facts.length > 0 ? `: ${facts.join(', ')}` : ''}`;
}
