import { AuthingError } from '../authing/errors.ts';
import type { ManagementClient } from '../authing/index.ts';
import type { CallOptions } from '../authing/types.ts';
import { generalRefusals } from '../authing/v2/codes.ts';
import { membersAmong } from '../directory/membership.ts';
import { OutdatedError } from '../model/changeErrors.ts';
import { compareIdentity, type Identified } from '../model/identity.ts';
import { isOutcomeUnknown, readBack } from './readBack.ts';
import { withGrace } from './withGrace.ts';

/** Users a request: few enough that a failed one is soon narrowed down. The API documents no bound. */
export const batchSize = 50;

/** Members to add to a group, or to remove from it. */
export interface MemberChange {
  /** Asked anew before each batch, so that a pool that is made read-only meanwhile stops it. */
  readonly client: () => Promise<ManagementClient>;
  readonly direction: 'add' | 'remove';
  /** Read right before: no other group that gets its code meanwhile is changed. */
  readonly group: Identified & { readonly code: string };
  readonly userIds: readonly string[];
  readonly signal?: AbortSignal;
  /** Told how many of the users have been dealt with. */
  readonly onProgress?: (users: number) => void;
}

/** What became of each user. Every user stands in one of the lists. */
export interface MembersOutcome {
  /** Added or removed by this change. */
  readonly done: readonly string[];
  /** Those who were members before they were added, or were none before they were removed. */
  readonly unchanged: readonly string[];
  /** Those whom the server refused, each for a reason of its own. */
  readonly failed: readonly FailedUser[];
  /** Those of whom nobody can say whether the server did it, or will do it. */
  readonly unknown: readonly string[];
  /** Those it did not get to. */
  readonly left: readonly string[];
  /** What stopped it; absent where it got to the end. */
  readonly error?: unknown;
}

export interface FailedUser {
  readonly userId: string;
  readonly error: unknown;
}

/** How long (ms) a request under way is waited for when the change is cancelled: then its outcome is known. */
const graceMs = 2000;

/** HTTP statuses by which a server can mean one of the users. */
const userStatuses: ReadonlySet<number | undefined> = new Set([400, 404, 422]);

/**
 * Adds or removes members in batches. A batch that the server refuses is halved until the users it
 * refuses stand alone, so that one bad id does not sink the others. Never rejects.
 */
export async function changeMembers(change: MemberChange): Promise<MembersOutcome> {
  const batches = new MemberBatches(change);
  await batches.run();
  return batches.outcome();
}

class MemberBatches {
  readonly #change: MemberChange;
  readonly #done: string[] = [];
  readonly #unchanged: string[] = [];
  readonly #failed: FailedUser[] = [];
  readonly #unknown: string[] = [];
  readonly #open: Set<string>;
  #error: unknown;

  constructor(change: MemberChange) {
    this.#change = change;
    this.#open = new Set(change.userIds);
  }

  async run(): Promise<void> {
    try {
      const { direction, group } = this.#change;
      const client = await this.#change.client();
      const ids = [...this.#open];
      const members = await membersAmong(client, group.code, ids, {
        ...this.#options,
        createdAt: group.createdAt,
      });
      this.#close(
        this.#unchanged,
        ids.filter((id) => members.has(id) === (direction === 'add')),
      );
      const wanted = [...this.#open];
      for (let start = 0; start < wanted.length; start += batchSize) {
        await this.#send(wanted.slice(start, start + batchSize));
      }
    } catch (error) {
      this.#error = error;
    }
  }

  outcome(): MembersOutcome {
    return {
      done: this.#done,
      unchanged: this.#unchanged,
      failed: this.#failed,
      unknown: this.#unknown,
      left: [...this.#open],
      ...(this.#error === undefined ? {} : { error: this.#error }),
    };
  }

  /**
   * @param half whether it is a part of a batch that was refused
   * @throws what makes it useless to go on
   */
  async #send(userIds: readonly string[], half = false): Promise<void> {
    const { direction, group, signal } = this.#change;
    const client = await this.#clientUnlessAborted();
    if (!half) await this.#refuseAnotherGroup(client);
    // Asked last: after this, the request is sent.
    if (signal?.aborted) throw this.#aborted();
    try {
      await withGrace(signal, graceMs, (late) =>
        direction === 'add'
          ? client.groups.addUsers(group.code, userIds, late)
          : client.groups.removeUsers(group.code, userIds, late),
      );
      this.#close(this.#done, userIds);
    } catch (error) {
      if (isOutcomeUnknown(error)) await this.#askAbout(userIds, error, client, half);
      else await this.#refused(userIds, error, client, half);
    }
  }

  /** Looks which of the users the server has dealt with. */
  async #askAbout(
    userIds: readonly string[],
    error: AuthingError,
    client: ManagementClient,
    half: boolean,
  ): Promise<void> {
    const { group, direction } = this.#change;
    let dealtWith: readonly string[] = [];
    let isGone = false;
    const failure = await readBack(error, async (signal) => {
      const members = await membersAmong(client, group.code, userIds, {
        signal,
        createdAt: group.createdAt,
      }).catch((failed: unknown) => {
        isGone = failed instanceof AuthingError && failed.kind === 'notFound';
        throw failed;
      });
      dealtWith = userIds.filter((id) => members.has(id) === (direction === 'add'));
      return dealtWith.length === userIds.length ? true : undefined;
    }).then(
      () => undefined,
      (stillOpen: unknown) => ({ error: stillOpen }),
    );
    this.#close(this.#done, dealtWith);
    if (failure === undefined) return;
    if (isGone) await this.#refuseAnotherGroup(client);
    const others = userIds.filter((id) => this.#open.has(id));
    if (isOutcomeUnknown(failure.error)) {
      // The server may still be at it.
      this.#close(this.#unknown, others);
      throw failure.error;
    }
    await this.#refused(others, failure.error, client, half);
  }

  /** The server certainly did not do it for these users: it may be for one of them. */
  async #refused(
    userIds: readonly string[],
    error: unknown,
    client: ManagementClient,
    half: boolean,
  ): Promise<void> {
    if (!mayBeAboutUser(error)) throw error;
    // Where it is the group that the server does not know, every half would fail like the whole.
    if (!half) await this.#refuseAnotherGroup(client);
    await this.#narrowDown(userIds, error);
  }

  /** @throws OutdatedError where the group is gone, or another has its code by now */
  async #refuseAnotherGroup(client: ManagementClient): Promise<void> {
    const { group } = this.#change;
    const current = await client.groups.detail(group.code, this.#options);
    if (current === undefined) throw new OutdatedError({ kind: 'gone' });
    if (compareIdentity(current, group) === 'another') {
      throw new OutdatedError({ kind: 'replaced', code: group.code });
    }
  }

  /** Nothing has been sent while it is waited for, so a Cancel ends it at once. */
  async #clientUnlessAborted(): Promise<ManagementClient> {
    const { client, signal } = this.#change;
    if (signal === undefined) return client();
    if (signal.aborted) throw this.#aborted();
    let end = () => {};
    const aborted = new Promise<never>((_, reject) => {
      end = () => reject(this.#aborted());
      signal.addEventListener('abort', end, { once: true });
    });
    return Promise.race([client(), aborted]).finally(() =>
      signal.removeEventListener('abort', end),
    );
  }

  #aborted(): AuthingError {
    return new AuthingError({ kind: 'aborted', operation: operations[this.#change.direction] });
  }

  get #options(): CallOptions {
    const { signal } = this.#change;
    return signal === undefined ? {} : { signal };
  }

  async #narrowDown(userIds: readonly string[], error: unknown): Promise<void> {
    const [userId, ...others] = userIds;
    if (userId !== undefined && others.length === 0) {
      this.#failed.push({ userId, error });
      this.#close([], userIds);
      return;
    }
    const middle = Math.ceil(userIds.length / 2);
    await this.#send(userIds.slice(0, middle), true);
    await this.#send(userIds.slice(middle), true);
  }

  #close(list: string[], userIds: readonly string[]): void {
    list.push(...userIds);
    for (const id of userIds) this.#open.delete(id);
    this.#change.onProgress?.(this.#change.userIds.length - this.#open.size);
  }
}

const operations = { add: 'addUserToGroup', remove: 'removeUserFromGroup' } as const;

function mayBeAboutUser(error: unknown): boolean {
  if (!(error instanceof AuthingError)) return false;
  if (error.kind === 'http') return userStatuses.has(error.status);
  return error.kind === 'api' && !generalRefusals.has(error.code);
}
