import pMap from 'p-map';
import type { CallOptions, PoolReader } from '../authing/api.ts';
import { isRefused } from '../model/failures.ts';

/** How many groups are counted at a time where the server refuses to count many in one request. */
const singlesAtOnce = 4;

/**
 * Counts the members of groups in one request, or one by one where the server refuses so long a document.
 * @returns by code; groups that do not exist or cannot be counted are left out
 * @throws AuthingError where the server does not answer
 */
export async function countMembers(
  client: Pick<PoolReader, 'groups'>,
  codes: readonly string[],
  options: CallOptions = {},
): Promise<ReadonlyMap<string, number>> {
  try {
    return await client.groups.memberCounts(codes, options);
  } catch (error) {
    if (codes.length === 0 || !isRefused(error)) throw error;
    return countOneByOne(client, codes, options);
  }
}

/**
 * Counts the members of groups in a request for each.
 * @returns by code; groups that do not exist or cannot be counted are left out
 */
export async function countOneByOne(
  client: Pick<PoolReader, 'groups'>,
  codes: readonly string[],
  options: CallOptions = {},
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  await pMap(
    codes,
    async (code) => {
      try {
        const { totalCount } = await client.groups.listUsers(code, { page: 1, limit: 1 }, options);
        counts.set(code, totalCount);
      } catch (error) {
        // Such a group stays without a count; one that was cancelled has nobody who waits for it.
        if (options.signal?.aborted) throw error;
      }
    },
    { concurrency: singlesAtOnce },
  );
  return counts;
}
