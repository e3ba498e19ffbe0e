import type { ChangeContext } from '../changeContext.ts';
import { keepRest } from './keepRest.ts';
import type { UndoRecord } from './records.ts';
import type { UndoOutcome } from './undoOutcome.ts';

/** How long (ms) after a lost answer the server may still make the change. */
const mayComeForMs = 10 * 60 * 1000;

/**
 * Whether the server may still make a change of which nobody could say whether it was made.
 * @param now in milliseconds since the epoch
 */
export function stillMayBeMade({ at }: UndoRecord, now = Date.now()): boolean {
  return now - at < mayComeForMs;
}

/**
 * The undo of a change of which nobody could say whether it was made, and which the server shows no trace
 * of. As long as it may still come, the record stays.
 */
export async function notMade(context: ChangeContext, record: UndoRecord): Promise<UndoOutcome> {
  const { change } = record;
  const mayCome = stillMayBeMade(record);
  return {
    done: [],
    problems: [{ kind: mayCome ? 'notMadeYet' : 'notMade', change }],
    ...(await keepRest(context, record, mayCome ? change : undefined, undefined)),
  };
}
