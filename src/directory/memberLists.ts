import type { Subject } from '../model/subject.ts';
import type { User } from '../model/user.ts';
import type { DirectoryContext } from './context.ts';
import type { GroupEntries } from './groupEntries.ts';
import { type Loadable, mapLoadable } from './loadable.ts';
import { Loader } from './loader.ts';
import { type MemoizedLast, memoizeLast } from './memoizeLast.ts';
import { PagedList } from './pagedList.ts';
import type { UserStore } from './userStore.ts';

/** The members of a group, as far as they have been read. */
export interface MemberRows {
  readonly users: readonly User[];
  readonly totalCount: number;
  /** Whether `users` is all of them that the server gives. */
  readonly complete: boolean;
  /** How many the server counts, where it gives fewer and no more. */
  readonly countedByServer?: number;
}

interface MemberList {
  readonly loader: Loader<PagedList<User>>;
  readonly paged: PagedList<User>;
  readonly latestRows: MemoizedLast<MemberRows>;
}

/** Reads the members of a pool's groups, each group by its key. */
export class MemberLists {
  readonly #context: DirectoryContext;
  readonly #entries: GroupEntries;
  readonly #users: UserStore;
  readonly #changed: (subject: Subject) => void;
  readonly #lists = new Map<string, MemberList>();

  /**
   * @param changed is called whenever a read of a group's members begins or ends, and about the group where
   *   a read shows that its count is another
   */
  constructor(
    context: DirectoryContext,
    entries: GroupEntries,
    users: UserStore,
    changed: (subject: Subject) => void,
  ) {
    this.#context = context;
    this.#entries = entries;
    this.#users = users;
    this.#changed = changed;
  }

  content(key: string): Loadable<MemberRows> {
    const list = this.#lists.get(key);
    if (list === undefined) return { state: 'idle' };
    return mapLoadable(list.loader.content, ({ ids, totalCount, complete, countedByServer }) =>
      list.latestRows([ids, totalCount, complete, countedByServer, this.#users.version], () => ({
        users: ids.map((id) => this.#users.get(id)).filter((user) => user !== undefined),
        totalCount,
        complete,
        ...(countedByServer === undefined ? {} : { countedByServer }),
      })),
    );
  }

  /** Reads the first page, unless it is known; with `again`, all that is known is read again. */
  async load(key: string, { again = false } = {}): Promise<void> {
    const list = this.#list(key);
    const read = this.#reading(key, list, (signal) => list.paged.refresh(signal));
    if (again) await list.loader.load(read);
    else await list.loader.loadUnlessKnown(read);
  }

  /** Reads the next page. */
  async loadMore(key: string): Promise<void> {
    const list = this.#list(key);
    const read = this.#reading(key, list, (signal) => list.paged.readMore(signal));
    await list.loader.share('more', read);
  }

  /** Whether anything has been read of the group's members. */
  isKnown(key: string): boolean {
    return this.#lists.get(key)?.loader.content.value !== undefined;
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
    if (!this.#lists.has(key)) return;
    this.#forgetList(key);
    this.#forgetUsers();
  }

  /** Forgets the members of all groups but these. */
  forgetExcept(keys: readonly string[]): void {
    const wanted = new Set(keys);
    for (const key of [...this.#lists.keys()]) {
      if (!wanted.has(key)) this.#forgetList(key);
    }
    this.#forgetUsers();
  }

  #forgetList(key: string): void {
    const list = this.#lists.get(key);
    this.#lists.delete(key);
    list?.loader.reset();
  }

  /** Users whom no list has are not kept. */
  #forgetUsers(): void {
    this.#users.forgetExcept(new Set([...this.#lists.values()].flatMap(({ paged }) => paged.ids)));
  }

  #reading(key: string, list: MemberList, read: (signal: AbortSignal) => Promise<void>) {
    return async (signal: AbortSignal) => {
      await read(signal);
      const { totalCount, countedByServer = totalCount } = list.paged;
      if (this.#entries.get(key)?.memberCount !== countedByServer) {
        this.#entries.setMemberCount(key, countedByServer);
        this.#changed({ kind: 'group', group: key });
      }
      return list.paged;
    };
  }

  #list(key: string): MemberList {
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const list: MemberList = {
      loader: new Loader(() => this.#changed({ kind: 'members', group: key })),
      paged: new PagedList<User>({
        pageSize: this.#context.pageSize,
        read: async (page, limit, signal) => {
          const client = await this.#context.client();
          const code = this.#entries.get(key)?.group.code ?? key;
          return client.groups.listUsers(code, { page, limit, withCustomData: true }, { signal });
        },
        idOf: ({ id }) => id,
        accept: (users) => this.#users.upsert(users),
      }),
      latestRows: memoizeLast(),
    };
    this.#lists.set(key, list);
    return list;
  }
}
