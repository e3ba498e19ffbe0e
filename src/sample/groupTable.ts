import { randomUUID } from 'node:crypto';
import { SampleError } from './messages.ts';
import { type Page, type PageArgs, pageOf } from './pages.ts';
import type { GroupRecord } from './state.ts';
import { type SortBy, Timeline } from './timeline.ts';

/** An update of a group: what is absent stays. A code and a name cannot be null, so null keeps them. */
export interface GroupUpdate {
  readonly name?: string | null;
  readonly newCode?: string | null;
  readonly description?: string | null;
}

/** The groups of a pool with their members. */
export class GroupTable {
  readonly #timeline: Timeline<GroupRecord>;
  readonly #byCode = new Map<string, GroupRecord>();
  readonly #byId = new Map<string, GroupRecord>();
  readonly #ofUser = new Map<string, Set<GroupRecord>>();

  /** @param groups oldest first; the table takes them over */
  constructor(groups: GroupRecord[]) {
    this.#timeline = new Timeline(groups);
    for (const group of groups) {
      this.#byCode.set(group.code, group);
      this.#byId.set(group.id, group);
      for (const userId of group.members) this.#groupsOf(userId).add(group);
    }
  }

  get timeline() {
    return this.#timeline;
  }

  get(code: string) {
    return this.#byCode.get(code);
  }

  /** @param id the group's id inside the sample pool */
  byId(id: string) {
    return this.#byId.get(id);
  }

  /** @throws SampleError where there is no such group */
  require(code: string): GroupRecord {
    const group = this.#byCode.get(code);
    if (!group) throw new SampleError('groupNotFound', { code });
    return group;
  }

  /** The groups a user is in, newest first. */
  ofUser(userId: string): readonly GroupRecord[] {
    return this.sortedOfUser(userId, 'CREATEDAT_DESC');
  }

  /** The groups a user is in, in the order asked for; newest first where none is. */
  sortedOfUser(userId: string, sortBy: SortBy | null | undefined): readonly GroupRecord[] {
    return this.#timeline.sorted([...(this.#ofUser.get(userId) ?? [])], sortBy);
  }

  isMember(group: GroupRecord, userId: string) {
    return this.#ofUser.get(userId)?.has(group) ?? false;
  }

  /** Members, who joined last first: Authing documents no order. */
  members(group: GroupRecord, args: PageArgs): Page<string> {
    return pageOf(group.members, args, 'newestFirst');
  }

  /** @throws SampleError where the code is taken, or code or name is empty */
  create(code: string, name: string, description: string | null): GroupRecord {
    filled('code', code);
    filled('name', name);
    this.#free(code);
    const now = this.#timeline.now();
    const group: GroupRecord = {
      id: randomUUID(),
      code,
      name,
      description,
      createdAt: now,
      updatedAt: now,
      members: [],
    };
    this.#byCode.set(code, group);
    this.#byId.set(group.id, group);
    this.#timeline.add(group);
    return group;
  }

  /** @throws SampleError where the group is missing, the new code is taken, or code or name is empty */
  update(code: string, update: GroupUpdate): GroupRecord {
    const group = this.require(code);
    const newCode = update.newCode ?? code;
    const name = update.name ?? group.name;
    filled('newCode', newCode);
    filled('name', name);
    if (newCode !== code) this.#free(newCode);

    this.#byCode.delete(code);
    this.#byCode.set(newCode, group);
    group.code = newCode;
    group.name = name;
    if (update.description !== undefined) group.description = update.description;
    group.updatedAt = this.#timeline.now();
    this.#timeline.touch();
    return group;
  }

  /**
   * Deletes all of the groups, or none.
   *
   * @returns the groups that are gone
   * @throws SampleError where one is missing
   */
  deleteMany(codes: readonly string[]): GroupRecord[] {
    const groups = new Set(codes.map((code) => this.require(code)));
    for (const group of groups) {
      this.#byCode.delete(group.code);
      this.#byId.delete(group.id);
      this.#timeline.remove(group);
      for (const userId of group.members) this.#ofUser.get(userId)?.delete(group);
    }
    return [...groups];
  }

  /** Adds members; who is one already stays where they are. */
  addMembers(group: GroupRecord, userIds: readonly string[]) {
    for (const userId of userIds) {
      if (this.isMember(group, userId)) continue;
      group.members.push(userId);
      this.#groupsOf(userId).add(group);
    }
  }

  /** Removes members; who is none is passed over. */
  removeMembers(group: GroupRecord, userIds: readonly string[]) {
    const leaving = new Set(userIds.filter((userId) => this.isMember(group, userId)));
    if (leaving.size === 0) return;
    group.members = group.members.filter((userId) => !leaving.has(userId));
    for (const userId of leaving) this.#ofUser.get(userId)?.delete(group);
  }

  #groupsOf(userId: string) {
    const groups = this.#ofUser.get(userId) ?? new Set<GroupRecord>();
    this.#ofUser.set(userId, groups);
    return groups;
  }

  #free(code: string) {
    if (this.#byCode.has(code)) throw new SampleError('groupExists', { code });
  }
}

function filled(name: string, value: string) {
  if (value.trim() === '') throw new SampleError('argumentInvalid', { name });
}
