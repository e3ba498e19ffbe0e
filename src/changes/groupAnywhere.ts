import type { Group } from '../authing/types.ts';
import { compareIdentity, type Identified } from '../model/identity.ts';
import type { PoolReader } from '../pools/poolReader.ts';

const pageSize = 50;
/** How many pages are read at most. */
const mostPages = 60;

/**
 * Looks for a group under any code, by its creation time: that there is no group of its code does not say
 * that it was deleted, for others may have changed the code.
 * @returns `unknown` where the server tells no creation times, or there are too many groups to look through
 * @throws AuthingError
 */
export async function findAnywhere(
  client: PoolReader,
  group: Identified,
  signal: AbortSignal | undefined,
): Promise<Group | 'gone' | 'unknown'> {
  const created = Date.parse(group.createdAt ?? '');
  if (Number.isNaN(created)) return 'unknown';
  for (let page = 1; page <= mostPages; page += 1) {
    const { list } = await client.groups.list(
      { page, limit: pageSize, sortBy: 'CREATEDAT_DESC' },
      { signal },
    );
    const found = list.find((each) => compareIdentity(each, group) === 'same');
    if (found !== undefined) return found;
    if (list.length === 0) return 'gone';
    // Where the newest come first, as asked for, it cannot come any more.
    const times = list.map(({ createdAt = '' }) => Date.parse(createdAt));
    const isSorted = times.every(
      (time, index) => index === 0 || time <= (times[index - 1] ?? time),
    );
    if (isSorted && (times.at(-1) ?? created) < created) return 'gone';
  }
  return 'unknown';
}
