import type { CallOptions, Group } from '../authing/types.ts';
import { inBackground } from '../model/failureLog.ts';
import { compareIdentity, type Identified } from '../model/identity.ts';
import { foldText } from '../text/searchText.ts';
import type { Branch } from './branch.ts';
import type { Busy, Change, DirectoryEventKind } from './change.ts';
import type { DirectoryContext } from './context.ts';
import { GroupEntries, type GroupEntry } from './groupEntries.ts';
import { GroupList } from './groupList.ts';
import { rememberLatest } from './latest.ts';
import { MemberCounts } from './memberCounts.ts';
import { MemberLists } from './memberLists.ts';
import { type ResourceReadOptions, type ResourceSet, Resources } from './resources.ts';
import { UserResolver } from './userResolver.ts';
import { UserSearch } from './userSearch.ts';

/** Told of every event, with the key of the group it is about. */
export type Tell = (kind: DirectoryEventKind, key?: string) => void;

/** For the log, of what is read again after a change. */
const readFailed = 'What changed was not read again';

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
  readonly #entries = new GroupEntries(({ key }) => {
    this.members.forget(key);
    this.#tell('removed', key);
  });
  readonly #resources: Resources;
  readonly #busyMembers = new Map<string, Map<string, Busy>>();
  readonly #tell: Tell;
  #changes = 0;
  readonly #latestMatching = rememberLatest<readonly GroupEntry[]>();

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
    const wanted = foldText(text);
    const groups = this.groups.branch.value?.groups ?? [];
    return this.#latestMatching([wanted, groups], () =>
      groups.filter(({ key }) => this.#entries.searchText(key).includes(wanted)),
    );
  }

  /**
   * Reads one group anew. One that is gone from the server is taken out here too; one that has taken
   * the code of another since is a group of its own, with a key of its own.
   * @returns undefined where there is no group of this code
   * @throws AuthingError
   */
  async readGroup(code: string, options: CallOptions = {}): Promise<GroupEntry | undefined> {
    const group = await this.#detail(code, options);
    if (group === undefined) {
      if (this.findByCode(code) !== undefined) this.apply({ kind: 'groupsDeleted', codes: [code] });
      return undefined;
    }
    const known = this.findByCode(code);
    if (known !== undefined && compareIdentity(known.group, group) === 'another') {
      this.apply({ kind: 'groupCreated', group });
      return this.findByCode(code);
    }
    const { key } = this.#entries.upsert(group);
    this.#tell('group', key);
    return this.#entries.get(key);
  }

  /**
   * Takes in that another window created or updated a group, of which it told the codes only. What this
   * window does not show is not asked for.
   * @throws AuthingError
   */
  async follow(
    change:
      | { readonly kind: 'groupCreated'; readonly code: string }
      | ({
          readonly kind: 'groupUpdated';
          readonly code: string;
          readonly newCode?: string;
        } & Identified),
  ): Promise<void> {
    if (change.kind === 'groupCreated') {
      if (this.groups.branch.state === 'idle') return;
      const group = await this.#detail(change.code);
      if (group !== undefined) this.apply({ kind: 'groupCreated', group });
      return;
    }
    const { code, newCode = code } = change;
    // Another group that has the code by now is not the one that was updated.
    if (!this.#isMeant(change)) return;
    const known = this.findByCode(code);
    if (known === undefined) {
      this.#changes += 1;
      this.groups.rename(code, newCode);
      return;
    }
    // The code at once, for the next change told may be of the group by its new code.
    this.apply({ kind: 'groupUpdated', code, group: { ...known.group, code: newCode } });
    const group = await this.#detail(newCode);
    if (group !== undefined) this.apply({ kind: 'groupUpdated', code: newCode, group });
  }

  /** What is known of a group's authorized resources. */
  resources(key: string): Branch<ResourceSet> {
    return this.#resources.branch(key);
  }

  /** Reads a group's authorized resources. Never rejects: how it went is in `resources(key)`. */
  loadResources(key: string, options: ResourceReadOptions = {}): Promise<void> {
    return this.#resources.load(key, options);
  }

  /** Ends the read of a group's authorized resources, for its panel was closed. */
  cancelResources(key: string): void {
    this.#resources.cancel(key);
  }

  /** Takes in what a change did on the server. */
  apply(change: Change): void {
    this.#changes += 1;
    switch (change.kind) {
      case 'groupCreated':
        this.#createGroup(change.group);
        return;
      case 'groupUpdated':
        this.#updateGroup(change.code, change.group);
        return;
      case 'groupsDeleted':
        this.#removeGroups(change.codes, change.createdAt);
        return;
      case 'membersAdded':
        this.#membersChanged(change, []);
        return;
      case 'membersRemoved':
        this.#membersChanged(change, change.userIds);
        return;
      default:
        change satisfies never;
    }
  }

  /** Marks rows of groups as being changed, for as long as the work lasts. */
  async whileBusy<T>(keys: readonly string[], busy: Busy, work: () => Promise<T>): Promise<T> {
    this.#setBusy(keys, busy);
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
    what: Busy,
    work: () => Promise<T>,
  ): Promise<T> {
    const busy = this.#busyMembers.get(key) ?? new Map<string, Busy>();
    this.#busyMembers.set(key, busy);
    for (const id of userIds) busy.set(id, what);
    this.#tell('busy', key);
    try {
      return await work();
    } finally {
      for (const id of userIds) busy.delete(id);
      this.#tell('busy', key);
    }
  }

  /** What is being done to a member. */
  memberBusy(key: string, userId: string): Busy | undefined {
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

  #setBusy(keys: readonly string[], busy: Busy | undefined): void {
    for (const key of keys) {
      this.#entries.setBusy(key, busy);
      this.#tell('busy', key);
    }
  }

  /** Reads a group, anew for as long as changes overtake the read. */
  async #detail(code: string, options: CallOptions = {}) {
    const client = await this.#context.client();
    for (;;) {
      const changes = this.#changes;
      const group = await client.groups.detail(code, options);
      if (changes === this.#changes) return group;
    }
  }

  #createGroup(group: Group): void {
    const known = this.findByCode(group.code);
    // One that had this code before was deleted elsewhere; unless a read has brought this very one already.
    if (known !== undefined && !isProbablySame(known.group, group)) {
      this.#removeGroups([group.code]);
    }
    this.#entries.upsert(group);
    this.groups.insertFirst(group.code);
    this.#tell('groups');
  }

  #updateGroup(code: string, group: Group): void {
    if (!this.#isMeant({ code, createdAt: group.createdAt })) {
      this.#entries.upsert(group);
      this.#tell('groups');
      return;
    }
    const isNewCode = code !== group.code;
    const known = this.findByCode(code);
    // What stands under the new code was deleted elsewhere, or is this very group, read before it was told.
    const other = isNewCode && known !== undefined ? this.findByCode(group.code) : undefined;
    this.groups.rename(code, group.code);
    if (other !== undefined) this.#entries.remove(group.code);
    const { key } = this.#entries.update(code, group);
    if (isNewCode) {
      this.members.outdate(key);
      if (this.counts.outdate(key)) {
        inBackground(readFailed, this.counts.count([key], { again: true }));
      }
    }
    this.#tell('group', key);
    if (other !== undefined) {
      this.members.forget(other.key);
      this.#tell('removed', other.key);
      this.#tell('groups');
    }
  }

  /** @param createdAt who the groups were, by code, as far as that is known */
  #removeGroups(all: readonly string[], createdAt: Readonly<Record<string, string>> = {}): void {
    const codes = all.filter((code) => this.#isMeant({ code, createdAt: createdAt[code] }));
    this.groups.remove(codes);
    const removed = codes
      .map((code) => this.#entries.remove(code))
      .filter((entry) => entry !== undefined);
    for (const { key } of removed) {
      this.members.forget(key);
      this.#tell('removed', key);
    }
    this.#tell('groups');
    const rows = this.groups.branch.value;
    if (rows?.groups.length === 0 && !rows.complete) {
      inBackground(readFailed, this.groups.loadMore());
    }
  }

  /** Whether what was told of a group concerns the one that has its code here. */
  #isMeant({ code, createdAt }: Identified & { readonly code: string }): boolean {
    const known = this.findByCode(code);
    return known === undefined || compareIdentity(known.group, { createdAt }) !== 'another';
  }

  #membersChanged(group: Identified & { readonly code: string }, removed: readonly string[]): void {
    const entry = this.#entries.findByCode(group.code);
    if (entry === undefined || !this.#isMeant(group)) return;
    const known = this.members.isKnown(entry.key);
    this.members.remove(entry.key, removed);
    this.counts.outdate(entry.key);
    if (known && removed.length > 0) this.#tell('members', entry.key);
    const rows = this.members.branch(entry.key).value;
    // Where members came, only the server knows at which place; where some went, it counts them.
    if (known && removed.length === 0) {
      inBackground(readFailed, this.members.load(entry.key, { again: true }));
    } else if (rows?.users.length === 0 && !rows.complete) {
      inBackground(readFailed, this.members.loadMore(entry.key));
    } else {
      inBackground(readFailed, this.counts.count([entry.key], { again: true }));
    }
  }
}

/** Where the server does not tell, a group is taken for the one that looks like it. */
function isProbablySame(known: Group, group: Group): boolean {
  const sameness = compareIdentity(known, group);
  return sameness === 'same' || (sameness === 'unknown' && known.name === group.name);
}
