import type { Busy, Emit } from './change.ts';
import type { GroupEntries } from './groupEntries.ts';

/** Marks rows as being changed, for as long as the work lasts. */
export class BusyMarks {
  readonly #entries: GroupEntries;
  readonly #emit: Emit;
  readonly #members = new Map<string, Map<string, Busy>>();

  constructor(entries: GroupEntries, emit: Emit) {
    this.#entries = entries;
    this.#emit = emit;
  }

  /** What is being done to a member of a group. */
  ofMember(key: string, userId: string): Busy | undefined {
    return this.#members.get(key)?.get(userId);
  }

  /** Marks groups. */
  async whileGroups<T>(keys: readonly string[], busy: Busy, work: () => Promise<T>): Promise<T> {
    this.#markGroups(keys, busy);
    try {
      return await work();
    } finally {
      this.#markGroups(keys, undefined);
    }
  }

  /** Marks members of one group. */
  async whileMembers<T>(
    key: string,
    userIds: readonly string[],
    busy: Busy,
    work: () => Promise<T>,
  ): Promise<T> {
    const marks = this.#members.get(key) ?? new Map<string, Busy>();
    this.#members.set(key, marks);
    for (const id of userIds) marks.set(id, busy);
    this.#emit({ kind: 'members', group: key }, 'busy');
    try {
      return await work();
    } finally {
      for (const id of userIds) marks.delete(id);
      this.#emit({ kind: 'members', group: key }, 'busy');
    }
  }

  #markGroups(keys: readonly string[], busy: Busy | undefined): void {
    for (const key of keys) {
      this.#entries.setBusy(key, busy);
      this.#emit({ kind: 'group', group: key }, 'busy');
    }
  }
}
