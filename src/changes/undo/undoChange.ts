import type { ChangeContext } from '../changeContext.ts';
import type { UndoRecord } from './records.ts';
import { undoDelete } from './undoDelete.ts';
import { undoMembership } from './undoMembership.ts';
import type { UndoOutcome, UndoWatch } from './undoOutcome.ts';
import { undoUpdate } from './undoUpdate.ts';

/**
 * Undoes a change, and tells the directory and the other windows. Where it stops half way, the record on
 * disk becomes one of what is left to do; at the end it is removed. Never rejects.
 * @param record as it is on disk
 */
export async function undoChange(
  context: ChangeContext,
  record: UndoRecord,
  watch: UndoWatch = {},
): Promise<UndoOutcome> {
  try {
    const { change } = record;
    switch (change.kind) {
      case 'groupsDeleted':
        return await undoDelete(context, record, change, watch);
      case 'groupUpdated':
        return await undoUpdate(context, record, change, watch);
      case 'membersAdded':
      case 'membersRemoved':
        return await undoMembership(context, record, change, watch);
    }
  } catch (error) {
    // Nothing was done yet.
    return { done: [], problems: [], rest: record, error };
  }
}
