import * as vscode from 'vscode';
import type { GroupFields, UndoableChange } from '../../changes/undo/records.ts';
import type { Undone } from '../../changes/undo/undoOutcome.ts';
import { displayText } from '../../text/displayText.ts';
import {
  describeGrantsChange,
  describeGrantsOfGroups,
  describeGrantsOfGroupsUndone,
  describeGrantsUndone,
  isGrantsChange,
  isGrantsUndone,
} from './undoGrantsWording.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Names a change as an instruction without a full stop, such as "Delete 2 groups".
 * @param others the other parts of it, where it was made in several
 */
export function describeChange(
  change: UndoableChange,
  ...others: readonly UndoableChange[]
): string {
  const grants = [change, ...others].filter(isGrantsChange);
  if (grants.length > 1) return describeGrantsOfGroups(grants);
  if (others.length > 0) {
    return vscode.l10n.t({
      message: 'Copy to the group “{0}”',
      args: [displayText(copiedTo(change))],
      comment: ['A change that can be undone. {0} is the name of a group.'],
    });
  }
  switch (change.kind) {
    case 'groupsDeleted': {
      const [first, ...others] = change.groups;
      return first !== undefined && others.length === 0
        ? vscode.l10n.t('Delete the group “{0}”', displayText(first.name))
        : vscode.l10n.t('Delete {0} groups', change.groups.length);
    }
    case 'groupCreated':
      return vscode.l10n.t({
        message: 'Create the group “{0}”',
        args: [displayText(change.group.name)],
        comment: ['A change that can be undone. {0} is the name of a group.'],
      });
    case 'groupUpdated':
      return describeUpdate(change.before, change.after);
    case 'membersAdded': {
      const name = displayText(change.groupName);
      return change.userIds.length === 1
        ? vscode.l10n.t({
            message: 'Add 1 member to “{0}”',
            args: [name],
            comment: ['A change that can be undone. {0} is the name of a group.'],
          })
        : vscode.l10n.t({
            message: 'Add {0} members to “{1}”',
            args: [change.userIds.length, name],
            comment: ['A change that can be undone. {0} is a number, {1} the name of a group.'],
          });
    }
    case 'membersRemoved': {
      const name = displayText(change.groupName);
      return change.userIds.length === 1
        ? vscode.l10n.t({
            message: 'Remove 1 member from “{0}”',
            args: [name],
            comment: ['A change that can be undone. {0} is the name of a group.'],
          })
        : vscode.l10n.t({
            message: 'Remove {0} members from “{1}”',
            args: [change.userIds.length, name],
            comment: ['A change that can be undone. {0} is a number, {1} the name of a group.'],
          });
    }
    case 'resourcesGranted':
    case 'grantsRevoked':
      return describeGrantsChange(change);
  }
}

/** The name of the group that a part of a copy is about: only copies have parts of several kinds. */
function copiedTo(change: UndoableChange): string {
  if (change.kind === 'groupCreated') return change.group.name;
  return 'groupName' in change ? change.groupName : '';
}

/** The title of the progress of an undo. @param what the change, as `describeChange` names it */
export function undoingTitle(what: string): string {
  return vscode.l10n.t({
    message: 'Undoing: {0}',
    args: [what],
    comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
  });
}

/** The title of the details of an undo that has ended. @param what the change, as `describeChange` names it */
export function undoResultTitle(what: string): string {
  return vscode.l10n.t({
    message: 'Result of undoing: {0}',
    args: [what],
    comment: ['A title. {0} is a change, such as: Rename “Design” to “Drawing”'],
  });
}

function describeUpdate(before: GroupFields, after: GroupFields): string {
  if (before.name !== after.name) {
    return vscode.l10n.t({
      message: 'Rename “{0}” to “{1}”',
      args: [displayText(before.name), displayText(after.name)],
      comment: [
        'A change that can be undone. {0} is the name that a group had, {1} the one it was given.',
      ],
    });
  }
  const name = displayText(after.name);
  return before.code === after.code
    ? vscode.l10n.t({
        message: 'Edit the description of “{0}”',
        args: [name],
        comment: ['A change that can be undone. {0} is the name of a group.'],
      })
    : vscode.l10n.t({
        message: 'Change the code of “{0}” to “{1}”',
        args: [name, displayText(after.code)],
        comment: [
          'A change that can be undone. {0} is the name of a group, {1} the code it was given.',
        ],
      });
}

/** Summarizes in a few sentences what was restored: of several groups, the totals. */
export function summarizeUndone(done: readonly Undone[]): readonly string[] {
  const grants = done.filter(isGrantsUndone);
  if (grants.length > 1) {
    const others = done.filter((undone) => !isGrantsUndone(undone));
    return [describeGrantsOfGroupsUndone(grants), ...summarizeUndone(others)];
  }
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
      comment: ['{0}, {1} and {2} are numbers.'],
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
    case 'groupDeleted':
      return vscode.l10n.t('Deleted the group “{0}” again.', displayText(undone.group.name));
    case 'groupUpdated':
      return describeUpdateUndone(undone.from, undone.to);
    case 'membersAdded': {
      const name = displayText(undone.groupName);
      return undone.count === 1
        ? vscode.l10n.t({
            message: 'Added 1 member to “{0}” again.',
            args: [name],
            comment: ['{0} is the name of a group.'],
          })
        : vscode.l10n.t({
            message: 'Added {0} members to “{1}” again.',
            args: [undone.count, name],
            comment: ['{0} is a number, {1} the name of a group.'],
          });
    }
    case 'membersRemoved': {
      const name = displayText(undone.groupName);
      return undone.count === 1
        ? vscode.l10n.t({
            message: 'Removed 1 member from “{0}” again.',
            args: [name],
            comment: ['{0} is the name of a group.'],
          })
        : vscode.l10n.t({
            message: 'Removed {0} members from “{1}” again.',
            args: [undone.count, name],
            comment: ['{0} is a number, {1} the name of a group.'],
          });
    }
    case 'resourcesGranted':
    case 'grantsRevoked':
      return describeGrantsUndone(undone.kind, undone.groupName, undone.count);
  }
}

function describeUpdateUndone(from: GroupFields, to: GroupFields): string {
  const name = displayText(to.name);
  if (from.name !== to.name) {
    return vscode.l10n.t({
      message: 'Renamed “{0}” back to “{1}”.',
      args: [displayText(from.name), name],
      comment: ['{0} is the name that a group was given, {1} the one it had before and has again.'],
    });
  }
  return from.code === to.code
    ? vscode.l10n.t({
        message: 'Restored the description of “{0}”.',
        args: [name],
        comment: ['{0} is the name of a group.'],
      })
    : vscode.l10n.t({
        message: 'Changed the code of “{0}” back to “{1}”.',
        args: [name, displayText(to.code)],
        comment: ['{0} is the name of a group, {1} the code it had before and has again.'],
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
