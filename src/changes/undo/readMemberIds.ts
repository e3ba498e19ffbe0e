import pMap from 'p-map';
import type { Page, PoolReader } from '../../authing/api.ts';
import { PageSize } from '../../directory/pageSize.ts';
import { inTurns, pagesAtOnce } from '../../directory/pagesAtOnce.ts';
import { type PagesRead, readPages } from '../../directory/readPages.ts';
import { isRefused } from '../../model/failures.ts';
import type { Group } from '../../model/group.ts';
import type { User } from '../../model/user.ts';
import type { Loss } from './losses.ts';

const pageSize = 50;

/** The members of one group. */
export interface MemberIds {
  /** In the order the server lists them. */
  readonly userIds: readonly string[];
  readonly lost: readonly Loss[];
}

/**
 * Reads the ids of all members of groups. Pages that the server refuses are a loss, and so are members
 * that it counts but does not list.
 * @param onProgress is called with the number of members read so far
 * @param counts of members by group code, as far as they are known: then all pages are requested at once,
 *   rather than the first one before the others
 * @returns one for each group, in their order
 * @throws AuthingError where the server does not answer, or a group is gone
 */
export async function readMemberIds(
  client: PoolReader,
  groups: readonly Group[],
  signal: AbortSignal | undefined,
  onProgress: (members: number) => void = () => undefined,
  counts: ReadonlyMap<string, number> = new Map(),
): Promise<readonly MemberIds[]> {
  // One for all groups: how many rows the server gives a page shows with the first of them.
  const size = new PageSize(() => pageSize);
  // Many small groups are read as fast as one large one, and no faster.
  const inTurn = inTurns(pagesAtOnce);
  let members = 0;
  return pMap(
    groups,
    async (group) => {
      const seen = new Set<string>();
      let isAnswered = false;
      const readPage = async (page: number, limit: number, pageSignal: AbortSignal) => {
        const read = await listUsers(client, group.code, { page, limit }, pageSignal);
        if (read === undefined) return undefined;
        isAnswered = true;
        const before = seen.size;
        for (const { id } of read.list) seen.add(id);
        members += seen.size - before;
        onProgress(members);
        return read;
      };
      const readAll = () =>
        readPages<User>(
          {
            read: (page, limit, pageSignal) => inTurn(() => readPage(page, limit, pageSignal)),
            idOf: ({ id }) => id,
          },
          { size, signal, expected: counts.get(group.code) },
        );
      let read = await readAll();
      // Others changed the group between two pages.
      if (!read.fits && read.failure === undefined) read = await readAll();
      return membersIn(read, group, isAnswered);
    },
    { concurrency: pagesAtOnce },
  );
}

/** @returns undefined where the server refuses to list them */
async function listUsers(
  { groups }: PoolReader,
  code: string,
  page: { readonly page: number; readonly limit: number },
  signal: AbortSignal,
): Promise<Page<User> | undefined> {
  try {
    return await groups.listUsers(code, page, { signal });
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
}

/** @param isAnswered whether the server gave any page */
function membersIn(
  { rows, totalCount, failure }: PagesRead<User>,
  group: Group,
  isAnswered: boolean,
): MemberIds {
  if (failure !== undefined) throw failure.error;
  const userIds = [...new Set(rows.map(({ id }) => id))];
  if (isAnswered && userIds.length >= totalCount) return { userIds, lost: [] };
  const total = isAnswered ? totalCount : undefined;
  return { userIds, lost: [{ kind: 'membersUnread', group, read: userIds.length, total }] };
}
