import { busy, throttled } from '../../authing/codes.ts';
import { AuthingError } from '../../authing/errors.ts';

/** Codes by which the server refuses a whole pool rather than the one thing that it was asked for. */
const generalCodes: ReadonlySet<number | undefined> = new Set([throttled, busy, 1001, 2224]);

/** Whether the server has refused this very thing, so that it goes on with the others. */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof AuthingError) || error.outcomeUnknown) return false;
  return error.kind === 'notFound' || (error.kind === 'api' && !generalCodes.has(error.code));
}
