import pMap from 'p-map';
import type { ChangeContext } from '../../changes/changeContext.ts';
import type { UndoRecord } from '../../changes/undo/records.ts';
import { undoChange } from '../../changes/undo/undoChange.ts';
import type { UndoOptions, UndoOutcome } from '../../changes/undo/undoOutcome.ts';

/** So many parts are undone at a time, as many as were made. */
const partsAtOnce = 4;

/** How the undo of a change went, of which there may be several parts. */
export interface PartsOutcome extends Pick<UndoOutcome, 'done' | 'problems' | 'error'> {
  /** What can still be undone, as it is on disk; none where nothing is left. */
  readonly remaining: readonly UndoRecord[];
  /** Those that wait for the user to say that the group is still the same. */
  readonly unsure: readonly UndoRecord[];
  /** Why nothing was tried: it was undone before, or is being undone elsewhere. */
  readonly untried: 'gone' | 'underway' | undefined;
}

/**
 * Undoes the parts of a change, each unless it is gone or being undone already. What stops one stops the others. A
 * group that was created comes last: it is deleted once it is empty.
 */
export async function undoParts(
  context: ChangeContext,
  parts: readonly UndoRecord[],
  { signal, onProgress, acceptUnknownIdentity = false }: UndoOptions,
): Promise<PartsOutcome> {
  const { undo } = context;
  let finished = 0;
  let stopped = false;
  let isUnderway = false;
  const undoOne = async (part: UndoRecord): Promise<UndoOutcome | undefined> => {
    if (stopped) return { done: [], problems: [], remaining: part };
    let outcome: UndoOutcome | undefined;
    const wasStarted = await undo.whileUndoing(part, async () => {
      const current = await undo.read(part);
      if (current === undefined) return;
      outcome = await undoChange(context, current, {
        ...(signal && { signal }),
        acceptUnknownIdentity,
        onProgress: (done, total) => {
          if (parts.length === 1) onProgress?.(done, total);
        },
      });
    });
    isUnderway ||= !wasStarted;
    if (outcome?.error !== undefined) stopped = true;
    finished += 1;
    if (parts.length > 1) onProgress?.(finished, parts.length);
    return outcome;
  };
  const isCreation = ({ change }: UndoRecord) => change.kind === 'groupCreated';
  const tried = [
    ...(await pMap(
      parts.filter((part) => !isCreation(part)),
      undoOne,
      { concurrency: partsAtOnce },
    )),
    ...(await pMap(parts.filter(isCreation), undoOne, { concurrency: partsAtOnce })),
  ];
  const outcomes = tried.filter((outcome) => outcome !== undefined);
  const isUnsure = ({ problems }: UndoOutcome) =>
    !acceptUnknownIdentity && problems.some(({ kind }) => kind === 'identityUnknown');
  const errors = outcomes.map(({ error }) => error);
  const error = errors.find((each) => each !== undefined);
  return {
    done: outcomes.flatMap(({ done }) => done),
    problems: outcomes.flatMap(({ problems }) => problems),
    remaining: outcomes.flatMap(({ remaining }) => remaining ?? []),
    unsure: outcomes.filter(isUnsure).flatMap(({ remaining }) => remaining ?? []),
    untried: outcomes.length > 0 ? undefined : isUnderway ? 'underway' : 'gone',
    ...(error === undefined ? {} : { error }),
  };
}
