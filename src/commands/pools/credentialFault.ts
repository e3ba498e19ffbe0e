import { isPoolMissing, PoolFailure } from '../../model/failures.ts';

/** The part of the credentials that a failed exchange points at. */
export type Fault = 'host' | 'userPoolId' | 'secret';

/** Finds out which part of the credentials to correct after they were not taken. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof PoolFailure)) return 'secret';
  if (isPoolMissing(error)) return 'userPoolId';
  switch (error.kind) {
    case 'network':
    case 'timeout':
    case 'http':
    case 'protocol':
      return 'host';
    case 'auth':
    case 'api':
    case 'notFound':
    case 'aborted':
      return 'secret';
  }
}
