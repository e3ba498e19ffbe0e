import type { PoolDirectory } from '../directory/poolDirectory.ts';
import { ignored, inBackground } from '../model/failureLog.ts';
import { countWithProgress } from './countForOrder.ts';
import { GroupRow } from './groupRow.ts';
import { PoolRow, type TreeContext } from './poolRow.ts';
import type { Row } from './row.ts';

/** How old what is shown may be when a window gets focus again. */
const staleAfterMs = 60_000;

/** The groups of a pool that are read again, by their keys. */
export interface ShownGroups {
  /** Those whose members show. */
  readonly open: readonly string[];
  /** Those that show beyond the end of the list. */
  readonly ahead: readonly string[];
}

/** Reads again all that shows of a pool. */
export async function readPoolAgain(
  directory: PoolDirectory,
  { open, ahead }: ShownGroups,
): Promise<void> {
  directory.counts.reset();
  directory.members.forgetExcept(open);
  await Promise.all([
    directory.groups.load({ again: true }),
    ...open.map((key) => directory.members.load(key, { again: true })),
    ...ahead.map((key) => readGroupAgain(directory, key)),
  ]);
  const listed = directory.groups.content.value?.groups ?? [];
  const keys = [...listed.map(({ key }) => key), ...ahead];
  await countWithProgress(directory.counts, keys, { again: true });
}

/** Reads again, without anybody's waiting for it, what shows below these rows and has grown old. */
export function readOldAgain({ directories }: TreeContext, open: Iterable<Row>): void {
  const now = Date.now();
  for (const row of open) {
    if (row instanceof PoolRow) {
      const { groups } = directories.get(row.poolId);
      const { content } = groups;
      if (content.state === 'loaded' && now - content.readAt > staleAfterMs) {
        inBackground('Groups were not read again', groups.load({ again: true }));
      }
    } else if (row instanceof GroupRow) {
      const { members } = directories.get(row.poolId);
      const content = members.content(row.key);
      if (content.state === 'loaded' && now - content.readAt > staleAfterMs) {
        inBackground('Members were not read again', members.load(row.key, { again: true }));
      }
    }
  }
}

/** One that is gone is taken out of the directory by that. */
async function readGroupAgain(directory: PoolDirectory, key: string): Promise<void> {
  const entry = directory.entry(key);
  if (entry === undefined || entry.gone) return;
  // Where the server cannot be asked, the list says why: it is read at the same time.
  await directory.readGroup(entry.group.code).catch(ignored('A group was not read again'));
}
