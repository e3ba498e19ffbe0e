import { setTimeout as delay } from 'node:timers/promises';
import { AuthingError } from '../authing/errors.ts';

/** How long to wait (ms) before each look, for the server may still be at it. */
const waits = [0, 400, 1200];

/** How long (ms) a look may take in all: somebody is waiting for the outcome. */
const patience = 15_000;

/**
 * Asks the server what became of a change whose answer was lost. The look has a signal of its own: that
 * of the change may be what ended it.
 * @param error why the change failed
 * @param look tells what the change made, or undefined where the server shows no trace of it
 * @returns what the change made after all
 * @throws the error where it leaves nothing open or nobody can be asked; the same error, but certain,
 *   where the change was not made
 */
export async function readBack<T>(
  error: unknown,
  look: (signal: AbortSignal) => Promise<T | undefined>,
): Promise<T> {
  if (!(error instanceof AuthingError) || !error.outcomeUnknown) throw error;
  const signal = AbortSignal.timeout(patience);
  for (const wait of waits) {
    await delay(wait);
    const made = await look(signal).catch(() => {
      throw error;
    });
    if (made !== undefined) return made;
  }
  throw new AuthingError({ ...error, outcomeUnknown: false });
}
