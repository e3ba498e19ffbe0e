import { isDeepStrictEqual } from 'node:util';
import type { Group } from '../model/group.ts';
import { compareIdentity } from '../model/identity.ts';
import type { Subject } from '../model/subject.ts';
import { foldText } from '../text/searchText.ts';
import type { Busy } from './change.ts';

/** A group as this window knows it. */
export interface GroupEntry {
  /** Given on first sight and kept through a change of code, so that rows keep their identity. */
  readonly key: string;
  readonly group: Group;
  /** Undefined until it was counted, or where counting failed. */
  readonly memberCount?: number;
  /** What is being done to it. */
  readonly busy?: Busy;
  /** It is gone from the server. The entry stays readable for panels that still show it. */
  readonly gone?: true;
}

/** All groups seen so far, by key and by code. */
export class GroupEntries {
  readonly #byKey = new Map<string, GroupEntry>();
  readonly #keyByCode = new Map<string, string>();
  /** Made when it is asked for: most groups are never searched. */
  readonly #searchTexts = new WeakMap<Group, string>();
  readonly #replaced: (entry: GroupEntry) => void;
  #version = 0;
  #groupsVersion = 0;

  /** @param replaced is called with a group that is gone, for another was seen that has its code now */
  constructor(replaced: (entry: GroupEntry) => void = () => {}) {
    this.#replaced = replaced;
  }

  /** Another one whenever anything about a group has changed. */
  get version(): number {
    return this.#version;
  }

  /** Another one whenever there is another group, or one has other fields: not for counts and busy marks. */
  get groupsVersion(): number {
    return this.#groupsVersion;
  }

  get(key: string): GroupEntry | undefined {
    return this.#byKey.get(key);
  }

  /** The group that has this code now. */
  findByCode(code: string): GroupEntry | undefined {
    const key = this.#keyByCode.get(code);
    return key === undefined ? undefined : this.#byKey.get(key);
  }

  /** The first that fits: it looks at each, so it is nothing to do often. */
  find(fits: (entry: GroupEntry) => boolean): GroupEntry | undefined {
    return [...this.#byKey.values()].find(fits);
  }

  /**
   * Takes in a group as the server gave it out, under the key that it has or a new one. Where another
   * group had its code until now, that one is gone.
   */
  upsert(group: Group): GroupEntry {
    const known = this.findByCode(group.code);
    if (known !== undefined) {
      if (compareIdentity(known.group, group) !== 'another') return this.#put({ ...known, group });
      const gone = this.remove(group.code);
      if (gone !== undefined) this.#replaced(gone);
    }
    const key = this.#freeKey(group.code);
    this.#keyByCode.set(group.code, key);
    return this.#put({ key, group });
  }

  /** Takes in a group after an update that may have changed its code: it keeps the key of `code`. */
  update(code: string, group: Group): GroupEntry {
    const known = this.findByCode(code);
    const isKnown = known !== undefined && compareIdentity(known.group, group) !== 'another';
    if (!isKnown || code === group.code) return this.upsert(group);
    this.#keyByCode.delete(code);
    this.#keyByCode.set(group.code, known.key);
    return this.#put({ ...known, group });
  }

  /** Marks a group as gone, and frees its code for another. */
  remove(code: string): GroupEntry | undefined {
    const known = this.findByCode(code);
    if (known === undefined) return undefined;
    this.#keyByCode.delete(code);
    return this.#put({ key: known.key, group: known.group, gone: true });
  }

  setMemberCount(key: string, memberCount: number | undefined): void {
    const known = this.#byKey.get(key);
    if (known === undefined) return;
    const { memberCount: _, ...rest } = known;
    this.#put(memberCount === undefined ? rest : { ...rest, memberCount });
  }

  setBusy(key: string, busy: Busy | undefined): void {
    const known = this.#byKey.get(key);
    if (known === undefined) return;
    const { busy: _, ...rest } = known;
    this.#put(busy === undefined ? rest : { ...rest, busy });
  }

  /** What a filter looks through: name and code, folded. */
  searchText({ group }: GroupEntry): string {
    const known = this.#searchTexts.get(group);
    if (known !== undefined) return known;
    const text = foldText(`${group.name}\n${group.code}`);
    this.#searchTexts.set(group, text);
    return text;
  }

  #put(entry: GroupEntry): GroupEntry {
    const known = this.#byKey.get(entry.key);
    this.#version += 1;
    if (known?.group !== entry.group || known.gone !== entry.gone) this.#groupsVersion += 1;
    this.#byKey.set(entry.key, entry);
    return entry;
  }

  /** The code, as that also survives a reload of the window; with a number where it is taken. */
  #freeKey(code: string): string {
    if (!this.#byKey.has(code)) return code;
    for (let number = 2; ; number += 1) {
      const key = `${code}~${number}`;
      if (!this.#byKey.has(key)) return key;
    }
  }
}

/**
 * Takes in a group that an answer about something else has named.
 * @param changed is called where the group was known and is another now
 * @returns its key
 */
export function keyOfSeen(
  entries: GroupEntries,
  group: Group,
  changed: (subject: Subject) => void,
): string {
  const before = entries.findByCode(group.code);
  const { key } = entries.upsert(group);
  if (before?.key === key && !isDeepStrictEqual(before.group, group)) {
    changed({ kind: 'group', group: key });
  }
  return key;
}
