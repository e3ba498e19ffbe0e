import { logFailure } from '../model/failureLog.ts';
import { PoolFailure } from '../model/failures.ts';

/**
 * What is known of one part of a pool: a list of groups, the members of a group, its resources.
 * While it is read again, and after a read that failed, `value` is what was known before.
 */
export type Loadable<T> =
  | { readonly state: 'idle'; readonly value?: never }
  | { readonly state: 'loading'; readonly value?: T }
  | { readonly state: 'loaded'; readonly value: T; readonly readAt: number }
  | {
      readonly state: 'failed';
      readonly error: unknown;
      readonly failedAt: number;
      readonly value?: T;
    };

/** Whether nothing is known of it yet, not even that it cannot be read; it may be on its way. */
export function isUnknown<T>(content: Loadable<T>): boolean {
  return content.state !== 'failed' && content.value === undefined;
}

/** The same, being read. */
export function loading<T>(content: Loadable<T>): Loadable<T> {
  return content.value === undefined
    ? { state: 'loading' }
    : { state: 'loading', value: content.value };
}

/** What has just been read. */
export function loaded<T>(value: T): Loadable<T> {
  return { state: 'loaded', value, readAt: Date.now() };
}

/** The same after a read that failed. */
export function failed<T>(content: Loadable<T>, error: unknown): Loadable<T> {
  // Of a failed request the log has a line already.
  if (!(error instanceof PoolFailure)) logFailure('A read failed', error);
  const failure = { state: 'failed', error, failedAt: Date.now() } as const;
  return content.value === undefined ? failure : { ...failure, value: content.value };
}

/** The same with another value, where it has one. */
export function mapLoadable<T, R>(content: Loadable<T>, map: (value: T) => R): Loadable<R> {
  switch (content.state) {
    case 'idle':
      return content;
    case 'loaded':
      return { ...content, value: map(content.value) };
    case 'loading':
      return content.value === undefined
        ? { state: 'loading' }
        : { state: 'loading', value: map(content.value) };
    case 'failed': {
      const { value, ...failure } = content;
      return value === undefined ? failure : { ...failure, value: map(value) };
    }
  }
}
