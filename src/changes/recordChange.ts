import { logFailure } from '../model/failureLog.ts';
import type { ChangeContext } from './changeContext.ts';
import type { UndoableChange, UndoRecord } from './undo/records.ts';

/**
 * Saves what undoes a change that was made, or may have been made.
 * @param place the record to replace, if there is one, or the time of a larger change that this is a part of
 * @returns undefined where it cannot be saved: the change is made all the same
 */
export async function recordChange(
  { undo }: Pick<ChangeContext, 'undo'>,
  pool: string,
  change: UndoableChange,
  place?: UndoRecord | { readonly at: number | undefined },
): Promise<UndoRecord | undefined> {
  const record =
    place !== undefined && 'id' in place
      ? { ...place, change }
      : undo.newRecord(pool, change, place?.at);
  try {
    await undo.save(record);
    return record;
  } catch (error) {
    logFailure('What an undo needs could not be saved', error, 'warn');
    return undefined;
  }
}
