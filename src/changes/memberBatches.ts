import type { CallOptions, PoolWriter } from '../authing/api.ts';
import { cancelledBefore } from '../authing/failures.ts';
import { membersAmong } from '../directory/membership.ts';
import { isMissingGroup, isOutcomeUnknown, isUserRefused } from '../model/failures.ts';
import type { BatchedChange, BatchesOutcome } from './batches.ts';
import { assertSameGroup } from './groupCheck.ts';
import { readBack } from './readBack.ts';
import { withGracePeriod } from './withGracePeriod.ts';

/** Users per request: few enough that a failed one is soon narrowed down. The API documents no limit. */
export const batchSize = 50;

/** Members to add to a group, or to remove from it. */
export interface MemberChange extends BatchedChange {
  readonly direction: 'add' | 'remove';
  readonly userIds: readonly string[];
}

/** What became of each user. Every user is in exactly one of the lists. */
export interface MembersOutcome extends BatchesOutcome<string> {
  /** Users to add who were members already, or users to remove who were not. */
  readonly unchanged: readonly string[];
  /** Users whom the server refused, each with its own reason. */
  readonly failed: readonly FailedUser[];
}

export interface FailedUser {
  readonly userId: string;
  readonly error: unknown;
}

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
  /** Users whose outcome is still to be found out. */
  readonly #remaining: Set<string>;
  #error: unknown;

  constructor(change: MemberChange) {
    this.#change = change;
    this.#remaining = new Set(change.userIds);
  }

  async run(): Promise<void> {
    try {
      const { direction, group } = this.#change;
      const client = await this.#change.client();
      const ids = [...this.#remaining];
      const members = await membersAmong(client, group.code, ids, {
        ...this.#options,
        createdAt: group.createdAt,
      });
      this.#settle(
        this.#unchanged,
        ids.filter((id) => members.has(id) === (direction === 'add')),
      );
      const wanted = [...this.#remaining];
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
      remaining: [...this.#remaining],
      ...(this.#error === undefined ? {} : { error: this.#error }),
    };
  }

  /**
   * @param isPart whether it is a part of a batch that was refused
   * @throws an error that stops the whole change
   */
  async #send(userIds: readonly string[], isPart = false): Promise<void> {
    const { direction, group, signal } = this.#change;
    const client = await this.#clientUnlessAborted();
    if (!isPart) await this.#assertSameGroup(client);
    // Checked last: after this, the request is sent.
    if (signal?.aborted) throw this.#aborted();
    try {
      await withGracePeriod(signal, (graceOptions) =>
        direction === 'add'
          ? client.groups.addUsers(group.code, userIds, graceOptions)
          : client.groups.removeUsers(group.code, userIds, graceOptions),
      );
      this.#settle(this.#done, userIds);
    } catch (error) {
      if (isOutcomeUnknown(error)) await this.#checkOutcome(userIds, error, client, isPart);
      else await this.#handleRefusal(userIds, error, client, isPart);
    }
  }

  /** Finds out for which of the users the server has made the change. */
  async #checkOutcome(
    userIds: readonly string[],
    error: unknown,
    client: PoolWriter,
    isPart: boolean,
  ): Promise<void> {
    const { group, direction } = this.#change;
    let confirmed: readonly string[] = [];
    let isGone = false;
    const failure = await readBack(error, async (signal) => {
      const members = await membersAmong(client, group.code, userIds, {
        signal,
        createdAt: group.createdAt,
      }).catch((failed: unknown) => {
        isGone = isMissingGroup(failed);
        throw failed;
      });
      confirmed = userIds.filter((id) => members.has(id) === (direction === 'add'));
      return confirmed.length === userIds.length ? true : undefined;
    }).then(
      () => undefined,
      (stillOpen: unknown) => ({ error: stillOpen }),
    );
    this.#settle(this.#done, confirmed);
    if (failure === undefined) return;
    if (isGone) await this.#assertSameGroup(client);
    const others = userIds.filter((id) => this.#remaining.has(id));
    if (isOutcomeUnknown(failure.error)) {
      // The server may still make it.
      this.#settle(this.#unknown, others);
      throw failure.error;
    }
    await this.#handleRefusal(others, failure.error, client, isPart);
  }

  /** The server did not make the change for these users, perhaps because of one of them. */
  async #handleRefusal(
    userIds: readonly string[],
    error: unknown,
    client: PoolWriter,
    isPart: boolean,
  ): Promise<void> {
    if (!isUserRefused(error)) throw error;
    // If it is the group that is missing, every part would fail like the whole.
    if (!isPart) await this.#assertSameGroup(client);
    await this.#splitBatch(userIds, error);
  }

  /** @throws OutdatedError where the group is gone, or another has its code by now */
  #assertSameGroup({ groups }: PoolWriter): Promise<void> {
    return assertSameGroup(groups, this.#change.group, this.#options);
  }

  /** Nothing is sent while this waits, so Cancel takes effect at once. */
  async #clientUnlessAborted(): Promise<PoolWriter> {
    const { client, signal } = this.#change;
    if (signal === undefined) return client();
    if (signal.aborted) throw this.#aborted();
    let rejectAborted = () => {};
    const aborted = new Promise<never>((_, reject) => {
      rejectAborted = () => reject(this.#aborted());
      signal.addEventListener('abort', rejectAborted, { once: true });
    });
    return Promise.race([client(), aborted]).finally(() =>
      signal.removeEventListener('abort', rejectAborted),
    );
  }

  #aborted(): Error {
    return cancelledBefore(this.#change.direction === 'add' ? 'addMembers' : 'removeMembers');
  }

  get #options(): CallOptions {
    const { signal } = this.#change;
    return signal === undefined ? {} : { signal };
  }

  async #splitBatch(userIds: readonly string[], error: unknown): Promise<void> {
    const [userId, ...others] = userIds;
    if (userId !== undefined && others.length === 0) {
      this.#failed.push({ userId, error });
      this.#settle([], userIds);
      return;
    }
    const middle = Math.ceil(userIds.length / 2);
    await this.#send(userIds.slice(0, middle), true);
    await this.#send(userIds.slice(middle), true);
  }

  #settle(list: string[], userIds: readonly string[]): void {
    list.push(...userIds);
    for (const id of userIds) this.#remaining.delete(id);
    this.#change.onProgress?.(this.#change.userIds.length - this.#remaining.size);
  }
}
