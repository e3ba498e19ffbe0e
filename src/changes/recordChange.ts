import type { ChangeContext } from './changeContext.ts';
import type { UndoableChange, UndoRecord } from './undo/records.ts';

/**
 * Keeps what undoes a change that was made.
 * @returns undefined where the disk does not take it: the change is made all the same
 */
export async function recordChange(
  { undo }: Pick<ChangeContext, 'undo'>,
  pool: string,
  change: UndoableChange,
): Promise<UndoRecord | undefined> {
  const record = undo.newRecord(pool, change);
  try {
    await undo.save(record);
    return record;
  } catch {
    return undefined;
  }
}
