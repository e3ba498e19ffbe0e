import * as vscode from 'vscode';
import type { MembershipChange, MembershipOptions } from '../../changes/changeMembership.ts';
import type { MembersOutcome } from '../../changes/memberBatches.ts';
import { userName } from '../../display/userName.ts';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import { type MessageAction, retryTitle, type Undertaking } from '../../feedback/reporter.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError, describeFirstError } from '../../feedback/wording.ts';
import { wasCancelled } from '../../model/failures.ts';
import { displayText } from '../../text/displayText.ts';
import { copyChangeActions } from '../code/copyChangeAction.ts';
import type { CommandContext } from '../commandContext.ts';
import { undoAction } from '../undo/undoAction.ts';
import { type MembersDetailsTask, showMembersDetails } from './membersDetails.ts';
import type { Gained } from './membersGain.ts';

/** Users to add to a group or to remove from it. */
export interface MembersTask extends MembersDetailsTask {
  readonly groupName: string;
  /** Says which permissions those gained who were added, where nobody has seen it before. */
  readonly gained?: ((added: readonly string[]) => Gained) | undefined;
  readonly change: (
    userIds: readonly string[],
    options: MembershipOptions,
  ) => Promise<MembershipChange | undefined>;
}

/** What users are called, as far as this window has seen them, by their ids. */
export function shownNames(
  { directories }: CommandContext,
  pool: string,
  userIds: readonly string[],
): ReadonlyMap<string, string> {
  const { users } = directories.get(pool);
  return new Map(
    userIds.map((id) => {
      const user = users.get(id);
      return [id, displayText(user === undefined ? id : userName(user))];
    }),
  );
}

/**
 * Adds or removes them, and reports what became of them: for how many it was done, for whom it failed and
 * why. The message offers Undo, and Retry for the rest.
 */
export async function changeMembersAndReport(
  context: CommandContext,
  task: MembersTask,
): Promise<void> {
  const userIds = [...task.names.keys()];
  const ended = await withProgress(
    { title: undertaking(task), delayMs: progressDelayMs },
    (signal, report) =>
      task.change(userIds, {
        signal,
        onProgress: (count) =>
          report(
            vscode.l10n.t({
              message: '{0} of {1}',
              args: [count, userIds.length],
              comment: ['{0} is how many users were added or removed so far, {1} how many in all.'],
            }),
          ),
      }),
  );
  const again = (ids: readonly string[]) => {
    const names = new Map([...task.names].filter(([id]) => ids.includes(id)));
    return changeMembersAndReport(context, { ...task, names });
  };
  if (ended.outcome === 'failed') {
    context.reporter.failure(textsOf(task), ended.error, () => again(userIds));
  } else if (ended.outcome === 'done' && ended.value !== undefined) {
    report(context, task, ended.value, again);
  }
}

function report(
  context: CommandContext,
  task: MembersTask,
  change: MembershipChange,
  again: (userIds: readonly string[]) => unknown,
): void {
  const { reporter } = context;
  const { done, unchanged, failed, unknown, remaining, error, record } = change;
  const notDoneIds = [...failed.map(({ userId }) => userId), ...unknown, ...remaining];
  const nothingDone = done.length === 0 && unchanged.length === 0;
  const reason = error ?? (task.names.size === 1 ? failed[0]?.error : undefined);
  if (nothingDone && reason !== undefined) {
    reporter.failure(textsOf(task), reason, () => again(notDoneIds));
    return;
  }
  const gained = done.length === 0 ? undefined : task.gained?.(done);
  const message = inSentences(
    doneSentence(task, done.length),
    gained?.line,
    unchangedSentence(task, unchanged.length),
    failedSentence(task, change),
    unknownSentence(unknown.length),
    remainingSentence(change),
  );
  if (message === '') return;
  const actions: MessageAction[] = record === undefined ? [] : [undoAction(context, record)];
  if (gained?.action !== undefined) actions.push(gained.action);
  if (notDoneIds.length === 0) {
    if (record !== undefined) actions.push(...copyChangeActions(context, record));
    reporter.info(message, ...actions);
    return;
  }
  actions.push(
    { title: retryTitle(!nothingDone), run: () => again(notDoneIds) },
    {
      title: vscode.l10n.t('Show Details'),
      run: () => showMembersDetails(detailsTitle(task), task, change),
    },
  );
  reporter.warn(message, ...actions);
}

function textsOf(task: MembersTask): Undertaking {
  return { notDone: notDone(task), doing: undertaking(task) };
}

/** What is being done, as the title of its progress. */
function undertaking({ direction, groupName }: MembersTask): string {
  return direction === 'add'
    ? vscode.l10n.t({
        message: 'Adding members to “{0}”',
        args: [groupName],
        comment: ['Shown while it is being done. {0} is the name of a group.'],
      })
    : vscode.l10n.t({
        message: 'Removing members from “{0}”',
        args: [groupName],
        comment: ['Shown while it is being done. {0} is the name of a group.'],
      });
}

function detailsTitle({ direction, groupName }: MembersTask): string {
  return direction === 'add'
    ? vscode.l10n.t({
        message: 'Result of adding members to “{0}”',
        args: [groupName],
        comment: ['A title. {0} is the name of a group.'],
      })
    : vscode.l10n.t({
        message: 'Result of removing members from “{0}”',
        args: [groupName],
        comment: ['A title. {0} is the name of a group.'],
      });
}

function notDone({ direction, names, groupName }: MembersTask): string {
  if (names.size === 1) {
    const [name = ''] = names.values();
    return direction === 'add'
      ? vscode.l10n.t({
          message: '{0} was not added to “{1}”.',
          args: [name, groupName],
          comment: ['{0} is the name of a user, {1} the name of a group.'],
        })
      : vscode.l10n.t({
          message: '{0} was not removed from “{1}”.',
          args: [name, groupName],
          comment: ['{0} is the name of a user, {1} the name of a group.'],
        });
  }
  return direction === 'add'
    ? vscode.l10n.t({
        message: 'The {0} users were not added to “{1}”.',
        args: [names.size, groupName],
        comment: ['{0} is a number, {1} the name of a group.'],
      })
    : vscode.l10n.t({
        message: 'The {0} members were not removed from “{1}”.',
        args: [names.size, groupName],
        comment: ['{0} is a number, {1} the name of a group.'],
      });
}

function doneSentence({ direction, names, groupName }: MembersTask, count: number) {
  if (count === 0) return undefined;
  if (count < names.size) {
    return direction === 'add'
      ? vscode.l10n.t({
          message: '{0} of {1} users were added to “{2}”.',
          args: [count, names.size, groupName],
          comment: ['{0} and {1} are numbers, {2} is the name of a group.'],
        })
      : vscode.l10n.t({
          message: '{0} of {1} members were removed from “{2}”.',
          args: [count, names.size, groupName],
          comment: ['{0} and {1} are numbers, {2} is the name of a group.'],
        });
  }
  if (direction === 'add') {
    return count === 1
      ? vscode.l10n.t({
          message: '1 member was added to “{0}”.',
          args: [groupName],
          comment: ['{0} is the name of a group.'],
        })
      : vscode.l10n.t({
          message: '{0} members were added to “{1}”.',
          args: [count, groupName],
          comment: ['{0} is a number, {1} the name of a group.'],
        });
  }
  return count === 1
    ? vscode.l10n.t({
        message: '1 member was removed from “{0}”.',
        args: [groupName],
        comment: ['{0} is the name of a group.'],
      })
    : vscode.l10n.t({
        message: '{0} members were removed from “{1}”.',
        args: [count, groupName],
        comment: ['{0} is a number, {1} the name of a group.'],
      });
}

function unchangedSentence({ direction, names, groupName }: MembersTask, count: number) {
  if (count === 0) return undefined;
  if (count === names.size && count === 1) {
    const [name = ''] = names.values();
    return direction === 'add'
      ? vscode.l10n.t({
          message: '{0} is a member of “{1}” already.',
          args: [name, groupName],
          comment: ['{0} is the name of a user, {1} the name of a group.'],
        })
      : vscode.l10n.t({
          message: '{0} was no longer a member of “{1}”.',
          args: [name, groupName],
          comment: ['{0} is the name of a user, {1} the name of a group.'],
        });
  }
  return direction === 'add'
    ? vscode.l10n.t({
        message: 'Already members: {0}.',
        args: [count],
        comment: ['{0} is the number of users who were members before.'],
      })
    : vscode.l10n.t({
        message: 'No longer members: {0}.',
        args: [count],
        comment: ['{0} is the number of users who had left the group before.'],
      });
}

function failedSentence(task: MembersTask, { failed }: MembersOutcome) {
  const [first, ...others] = failed;
  if (first === undefined) return undefined;
  if (failed.length === task.names.size) {
    return inSentences(notDone(task), describeFirstError(first.error));
  }
  const reason = describeError(first.error);
  return others.length === 0
    ? inSentences(vscode.l10n.t('1 user failed.'), reason)
    : vscode.l10n.t({
        message: '{0} users failed. First error: {1}',
        args: [failed.length, reason],
        comment: ['{0} is a number, {1} a whole sentence.'],
      });
}

function unknownSentence(count: number) {
  if (count === 0) return undefined;
  return count === 1
    ? vscode.l10n.t(
        'For 1 user the outcome is unknown: the server may have made the change, or may still make it.',
      )
    : vscode.l10n.t(
        'For {0} users the outcome is unknown: the server may have made the change, or may still make it.',
        count,
      );
}

function remainingSentence({ remaining, error }: MembersOutcome) {
  if (remaining.length === 0 || error === undefined) return undefined;
  const count = remaining.length;
  if (wasCancelled(error)) {
    return count === 1
      ? vscode.l10n.t('You cancelled it before the last user.')
      : vscode.l10n.t('You cancelled it before the other {0} users.', count);
  }
  return inSentences(
    count === 1
      ? vscode.l10n.t('1 user was not processed.')
      : vscode.l10n.t('{0} users were not processed.', count),
    describeError(error),
  );
}
