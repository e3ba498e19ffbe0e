import { inBackground } from '../model/failureLog.ts';
import type { Group } from '../model/group.ts';
import { compareIdentity, type Identified, isProbablySame } from '../model/identity.ts';
import type { Change, Emit } from './change.ts';
import type { CodeIndex } from './codeIndex.ts';
import type { GroupEntries } from './groupEntries.ts';
import type { GroupList } from './groupList.ts';
import type { MemberCounts } from './memberCounts.ts';
import type { MemberLists } from './memberLists.ts';
import type { ResourceAccess } from './resourceAccess.ts';
import type { Resources } from './resources.ts';
import type { UserAccess } from './userAccess.ts';

/** For the log, of what is read again after a change. */
const readFailed = 'What changed was not read again';

/** What of a directory changes are taken into. */
interface Changed {
  readonly entries: GroupEntries;
  readonly groups: GroupList;
  readonly members: MemberLists;
  readonly counts: MemberCounts;
  readonly userAccess: UserAccess;
  readonly resources: Resources;
  readonly codes: CodeIndex;
  readonly resourceAccess: ResourceAccess;
  readonly emit: Emit;
}

/** Takes into the directory what changes did on the server, and emits what that is about. */
export class ChangeApplier {
  readonly #directory: Changed;
  #count = 0;

  constructor(directory: Changed) {
    this.#directory = directory;
  }

  /** Grows with every change: what a read brings that began before may be from before. */
  get count(): number {
    return this.#count;
  }

  apply(change: Change): void {
    this.#count += 1;
    switch (change.kind) {
      case 'groupCreated':
        this.#createGroup(change.group);
        return;
      case 'groupUpdated':
        this.#updateGroup(change.code, change.group);
        return;
      case 'groupsDeleted':
        this.#removeGroups(change.codes, change.createdAt);
        this.#directory.userAccess.outdateGrants();
        return;
      case 'membersAdded':
        this.#changeMembers(change, []);
        this.#directory.userAccess.outdateUsers(change.userIds);
        return;
      case 'membersRemoved':
        this.#changeMembers(change, change.userIds);
        this.#directory.userAccess.outdateUsers(change.userIds);
        return;
      case 'grantsChanged':
        this.#changeGrants(change);
        this.#directory.userAccess.outdateGrants();
        return;
      default:
        change satisfies never;
    }
  }

  /** Takes in that a group of which nothing else is known may have another code now. */
  renameUnknown(code: string, newCode: string): void {
    this.#count += 1;
    this.#directory.groups.rename(code, newCode);
  }

  /** Takes in that what a group is authorized for was changed elsewhere, without what it is now. */
  outdateGrants(group: Identified & { readonly code: string }): void {
    if (!this.isMeant(group)) return;
    this.#count += 1;
    const { entries, resources, userAccess, resourceAccess } = this.#directory;
    const entry = entries.findByCode(group.code);
    if (entry !== undefined) resources.outdate(entry.key);
    userAccess.outdateGrants();
    resourceAccess.outdateAll();
  }

  /** Whether what is said of a group concerns the one that has its code here. */
  isMeant({ code, createdAt }: Identified & { readonly code: string }): boolean {
    const known = this.#directory.entries.findByCode(code);
    return known === undefined || compareIdentity(known.group, { createdAt }) !== 'another';
  }

  #createGroup(group: Group): void {
    const { entries, groups, codes, emit } = this.#directory;
    const known = entries.findByCode(group.code);
    // One that had this code before was deleted elsewhere; unless a read has brought this very one already.
    if (known !== undefined && !isProbablySame(known.group, group)) {
      this.#removeGroups([group.code]);
    }
    entries.upsert(group);
    groups.insert(group.code);
    codes.update([group.code]);
    emit({ kind: 'groups' }, 'changed');
  }

  #updateGroup(code: string, group: Group): void {
    const { entries, groups, members, counts, codes, emit } = this.#directory;
    if (!this.isMeant({ code, createdAt: group.createdAt })) {
      entries.upsert(group);
      codes.update([group.code]);
      emit({ kind: 'groups' }, 'changed');
      return;
    }
    const isNewCode = code !== group.code;
    const known = entries.findByCode(code);
    // What stands under the new code was deleted elsewhere, or is this very group, read before it was told.
    const other = isNewCode && known !== undefined ? entries.findByCode(group.code) : undefined;
    groups.update(code, group.code);
    if (other !== undefined) entries.remove(group.code);
    const { key } = entries.update(code, group);
    codes.update([code, group.code]);
    if (isNewCode) {
      members.outdate(key);
      if (counts.outdate(key)) inBackground(readFailed, counts.count([key], { again: true }));
    }
    emit({ kind: 'group', group: key }, 'changed');
    if (other !== undefined) {
      members.forget(other.key);
      emit({ kind: 'group', group: other.key }, 'removed');
    }
    const mayHaveMoved = groups.placedBy === 'update' || groups.placedBy === 'text';
    if (other !== undefined || mayHaveMoved) emit({ kind: 'groups' }, 'changed');
  }

  /** @param createdAt who the groups were, by code, as far as that is known */
  #removeGroups(all: readonly string[], createdAt: Readonly<Record<string, string>> = {}): void {
    const { entries, groups, members, resourceAccess, emit } = this.#directory;
    const codes = all.filter((code) => this.isMeant({ code, createdAt: createdAt[code] }));
    groups.remove(codes);
    const removed = codes
      .map((code) => entries.remove(code))
      .filter((entry) => entry !== undefined);
    this.#directory.codes.update(codes);
    for (const { key } of removed) {
      members.forget(key);
      emit({ kind: 'group', group: key }, 'removed');
    }
    resourceAccess.outdateGroups(removed.map(({ key }) => key));
    emit({ kind: 'groups' }, 'changed');
    const rows = groups.content.value;
    if (rows?.groups.length === 0 && !rows.complete) inBackground(readFailed, groups.loadMore());
  }

  #changeGrants(change: Change & { readonly kind: 'grantsChanged' }): void {
    if (!this.isMeant(change)) return;
    const { entries, resources, resourceAccess } = this.#directory;
    const entry = entries.findByCode(change.code);
    const before = entry && resources.content(entry.key).value;
    if (entry !== undefined) resources.replace(entry.key, change.namespaces);
    resourceAccess.outdateGrants(before, change.namespaces);
  }

  #changeMembers(group: Identified & { readonly code: string }, removed: readonly string[]): void {
    const { entries, members, counts, emit } = this.#directory;
    const entry = entries.findByCode(group.code);
    if (entry === undefined || !this.isMeant(group)) return;
    const { key } = entry;
    const known = members.isKnown(key);
    members.remove(key, removed);
    counts.outdate(key);
    if (known && removed.length > 0) emit({ kind: 'members', group: key }, 'changed');
    const rows = members.content(key).value;
    // Where members came, only the server knows at which place; where some went, it counts them.
    if (known && removed.length === 0) {
      inBackground(readFailed, members.load(key, { again: true }));
    } else if (rows?.users.length === 0 && !rows.complete) {
      inBackground(readFailed, members.loadMore(key));
    } else {
      inBackground(readFailed, counts.count([key], { again: true }));
    }
  }
}
