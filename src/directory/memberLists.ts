import type { User } from '../authing/types.ts';
import { type Branch, mapBranch } from './branch.ts';
import type { DirectoryContext } from './context.ts';
import type { GroupEntries } from './groupEntries.ts';
import { type Latest, rememberLatest } from './latest.ts';
import { Loader } from './loader.ts';
import { PagedList } from './pagedList.ts';

/** The members of a group, as far as they have been read. */
export interface MemberRows {
  readonly users: readonly User[];
  readonly totalCount: number;
  /** Whether `users` is all of them that the server gives. */
  readonly complete: boolean;
  /** How many the server counts, where it gives fewer and no more. */
  readonly promised?: number;
}

interface MemberList {
  readonly loader: Loader<PagedList<User>>;
  readonly paged: PagedList<User>;
  readonly latestRows: Latest<MemberRows>;
}

/** Reads the members of a pool's groups, each group by its key. */
export class MemberLists {
  readonly #context: DirectoryContext;
  readonly #entries: GroupEntries;
  readonly #changed: (key: string) => void;
  readonly #counted: (key: string) => void;
  readonly #lists = new Map<string, MemberList>();
  readonly #users = new Map<string, User>();
  #usersVersion = 0;

  /**
   * @param changed is called with a group's key whenever a read of its members begins or ends
   * @param counted is called with a group's key where a read shows that its count is another
   */
  constructor(
    context: DirectoryContext,
    entries: GroupEntries,
    changed: (key: string) => void,
    counted: (key: string) => void,
  ) {
    this.#context = context;
    this.#entries = entries;
    this.#changed = changed;
    this.#counted = counted;
  }

  branch(key: string): Branch<MemberRows> {
    const list = this.#lists.get(key);
    if (list === undefined) return { state: 'idle' };
    return mapBranch(list.loader.branch, ({ ids, totalCount, complete, promised }) =>
      list.latestRows([ids, totalCount, complete, promised, this.#usersVersion], () => ({
        users: ids.map((id) => this.#users.get(id)).filter((user) => user !== undefined),
        totalCount,
        complete,
        ...(promised === undefined ? {} : { promised }),
      })),
    );
  }

  /** A user that was read as a member of some group. */
  user(id: string): User | undefined {
    return this.#users.get(id);
  }

  /** Reads the first page, unless it is known; with `again`, all that is known is read again. */
  async load(key: string, { again = false } = {}): Promise<void> {
    const list = this.#list(key);
    if (list.loader.running !== undefined && !again) return list.loader.running;
    if (list.loader.branch.state === 'loaded' && !again) return;
    await list.loader.load(this.#reading(key, list, (signal) => list.paged.refresh(signal)));
  }

  /** Reads the next page. */
  async loadMore(key: string): Promise<void> {
    const list = this.#list(key);
    const read = this.#reading(key, list, (signal) => list.paged.readMore(signal));
    await list.loader.share('more', read);
  }

  /** Whether anything has been read of the group's members. */
  isKnown(key: string): boolean {
    return this.#lists.get(key)?.loader.branch.value !== undefined;
  }

  /** Takes out members that were removed. */
  remove(key: string, userIds: readonly string[]): void {
    this.#lists.get(key)?.paged.remove(userIds);
  }

  /** The members or the code of a group changed: what a read under way brings may be from before. */
  outdate(key: string): void {
    this.#lists.get(key)?.paged.outdate();
  }

  /** Ends the read of a group's members, for its row was closed. */
  cancel(key: string): void {
    this.#lists.get(key)?.loader.cancel();
  }

  /** Forgets the members of a group. */
  forget(key: string): void {
    const list = this.#lists.get(key);
    this.#lists.delete(key);
    list?.loader.reset();
  }

  /** Forgets the members of all groups but these. */
  forgetExcept(keys: readonly string[]): void {
    for (const key of [...this.#lists.keys()]) {
      if (!keys.includes(key)) this.forget(key);
    }
  }

  #reading(key: string, list: MemberList, read: (signal: AbortSignal) => Promise<void>) {
    return async (signal: AbortSignal) => {
      await read(signal);
      const { totalCount, promised = totalCount } = list.paged;
      if (this.#entries.get(key)?.memberCount !== promised) {
        this.#entries.setMemberCount(key, promised);
        this.#counted(key);
      }
      return list.paged;
    };
  }

  #list(key: string): MemberList {
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const list: MemberList = {
      loader: new Loader(() => this.#changed(key)),
      paged: new PagedList<User>({
        pageSize: this.#context.pageSize,
        read: async (page, limit, signal) => {
          const client = await this.#context.client();
          const code = this.#entries.get(key)?.group.code ?? key;
          return client.groups.listUsers(code, { page, limit, withCustomData: true }, { signal });
        },
        idOf: ({ id }) => id,
        accept: (users) => {
          for (const user of users) this.#users.set(user.id, compact(user));
          this.#usersVersion += 1;
        },
      }),
      latestRows: rememberLatest(),
    };
    this.#lists.set(key, list);
    return list;
  }
}

/**
 * The user as it is kept, as there may be tens of thousands: without what is shown nowhere, and copied,
 * since V8 gives objects that were built key by key three times the memory.
 */
function compact({ arn, userPoolId, registerSource, updatedAt, customData, ...user }: User): User {
  return customData === undefined
    ? user
    : { ...user, customData: customData.map((field) => ({ ...field })) };
}
