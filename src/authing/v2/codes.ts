import type { FailureReason } from '../../model/poolFailure.ts';

// Codes of the v2 API that the client acts on. Source: Authing's public list of error codes. What they mean
// is said here; nobody else need know them.

/** Too many requests; an HTTP status, and a code in the body of an answer with HTTP 200. */
const throttled = 429;
/** The server is busy. */
const busy = 1000;

const reasons: ReadonlyMap<number | undefined, FailureReason> = new Map([
  [throttled, 'throttled'],
  [busy, 'busy'],
  [1001, 'notPermitted'],
  [2004, 'userMissing'],
  // Not logged in, login expired, login invalid: another token may be taken.
  [2020, 'tokenRefused'],
  [2206, 'tokenRefused'],
  [2207, 'tokenRefused'],
  [2224, 'poolMissing'],
]);

/** What a failure means by its code, or else by its HTTP status. */
export function reasonFor(
  code: number | undefined,
  status?: number | undefined,
): FailureReason | undefined {
  return status === throttled ? 'throttled' : reasons.get(code);
}
