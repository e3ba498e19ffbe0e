import { OutdatedError } from './changeErrors.ts';
import { type FailureKind, type FailureReason, PoolFailure } from './poolFailure.ts';

export { PoolFailure, wasCancelled } from './poolFailure.ts';

// What the failure of a call to a user pool means, whichever API and server it came from. Whoever has to
// act on a failure asks here; what a server says it by is known where its answers are read.

/** Whether the server asks for fewer requests. */
export function isThrottled(error: unknown): boolean {
  return reasonOf(error) === 'throttled';
}

/** Whether the server has too much to do at the moment, or says that it is asked too often. */
export function isBusy(error: unknown): boolean {
  return isThrottled(error) || reasonOf(error) === 'busy';
}

/** Whether the server says that this user pool may not do that. */
export function isNotPermitted(error: unknown): boolean {
  return reasonOf(error) === 'notPermitted';
}

/** Whether the server knows no user pool of this id. */
export function isPoolMissing(error: unknown): boolean {
  return reasonOf(error) === 'poolMissing';
}

/** Whether the group that the call is about is not there. */
export function isMissingGroup(error: unknown): boolean {
  return kindOf(error) === 'notFound';
}

/** Whether the user whom the call is about is not there, or one of the users. */
export function isMissingUser(error: unknown): boolean {
  return kindOf(error) === 'notFound' || reasonOf(error) === 'userMissing';
}

/** Whether there is no secret to sign in with, so that the server was not asked. */
export function isSecretMissing(error: unknown): boolean {
  return reasonOf(error) === 'secretMissing';
}

/** Whether the server did not take the secret for this user pool, which it may not know either. */
export function isSecretRefused(error: unknown): boolean {
  return needsSecret(error) && (reasonOf(error) === 'secretRefused' || isPoolMissing(error));
}

/** Whether the pool's secret is missing or no longer taken. */
export function needsSecret(error: unknown): boolean {
  return kindOf(error) === 'auth';
}

/** Whether no connection to the server, or to the proxy, was made in time. */
export function isConnectTimeout(error: unknown): boolean {
  return reasonOf(error) === 'connectTimeout';
}

/** Whether the certificate of the server, or of the proxy, was not taken. */
export function isCertificateRefused(error: unknown): boolean {
  return reasonOf(error) === 'certificateRefused';
}

/** Whether a change may have been made, or may still be made, in spite of the failure. */
export function isOutcomeUnknown(error: unknown): error is PoolFailure {
  return error instanceof PoolFailure && error.outcomeUnknown;
}

/** Whether trying the same again may help without anything else being done first. */
export function canRetry(error: unknown): boolean {
  if (!(error instanceof PoolFailure) || error.outcomeUnknown) return false;
  switch (error.kind) {
    case 'network':
    case 'timeout':
    case 'protocol':
      return true;
    case 'http':
      return error.status === undefined || error.status >= 500 || isThrottled(error);
    case 'api':
      return isBusy(error);
    case 'auth':
    case 'notFound':
    case 'aborted':
      return false;
  }
}

/**
 * Whether the server did answer, but would not do what it was asked, so that another way may work. One
 * that is only too busy at the moment has not refused: asking in other ways would make it busier.
 */
export function isRefused(error: unknown): boolean {
  const kind = kindOf(error);
  return (kind === 'api' || kind === 'http' || kind === 'protocol') && !isBusy(error);
}

/** HTTP statuses by which a server can mean one of the users. */
const userStatuses: ReadonlySet<number | undefined> = new Set([400, 404, 422]);

/** Whether the server may have refused a change of several users for one of them. */
export function isUserRefused(error: unknown): boolean {
  if (!(error instanceof PoolFailure)) return false;
  if (error.kind === 'http') return userStatuses.has(error.status);
  return error.kind === 'api' && !refusesAll(error);
}

/** Whether the server would not answer for all of a batch, while it may well answer for a part of it. */
export function isBatchRefused(error: unknown): boolean {
  if (!(error instanceof PoolFailure)) return false;
  if (error.reason === 'userMissing') return true;
  if (error.proxy || refusesAll(error)) return false;
  switch (error.kind) {
    case 'api':
    case 'protocol':
    case 'notFound':
      return true;
    case 'http':
      return isAboutRequest(error.status);
    case 'network':
    case 'timeout':
    case 'auth':
    case 'aborted':
      return false;
  }
}

/** Whether the server has refused this very thing, so that one can go on with the others. */
export function isRefusedForGood(error: unknown): boolean {
  if (error instanceof OutdatedError) return true;
  if (!(error instanceof PoolFailure) || error.outcomeUnknown) return false;
  return error.kind === 'notFound' || (error.kind === 'api' && !refusesAll(error));
}

/** Whether the server refuses whatever a pool asks for now, rather than the one thing asked for. */
function refusesAll(error: PoolFailure): boolean {
  return isBusy(error) || isNotPermitted(error) || isPoolMissing(error);
}

/** Whether an HTTP status can be about what was asked: not that it took too long, nor that of a gateway. */
function isAboutRequest(status: number | undefined): boolean {
  return status !== undefined && status !== 408 && (status <= 501 || status === 505);
}

function kindOf(error: unknown): FailureKind | undefined {
  return error instanceof PoolFailure ? error.kind : undefined;
}

function reasonOf(error: unknown): FailureReason | undefined {
  return error instanceof PoolFailure ? error.reason : undefined;
}

/** The system's code of what Node threw, or of its cause, such as `ENOENT`. */
export function systemCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? systemCodeOf(error.cause) : undefined;
}
