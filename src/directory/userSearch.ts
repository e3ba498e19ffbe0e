import type { Page } from '../authing/api.ts';
import type { User } from '../model/user.ts';
import type { DirectoryContext } from './context.ts';
import { membersAmong } from './membership.ts';

/** How many matches inside the group are read to see which of the users shown are members. */
const pagesToCompare = 4;

/** Looks up users of a pool, and which of them are members of a group, always as the server says. */
export class UserSearch {
  readonly #context: DirectoryContext;

  constructor(context: DirectoryContext) {
    this.#context = context;
  }

  /**
   * Searches the pool's users; an empty query gives the first page of all.
   * @throws AuthingError
   */
  async search(query: string, signal: AbortSignal): Promise<Page<User>> {
    const client = await this.#context.client();
    const page = { page: 1, limit: this.#context.pageSize() };
    const found =
      query === ''
        ? await client.users.list(page, { signal })
        : await client.users.search(query, page, { signal });
    return plausible(found);
  }

  /**
   * Searches the members of a group.
   * @param page counts from 1
   * @throws AuthingError
   */
  async searchMembers(
    code: string,
    query: string,
    page: number,
    signal: AbortSignal,
  ): Promise<Page<User>> {
    const client = await this.#context.client();
    const limit = this.#context.pageSize();
    const found =
      query === ''
        ? await client.groups.listUsers(code, { page, limit }, { signal })
        : await client.users.search(query, { page, limit, groupCodes: [code] }, { signal });
    return plausible(found);
  }

  /**
   * Finds out which users found by a search are members of a group already. Whom it does not name may be one
   * all the same, where the group changes meanwhile: `membersOf` is for what hangs on that.
   * @param query what the users were found by: the same search inside the group answers for many at once
   * @throws AuthingError
   */
  async membersAmong(
    code: string,
    query: string,
    users: readonly User[],
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    const members = new Set<string>();
    for (let page = 1; page <= pagesToCompare; page += 1) {
      const { totalCount, list } = await this.searchMembers(code, query, page, signal);
      const known = members.size;
      for (const { id } of list) members.add(id);
      const isLast = members.size === known || list.length < this.#context.pageSize();
      if (isLast && members.size === totalCount) return members;
      if (members.size === known) break;
    }
    const unsure = users.filter(({ id }) => !members.has(id));
    for (const id of await this.membersOf(code, unsure, signal)) members.add(id);
    return members;
  }

  /**
   * Finds out which users are members of a group.
   * @throws AuthingError
   */
  async membersOf(
    code: string,
    users: readonly User[],
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    const client = await this.#context.client();
    return membersAmong(
      client,
      code,
      users.map(({ id }) => id),
      { signal },
    );
  }
}

/** No page has more rows than there are: a server that counts fewer counts wrong. */
function plausible({ totalCount, list }: Page<User>): Page<User> {
  return { totalCount: Math.max(totalCount, list.length), list };
}
