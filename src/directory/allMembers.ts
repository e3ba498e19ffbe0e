import type { User } from '../model/user.ts';
import type { DirectoryContext } from './context.ts';
import type { GroupEntries } from './groupEntries.ts';
import type { MemberLists } from './memberLists.ts';
import { PageSize } from './pageSize.ts';
import { inTurns, pagesAtOnce } from './pagesAtOnce.ts';
import { readPages } from './readPages.ts';

/** Who the members of a group are, as far as they were read. */
export interface MembersRead {
  /** Each once. */
  readonly users: readonly User[];
  /** How many there are as the server counts. */
  readonly totalCount: number;
  /** Why not all of them were read. */
  readonly failure?: { readonly error: unknown };
}

/**
 * Reads all members of groups for who has to know each of them. The lists of the sidebar stay as they are, and
 * nothing is kept of it.
 */
export class AllMembers {
  readonly #context: DirectoryContext;
  readonly #entries: GroupEntries;
  readonly #lists: MemberLists;
  /** However many groups are read. */
  readonly #inTurn = inTurns(pagesAtOnce);

  constructor(context: DirectoryContext, entries: GroupEntries, lists: MemberLists) {
    this.#context = context;
    this.#entries = entries;
    this.#lists = lists;
  }

  /**
   * Reads all members of a group by its key, unless they are known. Never rejects: what went wrong is in `failure`.
   * @param found is given the users of each page as it comes
   */
  async read(
    key: string,
    {
      signal,
      found,
    }: { readonly signal: AbortSignal; readonly found: (users: readonly User[]) => void },
  ): Promise<MembersRead> {
    const known = this.#lists.content(key);
    if (known.state === 'loaded' && known.value.complete) {
      const { users, totalCount } = known.value;
      found(users);
      return { users, totalCount };
    }
    try {
      const client = await this.#context.client();
      const { rows, totalCount, failure } = await readPages<User>(
        {
          read: (page, limit, rest) =>
            this.#inTurn(async () => {
              rest.throwIfAborted();
              const code = this.#entries.get(key)?.group.code ?? key;
              const read = await client.groups.listUsers(code, { page, limit }, { signal: rest });
              found(read.list);
              return read;
            }),
          idOf: ({ id }) => id,
        },
        { size: new PageSize(() => client.abilities.largestPage), signal },
      );
      const users = [...new Map(rows.map((user) => [user.id, user])).values()];
      return { users, totalCount, ...(failure && { failure }) };
    } catch (error) {
      return { users: [], totalCount: 0, failure: { error } };
    }
  }
}
