import { AuthingError } from '../../authing/errors.ts';
import { generalRefusals } from '../../authing/v2/codes.ts';
import { OutdatedError } from '../../model/changeErrors.ts';

/** Whether the server has refused this very thing, so that it goes on with the others. */
export function isRefusedForGood(error: unknown): boolean {
  if (error instanceof OutdatedError) return true;
  if (!(error instanceof AuthingError) || error.outcomeUnknown) return false;
  return error.kind === 'notFound' || (error.kind === 'api' && !generalRefusals.has(error.code));
}
