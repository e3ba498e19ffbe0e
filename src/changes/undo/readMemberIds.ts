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

/** A page of one of the groups, by its place among them. */
interface WantedPage {
  readonly index: number;
  readonly code: string;
  readonly page: number;
}

/**
 * Reads the ids of all members of groups. Pages that the server refuses are a loss.
 * @param onProgress is told how many members have been read
 * @param counts of members by group code, as far as they are known: then all pages are asked for at once,
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
  const pagesRead = groups.map((): (PageRead | undefined)[] => []);
  // Page by page over all groups: many small groups are read as fast as one large one.
  const readPages = (wanted: readonly WantedPage[]) =>
    pMap(
      wanted,
      async ({ index, code, page }) => {
        const read = await readPage(code, page);
        const pages = pagesRead[index];
        if (pages !== undefined) pages[page - 1] = read;
      },
      { concurrency: pagesAtOnce },
    );
  const wantedOf = (pagesOf: (group: Group, index: number) => readonly number[]) =>
    groups.flatMap((group, index) =>
      pagesOf(group, index).map((page) => ({ index, code: group.code, page })),
    );
  await readPages(wantedOf(({ code }) => pagesFrom(1, lastPage(counts.get(code) ?? 0, pageSize))));
  await readPages(
    wantedOf((_, index) => {
      const [first, ...others] = pagesRead[index] ?? [];
      const given = first?.ids.length ?? 0;
      if (first === undefined || given === 0) return [];
      // A server may give less a page than it was asked for.
      return pagesFrom(others.length + 2, lastPage(first.totalCount, given));
    }),
  );
  return pMap(
    groups,
    async (group, index) => {
      const pages = pagesRead[index] ?? [];
      const [first] = pages;
      const ids = new Set(pages.flatMap((page) => page?.ids ?? []));
      if (first !== undefined) {
        await readOn(ids, pages.length + 1, pages.at(-1) ?? first, (page) =>
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
 * The number of the last page to read. Where the last one with members will be full that is the one
 * after it, since the server may count fewer than there are.
 * @param given how many members a page has
 */
function lastPage(count: number, given: number): number {
  const isFull = given >= pageSize && count % given === 0;
  return Math.max(1, Math.ceil(count / given) + (isFull ? 1 : 0));
}

function pagesFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
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
