import { setTimeout as delay } from 'node:timers/promises';
import { AuthingError } from '../authing/errors.ts';
import { logFailure } from '../model/failureLog.ts';

/** How long to wait (ms) before each look where the answer was lost, for the server may still be at it. */
const whileRunning = [0, 400, 1200];
/** The same where the server has answered, with an error that leaves it open what it did. */
const onceEnded = [0, 300];

/** How long (ms) a look may take in all: somebody is waiting for the outcome. */
const lookTimeoutMs = 15_000;

/** Whether a change may have been made, or may still be made, in spite of the failure. */
export function isOutcomeUnknown(error: unknown): error is AuthingError {
  return error instanceof AuthingError && error.outcomeUnknown;
}

/**
 * Asks the server what became of a change whose outcome the answer leaves open. The look has a signal of
 * its own: that of the change may be what ended it.
 *
 * That there is no trace of the change yet proves only that it was not made where the server has ended
 * its work. After a lost answer the outcome stays unknown: the server may do it later.
 * @param error why the change failed
 * @param look what the change made, or undefined where the server shows no trace of it
 * @returns what the change made after all
 * @throws the error: as it is where it leaves nothing open, nobody can be asked, or the change may still
 *   be made; the same but certain where it was not made
 */
export async function readBack<T>(
  error: unknown,
  look: (signal: AbortSignal) => Promise<T | undefined>,
): Promise<T> {
  if (!isOutcomeUnknown(error)) throw error;
  const signal = AbortSignal.timeout(lookTimeoutMs);
  for (const wait of error.answered ? onceEnded : whileRunning) {
    await delay(wait);
    const made = await look(signal).catch((failure: unknown) => {
      logFailure('What became of a change could not be read', failure, 'debug');
      throw error;
    });
    if (made !== undefined) return made;
  }
  throw error.answered ? new AuthingError({ ...error, outcomeUnknown: false }) : error;
}
