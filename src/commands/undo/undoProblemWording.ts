import * as vscode from 'vscode';
import type { GroupFields } from '../../changes/undo/records.ts';
import type { UndoProblem } from '../../changes/undo/undoOutcome.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { displayText } from '../../text/displayText.ts';
import { describeGrantsProblem } from './undoGrantsWording.ts';
import { describeChange } from './undoWording.ts';

/** Says in a sentence or two what could not be undone, and why. */
export function describeProblem(problem: UndoProblem): string {
  switch (problem.kind) {
    case 'codeTaken':
      return vscode.l10n.t({
        message: 'Could not restore the group “{0}”: the group “{1}” has its code “{2}” now.',
        args: [
          displayText(problem.group.name),
          displayText(problem.by.name),
          displayText(problem.group.code),
        ],
        comment: [
          '{0} is the name of a deleted group, {1} the name of the group that has its code now, {2} that code.',
        ],
      });
    case 'groupRefused':
      return inSentences(
        vscode.l10n.t('Could not restore the group “{0}”.', displayText(problem.group.name)),
        describeError(problem.error),
      );
    case 'groupGone':
      return vscode.l10n.t({
        message:
          'The group “{0}” with the code “{1}” no longer exists: it was deleted, or its code was changed.',
        args: [displayText(problem.name), displayText(problem.code)],
        comment: ['{0} is the name of a group, {1} its code.'],
      });
    case 'anotherGroup':
      return vscode.l10n.t({
        message:
          'The group “{0}” no longer exists. Another group, “{1}”, has its code “{2}” now, so nothing was changed.',
        args: [displayText(problem.name), displayText(problem.by.name), displayText(problem.code)],
        comment: [
          '{0} is the name of the group that is gone, {1} the name of the group that has its code now, {2} that code.',
        ],
      });
    case 'identityUnknown':
      return vscode.l10n.t({
        message:
          'The server does not tell when groups were created, so the extension cannot tell whether the group “{0}” with the code “{1}” is the one that was changed.',
        args: [displayText(problem.by.name), displayText(problem.code)],
        comment: ['{0} is the name of a group, {1} its code.'],
      });
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
    case 'groupInUse':
      return vscode.l10n.t(
        'The group “{0}” has members or authorized resources, so it was not deleted.',
        displayText(problem.group.name),
      );
    case 'changedSince':
      return describeChangedSince(problem.before, problem.now);
    case 'updateRefused':
      return inSentences(
        vscode.l10n.t('Could not update the group “{0}”.', displayText(problem.group.name)),
        describeError(problem.error),
      );
    case 'usersRefused':
      return describeUsersRefused(problem);
    case 'grantsRefused':
    case 'grantsChangedSince':
      return describeGrantsProblem(problem);
    case 'grantRefused': {
      const group = displayText(problem.groupName);
      const resource = displayText(problem.grant.resource);
      return problem.error === undefined
        ? vscode.l10n.t({
            message:
              'Could not authorize “{0}” for {1} again: this extension does not know the resource type {2}.',
            args: [group, resource, displayText(problem.grant.resourceType ?? '')],
            comment: [
              '{0} is the name of a group, {1} the code of a resource, {2} the name of a type.',
            ],
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
      : vscode.l10n.t({
          message: 'Its name was “{0}”.',
          args: [displayText(before.name)],
          comment: ['{0} is the name that a group had before a change.'],
        }),
    before.code === now.code
      ? undefined
      : vscode.l10n.t({
          message: 'Its code was “{0}”.',
          args: [displayText(before.code)],
          comment: ['{0} is the code that a group had before a change.'],
        }),
    former === (now.description ?? '')
      ? undefined
      : vscode.l10n.t({
          message: 'Its description was “{0}”.',
          args: [displayText(former)],
          comment: ['{0} is the description that a group had before a change.'],
        }),
  );
}

function describeUsersRefused({
  groupName,
  failed,
}: UndoProblem & { readonly kind: 'usersRefused' }): string {
  const name = displayText(groupName);
  const reason = describeError(failed[0]?.error);
  return failed.length === 1
    ? inSentences(
        vscode.l10n.t({
          message: 'Could not update 1 user in “{0}”.',
          args: [name],
          comment: ['{0} is the name of a group.'],
        }),
        reason,
      )
    : vscode.l10n.t({
        message: 'Could not update {0} users in “{1}”. First error: {2}',
        args: [failed.length, name, reason],
        comment: ['{0} is a number, {1} the name of a group, {2} a whole sentence.'],
      });
}
