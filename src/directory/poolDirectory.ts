import type { Abilities, CallOptions } from '../authing/api.ts';
import { compareIdentity, type Identified } from '../model/identity.ts';
import type { Subject } from '../model/subject.ts';
import { foldText } from '../text/searchText.ts';
import { AllMembers } from './allMembers.ts';
import { BusyMarks } from './busyMarks.ts';
import type { Busy, Change, Emit } from './change.ts';
import { ChangeApplier } from './changeApplier.ts';
import { CodeIndex } from './codeIndex.ts';
import type { DirectoryContext } from './context.ts';
import { DefinedResources } from './definedResources.ts';
import { GroupEntries, type GroupEntry } from './groupEntries.ts';
import { GroupList } from './groupList.ts';
import type { Loadable } from './loadable.ts';
import { MemberCounts } from './memberCounts.ts';
import { MemberLists } from './memberLists.ts';
import { memoizeLast } from './memoizeLast.ts';
import { type AccessRead, type AccessWanted, readAccess } from './readAccess.ts';
import { ResourceAccess } from './resourceAccess.ts';
import { type ResourceReadOptions, type ResourceSet, Resources } from './resources.ts';
import { UserAccess } from './userAccess.ts';
import { UserBatches } from './userBatches.ts';
import { UserSearch } from './userSearch.ts';
import { UserStore } from './userStore.ts';

/** All that is known in this window of one user pool. Views read it, and redraw on its events. */
export class PoolDirectory {
  /** The id of the connection. */
  readonly id: string;
  readonly groups: GroupList;
  readonly members: MemberLists;
  /** Reads who all the members of a group are. */
  readonly allMembers: AllMembers;
  readonly counts: MemberCounts;
  readonly userSearch: UserSearch;
  /** Which groups users are in, and what the server itself says that they may do. */
  readonly userAccess: UserAccess;
  /** What is known of single resources, and which groups the server itself says may use them. */
  readonly resourceAccess: ResourceAccess;
  /** The users seen as members of groups. */
  readonly users: UserStore;
  /** The resources that the pool defines. */
  readonly definedResources: DefinedResources;
  /** Which codes mean something in the pool, for help in source files. */
  readonly codes: CodeIndex;
  readonly #context: DirectoryContext;
  readonly #emit: Emit;
  readonly #entries: GroupEntries;
  readonly #resources: Resources;
  readonly #changes: ChangeApplier;
  readonly #busy: BusyMarks;
  #abilities: Abilities | undefined;
  readonly #latestMatching = memoizeLast<readonly GroupEntry[]>();

  constructor(id: string, given: DirectoryContext, fire: Emit) {
    const context: DirectoryContext = {
      ...given,
      client: async () => {
        const client = await given.client();
        this.#abilities = client.abilities;
        return client;
      },
    };
    this.id = id;
    this.#context = context;
    const emit: Emit = (subject, kind) => {
      fire(subject, kind);
      this.resourceAccess.onEvent(subject);
    };
    this.#emit = emit;
    const changed = (subject: Subject) => emit(subject, 'changed');
    const entries = new GroupEntries(({ key }) => {
      this.members.forget(key);
      emit({ kind: 'group', group: key }, 'removed');
    });
    this.#entries = entries;
    this.users = new UserStore((user) => changed({ kind: 'user', user }));
    this.groups = new GroupList(context, entries, () => changed({ kind: 'groups' }));
    const changedInList = (subject: Subject) => {
      changed(subject);
      const mayHaveMoved = subject.kind === 'group' && this.groups.placedBy === 'members';
      if (mayHaveMoved) changed({ kind: 'groups' });
    };
    this.members = new MemberLists(context, entries, this.users, changedInList);
    this.allMembers = new AllMembers(context, entries, this.members);
    this.counts = new MemberCounts(context, entries, changedInList);
    this.definedResources = new DefinedResources(context, changed);
    const { groups, definedResources } = this;
    this.codes = new CodeIndex(context, { entries, groups, definedResources }, changed);
    this.#resources = new Resources(context, entries, changed);
    const changeCount = () => this.#changes.count;
    this.userAccess = new UserAccess(context, entries, this.users, changed, changeCount);
    this.resourceAccess = new ResourceAccess({
      context,
      entries,
      resources: this.#resources,
      definedResources: this.definedResources,
      changed,
      changeCount,
    });
    this.#changes = new ChangeApplier({
      entries,
      groups: this.groups,
      members: this.members,
      counts: this.counts,
      userAccess: this.userAccess,
      resources: this.#resources,
      codes: this.codes,
      resourceAccess: this.resourceAccess,
      emit,
    });
    this.#busy = new BusyMarks(entries, emit);
    this.userSearch = new UserSearch(context);
  }

  /** What the API of the pool is able to do; undefined until anything of the pool was read. */
  get abilities(): Abilities | undefined {
    return this.#abilities;
  }

  /** A group by its key, also one that is gone. */
  entry(key: string): GroupEntry | undefined {
    return this.#entries.get(key);
  }

  /** The group that has this code now, as far as it has been seen. */
  findByCode(code: string): GroupEntry | undefined {
    return this.#entries.findByCode(code);
  }

  /** The group that was created at this time, as far as it has been seen and is not gone. */
  findByIdentity(identity: Identified): GroupEntry | undefined {
    return this.#entries.find(
      ({ gone, group }) => !gone && compareIdentity(identity, group) === 'same',
    );
  }

  /** Whether a group's name or code contains the text. */
  matches(key: string, text: string): boolean {
    const entry = this.entry(key);
    return entry !== undefined && this.#entries.searchText(entry).includes(foldText(text));
  }

  /** The groups seen so far whose name or code contains the text, in the order of the list. */
  matching(text: string): readonly GroupEntry[] {
    const wanted = foldText(text);
    const groups = this.groups.content.value?.groups ?? [];
    return this.#latestMatching([wanted, groups], () =>
      groups.filter((entry) => this.#entries.searchText(entry).includes(wanted)),
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
    this.#emit({ kind: 'group', group: key }, 'changed');
    if (this.groups.placedBy === 'text') this.#emit({ kind: 'groups' }, 'changed');
    return this.#entries.get(key);
  }

  /**
   * Takes in what another window has done to a group, of which it told the codes only. What this window does
   * not show is not asked for.
   * @throws AuthingError
   */
  async applyRemote(
    change:
      | { readonly kind: 'groupCreated'; readonly code: string }
      | ({
          readonly kind: 'groupUpdated';
          readonly code: string;
          readonly newCode?: string;
        } & Identified)
      | ({ readonly kind: 'grantsChanged'; readonly code: string } & Identified),
  ): Promise<void> {
    if (change.kind === 'groupCreated') {
      if (this.groups.content.state === 'idle') return;
      const group = await this.#detail(change.code);
      if (group !== undefined) this.apply({ kind: 'groupCreated', group });
      return;
    }
    if (change.kind === 'grantsChanged') {
      this.#changes.outdateGrants(change);
      return;
    }
    const { code, newCode = code } = change;
    // Another group that has the code by now is not the one that was updated.
    if (!this.#changes.isMeant(change)) return;
    const known = this.findByCode(code);
    if (known === undefined) {
      this.#changes.renameUnknown(code, newCode);
      return;
    }
    // The code at once, for the next change told may be of the group by its new code.
    this.apply({ kind: 'groupUpdated', code, group: { ...known.group, code: newCode } });
    const group = await this.#detail(newCode);
    if (group !== undefined) this.apply({ kind: 'groupUpdated', code: newCode, group });
  }

  /** Looks up users by what they have. It remembers whom it has found, so it is asked for once per list. */
  async userLookUp(): Promise<UserBatches> {
    const client = await this.#context.client();
    return new UserBatches(client.users);
  }

  /** What is known of a group's authorized resources. */
  resources(key: string): Loadable<ResourceSet> {
    return this.#resources.content(key);
  }

  /** Reads a group's authorized resources. Never rejects: how it went is in `resources(key)`. */
  loadResources(key: string, options: ResourceReadOptions = {}): Promise<void> {
    return this.#resources.load(key, options);
  }

  /**
   * Reads the authorized resources of several groups, several in one request, unless they are known. Never rejects:
   * how it went is in `resources(key)` of each.
   */
  loadResourcesOfMany(
    keys: readonly string[],
    options: Omit<ResourceReadOptions, 'namespace'> = {},
  ): Promise<void> {
    return this.#resources.loadMany(keys, options);
  }

  /**
   * Reads the groups of users, and what these are authorized for unless it is known. Never rejects, and ends with what
   * is known by then as soon as the signal fires.
   */
  readAccess(wanted: AccessWanted, signal: AbortSignal): Promise<AccessRead> {
    const [context, entries, resources] = [this.#context, this.#entries, this.#resources];
    return readAccess({ context, entries, resources, userAccess: this.userAccess }, wanted, signal);
  }

  /** Takes in what a change did on the server. */
  apply(change: Change): void {
    this.#changes.apply(change);
  }

  /** Marks rows of groups as being changed, for as long as the work lasts. */
  whileBusy<T>(keys: readonly string[], busy: Busy, work: () => Promise<T>): Promise<T> {
    return this.#busy.whileGroups(keys, busy, work);
  }

  /** Marks rows of members as being changed, for as long as the work lasts. */
  whileMembersBusy<T>(
    key: string,
    userIds: readonly string[],
    busy: Busy,
    work: () => Promise<T>,
  ): Promise<T> {
    return this.#busy.whileMembers(key, userIds, busy, work);
  }

  /** What is being done to a member. */
  memberBusy(key: string, userId: string): Busy | undefined {
    return this.#busy.ofMember(key, userId);
  }

  /** Forgets what was read and ends reads under way, for the connection is another now or none. */
  reset(): void {
    this.groups.reset();
    this.members.forgetExcept([]);
    this.counts.reset();
    this.#resources.reset();
    this.definedResources.reset();
    this.codes.reset();
    this.userAccess.reset();
    this.resourceAccess.reset();
    this.#emit({ kind: 'pool' }, 'forgotten');
  }

  /** Reads a group, anew for as long as changes overtake the read. */
  async #detail(code: string, options: CallOptions = {}) {
    const client = await this.#context.client();
    for (;;) {
      const changes = this.#changes.count;
      const group = await client.groups.detail(code, options);
      if (changes === this.#changes.count) return group;
    }
  }
}
