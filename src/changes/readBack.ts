import { setTimeout as delay } from 'node:timers/promises';
import { withoutEffect } from '../authing/failures.ts';
import { logFailure } from '../model/failureLog.ts';
import { isOutcomeUnknown } from '../model/failures.ts';

/** How long to wait (ms) before each check after a lost answer: the server may still be at work. */
const checkDelaysAfterLostAnswerMs = [0, 400, 1200];
/** The same after an answer with an error that leaves open what the server did. */
const checkDelaysAfterErrorMs = [0, 300];

/** How long (ms) the checks may take in all: somebody is waiting for the outcome. */
const checkTimeoutMs = 15_000;

/**
 * Finds out from the server whether a change was made after all, where its answer leaves that open. The
 * check has a signal of its own: that of the change may be what ended it.
 *
 * No trace of the change yet proves that it was not made only where the server has ended its work. After
 * a lost answer the outcome stays unknown: the server may make it later.
 * @param error why the change failed
 * @param check what the change made, or undefined where the server shows no trace of it
 * @returns what the change made after all
 * @throws the error: as it is where it leaves nothing open, nobody can be asked, or the change may still
 *   be made; the same but certain where it was not made
 */
export async function readBack<T>(
  error: unknown,
  check: (signal: AbortSignal) => Promise<T | undefined>,
): Promise<T> {
  if (!isOutcomeUnknown(error)) throw error;
  const signal = AbortSignal.timeout(checkTimeoutMs);
  for (const delayMs of error.answered ? checkDelaysAfterErrorMs : checkDelaysAfterLostAnswerMs) {
    await delay(delayMs);
    const made = await check(signal).catch((failure: unknown) => {
      logFailure('What became of a change could not be read', failure, 'debug');
      throw error;
    });
    if (made !== undefined) return made;
  }
  throw error.answered ? withoutEffect(error) : error;
}
