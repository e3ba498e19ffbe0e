import * as vscode from 'vscode';
import type { GroupPlan } from '../../changes/grantsOfGroups.ts';
import type { GrantStep } from '../../changes/undo/records.ts';
import { confirm, nameList } from '../../inputs/confirm.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { foreseeGrants } from './foreseeGrants.ts';
import type { GrantsTask } from './grantsTask.ts';
import {
  describeStep,
  describeStepOf,
  describeWishes,
  grantQuestion,
  grantToManyQuestion,
  nameWithCode,
  nameWithSteps,
  revokeFromManyQuestion,
  revokeQuestion,
} from './grantsWording.ts';

/** What is going to be done, and what a summary says beside it. */
export interface GrantsSummary {
  /** The id of the connection. */
  readonly pool: string;
  readonly task: GrantsTask;
  /** At least one. */
  readonly plans: readonly GroupPlan[];
  /** Those of groups where there is nothing to do. */
  readonly unchanged: readonly GroupPlan[];
  /** The names of the groups that are gone, as they are shown. */
  readonly gone: readonly string[];
}

/**
 * Asks once for all that is going to be done: each resource with its namespace, what becomes of its actions, and which
 * permissions the members of the groups would gain or lose.
 */
export async function confirmGrants(
  context: CommandContext,
  summary: GrantsSummary,
): Promise<boolean> {
  const { pool, task, plans } = summary;
  const { direction, leftOut } = task;
  const isOne = plans.length + summary.unchanged.length + summary.gone.length === 1;
  const { question, parts } = isOne ? summaryOfOne(summary) : summaryOfMany(summary);
  const foreseen = await foreseeGrants(context, pool, direction, plans, question);
  if (foreseen === undefined) return false;
  const poolName = displayText(context.pools.get(pool)?.name ?? pool);
  const detail = [
    ...parts,
    listed(
      vscode.l10n.t('None of these actions is defined for these resources, so they are left out:'),
      leftOut.map((code) => displayText(code)),
    ),
    foreseen.line,
    // Pools for production and for tests have groups of the same names.
    isOne
      ? vscode.l10n.t('The group is in the user pool “{0}”.', poolName)
      : vscode.l10n.t('The groups are in the user pool “{0}”.', poolName),
    vscode.l10n.t('“Undo Last Change” can take this back.'),
  ].filter((part) => part !== undefined);
  const action = direction === 'grant' ? vscode.l10n.t('Grant') : vscode.l10n.t('Revoke');
  return confirm(question, detail.join('\n\n'), action, foreseen.details);
}

/** The question, and the paragraphs below it; undefined for what there is nothing to say of. */
interface Parts {
  readonly question: string;
  readonly parts: readonly (string | undefined)[];
}

function summaryOfOne({ task: { direction }, plans }: GrantsSummary): Parts {
  const [first] = plans;
  const { group, implied = [], unchanged = [] } = first?.plan ?? {};
  const own = ownSteps(plans);
  const name = displayText(group?.name ?? '');
  return {
    question:
      direction === 'grant' ? grantQuestion(own.length, name) : revokeQuestion(own.length, name),
    parts: [
      nameList(own.map(describeStep)),
      listed(alsoRevoked(), implied.map(describeStep)),
      listed(
        direction === 'grant'
          ? vscode.l10n.t('Granted already, so that nothing changes:')
          : vscode.l10n.t('Not granted any more, so that nothing changes:'),
        unchanged.map(({ resource }) => displayText(resource)),
      ),
    ],
  };
}

function summaryOfMany({ task, plans, unchanged, gone }: GrantsSummary): Parts {
  const { direction } = task;
  const steps = ownSteps(plans);
  const grants = direction === 'grant';
  return {
    question: questionAboutMany(task, plans, steps),
    parts: [
      nameList(describeWishes(direction, steps)),
      listed(
        grants
          ? vscode.l10n.t('These groups get what they lack of it:')
          : vscode.l10n.t('These groups lose what they have of it:'),
        // Of one alone the question has the name.
        plans.length === 1
          ? []
          : plans.map((each) => nameWithSteps(each.plan.group, ownSteps([each]).length)),
      ),
      grants || steps.every(({ after }) => after === undefined)
        ? undefined
        : vscode.l10n.t('A grant that keeps other actions is revoked and granted again.'),
      listed(
        alsoRevoked(),
        plans.flatMap(({ plan: { group, implied } }) =>
          implied.map((step) => describeStepOf(group, step)),
        ),
      ),
      listed(
        grants
          ? vscode.l10n.t('Authorized for all of this already, so that nothing changes:')
          : vscode.l10n.t('Authorized for none of this, so that nothing changes:'),
        unchanged.map(({ plan: { group } }) => nameWithCode(group)),
      ),
      listed(vscode.l10n.t('Gone, so left out: deleted, or given another code:'), gone),
    ],
  };
}

function questionAboutMany(
  { direction, wishes }: GrantsTask,
  plans: readonly GroupPlan[],
  steps: readonly GrantStep[],
): string {
  const [first, ...others] = plans;
  if (first !== undefined && others.length === 0) {
    // There is nothing to do about the others.
    const name = displayText(first.plan.group.name);
    return direction === 'grant'
      ? grantQuestion(steps.length, name)
      : revokeQuestion(steps.length, name);
  }
  return direction === 'grant'
    ? grantToManyQuestion(wishes, steps, plans.length)
    : revokeFromManyQuestion(steps.length, plans.length);
}

/** The steps that somebody has wished. */
function ownSteps(plans: readonly GroupPlan[]): readonly GrantStep[] {
  return plans.flatMap(({ plan: { steps, implied } }) =>
    steps.filter((step) => !implied.includes(step)),
  );
}

function alsoRevoked(): string {
  return vscode.l10n.t('These belong to what is revoked, and are revoked with it:');
}

function listed(heading: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : `${heading}\n${nameList(lines)}`;
}
