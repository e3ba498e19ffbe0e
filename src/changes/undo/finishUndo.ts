import type { ChangeContext } from '../changeContext.ts';
import { effectKey } from '../unconfirmedChanges.ts';
import type { UndoableChange, UndoRecord } from './records.ts';
import type { UndoOutcome } from './undoOutcome.ts';

/** How long (ms) after a lost answer the server may still make the change. */
const maxDelayMs = 10 * 60 * 1000;

/**
 * Saves what is left to undo in place of the whole record; removes the record where nothing is left.
 * @param remaining undefined where nothing is left
 * @param error what stopped the undo. That the remaining could not be saved is an error of its own only
 *   where nothing else failed: the record on disk still holds all of it
 */
export async function saveRemaining(
  { undo }: Pick<ChangeContext, 'undo'>,
  record: UndoRecord,
  remaining: UndoableChange | undefined,
  error: unknown,
): Promise<Pick<UndoOutcome, 'remaining' | 'error'>> {
  const stopped = error === undefined ? {} : { error };
  try {
    if (remaining === undefined) {
      await undo.remove(record);
      return stopped;
    }
    const saved = { ...record, change: remaining };
    await undo.save(saved);
    return { remaining: saved, ...stopped };
  } catch (failure) {
    return { remaining: record, error: error ?? failure };
  }
}

/**
 * Whether the server may still make a change whose outcome was unknown.
 * @param now in milliseconds since the epoch
 */
export function mayStillBeMade({ at }: UndoRecord, now = Date.now()): boolean {
  return now - at < maxDelayMs;
}

/**
 * Finishes the undo of a change whose outcome was unknown and of which the server shows no trace. The
 * record stays for as long as the server may still make the change.
 */
export async function finishUnmade(
  context: ChangeContext,
  record: UndoRecord,
): Promise<UndoOutcome> {
  const { change } = record;
  const isPending = mayStillBeMade(record);
  return {
    done: [],
    problems: [{ kind: isPending ? 'notMadeYet' : 'notMade', change }],
    ...(await saveRemaining(context, record, isPending ? change : undefined, undefined)),
  };
}

/** How often a group's rows are read again after an undo of unknown outcome. */
const maxReads = 3;

/**
 * Reads what is known of a group again a few times, since the server may still make an undo of it. The undo record
 * stays, so there is nothing to report.
 */
export function rereadGroupLater(
  { unconfirmed, directories }: Pick<ChangeContext, 'unconfirmed' | 'directories'>,
  pool: string,
  code: string,
  what: 'members' | 'grants' = 'members',
): void {
  const effects = [effectKey(pool, code, 'undo')];
  let reads = 0;
  unconfirmed.add({
    effects,
    recheck: async (_, signal) => {
      reads += 1;
      const directory = directories.get(pool);
      const entry = await directory.readGroup(code, { signal });
      if (entry !== undefined && what === 'grants') {
        await directory.applyRemote({ kind: 'grantsChanged', code });
      } else if (entry !== undefined) {
        // Makes the directory ask the server who is a member now.
        directory.apply({ kind: 'membersAdded', code, userIds: [] });
      }
      return { settled: reads < maxReads ? [] : effects };
    },
  });
}
