import { logFailure } from '../model/failureLog.ts';
import type { ChangeContext } from './changeContext.ts';
import type { UndoableChange, UndoRecord } from './undo/records.ts';

/**
 * Keeps what undoes a change that was made, or may have been.
 * @param before the record that it takes the place of, if there is one
 * @returns undefined where the disk does not take it: the change is made all the same
 */
export async function recordChange(
  { undo }: Pick<ChangeContext, 'undo'>,
  pool: string,
  change: UndoableChange,
  before?: UndoRecord,
): Promise<UndoRecord | undefined> {
  const record = before === undefined ? undo.newRecord(pool, change) : { ...before, change };
  try {
    await undo.save(record);
    return record;
  } catch (error) {
    logFailure('What an undo needs could not be saved', error, 'warn');
    return undefined;
  }
}
