import { AuthingError } from '../../authing/errors.ts';
import type { Group } from '../../authing/types.ts';
import { isSameGroup } from '../../directory/sameGroup.ts';
import type { ChangeContext } from '../changeContext.ts';
import { createGroup } from '../createGroup.ts';
import { changeMembers } from '../memberBatches.ts';
import type { DeletedGroup, UndoableChange, UndoRecord } from './records.ts';
import { isRefusedForGood } from './refusedForGood.ts';
import { keepRest } from './rest.ts';
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
  return new Run(context, record, deletion, watch).run();
}

class Run {
  readonly #context: ChangeContext;
  readonly #record: UndoRecord;
  readonly #deletion: Deletion;
  readonly #watch: UndoWatch;
  /** What is left to do, by code: on disk after each step that could not be told from another's work. */
  readonly #rest: Map<string, DeletedGroup>;
  readonly #back = new Map<string, Undone & { readonly kind: 'groupBack' }>();
  readonly #stillThere: Undone[] = [];
  readonly #problems: UndoProblem[] = [];
  readonly #total: number;
  #told = 0;

  constructor(context: ChangeContext, record: UndoRecord, deletion: Deletion, watch: UndoWatch) {
    this.#context = context;
    this.#record = record;
    this.#deletion = deletion;
    this.#watch = watch;
    // Oldest first, so that a list by time of creation has them in the order they had.
    const groups = deletion.groups.toSorted((one, other) => created(one) - created(other));
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
      if (isSameGroup(group.recreation, current)) {
        this.#see(group, current);
        await this.#addMembers(group);
      } else {
        // Somebody has deleted it again: that is a change of its own, and not the one to undo here.
        this.#problems.push({ kind: 'groupGone', code, name });
        this.#drop(group);
      }
    } else if (current === undefined) {
      if (await this.#create(group)) await this.#addMembers(this.#now(group));
    } else if (group.recreation !== undefined && isLike(current, group)) {
      // An undo was ended right after it had created it.
      this.#made(group, current);
      await this.#addMembers(this.#now(group));
    } else if (this.#wasNeverDeleted(group, current)) {
      this.#stillThere.push({ kind: 'groupStillThere', group });
      this.#drop(group);
    } else {
      this.#problems.push({ kind: 'codeTaken', group, by: current });
    }
  }

  /** Where the server tells no times of creation, a delete that was made did make it go. */
  #wasNeverDeleted(group: DeletedGroup, current: Group): boolean {
    return (
      isSameGroup(group, current) &&
      (group.createdAt !== undefined || this.#deletion.state === 'underway')
    );
  }

  /** @returns false where the server refuses to create it */
  async #create(group: DeletedGroup): Promise<boolean> {
    const { code, name, description } = group;
    const { signal } = this.#watch;
    if (signal?.aborted) throw new AuthingError({ kind: 'aborted', operation: 'createGroup' });
    this.#rest.set(code, { ...group, recreation: { state: 'underway' } });
    await this.#save();
    try {
      const entry = await createGroup(this.#context, this.#record.pool, {
        code,
        name,
        ...(description === undefined ? {} : { description }),
      });
      this.#made(group, entry?.group);
      await this.#save();
      return true;
    } catch (error) {
      const isOpen = error instanceof AuthingError && error.outcomeUnknown;
      if (!isOpen && this.#now(group).recreation?.state === 'underway') this.#rest.set(code, group);
      if (!isRefusedForGood(error)) throw error;
      this.#problems.push({ kind: 'groupRefused', group, error });
      return false;
    }
  }

  async #addMembers(group: DeletedGroup): Promise<void> {
    const { code, name, userIds, grants } = group;
    const { pools, directories, revisions } = this.#context;
    const { pool } = this.#record;
    const { signal } = this.#watch;
    if (userIds.length > 0) {
      const outcome = await changeMembers({
        client: () => pools.clientForChanges(pool),
        direction: 'add',
        code,
        // A server that lists who joined last first has them in the order they had.
        userIds: userIds.toReversed(),
        ...(signal && { signal }),
        onProgress: (users) => this.#tell(users),
      });
      const added = [...outcome.done, ...outcome.unchanged];
      if (added.length > 0) {
        const change = { kind: 'membersAdded', code, userIds: added } as const;
        directories.get(pool).apply(change);
        await revisions.bump({ pool, change });
      }
      if (outcome.failed.length > 0) {
        this.#problems.push({ kind: 'usersRefused', groupName: name, failed: outcome.failed });
      }
      const left = new Set([...outcome.unknown, ...outcome.left]);
      this.#rest.set(code, { ...group, userIds: userIds.filter((id) => left.has(id)) });
      this.#count(code, { members: added.length });
      this.#tell();
      if (outcome.error !== undefined) throw outcome.error;
    }
    if (grants.length === 0) this.#drop(group);
  }

  async #restoreGrants(): Promise<void> {
    const groups = [...this.#rest.values()].filter(
      ({ recreation }) => recreation?.state === 'made',
    );
    const { restored, refused, error } = await restoreGrants(
      () => this.#context.pools.clientForChanges(this.#record.pool),
      groups.flatMap(({ code, grants }) => grants.map((grant) => ({ code, grant }))),
      {
        ...(this.#watch.signal && { signal: this.#watch.signal }),
        onProgress: (grants) => this.#tell(grants),
      },
    );
    for (const group of groups) {
      const { code, name } = group;
      const own = restored.filter((each) => each.code === code).map(({ grant }) => grant);
      const failed = refused.filter((each) => each.code === code);
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
    this.#tell();
    if (error !== undefined) throw error;
  }

  /** Notes that the group is there again. */
  #made(group: DeletedGroup, current: Group | undefined): void {
    const { createdAt } = current ?? {};
    this.#rest.set(group.code, {
      ...group,
      recreation: { state: 'made', ...(createdAt === undefined ? {} : { createdAt }) },
    });
    this.#see(group, current);
  }

  #see(group: DeletedGroup, current: Group | undefined): void {
    const { code } = group;
    const directory = this.#context.directories.get(this.#record.pool);
    const isKnown = isSameGroup(current ?? {}, directory.findByCode(code)?.group);
    if (current !== undefined && !isKnown) {
      directory.apply({ kind: 'groupCreated', group: current });
    }
    this.#count(code, {});
    this.#tell();
  }

  #now(group: DeletedGroup): DeletedGroup {
    return this.#rest.get(group.code) ?? group;
  }

  #drop(group: DeletedGroup): void {
    this.#rest.delete(group.code);
    this.#tell();
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
  #tell(underway = 0): void {
    const left = sizeOf([...this.#rest.values()]);
    this.#told = Math.max(this.#told, this.#total - left + underway);
    this.#watch.onProgress?.(this.#told, this.#total);
  }

  #remaining(): Deletion {
    return { ...this.#deletion, groups: [...this.#rest.values()] };
  }

  async #save(): Promise<void> {
    await this.#context.undo.save({ ...this.#record, change: this.#remaining() });
  }
}

/** How much there is to bring back: groups that are not there, members and grants. */
function sizeOf(groups: readonly DeletedGroup[]): number {
  return groups.reduce(
    (sum, { recreation, userIds, grants }) =>
      sum + (recreation?.state === 'made' ? 0 : 1) + userIds.length + grants.length,
    0,
  );
}

function created({ createdAt }: DeletedGroup): number {
  return createdAt === undefined ? 0 : Date.parse(createdAt) || 0;
}

function isLike(current: Group, { name, description = '' }: DeletedGroup): boolean {
  return current.name === name && (current.description ?? '') === description;
}
