import { AuthingError } from '../authing/errors.ts';
import { busy, throttled } from '../authing/v2/codes.ts';

/**
 * Whether the server did answer, but would not do what it was asked, so that another way may work. One
 * that is only too busy at the moment has not refused: asking in other ways would make it busier.
 */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof AuthingError)) return false;
  const { kind, code, status } = error;
  if (code === throttled || code === busy || status === throttled) return false;
  return kind === 'api' || kind === 'http' || kind === 'protocol';
}
