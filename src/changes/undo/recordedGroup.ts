import type { Group } from '../../authing/types.ts';
import { compareIdentity, type Identified } from '../../model/identity.ts';
import type { UndoProblem } from './undoOutcome.ts';

/** A group as a record has it. */
export interface RecordedGroup extends Identified {
  readonly code: string;
  readonly name: string;
  /** Where the record has it. */
  readonly description?: string;
}

/**
 * Whether the group that has the recorded code now is the one that was changed. Where the server does
 * not tell creation times, only a person can say so.
 * @param acceptUnsure whether a person has
 * @returns what keeps the undo from being done; undefined where it is that very group
 */
export function problemOfIdentity(
  recorded: RecordedGroup,
  current: Group | undefined,
  acceptUnsure: boolean,
): UndoProblem | undefined {
  const { code, name } = recorded;
  if (current === undefined) return { kind: 'groupGone', code, name };
  switch (compareIdentity(recorded, current)) {
    case 'same':
      return undefined;
    case 'another':
      return { kind: 'anotherGroup', code, name, by: current };
    case 'unknown':
      return acceptUnsure ? undefined : { kind: 'unsure', code, name, by: current };
  }
}

/** Whether a problem may be none any more later, so that the undo has to stay possible. */
export function mayPass({ kind }: UndoProblem): boolean {
  return (
    kind === 'groupGone' ||
    kind === 'anotherGroup' ||
    kind === 'unsure' ||
    kind === 'changedSince' ||
    kind === 'notMadeYet'
  );
}
