import * as vscode from 'vscode';
import type { UndoableChange } from '../../changes/undo/records.ts';
import type { Undone, UndoProblem } from '../../changes/undo/undoOutcome.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { displayText } from '../../text/displayText.ts';

// The words of undo for grants of a group.

type Kind = 'resourcesGranted' | 'grantsRevoked';

type GrantsChange = UndoableChange & { readonly kind: Kind };
type GrantsUndone = Undone & { readonly kind: Kind };

/** Whether a change is of the grants of a group. */
export function isGrantsChange(change: UndoableChange): change is GrantsChange {
  return change.kind === 'resourcesGranted' || change.kind === 'grantsRevoked';
}

/** Whether it is grants of a group that are as they were. */
export function isGrantsUndone(undone: Undone): undone is GrantsUndone {
  return undone.kind === 'resourcesGranted' || undone.kind === 'grantsRevoked';
}

/** Names a change of the grants of several groups as an instruction without a full stop. */
export function describeGrantsOfGroups(changes: readonly GrantsChange[]): string {
  const count = changes.reduce(
    (sum, { grants, unsettled = [] }) => sum + grants.length + unsettled.length,
    0,
  );
  const args = [count, changes.length];
  return changes.some(({ kind }) => kind === 'resourcesGranted')
    ? vscode.l10n.t({
        message: 'Make {0} grants to {1} groups',
        args,
        comment: ['A change that can be undone. {0} and {1} are numbers.'],
      })
    : vscode.l10n.t({
        message: 'Revoke {0} grants of {1} groups',
        args,
        comment: ['A change that can be undone. {0} and {1} are numbers.'],
      });
}

/** Says in a sentence that grants of several groups are as they were. */
export function describeGrantsOfGroupsUndone(undone: readonly GrantsUndone[]): string {
  return vscode.l10n.t({
    message: '{0} grants of {1} groups are as they were before.',
    args: [undone.reduce((sum, { count }) => sum + count, 0), undone.length],
    comment: ['{0} and {1} are numbers.'],
  });
}

/** Names a change of grants as an instruction without a full stop. */
export function describeGrantsChange(change: GrantsChange): string {
  const name = displayText(change.groupName);
  const count = change.grants.length + (change.unsettled?.length ?? 0);
  switch (change.kind) {
    case 'resourcesGranted':
      return count === 1
        ? vscode.l10n.t({
            message: 'Grant 1 resource to “{0}”',
            args: [name],
            comment: ['{0} is the name of a group.'],
          })
        : vscode.l10n.t({
            message: 'Grant {0} resources to “{1}”',
            args: [count, name],
            comment: ['{0} is a number, {1} the name of a group.'],
          });
    case 'grantsRevoked':
      return count === 1
        ? vscode.l10n.t({
            message: 'Revoke 1 grant of “{0}”',
            args: [name],
            comment: ['{0} is the name of a group.'],
          })
        : vscode.l10n.t({
            message: 'Revoke {0} grants of “{1}”',
            args: [count, name],
            comment: ['{0} is a number, {1} the name of a group.'],
          });
  }
}

/** Says in a sentence which grants are as they were. */
export function describeGrantsUndone(kind: Kind, groupName: string, count: number): string {
  const name = displayText(groupName);
  switch (kind) {
    case 'resourcesGranted':
      return count === 1
        ? vscode.l10n.t({
            message: 'Granted 1 resource to “{0}” again.',
            args: [name],
            comment: ['{0} is the name of a group.'],
          })
        : vscode.l10n.t({
            message: 'Granted {0} resources to “{1}” again.',
            args: [count, name],
            comment: ['{0} is a number, {1} the name of a group.'],
          });
    case 'grantsRevoked':
      return count === 1
        ? vscode.l10n.t({
            message: '1 grant of “{0}” is as it was before.',
            args: [name],
            comment: ['{0} is the name of a group.'],
          })
        : vscode.l10n.t({
            message: '{0} grants of “{1}” are as they were before.',
            args: [count, name],
            comment: ['{0} is a number, {1} the name of a group.'],
          });
  }
}

/** Says in a sentence or two which grants are not as they were, and why. */
export function describeGrantsProblem(
  problem: UndoProblem & { readonly kind: 'grantsRefused' | 'grantsChangedSince' },
): string {
  const name = displayText(problem.groupName);
  if (problem.kind === 'grantsChangedSince') {
    const { grants } = problem;
    return grants.length === 1
      ? vscode.l10n.t({
          message:
            'What “{0}” may do with {1} has been changed again since then, so it was left as it is.',
          args: [name, displayText(grants[0]?.resource ?? '')],
          comment: ['{0} is the name of a group, {1} the code of a resource.'],
        })
      : vscode.l10n.t({
          message:
            '{0} grants of “{1}” have been changed again since then, so they were left as they are.',
          args: [grants.length, name],
          comment: ['{0} is a number, {1} the name of a group.'],
        });
  }
  const { failed } = problem;
  const reason = describeError(failed[0]?.error);
  return failed.length === 1
    ? inSentences(
        vscode.l10n.t({
          message: 'Could not restore the grant of {0} to “{1}”.',
          args: [displayText(failed[0]?.step.resource ?? ''), name],
          comment: ['{0} is the code of a resource, {1} the name of a group.'],
        }),
        reason,
      )
    : vscode.l10n.t({
        message: 'Could not restore {0} grants of “{1}”. First error: {2}',
        args: [failed.length, name, reason],
        comment: ['{0} is a number, {1} the name of a group, {2} a whole sentence.'],
      });
}
