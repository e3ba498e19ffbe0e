import type { ChangeContext } from '../changeContext.ts';
import type { UndoRecord } from './records.ts';
import { undoCreate } from './undoCreate.ts';
import { undoDelete } from './undoDelete.ts';
import { undoGrants } from './undoGrants.ts';
import { undoMembership } from './undoMembership.ts';
import type { UndoOptions, UndoOutcome } from './undoOutcome.ts';
import { undoUpdate } from './undoUpdate.ts';

/**
 * Undoes a change, and publishes what that did. Where it stops half way, the record on disk becomes one of
 * what is left to do; at the end it is removed. Never rejects.
 * @param record as it is on disk
 */
export async function undoChange(
  context: ChangeContext,
  record: UndoRecord,
  options: UndoOptions = {},
): Promise<UndoOutcome> {
  try {
    const { change } = record;
    switch (change.kind) {
      case 'groupsDeleted':
        return await undoDelete(context, record, change, options);
      case 'groupCreated':
        return await undoCreate(context, record, change, options);
      case 'groupUpdated':
        return await undoUpdate(context, record, change, options);
      case 'membersAdded':
      case 'membersRemoved':
        return await undoMembership(context, record, change, options);
      case 'resourcesGranted':
      case 'grantsRevoked':
        return await undoGrants(context, record, change, options);
    }
  } catch (error) {
    // Nothing was done yet.
    return { done: [], problems: [], remaining: record, error };
  }
}
