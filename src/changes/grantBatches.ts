import { setTimeout as delay } from 'node:timers/promises';
import pMap from 'p-map';
import type { PoolWriter } from '../authing/api.ts';
import { cancelledBefore } from '../authing/failures.ts';
import type { NamespaceGrants } from '../directory/change.ts';
import { GrantError, OutdatedError } from '../model/changeErrors.ts';
import { logFailure } from '../model/failureLog.ts';
import { isOutcomeUnknown, isRefusedForGood, isUserRefused } from '../model/failures.ts';
import type { BatchedChange, BatchesOutcome } from './batches.ts';
import { GroupCheck } from './groupCheck.ts';
import {
  actionsOf,
  findGrant,
  includesAll,
  namespacesOf,
  readNamespaceGrants,
  sameActions,
  withSteps,
} from './namespaceGrants.ts';
import { readBack } from './readBack.ts';
import { isGrantable } from './undo/readGrants.ts';
import type { GrantStep } from './undo/records.ts';
import { withGracePeriod } from './withGracePeriod.ts';

/** Grants of one group that are to become others. */
export interface GrantsChange extends BatchedChange {
  readonly steps: readonly GrantStep[];
  /** What the group is authorized for in the namespaces of the steps, read right before. */
  readonly grants: readonly NamespaceGrants[];
}

/** What became of each step: it is in exactly one of `done`, `failed`, `unknown` and `remaining`. */
export interface GrantsOutcome extends BatchesOutcome<GrantStep> {
  /** Those that the server refused or made otherwise, each with its own reason. */
  readonly failed: readonly FailedStep[];
  /** The grants that are another than before, as the server shows them: also a part of a step that failed. */
  readonly changed: readonly GrantStep[];
  /** What the group is authorized for now in the namespaces of the steps. */
  readonly grants: readonly NamespaceGrants[];
}

export interface FailedStep {
  readonly step: GrantStep;
  readonly error: unknown;
}

const requestsAtOnce = 4;
/** How long to wait (ms) before each read of what the server shows: it may be a moment behind. */
const checkDelaysMs = [0, 300, 1200];
const checkTimeoutMs = 15_000;

/**
 * Grants and revokes: the API takes one resource in a request. At the end the server is asked what it shows, for
 * one that answers that it did something may not have. Never rejects.
 */
export async function changeGrantsOf(change: GrantsChange): Promise<GrantsOutcome> {
  const batches = new GrantBatches(change);
  await batches.run();
  return batches.outcome();
}

class GrantBatches {
  readonly #change: GrantsChange;
  readonly #check = new GroupCheck();
  readonly #failed = new Map<GrantStep, unknown>();
  readonly #accepted = new Set<GrantStep>();
  readonly #unknown = new Set<GrantStep>();
  /** Those of which a part was accepted: they are no longer as before. */
  readonly #begun = new Set<GrantStep>();
  #error: unknown;

  constructor(change: GrantsChange) {
    this.#change = change;
  }

  async run(): Promise<void> {
    await pMap(this.#change.steps, (step) => this.#run(step), { concurrency: requestsAtOnce });
  }

  async outcome(): Promise<GrantsOutcome> {
    const { steps } = this.#change;
    const made = [...this.#accepted];
    const grants = await this.#readShown(made);
    const asShown = (step: GrantStep): GrantStep => {
      const { after: _, ...named } = step;
      const found = findGrant(grants, step);
      const after = actionsOf(found);
      const resourceType = found?.type ?? step.resourceType;
      return { ...named, ...(resourceType && { resourceType }), ...(after && { after }) };
    };
    for (const step of made) {
      const { after } = asShown(step);
      if (sameActions(after, step.after)) continue;
      const isAsBefore = sameActions(after, step.before);
      this.#failed.set(
        step,
        isAsBefore || after === undefined || step.after === undefined
          ? new GrantError({ kind: 'withoutEffect' })
          : new GrantError({ kind: 'otherActions', actions: after }),
      );
    }
    const settled = [...made, ...[...this.#failed.keys()].filter((step) => this.#begun.has(step))];
    const isDone = (step: GrantStep) => this.#accepted.has(step) && !this.#failed.has(step);
    return {
      done: steps.filter(isDone).map(asShown),
      failed: [...this.#failed].map(([step, error]) => ({ step, error })),
      unknown: [...this.#unknown].map((step) =>
        isReplaced(step) ? { ...step, restoring: true } : step,
      ),
      remaining: steps.filter(
        (step) => !this.#accepted.has(step) && !this.#failed.has(step) && !this.#unknown.has(step),
      ),
      changed: [...new Set(settled)]
        .map(asShown)
        .filter(({ before, after }) => !sameActions(before, after)),
      grants,
      ...(this.#error === undefined ? {} : { error: this.#error }),
    };
  }

  async #run(step: GrantStep): Promise<void> {
    if (this.#error !== undefined) return;
    const { group, onProgress, steps, signal } = this.#change;
    try {
      this.#assertNameable(step);
      if (signal?.aborted) throw this.#cancelled(step);
      const client = await this.#change.client();
      await this.#check.assertSame(client.groups, group, { signal });
      await this.#send(client, step);
      this.#accepted.add(step);
    } catch (error) {
      await this.#fail(step, error);
    }
    onProgress?.(Math.min(steps.length, this.#accepted.size + this.#failed.size));
  }

  async #fail(step: GrantStep, error: unknown): Promise<void> {
    if (isOutcomeUnknown(error)) {
      this.#unknown.add(step);
      this.#error ??= error;
    } else if (error instanceof GrantError) {
      this.#failed.set(step, error);
    } else if (error instanceof OutdatedError || !isStepRefused(error)) {
      if (this.#begun.has(step)) this.#failed.set(step, error);
      this.#error ??= error;
    } else {
      this.#failed.set(step, error);
      // If it is the group that is missing, every step would fail likewise.
      await this.#change
        .client()
        .then(({ groups }) => this.#check.assertSame(groups, this.#change.group, { again: true }))
        .catch((gone: unknown) => {
          this.#error ??= gone;
        });
    }
  }

  /** @throws GrantError where the API has no way to name the grant */
  #assertNameable({ namespace, resource, resourceType, before }: GrantStep): void {
    if (!isGrantable(resourceType)) throw new GrantError({ kind: 'typeUnknown', resourceType });
    if (resourceType !== undefined || before === undefined) return;
    const own = this.#change.grants.find((each) => each.namespace === namespace)?.resources ?? [];
    if (own.filter(({ code }) => code === resource).length > 1) {
      throw new GrantError({ kind: 'typeMissing', resource });
    }
  }

  /** No server takes single actions away for certain, so a grant of fewer is taken back and made anew. */
  async #send(client: PoolWriter, step: GrantStep): Promise<void> {
    const { after } = step;
    if (after === undefined || isReplaced(step)) {
      await this.#request(client, step, undefined);
      this.#begun.add(step);
      if (after === undefined) return;
      // From here on it has to be made anew, also where Cancel was pressed meanwhile.
      await this.#request(client, step, after, false);
    } else {
      await this.#request(client, step, after);
    }
  }

  /** @param actions to grant; undefined to revoke */
  async #request(
    { resources, groups, abilities }: PoolWriter,
    { namespace, resource, resourceType }: GrantStep,
    actions: readonly string[] | undefined,
    canCancel = true,
  ): Promise<void> {
    const { group, signal } = this.#change;
    if (actions === undefined && abilities.revoke === undefined) {
      throw new GrantError({ kind: 'noRevoke' });
    }
    if (!isGrantable(resourceType)) throw new GrantError({ kind: 'typeUnknown', resourceType });
    const name = { namespace, resource, resourceType };
    const target = { targetType: 'GROUP', targetIdentifier: group.code } as const;
    await withGracePeriod(canCancel ? signal : undefined, (options) =>
      actions === undefined
        ? resources.revoke({ ...name, opts: [target] }, options)
        : resources.authorize({ ...name, opts: [{ ...target, actions }] }, options),
    ).catch((error: unknown) =>
      readBack(error, async (checkSignal) => {
        const wanted = { namespace, resource, ...(resourceType && { resourceType }) };
        const grants = await readNamespaceGrants({ groups }, group.code, [namespace], checkSignal);
        const shown = actionsOf(findGrant(grants, wanted));
        const isMade =
          actions === undefined
            ? shown === undefined
            : shown !== undefined && includesAll(shown, actions);
        return isMade ? true : undefined;
      }),
    );
  }

  /** Reads what the group is authorized for now, until it shows what was made or is not going to. */
  async #readShown(made: readonly GrantStep[]): Promise<readonly NamespaceGrants[]> {
    const { steps, grants: before, group } = this.#change;
    if (made.length === 0 && this.#begun.size === 0) return before;
    const revoked = [...this.#begun].map(({ after: _, ...step }) => step);
    let grants = withSteps(withSteps(before, revoked), made);
    const signal = AbortSignal.timeout(checkTimeoutMs);
    try {
      const client = await this.#change.client();
      for (const delayMs of checkDelaysMs) {
        await delay(delayMs);
        grants = await readNamespaceGrants(client, group.code, namespacesOf(steps), signal);
        const isShown = made.every((step) =>
          sameActions(actionsOf(findGrant(grants, step)), step.after),
        );
        if (isShown) break;
      }
    } catch (error) {
      // What the server has answered to each request is known all the same.
      logFailure('What a change of grants did could not be read', error, 'debug');
    }
    return grants;
  }

  #cancelled({ after }: GrantStep): Error {
    return cancelledBefore(after === undefined ? 'revokeGrants' : 'grantResources');
  }
}

/** Whether a grant is to have fewer actions: then it is revoked in between. */
function isReplaced({ before, after }: GrantStep): boolean {
  return before !== undefined && after !== undefined && !includesAll(after, before);
}

/** Whether the server has refused this very step, so that one can go on with the others. */
function isStepRefused(error: unknown): boolean {
  return isRefusedForGood(error) || isUserRefused(error);
}
