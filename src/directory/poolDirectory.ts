import type { Branch } from './branch.ts';
import type { Change, DirectoryEventKind } from './change.ts';
import type { DirectoryContext } from './context.ts';
import { GroupEntries, type GroupEntry } from './groupEntries.ts';
import { GroupList } from './groupList.ts';
import { MemberCounts } from './memberCounts.ts';
import { MemberLists } from './memberLists.ts';
import { type ResourceReadOptions, type ResourceSet, Resources } from './resources.ts';
import { UserResolver } from './userResolver.ts';
import { UserSearch } from './userSearch.ts';

/** Told of every event, with the key of the group it is about. */
export type Tell = (kind: DirectoryEventKind, key?: string) => void;

/** All that is known in this window of one user pool. Views read it, and redraw on its events. */
export class PoolDirectory {
  /** The id of the connection. */
  readonly id: string;
  readonly groups: GroupList;
  readonly members: MemberLists;
  readonly counts: MemberCounts;
  readonly userSearch: UserSearch;
  readonly userResolver: UserResolver;
  readonly #context: DirectoryContext;
  readonly #entries = new GroupEntries();
  readonly #resources: Resources;
  readonly #busyMembers = new Map<string, Map<string, string>>();
  readonly #tell: Tell;
  #changes = 0;

  constructor(id: string, context: DirectoryContext, tell: Tell) {
    this.id = id;
    this.#context = context;
    this.#tell = tell;
    this.groups = new GroupList(context, this.#entries, () => tell('groups'));
    this.members = new MemberLists(
      context,
      this.#entries,
      (key) => tell('members', key),
      (key) => tell('group', key),
    );
    this.counts = new MemberCounts(context, this.#entries, (keys) => {
      for (const key of keys) tell('group', key);
    });
    this.#resources = new Resources(context, this.#entries, (key) => tell('resources', key));
    this.userSearch = new UserSearch(context);
    this.userResolver = new UserResolver(context);
  }

  /** A group by its key, also one that is gone. */
  entry(key: string): GroupEntry | undefined {
    return this.#entries.get(key);
  }

  /** The group that has this code now, as far as it has been seen. */
  findByCode(code: string): GroupEntry | undefined {
    return this.#entries.findByCode(code);
  }

  /** The groups seen so far whose name or code contains the text, newest first as the list has them. */
  matching(text: string): readonly GroupEntry[] {
    const wanted = text.toLowerCase();
    const groups = this.groups.branch.value?.groups ?? [];
    return groups.filter(({ key }) => this.#entries.searchText(key).includes(wanted));
  }

  /**
   * Reads one group anew. One that is gone from the server is taken out here too.
   * @returns undefined where there is no group of this code
   * @throws AuthingError
   */
  async readGroup(
    code: string,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<GroupEntry | undefined> {
    const client = await this.#context.client();
    const changes = this.#changes;
    const group = await client.groups.detail(code, options);
    // A read that began before a change never overwrites the change.
    if (changes !== this.#changes) return this.readGroup(code, options);
    if (group === undefined) {
      if (this.findByCode(code) !== undefined) this.apply({ kind: 'groupsDeleted', codes: [code] });
      return undefined;
    }
    const { key } = this.#entries.see(group);
    this.#tell('group', key);
    return this.#entries.get(key);
  }

  /**
   * Takes in that another window created or updated a group, of which it told the codes only.
   * @throws AuthingError
   */
  async follow(
    change:
      | { readonly kind: 'groupCreated'; readonly code: string }
      | { readonly kind: 'groupUpdated'; readonly code: string; readonly newCode?: string },
  ): Promise<void> {
    const client = await this.#context.client();
    const code = change.kind === 'groupUpdated' ? (change.newCode ?? change.code) : change.code;
    const group = await client.groups.detail(code);
    if (group === undefined) return;
    if (change.kind === 'groupUpdated') {
      this.apply({ kind: 'groupUpdated', code: change.code, group });
    } else if (this.groups.branch.value !== undefined) {
      this.apply({ kind: 'groupCreated', group });
    }
  }

  /** What is known of a group's authorized resources. */
  resources(key: string): Branch<ResourceSet> {
    return this.#resources.branch(key);
  }

  /** Reads a group's authorized resources. Never rejects: how it went is in `resources(key)`. */
  loadResources(key: string, options: ResourceReadOptions = {}): Promise<void> {
    return this.#resources.load(key, options);
  }

  /** Takes in what a change did on the server. */
  apply(change: Change): void {
    this.#changes += 1;
    switch (change.kind) {
      case 'groupCreated':
        this.#entries.see(change.group);
        this.groups.insertFirst(change.group.code);
        this.#tell('groups');
        return;
      case 'groupUpdated':
        this.groups.rename(change.code, change.group.code);
        this.#tell('group', this.#entries.update(change.code, change.group).key);
        return;
      case 'groupsDeleted':
        this.#removeGroups(change.codes);
        return;
      case 'membersAdded':
        this.#membersChanged(change.code, []);
        return;
      case 'membersRemoved':
        this.#membersChanged(change.code, change.userIds);
        return;
    }
  }

  /** Marks rows of groups as being changed, for as long as the work lasts. */
  async whileBusy<T>(keys: readonly string[], label: string, work: () => Promise<T>): Promise<T> {
    this.#setBusy(keys, label);
    try {
      return await work();
    } finally {
      this.#setBusy(keys, undefined);
    }
  }

  /** Marks rows of members as being changed, for as long as the work lasts. */
  async whileMembersBusy<T>(
    key: string,
    userIds: readonly string[],
    label: string,
    work: () => Promise<T>,
  ): Promise<T> {
    const busy = this.#busyMembers.get(key) ?? new Map<string, string>();
    this.#busyMembers.set(key, busy);
    for (const id of userIds) busy.set(id, label);
    this.#tell('busy', key);
    try {
      return await work();
    } finally {
      for (const id of userIds) busy.delete(id);
      this.#tell('busy', key);
    }
  }

  /** What is being done to a member, such as "Removing…". */
  memberBusy(key: string, userId: string): string | undefined {
    return this.#busyMembers.get(key)?.get(userId);
  }

  /** Forgets what was read and ends reads under way, for the connection is another now or none. */
  reset(): void {
    this.groups.reset();
    this.members.forgetExcept([]);
    this.counts.reset();
    this.#resources.reset();
    this.#tell('pool');
  }

  #setBusy(keys: readonly string[], label: string | undefined): void {
    for (const key of keys) {
      this.#entries.setBusy(key, label);
      this.#tell('busy', key);
    }
  }

  #removeGroups(codes: readonly string[]): void {
    this.groups.remove(codes);
    const removed = codes
      .map((code) => this.#entries.remove(code))
      .filter((entry) => entry !== undefined);
    for (const { key } of removed) {
      this.members.forget(key);
      this.#tell('removed', key);
    }
    this.#tell('groups');
  }

  #membersChanged(code: string, removed: readonly string[]): void {
    const entry = this.#entries.findByCode(code);
    if (entry === undefined) return;
    const known = this.members.isKnown(entry.key);
    this.members.remove(entry.key, removed);
    if (known && removed.length > 0) this.#tell('members', entry.key);
    // Where members came, only the server knows at which place; where some went, it counts them.
    if (known && removed.length === 0) void this.members.load(entry.key, { again: true });
    else void this.counts.count([entry.key], { again: true });
  }
}
