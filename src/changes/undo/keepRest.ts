import type { ChangeContext } from '../changeContext.ts';
import type { UndoableChange, UndoRecord } from './records.ts';
import type { UndoOutcome } from './undoOutcome.ts';

/**
 * Puts on disk what is left to undo, in place of the whole; or nothing.
 * @param rest undefined where nothing is left
 * @param error what stopped the undo; that the disk did not take the rest is told only where it is the
 *   one thing that failed, for the record it still holds says no less
 */
export async function keepRest(
  { undo }: Pick<ChangeContext, 'undo'>,
  record: UndoRecord,
  rest: UndoableChange | undefined,
  error: unknown,
): Promise<Pick<UndoOutcome, 'rest' | 'error'>> {
  const stopped = error === undefined ? {} : { error };
  try {
    if (rest === undefined) {
      await undo.remove(record);
      return stopped;
    }
    const left = { ...record, change: rest };
    await undo.save(left);
    return { rest: left, ...stopped };
  } catch (failure) {
    return { rest: record, error: error ?? failure };
  }
}
