import * as vscode from 'vscode';
import { type GrantName, includesAll } from '../../changes/namespaceGrants.ts';
import type { GrantDirection, GrantWish } from '../../changes/planGrants.ts';
import type { GrantStep } from '../../changes/undo/records.ts';
import { inList } from '../../feedback/sentences.ts';
import type { Group } from '../../model/group.ts';
import { verbOf } from '../../permissions/actions.ts';
import { displayText } from '../../text/displayText.ts';

// What the summary of a change of grants says.

/** How many verbs a question names. */
const mostVerbs = 4;
/** How much of each it shows, in UTF-16 units. */
const longestVerb = 30;

/** Asks about grants to one group. */
export function grantQuestion(count: number, groupName: string): string {
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

/** Asks about grants of one group. */
export function revokeQuestion(count: number, groupName: string): string {
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
export function describeStep(step: GrantStep): string {
  const { before, after } = step;
  const name = nameOfGrant(step);
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

function nameOfGrant({ namespace, resource, resourceType }: GrantName): string {
  return resourceType === undefined
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
    : inList(actions.map((action) => displayText(action)));
}

/**
 * Asks about grants to several groups, with what may be done with the resources where that is a few words.
 * @param steps of all groups
 */
export function grantToManyQuestion(
  wishes: readonly GrantWish[],
  steps: readonly GrantStep[],
  groups: number,
): string {
  const resources = new Set(steps.map(idOf)).size;
  const verbs = new Set(
    wishes.flatMap(({ resource, actions = [] }) =>
      actions.map((action) => displayText(verbOf(action, resource), longestVerb)),
    ),
  );
  if (verbs.size === 0 || verbs.size > mostVerbs) {
    return resources === 1
      ? vscode.l10n.t('Grant 1 resource to {0} groups?', groups)
      : vscode.l10n.t({
          message: 'Grant {0} resources to {1} groups?',
          args: [resources, groups],
          comment: ['{0} and {1} are numbers.'],
        });
  }
  const list = inList([...verbs]);
  return resources === 1
    ? vscode.l10n.t({
        message: 'Grant {0} on 1 resource to {1} groups?',
        args: [list, groups],
        comment: ['{0} is a list of actions, such as: read, write. {1} is a number.'],
      })
    : vscode.l10n.t({
        message: 'Grant {0} on {1} resources to {2} groups?',
        args: [list, resources, groups],
        comment: ['{0} is a list of actions, such as: read, write. {1} and {2} are numbers.'],
      });
}

/** Asks about grants of several groups. */
export function revokeFromManyQuestion(count: number, groups: number): string {
  return count === 1
    ? vscode.l10n.t('Revoke 1 grant of {0} groups?', groups)
    : vscode.l10n.t({
        message: 'Revoke {0} grants of {1} groups?',
        args: [count, groups],
        comment: ['{0} and {1} are numbers.'],
      });
}

/**
 * Says of each resource which actions are granted to groups or revoked, whatever each of these has of them.
 * @param steps of all groups
 */
export function describeWishes(
  direction: GrantDirection,
  steps: readonly GrantStep[],
): readonly string[] {
  const byName = new Map<string, { readonly step: GrantStep; readonly actions: Set<string> }>();
  for (const step of steps) {
    const known = byName.get(idOf(step)) ?? { step, actions: new Set<string>() };
    const { before = [], after = [] } = step;
    const [from, to] = direction === 'grant' ? [before, after] : [after, before];
    for (const action of to) if (!from.includes(action)) known.actions.add(action);
    byName.set(idOf(step), known);
  }
  return [...byName.values()].map(({ step, actions }) =>
    withActions(nameOfGrant(step), [...actions]),
  );
}

/** Names a group with its code. */
export function nameWithCode({ name, code }: Pick<Group, 'name' | 'code'>): string {
  return vscode.l10n.t({
    message: '{0} ({1})',
    args: [displayText(name), displayText(code)],
    comment: ['{0} is the name of a group, {1} its code.'],
  });
}

/** Names a group with how many of its grants change. */
export function nameWithSteps(group: Pick<Group, 'name' | 'code'>, count: number): string {
  return count === 1
    ? vscode.l10n.t({
        message: '{0}: 1 grant',
        args: [nameWithCode(group)],
        comment: ['{0} is the name of a group with its code.'],
      })
    : vscode.l10n.t({
        message: '{0}: {1} grants',
        args: [nameWithCode(group), count],
        comment: ['{0} is the name of a group with its code, {1} a number.'],
      });
}

/** Says of a grant of which group it is, what it was, and what it becomes. */
export function describeStepOf(group: Pick<Group, 'name'>, step: GrantStep): string {
  return vscode.l10n.t({
    message: '“{0}”: {1}',
    args: [displayText(group.name), describeStep(step)],
    comment: ['{0} is the name of a group, {1} one of its grants.'],
  });
}

function idOf({ namespace, resource, resourceType = '' }: GrantName): string {
  return JSON.stringify([namespace, resourceType, resource]);
}
