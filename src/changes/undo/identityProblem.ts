import type { Group } from '../../model/group.ts';
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
 * Checks whether the group that has the recorded code now is the one that was changed. Where the server
 * does not tell creation times, only the user can say so.
 * @param acceptUnknownIdentity whether the user has
 * @returns what prevents the undo; undefined where it is that very group
 */
export function identityProblem(
  recorded: RecordedGroup,
  current: Group | undefined,
  acceptUnknownIdentity: boolean,
): UndoProblem | undefined {
  const { code, name } = recorded;
  if (current === undefined) return { kind: 'groupGone', code, name };
  switch (compareIdentity(recorded, current)) {
    case 'same':
      return undefined;
    case 'another':
      return { kind: 'anotherGroup', code, name, by: current };
    case 'unknown':
      return acceptUnknownIdentity
        ? undefined
        : { kind: 'identityUnknown', code, name, by: current };
  }
}
