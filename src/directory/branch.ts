import { logFailure } from '../model/failureLog.ts';
import { PoolFailure } from '../model/failures.ts';

/**
 * What is known of one part of a pool: a list of groups, the members of a group, its resources.
 * While it is read again, and after a read that failed, `value` is what was known before.
 */
export type Branch<T> =
  | { readonly state: 'idle'; readonly value?: never }
  | { readonly state: 'loading'; readonly value?: T }
  | { readonly state: 'loaded'; readonly value: T; readonly readAt: number }
  | { readonly state: 'failed'; readonly error: unknown; readonly value?: T };

/** Whether nothing is known of it yet, not even that it cannot be read; it may be on its way. */
export function isUnknown<T>(branch: Branch<T>): boolean {
  return branch.state !== 'failed' && branch.value === undefined;
}

/** The same branch, being read. */
export function loading<T>(branch: Branch<T>): Branch<T> {
  return branch.value === undefined
    ? { state: 'loading' }
    : { state: 'loading', value: branch.value };
}

/** A branch that has just been read. */
export function loaded<T>(value: T): Branch<T> {
  return { state: 'loaded', value, readAt: Date.now() };
}

/** The same branch after a read that failed. */
export function failed<T>(branch: Branch<T>, error: unknown): Branch<T> {
  // Of a failed request the log has a line already.
  if (!(error instanceof PoolFailure)) logFailure('A read failed', error);
  return branch.value === undefined
    ? { state: 'failed', error }
    : { state: 'failed', error, value: branch.value };
}

/** The same branch with another value, where it has one. */
export function mapBranch<T, R>(branch: Branch<T>, map: (value: T) => R): Branch<R> {
  switch (branch.state) {
    case 'idle':
      return branch;
    case 'loaded':
      return { ...branch, value: map(branch.value) };
    case 'loading':
      return branch.value === undefined
        ? { state: 'loading' }
        : { state: 'loading', value: map(branch.value) };
    case 'failed':
      return branch.value === undefined
        ? { state: 'failed', error: branch.error }
        : { state: 'failed', error: branch.error, value: map(branch.value) };
  }
}
