import * as vscode from 'vscode';
import {
  changeGrantsOfGroups,
  type GroupPlan,
  planGrantsOfGroups,
} from '../../changes/grantsOfGroups.ts';
import type { GrantWish } from '../../changes/planGrants.ts';
import { groupName } from '../../display/groupDisplay.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import type { GroupTarget } from '../../model/target.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { confirmGrants } from './confirmGrants.ts';
import { confirmGrantsCodes } from './confirmGrantsCodes.ts';
import { reportGrants } from './grantsReport.ts';
import type { GrantsGroups, GrantsTask, NamedGroups } from './grantsTask.ts';

/**
 * Reads what is granted, shows what is going to be done, does it once that is agreed to, and reports it.
 * @param on a group, or several of one pool, whose grants are changed alike
 */
export async function changeGrantsAndReport(
  context: CommandContext,
  on: GroupTarget | GrantsGroups,
  task: GrantsTask,
): Promise<void> {
  const groups = 'key' in on ? { pool: on.pool, keys: [on.key] } : on;
  const { pool, keys } = groups;
  const { reporter } = context;
  const again = () => changeGrantsAndReport(context, groups, task);
  const planned = await withProgress(
    { title: vscode.l10n.t('Reading the authorized resources'), delayMs: progressDelayMs },
    (signal, report) =>
      planGrantsOfGroups(context, pool, keys, task, {
        signal,
        onProgress: (count) => {
          if (keys.length > 1) report(progressText(count, keys.length));
        },
      }),
  );
  if (planned.outcome === 'failed') {
    reporter.failure(notDone(task, named(context, groups)), planned.error, again);
  }
  if (planned.outcome !== 'done') return;
  const { plans, gone } = planned.value;
  const toDo = plans.filter(({ plan }) => plan.steps.length > 0);
  const goneNames = gone.map((key) => named(context, { pool, keys: [key] }).name);
  const summary = {
    pool,
    task,
    plans: toDo,
    unchanged: plans.filter(({ plan }) => plan.steps.length === 0),
    gone: goneNames,
  };
  if (toDo.length === 0) {
    reporter.info(nothingToDo(task, named(context, groups)));
    return;
  }
  if (!(await confirmGrants(context, summary))) return;
  const all = toDo.map(({ plan }) => plan);
  if (!(await confirmGrantsCodes(context, pool, task.direction, all))) return;
  await change(context, groups, task, toDo);
}

async function change(
  context: CommandContext,
  groups: GrantsGroups,
  task: GrantsTask,
  plans: readonly GroupPlan[],
): Promise<void> {
  const { pool } = groups;
  const own = { pool, keys: plans.map(({ key }) => key) };
  const total = plans.reduce((sum, { plan }) => sum + plan.steps.length, 0);
  const title = doing(task, named(context, own));
  const changed = await withProgress({ title, delayMs: progressDelayMs }, (signal, report) =>
    changeGrantsOfGroups(context, pool, plans, {
      signal,
      onProgress: (count) => report(progressText(count, total)),
    }),
  );
  const texts = { notDone: notDone(task, named(context, own)), doing: title };
  if (changed.outcome === 'failed') {
    context.reporter.failure(texts, changed.error, () => changeGrantsAndReport(context, own, task));
  }
  if (changed.outcome !== 'done') return;
  reportGrants(context, {
    direction: task.direction,
    groups: named(context, own),
    title: detailsTitle(task, named(context, own)),
    texts,
    results: changed.value,
    again: (rest) => {
      const isRest = ({ namespace, resource }: GrantWish) =>
        rest.some(({ steps }) =>
          steps.some((step) => step.namespace === namespace && step.resource === resource),
        );
      const left = { pool, keys: rest.map(({ key }) => key) };
      return changeGrantsAndReport(context, left, {
        ...task,
        wishes: task.wishes.filter(isRest),
        leftOut: [],
      });
    },
  });
}

function named({ directories }: CommandContext, { pool, keys }: GrantsGroups): NamedGroups {
  const [key = ''] = keys;
  const name = displayText(groupName(directories.get(pool).entry(key), key));
  return { name, count: keys.length };
}

function progressText(done: number, total: number): string {
  return vscode.l10n.t({
    message: '{0} of {1}',
    args: [done, total],
    comment: ['{0} and {1} are numbers: so much is done, and so much there is to do.'],
  });
}

function doing({ direction }: GrantsTask, { name, count }: NamedGroups): string {
  if (count === 1) {
    return direction === 'grant'
      ? vscode.l10n.t('Granting resources to “{0}”', name)
      : vscode.l10n.t('Revoking grants of “{0}”', name);
  }
  return direction === 'grant'
    ? vscode.l10n.t('Granting resources to {0} groups', count)
    : vscode.l10n.t('Revoking grants of {0} groups', count);
}

function detailsTitle({ direction }: GrantsTask, { name, count }: NamedGroups): string {
  if (count === 1) {
    return direction === 'grant'
      ? vscode.l10n.t({
          message: 'Result of granting resources to “{0}”',
          args: [name],
          comment: ['A title. {0} is the name of a group.'],
        })
      : vscode.l10n.t({
          message: 'Result of revoking grants of “{0}”',
          args: [name],
          comment: ['A title. {0} is the name of a group.'],
        });
  }
  return direction === 'grant'
    ? vscode.l10n.t('Result of granting resources to {0} groups', count)
    : vscode.l10n.t('Result of revoking grants of {0} groups', count);
}

function notDone({ direction }: GrantsTask, { name, count }: NamedGroups): string {
  if (count === 1) {
    return direction === 'grant'
      ? vscode.l10n.t('Nothing was granted to “{0}”.', name)
      : vscode.l10n.t('Nothing of “{0}” was revoked.', name);
  }
  return direction === 'grant'
    ? vscode.l10n.t('Nothing was granted to the {0} groups.', count)
    : vscode.l10n.t('Nothing of the {0} groups was revoked.', count);
}

function nothingToDo({ direction, leftOut }: GrantsTask, { name, count }: NamedGroups): string {
  if (direction === 'revoke') {
    return count === 1
      ? vscode.l10n.t('“{0}” is not authorized for this, so there is nothing to revoke.', name)
      : vscode.l10n.t('None of the groups is authorized for this, so there is nothing to revoke.');
  }
  if (leftOut.length > 0) {
    return vscode.l10n.t('None of these actions is defined for these resources.');
  }
  return count === 1
    ? vscode.l10n.t('“{0}” is authorized for all of this already.', name)
    : vscode.l10n.t('The groups are authorized for all of this already.');
}
