import { type AuthingErrorDetails, type AuthingErrorKind, answerFaults } from '../errors.ts';
import { ProxyError } from '../network.ts';
import { BodyTooLarge, UndecodableBody } from './contentEncoding.ts';
import { codeOf } from './errorCode.ts';

/** Why a request did not go to its end, though nothing was wrong with it. */
export class Ended extends Error {
  override readonly name = 'Ended';
  readonly kind: 'timeout' | 'aborted';

  constructor(kind: 'timeout' | 'aborted') {
    super(kind);
    this.kind = kind;
  }
}

const timeoutCodes = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/** What undici throws where the other side does not keep to HTTP, other than a broken connection. */
const protocolCode = /^(HPE_|UND_ERR_(?!SOCKET|CLOSED|DESTROYED))/;

/**
 * What a request failed by, in the words of this client. Only the code is taken over: a `cause` could carry headers and with them the token.
 */
export function failureOf(error: unknown): Omit<AuthingErrorDetails, 'operation'> {
  if (error instanceof Ended) return { kind: error.kind };
  if (error instanceof ProxyError) {
    const { status, systemCode } = error;
    const timedOut = systemCode !== undefined && timeoutCodes.has(systemCode);
    return { kind: timedOut ? 'timeout' : 'network', proxy: true, status, systemCode };
  }
  if (error instanceof BodyTooLarge) return { kind: 'protocol', detail: answerFaults.tooLarge };
  if (error instanceof UndecodableBody) return { kind: 'protocol', detail: error.message };
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
