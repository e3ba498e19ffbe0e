import { logFailure } from '../model/failureLog.ts';
import type { ChangeContext } from './changeContext.ts';
import type { UndoableChange, UndoRecord } from './undo/records.ts';

/**
 * Saves what undoes a change that was made, or may have been made.
 * @param previous the record to replace, if there is one
 * @returns undefined where it cannot be saved: the change is made all the same
 */
export async function recordChange(
  { undo }: Pick<ChangeContext, 'undo'>,
  pool: string,
  change: UndoableChange,
  previous?: UndoRecord,
): Promise<UndoRecord | undefined> {
  const record = previous === undefined ? undo.newRecord(pool, change) : { ...previous, change };
  try {
    await undo.save(record);
    return record;
  } catch (error) {
    logFailure('What an undo needs could not be saved', error, 'warn');
    return undefined;
  }
}
