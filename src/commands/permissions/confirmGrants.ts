import * as vscode from 'vscode';
import type { GrantPlan } from '../../changes/changeGrants.ts';
import { includesAll } from '../../changes/namespaceGrants.ts';
import type { GrantStep } from '../../changes/undo/records.ts';
import { confirm, nameList } from '../../inputs/confirm.ts';
import type { GroupTarget } from '../../model/target.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import { foreseeGrants } from './foreseeGrants.ts';

/** What a summary says beside the plan. */
export interface GrantsSummary {
  readonly target: GroupTarget;
  /** The codes of resources that were picked, of which none of the chosen actions is defined. */
  readonly leftOut: readonly string[];
}

/**
 * Asks once for all that is going to be done: each resource with its namespace, what becomes of its actions, and which
 * permissions the members of the group would gain or lose.
 */
export async function confirmGrants(
  context: CommandContext,
  plan: GrantPlan,
  { target, leftOut }: GrantsSummary,
): Promise<boolean> {
  const { pools } = context;
  const { pool } = target;
  const { direction, group, steps, unchanged, implied } = plan;
  const groupName = displayText(group.name);
  const own = steps.filter((step) => !implied.includes(step));
  const question =
    direction === 'grant'
      ? grantQuestion(own.length, groupName)
      : revokeQuestion(own.length, groupName);
  const foreseen = await foreseeGrants(context, target, plan, question);
  if (foreseen === undefined) return false;
  const detail = [
    nameList(own.map(describeStep)),
    listed(
      vscode.l10n.t('These belong to what is revoked, and are revoked with it:'),
      implied.map(describeStep),
    ),
    listed(
      direction === 'grant'
        ? vscode.l10n.t('Granted already, so that nothing changes:')
        : vscode.l10n.t('Not granted any more, so that nothing changes:'),
      unchanged.map(({ resource }) => displayText(resource)),
    ),
    listed(
      vscode.l10n.t('None of these actions is defined for these resources, so they are left out:'),
      leftOut.map((code) => displayText(code)),
    ),
    foreseen.line,
    // Pools for production and for tests have groups of the same names.
    vscode.l10n.t(
      'The group is in the user pool “{0}”.',
      displayText(pools.get(pool)?.name ?? pool),
    ),
    vscode.l10n.t('“Undo Last Change” can take this back.'),
  ].filter((part) => part !== undefined);
  const action = direction === 'grant' ? vscode.l10n.t('Grant') : vscode.l10n.t('Revoke');
  return confirm(question, detail.join('\n\n'), action, foreseen.details);
}

function listed(heading: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : `${heading}\n${nameList(lines)}`;
}

function grantQuestion(count: number, groupName: string): string {
  return count === 1
    ? vscode.l10n.t({
        message: 'Grant 1 resource to “{0}”?',
        args: [groupName],
        comment: ['{0} is the name of a group.'],
      })
    : vscode.l10n.t({
        message: 'Grant {0} resources to “{1}”?',
        args: [count, groupName],
        comment: ['{0} is a number, {1} the name of a group.'],
      });
}

function revokeQuestion(count: number, groupName: string): string {
  return count === 1
    ? vscode.l10n.t({
        message: 'Revoke 1 grant of “{0}”?',
        args: [groupName],
        comment: ['{0} is the name of a group.'],
      })
    : vscode.l10n.t({
        message: 'Revoke {0} grants of “{1}”?',
        args: [count, groupName],
        comment: ['{0} is a number, {1} the name of a group.'],
      });
}

/** Says of a grant what it was and what it becomes. */
export function describeStep({
  namespace,
  resource,
  resourceType,
  before,
  after,
}: GrantStep): string {
  const name =
    resourceType === undefined
      ? vscode.l10n.t({
          message: '{0} in {1}',
          args: [displayText(resource), displayText(namespace)],
          comment: ['{0} is the code of a resource, {1} that of its namespace.'],
        })
      : vscode.l10n.t({
          message: '{0} ({1}) in {2}',
          args: [displayText(resource), displayText(resourceType), displayText(namespace)],
          comment: [
            '{0} is the code of a resource, {1} its type, such as DATA, {2} the code of its namespace.',
          ],
        });
  if (before === undefined || after === undefined) return withActions(name, after ?? before ?? []);
  if (includesAll(after, before)) {
    return vscode.l10n.t({
      message: '{0}: adds {1}, keeps {2}',
      args: [name, shown(after.filter((action) => !before.includes(action))), shown(before)],
      comment: ['{0} is a resource, {1} and {2} are lists of actions.'],
    });
  }
  return vscode.l10n.t({
    message: '{0}: takes away {1}, keeps {2}; for that it is revoked and granted again',
    args: [name, shown(before.filter((action) => !after.includes(action))), shown(after)],
    comment: ['{0} is a resource, {1} and {2} are lists of actions.'],
  });
}

function withActions(name: string, actions: readonly string[]): string {
  return actions.length === 0
    ? vscode.l10n.t({
        message: '{0}: names no actions',
        args: [name],
        comment: ['{0} is a resource that is granted.'],
      })
    : vscode.l10n.t({
        message: '{0}: {1}',
        args: [name, shown(actions)],
        comment: ['{0} is a resource, {1} a list of actions.'],
      });
}

function shown(actions: readonly string[]): string {
  return actions.length === 0
    ? vscode.l10n.t('no named actions')
    : actions.map((action) => displayText(action)).join(', ');
}
