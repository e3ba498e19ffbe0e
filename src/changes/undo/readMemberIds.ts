import pMap from 'p-map';
import type { Group } from '../../authing/types.ts';
import { pagesAtOnce } from '../../directory/pagesAtOnce.ts';
import { isRefused } from '../../directory/refused.ts';
import type { PoolReader } from '../../pools/poolReader.ts';
import type { Loss } from './readForUndo.ts';

const pageSize = 50;

/** The members of one group. */
export interface MemberIds {
  /** In the order the server lists them. */
  readonly userIds: readonly string[];
  readonly lost: readonly Loss[];
}

interface PageRead {
  readonly totalCount: number;
  readonly ids: readonly string[];
}

/**
 * Reads the ids of all members of groups. Pages that the server refuses are a loss.
 * @param onProgress is told how many members have been read
 * @returns one for each group, in their order
 * @throws AuthingError where the server does not answer, or a group is gone
 */
export async function readMemberIds(
  client: PoolReader,
  groups: readonly Group[],
  signal: AbortSignal | undefined,
  onProgress: (members: number) => void = () => undefined,
): Promise<readonly MemberIds[]> {
  let count = 0;
  const readPage = async (code: string, page: number): Promise<PageRead | undefined> => {
    try {
      const { totalCount, list } = await client.groups.listUsers(
        code,
        { page, limit: pageSize },
        { signal },
      );
      count += list.length;
      onProgress(count);
      return { totalCount, ids: list.map(({ id }) => id) };
    } catch (error) {
      if (isRefused(error)) return undefined;
      throw error;
    }
  };
  // Page by page over all groups: many small groups are read as fast as one large one.
  const firsts = await pMap(groups, ({ code }) => readPage(code, 1), {
    concurrency: pagesAtOnce,
  });
  const later = groups.flatMap(({ code }, index) =>
    laterPages(firsts[index]).map((page) => ({ code, page, index })),
  );
  const reads = await pMap(later, ({ code, page }) => readPage(code, page), {
    concurrency: pagesAtOnce,
  });
  const othersOf = groups.map((): (PageRead | undefined)[] => []);
  for (const [position, { index }] of later.entries()) othersOf[index]?.push(reads[position]);
  return pMap(
    groups,
    async (group, index) => {
      const first = firsts[index];
      const others = othersOf[index] ?? [];
      const ids = new Set([first, ...others].flatMap((page) => page?.ids ?? []));
      if (first !== undefined) {
        await readOn(ids, [first, ...others].length + 1, others.at(-1) ?? first, (page) =>
          readPage(group.code, page),
        );
      }
      const total = first?.totalCount;
      const isAll = total !== undefined && ids.size >= total;
      const lost = { kind: 'membersUnread', group, read: ids.size, total } as const;
      return { userIds: [...ids], lost: isAll ? [] : [lost] };
    },
    { concurrency: pagesAtOnce },
  );
}

/**
 * The numbers of the pages after the first one. A server may give less a page than it was asked for.
 * Where the last one will be full there is one more, since the server may count fewer than there are.
 */
function laterPages(first: PageRead | undefined): number[] {
  const given = first?.ids.length ?? 0;
  if (first === undefined || given === 0) return [];
  const endsFull = given >= pageSize && first.totalCount % given === 0;
  const pages = Math.ceil(first.totalCount / given) + (endsFull ? 1 : 0);
  return Array.from({ length: Math.max(0, pages - 1) }, (_, index) => index + 2);
}

/** Reads on where the last page was full: the server may count fewer than there are. */
async function readOn(
  ids: Set<string>,
  next: number,
  last: PageRead,
  readPage: (page: number) => Promise<PageRead | undefined>,
): Promise<void> {
  for (let page = next, before = last; before.ids.length >= pageSize; page += 1) {
    const read = await readPage(page);
    const known = ids.size;
    for (const id of read?.ids ?? []) ids.add(id);
    if (read === undefined || ids.size === known) return;
    before = read;
  }
}
