import pMap from 'p-map';
import type { CallOptions, Page, PoolReader } from '../authing/api.ts';
import { groupMissing, incompleteAnswer } from '../authing/failures.ts';
import { isMissingUser, isRefused } from '../model/failures.ts';
import type { Group } from '../model/group.ts';
import { compareIdentity, type Identified } from '../model/identity.ts';
import type { User } from '../model/user.ts';
import { PageSize } from './pageSize.ts';
import { pagesAtOnce } from './pagesAtOnce.ts';
import { readPages } from './readPages.ts';

const pageSize = 50;

/** How the question is ended, and which group is meant: the one of this creation time, where it is given. */
export type MembershipOptions = CallOptions & Identified;

type Reader = Pick<PoolReader, 'groups' | 'users'>;

/** How many users' groups are asked for in one request, and in how many requests at a time. */
const usersAtOnce = 50;
const batchesAtOnce = 4;
/** So many that it is worth a look first whether the group has but few members. */
const manyUsers = 3 * usersAtOnce;

/**
 * Finds out which users are members of a group now, by the groups of each. The pages of the group's members
 * would only prove who is one, never who is none: people come and go between two pages, and servers leave
 * rows out. A user whom the pool does not know is no member.
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
  /** Those of whom it is known that they are members or not. */
  readonly #settled = new Set<string>();
  /** The first page of the group's members, where it was read. */
  #first: Page<User> | undefined;

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
    if (this.#userIds.length > manyUsers) await this.#readFirstMembers();
    const isAnswered = await this.#askMany();
    if (!isAnswered) await this.#askOneByOne();
    // Of whom the server does not show all groups.
    if (this.#open.length > 0) await this.#readMembers();
    if (this.#open.length > 0) {
      throw incompleteAnswer("the list of a user's groups is shorter than its totalCount");
    }
    return new Set(this.#userIds.filter((id) => this.#members.has(id)));
  }

  get #open(): readonly string[] {
    return this.#userIds.filter((id) => !this.#settled.has(id));
  }

  async #requireGroup(): Promise<void> {
    const { signal } = this.#options;
    const group = await this.#client.groups.detail(this.#code, { signal });
    if (group === undefined || !this.#isMeant(group)) {
      throw groupMissing();
    }
  }

  #isMeant(group: Group): boolean {
    return group.code === this.#code && compareIdentity(group, this.#options) !== 'another';
  }

  /** @returns whether the server takes requests about many users */
  async #askMany(): Promise<boolean> {
    const open = this.#open;
    const batches: (readonly string[])[] = [];
    for (let start = 0; start < open.length; start += usersAtOnce) {
      batches.push(open.slice(start, start + usersAtOnce));
    }
    let isTaken = true;
    await pMap(
      batches,
      async (batch) => {
        if (isTaken) isTaken = await this.#askBatch(batch);
      },
      { concurrency: batchesAtOnce },
    );
    return isTaken;
  }

  /** @returns whether the server took it */
  async #askBatch(userIds: readonly string[]): Promise<boolean> {
    try {
      const { signal } = this.#options;
      const groups = await this.#client.users.groupsOfMany(userIds, { signal });
      for (const id of userIds) this.#settle(id, groups.get(id) ?? none);
      return true;
    } catch (error) {
      if (isMissingUser(error)) {
        const [only, ...others] = userIds;
        if (only !== undefined && others.length === 0) {
          this.#settle(only, none);
          return true;
        }
        // One of them is unknown: the others are asked about in halves.
        const middle = Math.ceil(userIds.length / 2);
        const isTaken = await this.#askBatch(userIds.slice(0, middle));
        return isTaken && (await this.#askBatch(userIds.slice(middle)));
      }
      // A query this long, or its answer, may be more than the server allows.
      if (isRefused(error)) return false;
      throw error;
    }
  }

  /** Asks for the groups of each user, where pages do not show with fewer requests who is a member. */
  async #askOneByOne(): Promise<void> {
    if (this.#open.length > pagesAtOnce) {
      const count = await this.#readFirstMembers();
      const open = this.#open.length;
      if (open > 0 && count / pageSize <= open) await this.#readMembers();
    }
    await pMap(
      this.#open,
      async (id) => {
        try {
          const { signal } = this.#options;
          this.#settle(id, await this.#client.users.groups(id, { signal }));
        } catch (error) {
          if (!isMissingUser(error)) throw error;
          this.#settle(id, none);
        }
      },
      { concurrency: pagesAtOnce },
    );
  }

  #settle(id: string, groups: Page<Group>): void {
    const isMember = groups.list.some((group) => this.#isMeant(group));
    if (isMember) this.#members.add(id);
    if (isMember || groups.list.length >= groups.totalCount) this.#settled.add(id);
  }

  /**
   * Reads the first page of the group's members. Where these are but few, that settles it.
   * @returns how many there are
   */
  async #readFirstMembers(): Promise<number> {
    this.#first ??= await this.#readPage(1, pageSize, this.#options.signal);
    const { totalCount, list } = this.#first ?? { totalCount: Number.POSITIVE_INFINITY, list: [] };
    if (list.length === totalCount && totalCount < pageSize && !(await this.#hasMore(totalCount))) {
      await this.#requireGroup();
      this.#takeMembers(list);
      for (const id of this.#userIds) this.#settled.add(id);
    }
    return totalCount;
  }

  /** Whether there are members after the first ones: a server may count those alone that it shows. */
  async #hasMore(count: number): Promise<boolean> {
    if (count === 0) return false;
    const next = await this.#readPage(2, count, this.#options.signal);
    return next === undefined || next.list.length > 0;
  }

  /** Takes in all members that the pages show. */
  async #readMembers(): Promise<void> {
    const { rows, failure } = await readPages(
      {
        read: async (page, limit, signal) =>
          (page === 1 && limit === pageSize ? this.#first : undefined) ??
          this.#readPage(page, limit, signal),
        idOf: ({ id }: User) => id,
      },
      { size: new PageSize(() => pageSize), signal: this.#options.signal },
    );
    if (failure !== undefined) throw failure.error;
    // The pages are those of whichever group has the code.
    await this.#requireGroup();
    this.#takeMembers(rows);
  }

  #takeMembers(users: readonly User[]): void {
    for (const { id } of users) {
      this.#members.add(id);
      this.#settled.add(id);
    }
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
}

const none = { totalCount: 0, list: [] } as const;
