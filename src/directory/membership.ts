import pMap from 'p-map';
import { userNotFound } from '../authing/codes.ts';
import { AuthingError } from '../authing/errors.ts';
import type { CallOptions, Group, Page, User } from '../authing/types.ts';
import { compareIdentity, type Identified } from '../model/identity.ts';
import type { PoolReader } from '../pools/poolReader.ts';
import { PageSize } from './pageSize.ts';
import { pagesAtOnce } from './pagesAtOnce.ts';
import { readPages } from './readPages.ts';
import { isRefused } from './refused.ts';

const pageSize = 50;

/** How the question is ended, and which group is meant: the one of this creation time, where it is given. */
export type MembershipOptions = CallOptions & Identified;

type Reader = Pick<PoolReader, 'groups' | 'users'>;

/**
 * Finds out which users are members of a group now. The pages of its members only prove who is one: people
 * come and go between two pages, and servers leave rows out. All whom they do not show are asked about one
 * by one, by the groups of each. A user whom the pool does not know is no member.
 * @throws AuthingError, of kind `notFound` where there is no such group or another group has the code, of
 *   kind `protocol` where the server shows neither all members of the group nor all groups of a user
 */
export async function membersAmong(
  client: Reader,
  code: string,
  userIds: readonly string[],
  options: MembershipOptions = {},
): Promise<ReadonlySet<string>> {
  return new MembersAmong(client, code, [...new Set(userIds)], options).find();
}

class MembersAmong {
  readonly #client: Reader;
  readonly #code: string;
  readonly #userIds: readonly string[];
  readonly #options: MembershipOptions;
  readonly #members = new Set<string>();
  #readPages = false;

  constructor(
    client: Reader,
    code: string,
    userIds: readonly string[],
    options: MembershipOptions,
  ) {
    this.#client = client;
    this.#code = code;
    this.#userIds = userIds;
    this.#options = options;
  }

  async find(): Promise<ReadonlySet<string>> {
    await this.#requireGroup();
    // As many as are asked about at a time are asked about at once.
    const isWhole = this.#open.length > pagesAtOnce && (await this.#look());
    const unsure = isWhole ? [] : await this.#ask(this.#open);
    if (unsure.length > 0 && !this.#readPages) await this.#readMembers();
    if (unsure.some((id) => !this.#members.has(id))) {
      const detail = 'user.groups.list is shorter than its totalCount';
      throw new AuthingError({ kind: 'protocol', operation: 'getUserGroups', detail });
    }
    return new Set(this.#userIds.filter((id) => this.#members.has(id)));
  }

  get #open(): readonly string[] {
    return this.#userIds.filter((id) => !this.#members.has(id));
  }

  async #requireGroup(): Promise<void> {
    const { signal } = this.#options;
    const group = await this.#client.groups.detail(this.#code, { signal });
    if (group === undefined || !this.#isMeant(group)) {
      throw new AuthingError({ kind: 'notFound', operation: 'group' });
    }
  }

  #isMeant(group: Group): boolean {
    return group.code === this.#code && compareIdentity(group, this.#options) !== 'another';
  }

  /**
   * Looks among the members of the group, where these take fewer requests than asking about each user.
   * @returns whether all members were seen at one moment
   */
  async #look(): Promise<boolean> {
    const first = await this.#readPage(1, pageSize, this.#options.signal);
    if (first === undefined) return false;
    const { totalCount, list } = first;
    for (const { id } of list) this.#members.add(id);
    const isWhole = list.length === totalCount && totalCount < pageSize;
    if (!isWhole && totalCount / pageSize <= this.#open.length) await this.#readMembers(first);
    // What was read is of the group that had the code then.
    else await this.#requireGroup();
    return isWhole;
  }

  /**
   * Takes in all members that the pages show.
   * @param first the first page, where it was read already
   */
  async #readMembers(first?: Page<User>): Promise<void> {
    this.#readPages = true;
    const { rows, failure } = await readPages(
      {
        read: async (page, limit, signal) =>
          (page === 1 && limit === pageSize ? first : undefined) ??
          this.#readPage(page, limit, signal),
        idOf: ({ id }: User) => id,
      },
      { size: new PageSize(() => pageSize), signal: this.#options.signal },
    );
    if (failure !== undefined) throw failure.error;
    await this.#requireGroup();
    for (const { id } of rows) this.#members.add(id);
  }

  /** @returns undefined where the server refuses, so that it has to be asked in another way */
  async #readPage(
    page: number,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<Page<User> | undefined> {
    try {
      return await this.#client.groups.listUsers(this.#code, { page, limit }, { signal });
    } catch (error) {
      if (isRefused(error)) return undefined;
      throw error;
    }
  }

  /**
   * Asks for the groups of each user.
   * @returns those of whom the server does not show all groups
   */
  async #ask(userIds: readonly string[]): Promise<readonly string[]> {
    const unsure: string[] = [];
    await pMap(
      userIds,
      async (id) => {
        const groups = await this.#groupsOf(id);
        if (groups.list.some((group) => this.#isMeant(group))) this.#members.add(id);
        else if (groups.list.length < groups.totalCount) unsure.push(id);
      },
      { concurrency: pagesAtOnce },
    );
    return unsure;
  }

  async #groupsOf(id: string): Promise<Page<Group>> {
    try {
      return await this.#client.users.groups(id, { signal: this.#options.signal });
    } catch (error) {
      if (isUnknownUser(error)) return { totalCount: 0, list: [] };
      throw error;
    }
  }
}

function isUnknownUser(error: unknown): boolean {
  return (
    error instanceof AuthingError && (error.kind === 'notFound' || error.code === userNotFound)
  );
}
