import * as vscode from 'vscode';
import type { GroupFields, UndoableChange } from '../../changes/undo/records.ts';
import type { Undone, UndoProblem } from '../../changes/undo/undoOutcome.ts';
import { describeError } from '../../feedback/wording.ts';
import { displayText } from '../../text/displayText.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Names a change as one would order it, such as "Delete 2 groups". */
export function describeChange(change: UndoableChange): string {
  switch (change.kind) {
    case 'groupsDeleted': {
      const [first, ...others] = change.groups;
      return first !== undefined && others.length === 0
        ? vscode.l10n.t('Delete the group “{0}”', displayText(first.name))
        : vscode.l10n.t('Delete {0} groups', change.groups.length);
    }
    case 'groupUpdated':
      return describeUpdate(change.before, change.after);
    case 'membersAdded': {
      const name = displayText(change.groupName);
      return change.userIds.length === 1
        ? vscode.l10n.t('Add 1 member to “{0}”', name)
        : vscode.l10n.t('Add {0} members to “{1}”', change.userIds.length, name);
    }
    case 'membersRemoved': {
      const name = displayText(change.groupName);
      return change.userIds.length === 1
        ? vscode.l10n.t('Remove 1 member from “{0}”', name)
        : vscode.l10n.t('Remove {0} members from “{1}”', change.userIds.length, name);
    }
  }
}

function describeUpdate(before: GroupFields, after: GroupFields): string {
  if (before.name !== after.name) {
    return vscode.l10n.t(
      'Rename “{0}” to “{1}”',
      displayText(before.name),
      displayText(after.name),
    );
  }
  const name = displayText(after.name);
  return before.code === after.code
    ? vscode.l10n.t('Edit the description of “{0}”', name)
    : vscode.l10n.t('Change the code of “{0}” to “{1}”', name, displayText(after.code));
}

/** Says in a few sentences what is as it was before: of several groups that are back, the sums. */
export function summarizeUndone(done: readonly Undone[]): readonly string[] {
  const back = done.filter((undone) => undone.kind === 'groupRestored');
  if (back.length < 2) return done.map(describeUndone);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  return [
    vscode.l10n.t(
      '{0} groups are back. Members: {1}. Authorized resources: {2}.',
      back.length,
      sum(back.map(({ members }) => members)),
      sum(back.map(({ grants }) => grants)),
    ),
    ...done.filter(({ kind }) => kind !== 'groupRestored').map(describeUndone),
  ];
}

/** Says in a sentence what is as it was before. */
export function describeUndone(undone: Undone): string {
  switch (undone.kind) {
    case 'groupRestored':
      return vscode.l10n.t(
        'The group “{0}” is back. Members: {1}. Authorized resources: {2}.',
        displayText(undone.group.name),
        undone.members,
        undone.grants,
      );
    case 'groupNotDeleted':
      return vscode.l10n.t('The group “{0}” was not deleted.', displayText(undone.group.name));
    case 'groupUpdated':
      return describeUpdateUndone(undone.from, undone.to);
    case 'membersAdded': {
      const name = displayText(undone.groupName);
      return undone.count === 1
        ? vscode.l10n.t('1 member is in “{0}” again.', name)
        : vscode.l10n.t('{0} members are in “{1}” again.', undone.count, name);
    }
    case 'membersRemoved': {
      const name = displayText(undone.groupName);
      return undone.count === 1
        ? vscode.l10n.t('1 member was taken out of “{0}” again.', name)
        : vscode.l10n.t('{0} members were taken out of “{1}” again.', undone.count, name);
    }
  }
}

function describeUpdateUndone(from: GroupFields, to: GroupFields): string {
  const name = displayText(to.name);
  if (from.name !== to.name) {
    return vscode.l10n.t('“{0}” is named “{1}” again.', displayText(from.name), name);
  }
  return from.code === to.code
    ? vscode.l10n.t('“{0}” has its former description again.', name)
    : vscode.l10n.t('“{0}” has the code “{1}” again.', name, displayText(to.code));
}

/** Says in a sentence or two what could not be undone, and why. */
export function describeProblem(problem: UndoProblem): string {
  switch (problem.kind) {
    case 'codeTaken':
      return vscode.l10n.t(
        'The group “{0}” was not brought back: the group “{1}” has its code “{2}” now.',
        displayText(problem.group.name),
        displayText(problem.by.name),
        displayText(problem.group.code),
      );
    case 'groupRefused':
      return vscode.l10n.t(
        'The group “{0}” was not brought back. {1}',
        displayText(problem.group.name),
        describeError(problem.error),
      );
    case 'groupGone':
      return vscode.l10n.t(
        'There is no group “{0}” with the code “{1}” now: it was deleted, or its code was changed.',
        displayText(problem.name),
        displayText(problem.code),
      );
    case 'anotherGroup':
      return vscode.l10n.t(
        'The group “{0}” is gone, and “{1}”, which has its code “{2}” now, is another group, so it was left as it is.',
        displayText(problem.name),
        displayText(problem.by.name),
        displayText(problem.code),
      );
    case 'identityUnknown':
      return vscode.l10n.t(
        'The server does not tell when groups were created, so nobody can say whether the group “{0}” with the code “{1}” is the one that was changed.',
        displayText(problem.by.name),
        displayText(problem.code),
      );
    case 'notMadeYet':
      // {0} is a change, such as: Rename “Design” to “Drawing”.
      return vscode.l10n.t(
        'The server has not made this change so far, but may still do so: {0}. You can undo it if it does.',
        describeChange(problem.change),
      );
    case 'notMade':
      // {0} is a change, such as: Rename “Design” to “Drawing”.
      return vscode.l10n.t(
        'The server has not made this change: {0}.',
        describeChange(problem.change),
      );
    case 'changedSince':
      return describeChangedSince(problem.before, problem.now);
    case 'updateRefused':
      return vscode.l10n.t(
        'The group “{0}” was left as it is. {1}',
        displayText(problem.group.name),
        describeError(problem.error),
      );
    case 'usersRefused':
      return describeUsersRefused(problem);
    case 'grantRefused': {
      const group = displayText(problem.groupName);
      const resource = displayText(problem.grant.resource);
      return problem.error === undefined
        ? vscode.l10n.t(
            '“{0}” was not authorized for {1} again: resources of the type {2} are not known to this extension.',
            group,
            resource,
            displayText(problem.grant.resourceType ?? ''),
          )
        : vscode.l10n.t(
            '“{0}” was not authorized for {1} in the namespace {2} again. {3}',
            group,
            resource,
            displayText(problem.grant.namespace),
            describeError(problem.error),
          );
    }
  }
}

function describeChangedSince(before: GroupFields, now: GroupFields): string {
  const { description: former = '' } = before;
  return [
    vscode.l10n.t(
      'The group “{0}” has been changed again since, so it was left as it is.',
      displayText(now.name),
    ),
    before.name === now.name
      ? undefined
      : vscode.l10n.t('Its name was “{0}”.', displayText(before.name)),
    before.code === now.code
      ? undefined
      : vscode.l10n.t('Its code was “{0}”.', displayText(before.code)),
    former === (now.description ?? '')
      ? undefined
      : vscode.l10n.t('Its description was “{0}”.', displayText(former)),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

function describeUsersRefused({
  groupName,
  failed,
}: UndoProblem & { readonly kind: 'usersRefused' }): string {
  const name = displayText(groupName);
  const reason = describeError(failed[0]?.error);
  return failed.length === 1
    ? vscode.l10n.t('1 user could not be dealt with in “{0}”. {1}', name, reason)
    : vscode.l10n.t(
        '{0} users could not be dealt with in “{1}”, the first for this: {2}',
        failed.length,
        name,
        reason,
      );
}

/** How long ago something was, such as "10 minutes ago". @param elapsed in milliseconds */
export function ago(elapsed: number): string {
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' });
  // A clock that was put back does not make it of the future.
  const past = Math.max(0, elapsed);
  if (past < minute) return format.format(-Math.floor(past / second), 'second');
  if (past < hour) return format.format(-Math.floor(past / minute), 'minute');
  if (past < day) return format.format(-Math.floor(past / hour), 'hour');
  return format.format(-Math.floor(past / day), 'day');
}
