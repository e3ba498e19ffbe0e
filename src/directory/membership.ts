import pMap from 'p-map';
import { userNotFound } from '../authing/codes.ts';
import { AuthingError } from '../authing/errors.ts';
import type { PoolReader } from '../pools/poolReader.ts';
import { pagesAtOnce } from './pagesAtOnce.ts';

const pageSize = 50;

/**
 * Finds out which users are members of a group now, in as few requests as it takes: by the pages of the
 * group's members or by each user's groups.
 * @throws AuthingError, of kind `notFound` where there is no such group
 */
export async function membersAmong(
  client: Pick<PoolReader, 'groups' | 'users'>,
  code: string,
  userIds: readonly string[],
  options: { readonly signal?: AbortSignal; readonly createdAt?: string | undefined } = {},
): Promise<ReadonlySet<string>> {
  const counts = await client.groups.memberCounts([code], options);
  const count = counts.get(code);
  if (count === undefined) throw new AuthingError({ kind: 'notFound', operation: 'group' });
  const pages = Math.ceil(count / pageSize);
  const members =
    pages <= userIds.length
      ? await readMembers(client, code, pages, options)
      : await askForGroups(client, code, userIds, options);
  return new Set(userIds.filter((id) => members.has(id)));
}

async function readMembers(
  { groups }: Pick<PoolReader, 'groups'>,
  code: string,
  pages: number,
  options: { readonly signal?: AbortSignal },
): Promise<ReadonlySet<string>> {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const read = await pMap(
    numbers,
    (page) => groups.listUsers(code, { page, limit: pageSize }, options),
    { concurrency: pagesAtOnce },
  );
  return new Set(read.flatMap(({ list }) => list.map(({ id }) => id)));
}

async function askForGroups(
  { users }: Pick<PoolReader, 'users'>,
  code: string,
  userIds: readonly string[],
  options: { readonly signal?: AbortSignal },
): Promise<ReadonlySet<string>> {
  const isMember = async (id: string) => {
    try {
      const { list } = await users.groups(id, options);
      return list.some((group) => group.code === code);
    } catch (error) {
      if (isUnknownUser(error)) return false;
      throw error;
    }
  };
  const answers = await pMap(userIds, isMember, { concurrency: pagesAtOnce });
  return new Set(userIds.filter((_, index) => answers[index]));
}

function isUnknownUser(error: unknown): boolean {
  return (
    error instanceof AuthingError && (error.kind === 'notFound' || error.code === userNotFound)
  );
}
