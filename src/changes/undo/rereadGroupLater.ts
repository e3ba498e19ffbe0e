import type { ChangeContext } from '../changeContext.ts';
import { effectKey } from '../unconfirmedChanges.ts';

/** How often a group's rows are read again after an undo of unknown outcome. */
const maxReads = 3;

/**
 * Reads a group's rows again a few times, since the server may still make an undo of it. The undo record
 * stays, so there is nothing to report.
 */
export function rereadGroupLater(
  { unconfirmed, directories }: Pick<ChangeContext, 'unconfirmed' | 'directories'>,
  pool: string,
  code: string,
): void {
  const effects = [effectKey(pool, code, 'undo')];
  let reads = 0;
  unconfirmed.add({
    effects,
    recheck: async (_, signal) => {
      reads += 1;
      const directory = directories.get(pool);
      const entry = await directory.readGroup(code, { signal });
      if (entry !== undefined) {
        // Makes the directory ask the server who is a member now.
        directory.apply({ kind: 'membersAdded', code, userIds: [] });
      }
      return { settled: reads < maxReads ? [] : effects };
    },
  });
}
