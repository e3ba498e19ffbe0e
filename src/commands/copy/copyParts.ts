import * as vscode from 'vscode';
import { type GrantPlan, planGrants } from '../../changes/changeGrants.ts';
import type { GrantStep } from '../../changes/undo/records.ts';
import { showDetails } from '../../display/detailsDocument.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { User } from '../../model/user.ts';
import { idOf } from '../../permissions/knownResources.ts';
import type { CommandContext } from '../commandContext.ts';
import { confirmProductionCode } from '../confirmProductionCode.ts';
import { confirmCopy, leftOutLines } from './confirmCopy.ts';
import {
  type CopyPlan,
  type CopyTarget,
  type Missing,
  missingThere,
  type PickedParts,
  planCopy,
  wishOf,
} from './copyPlans.ts';
import { reportCopy } from './copyReport.ts';
import { copyingTo, targetInPool } from './copyWords.ts';
import { type AgreedCopy, type CopyResult, makeCopy } from './makeCopy.ts';
import { pickParts } from './pickParts.ts';
import { type GroupContents, readContents } from './readContents.ts';

/** What alone is to be copied: resources by their ids, and users by those in the pool they are copied from. */
export interface CopyOnly {
  readonly resources: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
}

/** From which group to which something is copied. */
export interface CopyPair {
  readonly from: GroupContents;
  readonly to: CopyTarget;
  /** What the other group has; undefined where there is none yet. */
  readonly there: GroupContents | undefined;
}

/**
 * Copies to a group what it lacks of another: finds out what can be copied, lets the user pick of it, lists what will
 * be done, does it once that is agreed to, and reports it.
 * @param only what is to be copied; left out, all is offered to be picked
 */
export async function copyParts(
  context: CommandContext,
  { from, to, there }: CopyPair,
  only?: CopyOnly,
): Promise<void> {
  const missing = restrict(missingThere(from, there), only);
  const planned = await planCopy(context, from, to, missing, there?.members ?? []);
  if (planned.outcome === 'failed') {
    const again = () => copyParts(context, { from, to, there }, only);
    context.reporter.failure(vscode.l10n.t('Nothing was copied.'), planned.error, again);
  }
  if (planned.outcome !== 'done') return;
  const plan = planned.value;
  const { grants, members } = plan;
  const count = grants.copied.length + members.copied.length;
  if (count === 0 && to.key !== undefined) {
    reportNothing(context, plan);
    return;
  }
  const all = { grants: grants.copied, members: members.copied };
  const picked = only !== undefined || count === 0 ? all : await pickParts(context, plan);
  const isEmpty = picked?.grants.length === 0 && picked.members.length === 0;
  // A group that is to be created may be created empty.
  if (picked === undefined || (isEmpty && to.key !== undefined)) return;
  const agreed = await agree(context, plan, picked);
  if (agreed !== undefined) await copyAndReport(context, plan, agreed);
}

function restrict(missing: Missing, only: CopyOnly | undefined): Missing {
  if (only === undefined) return missing;
  return {
    grants: missing.grants.filter((grant) => only.resources.has(idOf(grant))),
    members: missing.members.filter(({ id }) => only.users.has(id)),
  };
}

function reportNothing(context: CommandContext, plan: CopyPlan): void {
  const lines = leftOutLines(context, plan);
  const name = targetInPool(context, plan.to);
  if (lines.length === 0) {
    context.reporter.info(vscode.l10n.t('“{0}” lacks nothing of this.', name));
    return;
  }
  const message =
    lines.length === 1
      ? vscode.l10n.t({
          message: 'Nothing can be copied to “{0}”. {1}.',
          args: [name, lines[0] ?? ''],
          comment: ['{0} is the name of a group, {1} says what is left out and why.'],
        })
      : vscode.l10n.t({
          message: 'Nothing can be copied to “{0}”: {1} resources or members are left out.',
          args: [name, lines.length],
          comment: ['{0} is the name of a group, {1} a number.'],
        });
  const show = async () => {
    await showDetails(message, [vscode.l10n.t('Left out:'), ...lines, ''].join('\n'));
  };
  const details = { title: vscode.l10n.t('Show Details'), run: show };
  context.reporter.warn(message, ...(lines.length === 1 ? [] : [details]));
}

/** Lists what will be done, and asks for it. Undefined where the user does not agree. */
async function agree(
  context: CommandContext,
  plan: CopyPlan,
  { grants, members }: PickedParts,
): Promise<AgreedCopy | undefined> {
  const { to } = plan;
  const grantPlan = await readGrantPlan(context, to, grants);
  if (grantPlan === 'none') return undefined;
  const steps = grantPlan?.steps ?? grants.map(stepOf);
  if (!(await confirmCopy(context, plan, { steps, grants, members }))) return undefined;
  const group = grantPlan?.group ?? to.group;
  const isTyped = await confirmProductionCode(context, to.pool, [group], {
    title: (name) =>
      vscode.l10n.t({
        message: 'Copy in Production: “{0}”',
        args: [name],
        comment: ['{0} is the name of a user pool.'],
      }),
    prompt: (name, code) =>
      vscode.l10n.t({
        message: 'To copy to the group “{0}”, type its code: {1}',
        args: [name, code],
        comment: ['{0} is the name of the group, {1} its code.'],
      }),
    wrongCode: (name) =>
      vscode.l10n.t({
        message: 'This is not the code of “{0}”. Nothing has been changed.',
        args: [name],
        comment: ['{0} is the name of a group.'],
      }),
  });
  return isTyped ? { to, grantPlan, grants, members } : undefined;
}

/** @returns `none` where it could not be read, which the user is told */
async function readGrantPlan(
  context: CommandContext,
  { pool, key }: CopyTarget,
  grants: PickedParts['grants'],
): Promise<GrantPlan | undefined | 'none'> {
  if (key === undefined || grants.length === 0) return undefined;
  const wanted = { direction: 'grant', wishes: grants.map(wishOf) } as const;
  const planned = await withProgress(
    { title: vscode.l10n.t('Reading the authorized resources'), delayMs: progressDelayMs },
    (signal) => planGrants(context, pool, key, wanted, { signal }),
  );
  if (planned.outcome === 'failed') {
    context.reporter.failure(vscode.l10n.t('Nothing was copied.'), planned.error);
  }
  return planned.outcome === 'done' ? (planned.value ?? 'none') : 'none';
}

/** What becomes of a grant of a group that is to be created. */
function stepOf(copied: PickedParts['grants'][number]): GrantStep {
  const { actions = [], ...name } = wishOf(copied);
  return { ...name, after: actions };
}

async function copyAndReport(
  context: CommandContext,
  { from }: CopyPlan,
  agreed: AgreedCopy,
): Promise<void> {
  const title = copyingTo(targetInPool(context, agreed.to));
  const total = agreed.members.length + agreed.grants.length;
  const made = await withProgress({ title, delayMs: progressDelayMs }, (signal, report) =>
    makeCopy(context, agreed, {
      signal,
      onProgress: (count) =>
        report(
          vscode.l10n.t({
            message: '{0} of {1}',
            args: [count, total],
            comment: ['{0} and {1} are numbers: so much is done, and so much there is to do.'],
          }),
        ),
    }),
  );
  if (made.outcome !== 'done') return;
  const result = made.value;
  const again = () => copyRest(context, from, agreed, result);
  reportCopy(context, { agreed, result, again });
}

/** Copies what was not copied, after another look at both groups. */
async function copyRest(
  context: CommandContext,
  from: GroupTarget,
  { to, grants, members }: AgreedCopy,
  result: CopyResult,
): Promise<void> {
  const key = to.key ?? result.created?.entry.key;
  const groups = key === undefined ? [from] : [from, { pool: to.pool, key }];
  const read = await readContents(context, groups);
  if (read.outcome === 'failed') {
    context.reporter.failure(vscode.l10n.t('Nothing was copied.'), read.error);
  }
  const [source, there] = read.outcome === 'done' ? read.value : [];
  if (source === undefined) return;
  const userOf = ({ user }: { readonly user: User }) => user.id;
  await copyParts(
    context,
    { from: source, to: { ...to, key }, there },
    {
      resources: new Set(grants.map(({ grant }) => idOf(grant))),
      users: new Set(members.map(userOf)),
    },
  );
}
