import * as vscode from 'vscode';
import {
  changeGrants,
  type GrantPlan,
  type GrantsResult,
  planGrants,
} from '../../changes/changeGrants.ts';
import type { GrantDirection, GrantWish } from '../../changes/planGrants.ts';
import { groupName } from '../../display/groupDisplay.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import { OutdatedError } from '../../model/changeErrors.ts';
import type { GroupTarget } from '../../model/target.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { confirmProductionCode } from '../confirmProductionCode.ts';
import { confirmGrants } from './confirmGrants.ts';
import { reportGrants } from './grantsReport.ts';

/** Grants to make or to take back, and what a summary says beside them. */
export interface GrantsTask {
  readonly direction: GrantDirection;
  readonly wishes: readonly GrantWish[];
  /** The codes of resources that were picked, of which none of the chosen actions is defined. */
  readonly leftOut: readonly string[];
}

/** Reads what is granted, shows what is going to be done, does it once that is agreed to, and reports it. */
export async function changeGrantsAndReport(
  context: CommandContext,
  target: GroupTarget,
  task: GrantsTask,
): Promise<void> {
  const { directories, reporter } = context;
  const { pool, key } = target;
  const name = displayText(groupName(directories.get(pool).entry(key), key));
  const again = () => changeGrantsAndReport(context, target, task);
  const planned = await withProgress(
    { title: vscode.l10n.t('Reading the authorized resources'), delayMs: progressDelayMs },
    (signal) => planGrants(context, pool, key, task, { signal }),
  );
  if (planned.outcome === 'failed') reporter.failure(notDone(task, name), planned.error, again);
  if (planned.outcome !== 'done' || planned.value === undefined) return;
  const plan = planned.value;
  if (plan.steps.length === 0) {
    reporter.info(nothingToDo(task, name));
    return;
  }
  if (!(await confirmGrants(context, plan, { target, leftOut: task.leftOut }))) return;
  if (!(await confirmCode(context, pool, plan))) return;
  const changed = await withProgress(
    { title: doing(task, name), delayMs: progressDelayMs },
    (signal, report) =>
      changeGrants(context, pool, key, plan, {
        signal,
        onProgress: (count) =>
          report(
            vscode.l10n.t({
              message: '{0} of {1}',
              args: [count, plan.steps.length],
              comment: ['{0} and {1} are numbers: so much is done, and so much there is to do.'],
            }),
          ),
      }),
  );
  if (changed.outcome === 'failed') {
    if (changed.error instanceof OutdatedError) {
      const review = { title: vscode.l10n.t('Review Again…'), run: again };
      reporter.failure(notDone(task, name), changed.error, undefined, review);
    } else {
      reporter.failure(notDone(task, name), changed.error, again);
    }
  } else if (changed.outcome === 'done' && changed.value !== undefined) {
    report(context, target, task, changed.value);
  }
}

function report(
  context: CommandContext,
  target: GroupTarget,
  task: GrantsTask,
  result: GrantsResult,
): void {
  const { pool, key } = target;
  const name = displayText(groupName(context.directories.get(pool).entry(key), key));
  reportGrants(context, {
    direction: task.direction,
    groupName: name,
    title: doing(task, name),
    notDone: notDone(task, name),
    result,
    again: (rest) => {
      const isRest = ({ namespace, resource }: GrantWish) =>
        rest.some((step) => step.namespace === namespace && step.resource === resource);
      return changeGrantsAndReport(context, target, {
        ...task,
        wishes: task.wishes.filter(isRest),
        leftOut: [],
      });
    },
  });
}

function confirmCode(context: CommandContext, pool: string, plan: GrantPlan): Promise<boolean> {
  return confirmProductionCode(context, pool, [plan.group], {
    title: (poolName) =>
      plan.direction === 'grant'
        ? vscode.l10n.t({
            message: 'Grant in Production: “{0}”',
            args: [poolName],
            comment: ['{0} is the name of a user pool.'],
          })
        : vscode.l10n.t({
            message: 'Revoke in Production: “{0}”',
            args: [poolName],
            comment: ['{0} is the name of a user pool.'],
          }),
    prompt: (name, code) =>
      vscode.l10n.t({
        message: 'To change the grants of the group “{0}”, type its code: {1}',
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
}

function doing({ direction }: GrantsTask, name: string): string {
  return direction === 'grant'
    ? vscode.l10n.t('Granting resources to “{0}”', name)
    : vscode.l10n.t('Revoking grants of “{0}”', name);
}

function notDone({ direction }: GrantsTask, name: string): string {
  return direction === 'grant'
    ? vscode.l10n.t('Nothing was granted to “{0}”.', name)
    : vscode.l10n.t('Nothing of “{0}” was revoked.', name);
}

function nothingToDo({ direction, leftOut }: GrantsTask, name: string): string {
  if (direction === 'revoke') {
    return vscode.l10n.t('“{0}” is not authorized for this, so there is nothing to revoke.', name);
  }
  return leftOut.length > 0
    ? vscode.l10n.t('None of these actions is defined for these resources.')
    : vscode.l10n.t('“{0}” is authorized for all of this already.', name);
}
