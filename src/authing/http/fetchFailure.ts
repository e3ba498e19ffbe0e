import { systemCodeOf } from '../../model/failures.ts';
import type { AuthingErrorDetails } from '../errors.ts';
import { ProxyError, unsupportedProxy } from '../network.ts';
import { UndecodableBody } from './contentEncoding.ts';
import { failureOf, RequestStopped } from './transportFailure.ts';

/** The `systemCode` of a fetch that failed without saying why. */
const unknownCode = 'ERR_FETCH';

/** What undici says where a proxy made no tunnel, and VS Code where it asked for a login that there is not. */
const refusedByProxy = /^Proxy response \((\d{3})\)/;

/** Of undici, where there was no connection in time, where a proxy is not to be trusted, or is of no known kind. */
const unsentCodes: ReadonlySet<string | undefined> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_TLS',
  'UND_ERR_INVALID_ARG',
]);

/** What a fetch failed by, in the words of this client; as of `failureOf`, the code alone is taken over. */
export function fetchFailureOf(error: unknown): Omit<AuthingErrorDetails, 'operation'> {
  const proxyStatus = statusOfProxy(error);
  if (proxyStatus !== undefined) return failureOf(new ProxyError({ status: proxyStatus }));
  const code = systemCodeOf(error);
  if (code === 'UND_ERR_PRX_TLS') {
    return failureOf(new ProxyError({ systemCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }));
  }
  // Such as of SOCKS, which undici is asked for all the same.
  if (code === 'UND_ERR_INVALID_ARG') {
    return failureOf(new ProxyError({ systemCode: unsupportedProxy }));
  }
  if (code !== undefined && /^(Z_|ERR_.*BROTLI|ERR__ERROR_FORMAT)/.test(code)) {
    return failureOf(new UndecodableBody('broken encoding'));
  }
  const failure = failureOf(error);
  const isNamed = failure.systemCode !== undefined || failure.kind !== 'network';
  return isNamed ? failure : { ...failure, systemCode: unknownCode };
}

/**
 * Whether a fetch has certainly sent nothing of its request: there was no connection to send it by. Whatever is
 * not known to be so counts as sent.
 */
export function isSurelyUnsent(error: unknown): boolean {
  if (error instanceof RequestStopped || !(error instanceof Error)) return false;
  if (statusOfProxy(error) !== undefined) return true;
  const cause = rootOf(error);
  if (cause instanceof AggregateError) {
    return cause.errors.length > 0 && cause.errors.every(isOfConnecting);
  }
  return isOfConnecting(cause);
}

function isOfConnecting(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // The codes alone do not say it: a connection that stands can end by `ETIMEDOUT` or `EHOSTUNREACH`, too.
  const call = 'syscall' in error ? error.syscall : undefined;
  if (call === 'connect' || call === 'getaddrinfo') return true;
  if (/before secure TLS connection was established/.test(error.message)) return true;
  return unsentCodes.has(systemCodeOf(error)) || failureOf(error).reason === 'certificateRefused';
}

/** What is at the bottom of an error. */
function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** The status by which a proxy refused to make a tunnel. */
function statusOfProxy(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const [, status] = refusedByProxy.exec(error.message) ?? [];
  return status === undefined ? statusOfProxy(error.cause) : Number(status);
}
