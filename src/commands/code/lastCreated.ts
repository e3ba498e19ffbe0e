import type { UndoableChange } from '../../changes/undo/records.ts';
import type { Group } from '../../model/group.ts';
import type { CommandContext } from '../commandContext.ts';

/** A group that this window created alone: nothing undoes that, so there is no record of it. */
export interface Created {
  readonly pool: string;
  /** As the times of records are. */
  readonly at: number;
  readonly change: UndoableChange;
}

let last: Created | undefined;

/** The newest; undefined where its pool is not connected any more. */
export function lastCreated({ pools }: Pick<CommandContext, 'pools'>): Created | undefined {
  return last !== undefined && pools.get(last.pool) !== undefined ? last : undefined;
}

/** Notes that a group was created now, for those who want to copy that as code. */
export function noteCreated(
  { undo }: Pick<CommandContext, 'undo'>,
  pool: string,
  { code, name, description }: Group,
): void {
  const group = description === undefined ? { code, name } : { code, name, description };
  last = { pool, at: undo.nextTime(), change: { kind: 'groupCreated', group } };
}
