import { AuthingError } from '../../authing/errors.ts';
import type { Group } from '../../authing/types.ts';
import { compareIdentity, identityOf } from '../../model/identity.ts';
import type { PoolReader } from '../../pools/poolReader.ts';
import type { ChangeContext } from '../changeContext.ts';
import { publish } from '../changeMembership.ts';
import { createGroup } from '../createGroup.ts';
import { findAnywhere } from '../groupAnywhere.ts';
import { lookAgainLater } from '../lookAgainLater.ts';
import { changeMembers } from '../memberBatches.ts';
import { isOutcomeUnknown } from '../readBack.ts';
import { keepRest } from './keepRest.ts';
import { stillMayBeMade } from './notMade.ts';
import type { DeletedGroup, UndoableChange, UndoRecord } from './records.ts';
import {
  createdMs,
  isLikelyRecreated,
  isRecreated,
  sizeOf,
  wasNeverDeleted,
} from './recreation.ts';
import { isRefusedForGood } from './refusedForGood.ts';
import { restoreGrants } from './restoreGrants.ts';
import type { Undone, UndoOutcome, UndoProblem, UndoWatch } from './undoOutcome.ts';

type Deletion = UndoableChange & { readonly kind: 'groupsDeleted' };

/**
 * Brings deleted groups back: first each group with its members, then what they were authorized for.
 * Never rejects.
 */
export function undoDelete(
  context: ChangeContext,
  record: UndoRecord,
  deletion: Deletion,
  watch: UndoWatch,
): Promise<UndoOutcome> {
  return new UndoDelete(context, record, deletion, watch).run();
}

class UndoDelete {
  readonly #context: ChangeContext;
  readonly #record: UndoRecord;
  readonly #deletion: Deletion;
  readonly #watch: UndoWatch;
  /** What is left to do, by code: on disk after each step that could not be told from another's work. */
  readonly #rest: Map<string, DeletedGroup>;
  readonly #back = new Map<string, Undone & { readonly kind: 'groupBack' }>();
  /** The groups that are there again, as they are now, by code. */
  readonly #current = new Map<string, Group>();
  readonly #stillThere: Undone[] = [];
  readonly #problems: UndoProblem[] = [];
  readonly #total: number;
  #reported = 0;

  constructor(context: ChangeContext, record: UndoRecord, deletion: Deletion, watch: UndoWatch) {
    this.#context = context;
    this.#record = record;
    this.#deletion = deletion;
    this.#watch = watch;
    // Oldest first, so that a list by time of creation has them in the order they had.
    const groups = deletion.groups.toSorted((one, other) => createdMs(one) - createdMs(other));
    this.#rest = new Map(groups.map((group) => [group.code, group]));
    this.#total = sizeOf(groups);
  }

  async run(): Promise<UndoOutcome> {
    let error: unknown;
    try {
      for (const group of [...this.#rest.values()]) await this.#bringBack(group);
      await this.#restoreGrants();
    } catch (failure) {
      error = failure;
    }
    const groups = [...this.#rest.values()];
    const rest = groups.length === 0 ? undefined : this.#remaining();
    return {
      done: [...this.#back.values(), ...this.#stillThere],
      problems: this.#problems,
      ...(await keepRest(this.#context, this.#record, rest, error)),
    };
  }

  /** Creates the group, unless it is there already, and adds its members. */
  async #bringBack(group: DeletedGroup): Promise<void> {
    const { code, name } = group;
    const { signal } = this.#watch;
    const client = await this.#context.pools.clientForChanges(this.#record.pool);
    const current = await client.groups.detail(code, { signal });
    if (group.recreation?.state === 'made') {
      if (current !== undefined && isRecreated(group, current)) {
        this.#noteBack(group, current);
        await this.#addMembers(group, current);
      } else {
        // Somebody has deleted it again, or changed its code: what is left to do stays kept.
        this.#problems.push({ kind: 'groupGone', code, name });
      }
    } else if (current === undefined) {
      const other = await this.#findUnderOtherCode(group, client);
      if (other !== undefined) {
        this.#stillThere.push({ kind: 'groupStillThere', group: other });
        this.#drop(group);
        return;
      }
      const created = await this.#create(group);
      if (created !== undefined) await this.#addMembers(this.#now(group), created);
    } else if (isLikelyRecreated(group, current)) {
      // An undo was ended right after it had created it.
      this.#noteCreated(group, current);
      await this.#addMembers(this.#now(group), current);
    } else if (wasNeverDeleted(this.#deletion, group, current)) {
      this.#leaveUndeleted(group);
    } else {
      this.#problems.push({ kind: 'codeTaken', group, by: current });
    }
  }

  /** As long as the delete may still be made, what the group holds stays kept. */
  #leaveUndeleted(group: DeletedGroup): void {
    if (this.#deletion.state === 'underway' && stillMayBeMade(this.#record)) {
      const change = { ...this.#deletion, groups: [group] };
      this.#problems.push({ kind: 'notMadeYet', change });
      return;
    }
    this.#stillThere.push({ kind: 'groupStillThere', group });
    this.#drop(group);
  }

  /** Of a delete that may never have been made: others may have changed the code of the group meanwhile. */
  async #findUnderOtherCode(group: DeletedGroup, client: PoolReader): Promise<Group | undefined> {
    if (this.#deletion.state !== 'underway') return undefined;
    const found = await findAnywhere(client, group, this.#watch.signal);
    return typeof found === 'string' ? undefined : found;
  }

  /** @returns undefined where the server refuses to create it */
  async #create(group: DeletedGroup): Promise<Group | undefined> {
    const { code, name, description } = group;
    const { signal } = this.#watch;
    if (signal?.aborted) throw new AuthingError({ kind: 'aborted', operation: 'createGroup' });
    this.#rest.set(code, { ...group, recreation: { state: 'underway', at: Date.now() } });
    await this.#save();
    try {
      const entry = await createGroup(this.#context, this.#record.pool, {
        code,
        name,
        ...(description === undefined ? {} : { description }),
      });
      const created = entry?.group ?? { code, name };
      this.#noteCreated(group, created);
      await this.#save();
      return created;
    } catch (error) {
      const isOpen = isOutcomeUnknown(error);
      if (!isOpen && this.#now(group).recreation?.state === 'underway') this.#rest.set(code, group);
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
    const { signal } = this.#watch;
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
      await publish(
        this.#context,
        pool,
        { kind: 'membersAdded', code, ...identityOf(current) },
        added,
      );
      if (outcome.unknown.length > 0) lookAgainLater(this.#context, pool, code);
      if (outcome.failed.length > 0) {
        this.#problems.push({ kind: 'usersRefused', groupName: name, failed: outcome.failed });
      }
      const left = new Set([...outcome.unknown, ...outcome.left]);
      this.#rest.set(code, { ...group, userIds: userIds.filter((id) => left.has(id)) });
      this.#count(code, { members: added.length });
      this.#report();
      if (outcome.error !== undefined) throw outcome.error;
    }
    if (grants.length === 0) this.#drop(group);
  }

  async #restoreGrants(): Promise<void> {
    const groups = [...this.#rest.values()].filter(({ code }) => this.#current.has(code));
    const { restored, refused, error } = await restoreGrants(
      () => this.#context.pools.clientForChanges(this.#record.pool),
      groups.flatMap(({ code, grants }) =>
        grants.map((grant) => ({ group: this.#current.get(code) ?? { code }, grant })),
      ),
      {
        ...(this.#watch.signal && { signal: this.#watch.signal }),
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
      this.#count(code, { grants: own.length });
      if (left.length === 0) this.#drop(group);
      else this.#rest.set(code, { ...group, grants: left });
    }
    this.#report();
    if (error !== undefined) throw error;
  }

  /** Notes that the group is there again, and who it is now. */
  #noteCreated(group: DeletedGroup, current: Group): void {
    const recreation = { state: 'made', ...identityOf(current) } as const;
    this.#rest.set(group.code, { ...group, recreation });
    this.#noteBack(group, current);
  }

  #noteBack(group: DeletedGroup, current: Group): void {
    const { code } = group;
    this.#current.set(code, current);
    const directory = this.#context.directories.get(this.#record.pool);
    const known = directory.findByCode(code)?.group;
    if (known === undefined || compareIdentity(known, current) === 'another') {
      directory.apply({ kind: 'groupCreated', group: current });
    }
    this.#count(code, {});
    this.#report();
  }

  #now(group: DeletedGroup): DeletedGroup {
    return this.#rest.get(group.code) ?? group;
  }

  #drop(group: DeletedGroup): void {
    this.#rest.delete(group.code);
    this.#report();
  }

  #count(code: string, more: { readonly members?: number; readonly grants?: number }): void {
    const group = this.#deletion.groups.find((each) => each.code === code);
    const { members = 0, grants = 0 } = this.#back.get(code) ?? {};
    if (group === undefined) return;
    this.#back.set(code, {
      kind: 'groupBack',
      group,
      members: members + (more.members ?? 0),
      grants: grants + (more.grants ?? 0),
    });
  }

  /** @param underway how much of the step it is at is done */
  #report(underway = 0): void {
    const left = sizeOf([...this.#rest.values()]);
    this.#reported = Math.max(this.#reported, this.#total - left + underway);
    this.#watch.onProgress?.(this.#reported, this.#total);
  }

  #remaining(): Deletion {
    return { ...this.#deletion, groups: [...this.#rest.values()] };
  }

  async #save(): Promise<void> {
    await this.#context.undo.save({ ...this.#record, change: this.#remaining() });
  }
}
