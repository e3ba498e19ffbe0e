import type { PoolReader } from '../authing/api.ts';
import type { Group } from '../model/group.ts';
import { compareIdentity, type Identified } from '../model/identity.ts';

const pageSize = 50;
/** A bound for pools of very many groups. */
const maxPages = 60;

/**
 * Finds a group under whatever code it has now, by its creation time. That its old code is free does not
 * prove that it was deleted: others may have changed the code.
 * @returns `unknown` where the server gives no creation times, or there are too many groups to search
 * @throws AuthingError
 */
export async function findGroupByIdentity(
  client: PoolReader,
  group: Identified,
  signal: AbortSignal | undefined,
): Promise<Group | 'gone' | 'unknown'> {
  const created = Date.parse(group.createdAt ?? '');
  if (Number.isNaN(created)) return 'unknown';
  for (let page = 1; page <= maxPages; page += 1) {
    const { list } = await client.groups.list(
      { page, limit: pageSize, sortBy: 'CREATEDAT_DESC' },
      { signal },
    );
    const found = list.find((each) => compareIdentity(each, group) === 'same');
    if (found !== undefined) return found;
    if (list.length === 0) return 'gone';
    // If the newest come first, as requested, the group cannot be on a later page.
    const times = list.map(({ createdAt = '' }) => Date.parse(createdAt));
    const isSorted = times.every(
      (time, index) => index === 0 || time <= (times[index - 1] ?? time),
    );
    if (isSorted && (times.at(-1) ?? created) < created) return 'gone';
  }
  return 'unknown';
}
