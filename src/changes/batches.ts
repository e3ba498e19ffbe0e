import type { PoolWriter } from '../authing/api.ts';
import type { Identified } from '../model/identity.ts';
import type { ChangeContext } from './changeContext.ts';
import { recordChange } from './recordChange.ts';
import type { RecheckResult } from './unconfirmedChanges.ts';
import type { UndoableChange, UndoRecord } from './undo/records.ts';

/** A change of one group that takes many requests, and may end half way: of its members, or of its grants. */
export interface BatchedChange {
  /** Called before each request, so that a pool that is made read-only meanwhile stops the change. */
  readonly client: () => Promise<PoolWriter>;
  /** Read right before, so that another group that gets its code meanwhile is not changed. */
  readonly group: Identified & { readonly code: string };
  readonly signal?: AbortSignal;
  /** Called with the number of parts (users, grants) processed so far. */
  readonly onProgress?: (parts: number) => void;
}

/** What became of the parts of such a change, but for those that failed. */
export interface BatchesOutcome<TPart> {
  readonly done: readonly TPart[];
  /** Those of which nobody can say whether the server made them, or will make them. */
  readonly unknown: readonly TPart[];
  /** Those that the change did not get to. */
  readonly remaining: readonly TPart[];
  /** What stopped the change; absent where it got to the end. */
  readonly error?: unknown;
}

interface RecordedParts<TPart> {
  readonly done: readonly TPart[];
  readonly unknown: readonly TPart[];
  /** What a part does, see `effectKey`. */
  readonly effectOf: (part: TPart) => string;
  /** What undoes it where these parts were made, and others may have been. */
  readonly changeOf: (made: readonly TPart[], unsettled: readonly TPart[]) => UndoableChange;
  /** Asks the server which of these parts it has made by now, and publishes them. */
  readonly findMade: (parts: readonly TPart[], signal: AbortSignal) => Promise<readonly TPart[]>;
  /** The time of a larger change that this is a part of (see `UndoStore.nextTime`). */
  readonly at?: number | undefined;
}

/**
 * Saves what undoes the parts of a change that were made, and rechecks later those for which the outcome is unknown.
 * @returns the record; undefined where nothing was made for certain, or where it cannot be saved
 */
export async function recordParts<TPart>(
  context: ChangeContext,
  pool: string,
  parts: RecordedParts<TPart>,
): Promise<UndoRecord | undefined> {
  const { done, unknown, changeOf, at } = parts;
  if (done.length + unknown.length === 0) return undefined;
  const record = await recordChange(context, pool, changeOf(done, unknown), { at });
  if (unknown.length > 0) recheckLater(context, pool, parts, record);
  return done.length === 0 ? undefined : record;
}

function recheckLater<TPart>(
  context: ChangeContext,
  pool: string,
  { unknown, effectOf, changeOf, findMade, ...before }: RecordedParts<TPart>,
  record: UndoRecord | undefined,
): void {
  const { unconfirmed, undo } = context;
  let done = before.done;
  let stillUnknown = unknown;
  unconfirmed.add({
    effects: unknown.map(effectOf),
    onSuperseded: async () => {
      // A later change did it, and has a record of its own.
      if (record !== undefined && done.length === 0) await undo.remove(record);
    },
    recheck: async (open, signal): Promise<RecheckResult> => {
      const asked = stillUnknown.filter((part) => open.has(effectOf(part)));
      const made = await findMade(asked, signal);
      if (made.length === 0) return { settled: [] };
      done = [...done, ...made];
      stillUnknown = stillUnknown.filter((part) => !made.includes(part));
      const saved = await recordChange(context, pool, changeOf(done, stillUnknown), record);
      return {
        settled: made.map(effectOf),
        ...(saved && {
          confirmation: {
            kind: 'recorded',
            pool,
            record: { ...saved, change: changeOf(made, []) },
          } as const,
        }),
      };
    },
  });
}
