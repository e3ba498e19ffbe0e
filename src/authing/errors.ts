import { type FailureKind, PoolFailure, type PoolFailureFacts } from '../model/poolFailure.ts';

/** What went wrong, as far as the caller's next step depends on it. */
export type AuthingErrorKind = FailureKind;

/** What can be wrong with an answer as a whole, for `detail`. */
export const answerFaults = {
  empty: 'empty answer',
  /** JSON that is cut off or broken. */
  brokenJson: 'broken JSON',
  notJson: 'not JSON',
  tooLarge: 'answer too large',
} as const;

export interface AuthingErrorDetails extends PoolFailureFacts {
  /** What failed: a GraphQL operation or the name of a REST one, such as `createGroup`. */
  readonly operation: string;
  /** The server's error code, such as 2004. */
  readonly code?: number | undefined;
  /** What the server said, verbatim; of a long text or an HTML page, the part a person can read. */
  readonly serverMessage?: string | undefined;
  /** Seconds the server asked to wait before another try. */
  readonly retryAfter?: number | undefined;
  /** The system's error code of a `network` failure, such as `ECONNREFUSED`; with `proxy`, the proxy's. */
  readonly systemCode?: string | undefined;
  /** `fetch` where the request went by the other way of `Network`. */
  readonly way?: 'fetch' | undefined;
  /** True where nothing of the request can have got to the server. */
  readonly notSent?: boolean | undefined;
  /** How the other way failed, where no direct connection was made either, which is what the rest says. */
  readonly otherWay?: OtherWayFailure | undefined;
  /**
   * What of the answer was not as promised: one of `answerFaults`, or such as the path of a field.
   * English, for logs.
   */
  readonly detail?: string | undefined;
}

/** What is known of how a fetch failed, beside the failure of a direct connection. */
export type OtherWayFailure = Pick<AuthingErrorDetails, 'kind' | 'reason' | 'systemCode'>;

/**
 * The one error this client throws. It never carries the secret or a token, nor a `cause` that could.
 * `message` is English and for logs; the extension words errors for users from the fields.
 */
export class AuthingError extends PoolFailure {
  override readonly name = 'AuthingError';
  readonly operation: string;
  readonly code: number | undefined;
  readonly serverMessage: string | undefined;
  readonly retryAfter: number | undefined;
  readonly systemCode: string | undefined;
  readonly way: 'fetch' | undefined;
  readonly notSent: boolean;
  readonly otherWay: OtherWayFailure | undefined;
  readonly detail: string | undefined;

  constructor(details: AuthingErrorDetails) {
    super(messageFor(details), details);
    this.operation = details.operation;
    this.code = details.code;
    this.serverMessage = details.serverMessage;
    this.retryAfter = details.retryAfter;
    this.systemCode = details.systemCode;
    this.way = details.way;
    this.notSent = details.notSent ?? false;
    this.otherWay = details.otherWay;
    this.detail = details.detail;
  }
}

function messageFor({
  kind,
  operation,
  code,
  serverMessage,
  status,
  systemCode,
  proxy,
  way,
  otherWay,
  detail,
  outcomeUnknown,
}: AuthingErrorDetails) {
  const facts = [
    way === 'fetch' ? 'by fetch' : undefined,
    proxy ? 'proxy' : undefined,
    status === undefined ? undefined : `HTTP ${status}`,
    code === undefined ? undefined : `code ${code}`,
    systemCode,
    otherWay === undefined ? undefined : `by fetch ${otherWay.systemCode ?? otherWay.kind}`,
    serverMessage,
    detail,
    outcomeUnknown ? 'outcome unknown' : undefined,
  ].filter((fact) => fact !== undefined);
  return `${operation} failed (${kind})${facts.length > 0 ? `: ${facts.join(', ')}` : ''}`;
}
