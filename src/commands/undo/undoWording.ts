import * as vscode from 'vscode';
import type { GroupFields, UndoableChange } from '../../changes/undo/records.ts';
import type { Undone, UndoProblem } from '../../changes/undo/undoOutcome.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { displayText } from '../../text/displayText.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Names a change as an instruction without a full stop, such as "Delete 2 groups". */
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

/** The title of the progress of an undo, and of its details. */
export function undoingTitle(change: UndoableChange): string {
  return vscode.l10n.t({
    message: 'Undoing: {0}',
    args: [describeChange(change)],
    comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
  });
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

/** Summarizes in a few sentences what was restored: of several groups, the totals. */
export function summarizeUndone(done: readonly Undone[]): readonly string[] {
  const groups = done.filter((undone) => undone.kind === 'groupRestored');
  if (groups.length < 2) return done.map(describeUndone);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  return [
    vscode.l10n.t({
      message: 'Restored {0} groups. Members: {1}. Authorized resources: {2}.',
      args: [
        groups.length,
        sum(groups.map(({ members }) => members)),
        sum(groups.map(({ grants }) => grants)),
      ],
      comment: ['{1} and {2} are numbers.'],
    }),
    ...done.filter(({ kind }) => kind !== 'groupRestored').map(describeUndone),
  ];
}

/** Says in a sentence what was restored. */
export function describeUndone(undone: Undone): string {
  switch (undone.kind) {
    case 'groupRestored':
      return vscode.l10n.t({
        message: 'Restored the group “{0}”. Members: {1}. Authorized resources: {2}.',
        args: [displayText(undone.group.name), undone.members, undone.grants],
        comment: ['{0} is the name of the group, {1} and {2} are numbers.'],
      });
    case 'groupNotDeleted':
      return vscode.l10n.t('The group “{0}” was not deleted.', displayText(undone.group.name));
    case 'groupUpdated':
      return describeUpdateUndone(undone.from, undone.to);
    case 'membersAdded': {
      const name = displayText(undone.groupName);
      return undone.count === 1
        ? vscode.l10n.t('Added 1 member to “{0}” again.', name)
        : vscode.l10n.t('Added {0} members to “{1}” again.', undone.count, name);
    }
    case 'membersRemoved': {
      const name = displayText(undone.groupName);
      return undone.count === 1
        ? vscode.l10n.t('Removed 1 member from “{0}” again.', name)
        : vscode.l10n.t('Removed {0} members from “{1}” again.', undone.count, name);
    }
  }
}

function describeUpdateUndone(from: GroupFields, to: GroupFields): string {
  const name = displayText(to.name);
  if (from.name !== to.name) {
    return vscode.l10n.t('Renamed “{0}” back to “{1}”.', displayText(from.name), name);
  }
  return from.code === to.code
    ? vscode.l10n.t('Restored the description of “{0}”.', name)
    : vscode.l10n.t('Changed the code of “{0}” back to “{1}”.', name, displayText(to.code));
}

/** Says in a sentence or two what could not be undone, and why. */
export function describeProblem(problem: UndoProblem): string {
  switch (problem.kind) {
    case 'codeTaken':
      return vscode.l10n.t(
        'Could not restore the group “{0}”: the group “{1}” has its code “{2}” now.',
        displayText(problem.group.name),
        displayText(problem.by.name),
        displayText(problem.group.code),
      );
    case 'groupRefused':
      return inSentences(
        vscode.l10n.t('Could not restore the group “{0}”.', displayText(problem.group.name)),
        describeError(problem.error),
      );
    case 'groupGone':
      return vscode.l10n.t(
        'The group “{0}” with the code “{1}” no longer exists: it was deleted, or its code was changed.',
        displayText(problem.name),
        displayText(problem.code),
      );
    case 'anotherGroup':
      return vscode.l10n.t(
        'The group “{0}” no longer exists. Another group, “{1}”, has its code “{2}” now, so nothing was changed.',
        displayText(problem.name),
        displayText(problem.by.name),
        displayText(problem.code),
      );
    case 'identityUnknown':
      return vscode.l10n.t(
        'The server does not tell when groups were created, so the extension cannot tell whether the group “{0}” with the code “{1}” is the one that was changed.',
        displayText(problem.by.name),
        displayText(problem.code),
      );
    case 'notMadeYet':
      return vscode.l10n.t({
        message:
          'The server has not made this change yet, but still may: {0}. If it does, you can undo it.',
        args: [describeChange(problem.change)],
        comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
      });
    case 'notMade':
      return vscode.l10n.t({
        message: 'The server has not made this change: {0}.',
        args: [describeChange(problem.change)],
        comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
      });
    case 'changedSince':
      return describeChangedSince(problem.before, problem.now);
    case 'updateRefused':
      return inSentences(
        vscode.l10n.t('Could not update the group “{0}”.', displayText(problem.group.name)),
        describeError(problem.error),
      );
    case 'usersRefused':
      return describeUsersRefused(problem);
    case 'grantRefused': {
      const group = displayText(problem.groupName);
      const resource = displayText(problem.grant.resource);
      return problem.error === undefined
        ? vscode.l10n.t({
            message:
              'Could not authorize “{0}” for {1} again: this extension does not know the resource type {2}.',
            args: [group, resource, displayText(problem.grant.resourceType ?? '')],
            comment: ['{0} is the name of a group, {1} the code of a resource.'],
          })
        : inSentences(
            vscode.l10n.t({
              message: 'Could not authorize “{0}” for {1} in the namespace {2} again.',
              args: [group, resource, displayText(problem.grant.namespace)],
              comment: ['{0} is the name of a group, {1} and {2} are codes.'],
            }),
            describeError(problem.error),
          );
    }
  }
}

function describeChangedSince(before: GroupFields, now: GroupFields): string {
  const { description: former = '' } = before;
  return inSentences(
    vscode.l10n.t(
      'The group “{0}” has been changed again since then, so nothing was changed.',
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
  );
}

function describeUsersRefused({
  groupName,
  failed,
}: UndoProblem & { readonly kind: 'usersRefused' }): string {
  const name = displayText(groupName);
  const reason = describeError(failed[0]?.error);
  return failed.length === 1
    ? inSentences(vscode.l10n.t('Could not update 1 user in “{0}”.', name), reason)
    : vscode.l10n.t({
        message: 'Could not update {0} users in “{1}”. First error: {2}',
        args: [failed.length, name, reason],
        comment: ['{0} is a number, {1} the name of a group, {2} a whole sentence.'],
      });
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
