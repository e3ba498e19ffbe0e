import type { ChangeContext } from './changeContext.ts';
import { openSubject } from './lateChanges.ts';

/** How often a group's rows are read again after an undo of unknown outcome. */
const mostLooks = 3;

/**
 * Reads a group's rows again a few times, for an undo of it may still be made. Its record stays, so there
 * is nothing more to tell.
 */
export function lookAgainLater(
  { late, directories }: Pick<ChangeContext, 'late' | 'directories'>,
  pool: string,
  code: string,
): void {
  const subjects = [openSubject(pool, code, 'undo')];
  let looks = 0;
  late.watch({
    subjects,
    look: async (_, signal) => {
      looks += 1;
      const directory = directories.get(pool);
      const entry = await directory.readGroup(code, { signal });
      if (entry !== undefined) {
        // Who has come or gone, the server tells.
        directory.apply({ kind: 'membersAdded', code, userIds: [] });
      }
      return { settled: looks < mostLooks ? [] : subjects };
    },
  });
}
