import type { PoolReader } from '../../authing/api.ts';
import { cancelledBefore } from '../../authing/failures.ts';
import { isOutcomeUnknown, isRefusedForGood } from '../../model/failures.ts';
import type { Group } from '../../model/group.ts';
import { compareIdentity, identityOf } from '../../model/identity.ts';
import type { ChangeContext } from '../changeContext.ts';
import { publishMembers } from '../changeMembership.ts';
import { createGroup } from '../createGroup.ts';
import { findGroupByIdentity } from '../findGroupByIdentity.ts';
import { changeMembers } from '../memberBatches.ts';
import { publishOutdatedGrants } from '../publishChange.ts';
import { mayStillBeMade, rereadGroupLater, saveRemaining } from './finishUndo.ts';
import type { DeletedGroup, UndoableChange, UndoRecord } from './records.ts';
import {
  createdMs,
  isLikelyRecreated,
  isRecreated,
  sizeOf,
  wasNeverDeleted,
} from './recreation.ts';
import { restoreGrants } from './restoreGrants.ts';
import type { Undone, UndoOptions, UndoOutcome, UndoProblem } from './undoOutcome.ts';

type Deletion = UndoableChange & { readonly kind: 'groupsDeleted' };

/**
 * Brings deleted groups back: first each group with its members, then what they were authorized for.
 * Never rejects.
 */
export function undoDelete(
  context: ChangeContext,
  record: UndoRecord,
  deletion: Deletion,
  options: UndoOptions,
): Promise<UndoOutcome> {
  return new UndoDelete(context, record, deletion, options).run();
}

class UndoDelete {
  readonly #context: ChangeContext;
  readonly #record: UndoRecord;
  readonly #deletion: Deletion;
  readonly #options: UndoOptions;
  /** What is left to do, by code: saved after each step that could be mistaken for somebody else's work. */
  readonly #remaining: Map<string, DeletedGroup>;
  readonly #restored = new Map<string, Undone & { readonly kind: 'groupRestored' }>();
  /** The groups that are there again, as they are now, by code. */
  readonly #current = new Map<string, Group>();
  readonly #notDeleted: Undone[] = [];
  readonly #problems: UndoProblem[] = [];
  readonly #total: number;
  #reported = 0;

  constructor(
    context: ChangeContext,
    record: UndoRecord,
    deletion: Deletion,
    options: UndoOptions,
  ) {
    this.#context = context;
    this.#record = record;
    this.#deletion = deletion;
    this.#options = options;
    // Oldest first, so that a list by time of creation has them in the order they had.
    const groups = deletion.groups.toSorted((one, other) => createdMs(one) - createdMs(other));
    this.#remaining = new Map(groups.map((group) => [group.code, group]));
    this.#total = sizeOf(groups);
  }

  async run(): Promise<UndoOutcome> {
    let error: unknown;
    try {
      for (const group of [...this.#remaining.values()]) await this.#restoreGroup(group);
      await this.#restoreGrants();
    } catch (failure) {
      error = failure;
    }
    const groups = [...this.#remaining.values()];
    const remaining = groups.length === 0 ? undefined : this.#remainingChange();
    return {
      done: [...this.#restored.values(), ...this.#notDeleted],
      problems: this.#problems,
      ...(await saveRemaining(this.#context, this.#record, remaining, error)),
    };
  }

  /** Creates the group, unless it is there already, and adds its members. */
  async #restoreGroup(group: DeletedGroup): Promise<void> {
    const { code, name } = group;
    const { signal } = this.#options;
    const client = await this.#context.pools.clientForChanges(this.#record.pool);
    const current = await client.groups.detail(code, { signal });
    if (group.recreation?.state === 'made') {
      if (current !== undefined && isRecreated(group, current)) {
        this.#markRestored(group, current);
        await this.#addMembers(group, current);
      } else {
        // Somebody has deleted it again, or changed its code: what is left to do stays on disk.
        this.#problems.push({ kind: 'groupGone', code, name });
      }
    } else if (current === undefined) {
      const other = await this.#findUnderOtherCode(group, client);
      if (other !== undefined) {
        this.#notDeleted.push({ kind: 'groupNotDeleted', group: other });
        this.#markComplete(group);
        return;
      }
      const created = await this.#create(group);
      if (created !== undefined) await this.#addMembers(this.#latest(group), created);
    } else if (isLikelyRecreated(group, current)) {
      // An undo was ended right after it had created it.
      this.#markCreated(group, current);
      await this.#addMembers(this.#latest(group), current);
    } else if (wasNeverDeleted(this.#deletion, group, current)) {
      this.#handleUndeleted(group);
    } else {
      this.#problems.push({ kind: 'codeTaken', group, by: current });
    }
  }

  /** For as long as the server may still delete the group, what it holds stays on disk. */
  #handleUndeleted(group: DeletedGroup): void {
    if (this.#deletion.state === 'underway' && mayStillBeMade(this.#record)) {
      const change = { ...this.#deletion, groups: [group] };
      this.#problems.push({ kind: 'notMadeYet', change });
      return;
    }
    this.#notDeleted.push({ kind: 'groupNotDeleted', group });
    this.#markComplete(group);
  }

  /** If the delete may never have been made, others may have changed the code of the group meanwhile. */
  async #findUnderOtherCode(group: DeletedGroup, client: PoolReader): Promise<Group | undefined> {
    if (this.#deletion.state !== 'underway') return undefined;
    const found = await findGroupByIdentity(client, group, this.#options.signal);
    return typeof found === 'string' ? undefined : found;
  }

  /** @returns undefined where the server refuses to create it */
  async #create(group: DeletedGroup): Promise<Group | undefined> {
    const { code, name, description } = group;
    const { signal } = this.#options;
    if (signal?.aborted) throw cancelledBefore('createGroup');
    this.#remaining.set(code, { ...group, recreation: { state: 'underway', at: Date.now() } });
    await this.#save();
    try {
      const entry = await createGroup(this.#context, this.#record.pool, {
        code,
        name,
        ...(description === undefined ? {} : { description }),
      });
      const created = entry?.group ?? { code, name };
      this.#markCreated(group, created);
      await this.#save();
      return created;
    } catch (error) {
      const isOpen = isOutcomeUnknown(error);
      if (!isOpen && this.#latest(group).recreation?.state === 'underway')
        this.#remaining.set(code, group);
      if (!isRefusedForGood(error)) throw error;
      this.#problems.push({ kind: 'groupRefused', group, error });
      return undefined;
    }
  }

  /** @param current the group as it is back, read right before */
  async #addMembers(group: DeletedGroup, current: Group): Promise<void> {
    const { code, name, userIds, grants } = group;
    const { pools } = this.#context;
    const { pool } = this.#record;
    const { signal } = this.#options;
    if (userIds.length > 0) {
      const outcome = await changeMembers({
        client: () => pools.clientForChanges(pool),
        direction: 'add',
        group: current,
        // A server that lists who joined last first has them in the order they had.
        userIds: userIds.toReversed(),
        ...(signal && { signal }),
        onProgress: (users) => this.#report(users),
      });
      const added = [...outcome.done, ...outcome.unchanged];
      await publishMembers(
        this.#context,
        pool,
        { kind: 'membersAdded', code, ...identityOf(current) },
        added,
      );
      if (outcome.unknown.length > 0) rereadGroupLater(this.#context, pool, code);
      if (outcome.failed.length > 0) {
        this.#problems.push({ kind: 'usersRefused', groupName: name, failed: outcome.failed });
      }
      const left = new Set([...outcome.unknown, ...outcome.remaining]);
      this.#remaining.set(code, { ...group, userIds: userIds.filter((id) => left.has(id)) });
      this.#addToCounts(code, { members: added.length });
      this.#report();
      if (outcome.error !== undefined) throw outcome.error;
    }
    if (grants.length === 0) this.#markComplete(group);
  }

  async #restoreGrants(): Promise<void> {
    const groups = [...this.#remaining.values()].filter(({ code }) => this.#current.has(code));
    const { restored, refused, error } = await restoreGrants(
      () => this.#context.pools.clientForChanges(this.#record.pool),
      groups.flatMap(({ code, grants }) =>
        grants.map((grant) => ({ group: this.#current.get(code) ?? { code }, grant })),
      ),
      {
        ...(this.#options.signal && { signal: this.#options.signal }),
        onProgress: (grants) => this.#report(grants),
      },
    );
    for (const group of groups) {
      const { code, name } = group;
      const own = restored.filter((each) => each.group.code === code).map(({ grant }) => grant);
      const failed = refused.filter((each) => each.group.code === code);
      for (const { grant, reason } of failed) {
        this.#problems.push({
          kind: 'grantRefused',
          groupName: name,
          grant,
          ...(reason === undefined ? {} : { error: reason }),
        });
      }
      const settled = new Set([...own, ...failed.map(({ grant }) => grant)]);
      const left = group.grants.filter((grant) => !settled.has(grant));
      this.#addToCounts(code, { grants: own.length });
      if (own.length > 0 || error !== undefined) {
        const current = this.#current.get(code) ?? { code };
        await publishOutdatedGrants(this.#context, this.#record.pool, current);
      }
      if (left.length === 0) this.#markComplete(group);
      else this.#remaining.set(code, { ...group, grants: left });
    }
    this.#report();
    if (error !== undefined) throw error;
  }

  /** Records that the group exists again, and its new identity. */
  #markCreated(group: DeletedGroup, current: Group): void {
    const recreation = { state: 'made', ...identityOf(current) } as const;
    this.#remaining.set(group.code, { ...group, recreation });
    this.#markRestored(group, current);
  }

  #markRestored(group: DeletedGroup, current: Group): void {
    const { code } = group;
    this.#current.set(code, current);
    const directory = this.#context.directories.get(this.#record.pool);
    const known = directory.findByCode(code)?.group;
    if (known === undefined || compareIdentity(known, current) === 'another') {
      directory.apply({ kind: 'groupCreated', group: current });
    }
    this.#addToCounts(code, {});
    this.#report();
  }

  #latest(group: DeletedGroup): DeletedGroup {
    return this.#remaining.get(group.code) ?? group;
  }

  #markComplete(group: DeletedGroup): void {
    this.#remaining.delete(group.code);
    this.#report();
  }

  #addToCounts(code: string, more: { readonly members?: number; readonly grants?: number }): void {
    const group = this.#deletion.groups.find((each) => each.code === code);
    const { members = 0, grants = 0 } = this.#restored.get(code) ?? {};
    if (group === undefined) return;
    this.#restored.set(code, {
      kind: 'groupRestored',
      group,
      members: members + (more.members ?? 0),
      grants: grants + (more.grants ?? 0),
    });
  }

  /** @param inStep how much of the current step is done */
  #report(inStep = 0): void {
    const left = sizeOf([...this.#remaining.values()]);
    this.#reported = Math.max(this.#reported, this.#total - left + inStep);
    this.#options.onProgress?.(this.#reported, this.#total);
  }

  #remainingChange(): Deletion {
    return { ...this.#deletion, groups: [...this.#remaining.values()] };
  }

  async #save(): Promise<void> {
    await this.#context.undo.save({ ...this.#record, change: this.#remainingChange() });
  }
}
