import type { PoolFailure } from '../model/poolFailure.ts';
import { AuthingError } from './errors.ts';

// Failures that are met without a word of the server's, here and above.

/** The failure of a look-up whose answer lacks what was looked up. */
export function nothingThere(operation: string): AuthingError {
  return new AuthingError({ kind: 'notFound', operation, answered: true });
}

/** The failure of a call about a group that is not there, or whose code another group has now. */
export function groupMissing(): AuthingError {
  return nothingThere('group');
}

/** The failure of a look-up whose answer is incomplete. @param detail English, for logs */
export function incompleteAnswer(detail: string): AuthingError {
  return new AuthingError({ kind: 'protocol', operation: 'getUserGroups', detail });
}

/** The failure of a call that was ended before anything was sent. */
export function cancelledBefore(undertaking: Undertaking): AuthingError {
  return new AuthingError({ kind: 'aborted', operation: operations[undertaking] });
}

/** The failure of a call for which there is no secret to sign in with. */
export function secretMissing(): AuthingError {
  return new AuthingError({ kind: 'auth', reason: 'secretMissing', operation: operations.signIn });
}

/** The same failure, once it has shown that the change was not made. */
export function withoutEffect(failure: PoolFailure): PoolFailure {
  return failure instanceof AuthingError
    ? new AuthingError({ ...failure, outcomeUnknown: false })
    : failure;
}

/** What can be cancelled before it is sent. */
export type Undertaking = keyof typeof operations;

const operations = {
  signIn: 'accessToken',
  createGroup: 'createGroup',
  addMembers: 'addUserToGroup',
  removeMembers: 'removeUserFromGroup',
  grantResources: 'authorizeResource',
  revokeGrants: 'revokeResource',
} as const;
