import { systemCodeOf } from '../../model/failures.ts';
import type { FailureReason } from '../../model/poolFailure.ts';
import { type AuthingErrorDetails, type AuthingErrorKind, answerFaults } from '../errors.ts';
import { ProxyError, unsupportedProxy } from '../network.ts';
import { BodyTooLarge, UndecodableBody } from './contentEncoding.ts';

/** A request that was stopped before its answer had come: it took too long, or nobody waits for it any more. */
export class RequestStopped extends Error {
  override readonly name = 'RequestStopped';
  readonly kind: 'timeout' | 'aborted';

  constructor(kind: 'timeout' | 'aborted') {
    super(kind);
    this.kind = kind;
  }
}

const connectTimeoutCodes = ['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'] as const;
const timeoutCodes: ReadonlySet<string> = new Set([
  ...connectTimeoutCodes,
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** What undici throws where the other side does not keep to HTTP, other than a broken connection. */
const protocolCode = /^(HPE_|UND_ERR_(?!SOCKET|CLOSED|DESTROYED))/;

/**
 * What a request failed by, in the words of this client. Only the code is taken over: a `cause` could carry headers and with them the token.
 */
export function failureOf(error: unknown): Omit<AuthingErrorDetails, 'operation'> {
  if (error instanceof RequestStopped) return { kind: error.kind };
  if (error instanceof ProxyError) {
    const { status, systemCode } = error;
    const timedOut = systemCode !== undefined && timeoutCodes.has(systemCode);
    return {
      kind: timedOut ? 'timeout' : 'network',
      proxy: true,
      reason: reasonOf(systemCode),
      status,
      systemCode,
    };
  }
  if (error instanceof BodyTooLarge) return { kind: 'protocol', detail: answerFaults.tooLarge };
  if (error instanceof UndecodableBody) return { kind: 'protocol', detail: error.message };
  const systemCode = systemCodeOf(error);
  return { kind: kindOf(error), reason: reasonOf(systemCode), systemCode };
}

/** @param code of OpenSSL, Node, undici or this client */
function reasonOf(code: string | undefined): FailureReason | undefined {
  if (connectTimeoutCodes.some((each) => each === code)) return 'connectTimeout';
  if (code === unsupportedProxy) return 'proxyUnsupported';
  const isAboutCertificate = code !== undefined && /CERT|UNABLE_TO_VERIFY/.test(code);
  return isAboutCertificate ? 'certificateRefused' : undefined;
}

function kindOf(error: unknown): AuthingErrorKind {
  const code = systemCodeOf(error);
  if (code === undefined) {
    const unparsable = error instanceof Error && error.name === 'HTTPParserError';
    return unparsable ? 'protocol' : 'network';
  }
  if (timeoutCodes.has(code)) return 'timeout';
  return protocolCode.test(code) ? 'protocol' : 'network';
}
