import * as vscode from 'vscode';
import { isOnlyCopy, type UndoRecord } from '../../changes/undo/records.ts';
import { userName } from '../../display/userName.ts';
import { type MessageAction, retryTitle } from '../../feedback/reporter.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { confirm } from '../../inputs/confirm.ts';
import { wasCancelled } from '../../model/failures.ts';
import type { CommandContext } from '../commandContext.ts';
import { showUndoDetails } from './undoDetails.ts';
import type { PartsOutcome } from './undoParts.ts';
import { describeProblem } from './undoProblemWording.ts';
import { summarizeUndone, undoingTitle, undoResultTitle } from './undoWording.ts';

/** How many sentences of one kind a message holds at most; the details hold all. */
const maxSentences = 3;

/**
 * Reports how an undo went.
 * @param what the change, such as: Rename “Design” to “Drawing”
 * @param retry undoes what is left
 * @param pools the ids of the connections it was undone in
 */
export function reportUndo(
  context: CommandContext,
  what: string,
  outcome: PartsOutcome,
  retry: () => unknown,
  pools: readonly string[],
): void {
  const { reporter, directories } = context;
  const { done, problems, remaining, error } = outcome;
  if (done.length === 0 && problems.length === 0 && error !== undefined) {
    reporter.failure({ notDone: notUndone(what), doing: undoingTitle(what) }, error, retry);
    return;
  }
  const actions: MessageAction[] = [];
  if (remaining.length > 0) {
    actions.push({ title: retryTitle(done.length > 0), run: retry });
  }
  if (remaining.length > 0 && error === undefined) {
    actions.push({ title: vscode.l10n.t('Give Up'), run: () => discard(context, remaining) });
  }
  const nameOf = (id: string) => {
    const users = pools.map((pool) => directories.get(pool).users.get(id));
    const user = users.find((each) => each !== undefined);
    return user && userName(user);
  };
  const hasMore = problems.some((problem) => 'failed' in problem && problem.failed.length > 1);
  if (done.length + problems.length > 1 || hasMore) {
    actions.push({
      title: vscode.l10n.t('Show Details'),
      run: () => showUndoDetails(undoResultTitle(what), outcome, nameOf),
    });
  }
  const message = inSentences(
    ...shortList(summarizeUndone(done)),
    ...shortList(problems.map(describeProblem)),
    error === undefined ? undefined : stopped(error),
  );
  const show = problems.length === 0 && remaining.length === 0 ? reporter.info : reporter.warn;
  show.call(reporter, message, ...actions);
}

function stopped(error: unknown): string {
  return wasCancelled(error)
    ? vscode.l10n.t('The rest was not undone, because you cancelled it.')
    : inSentences(vscode.l10n.t('The rest was not undone.'), describeError(error));
}

/** Says that a change was not undone at all. */
export function notUndone(what: string): string {
  return vscode.l10n.t({
    message: 'Could not undo this change: {0}.',
    args: [what],
    comment: ['{0} is a change, such as: Rename “Design” to “Drawing”'],
  });
}

/** Until its records are discarded, it is the last change that can be undone. */
async function discard(
  { reporter, undo }: CommandContext,
  records: readonly UndoRecord[],
): Promise<void> {
  const sure =
    !records.some(({ change }) => isOnlyCopy(change)) ||
    (await confirm(
      vscode.l10n.t('Discard the saved contents of the deleted groups?'),
      vscode.l10n.t('You cannot restore them after that.'),
      vscode.l10n.t('Discard'),
    ));
  if (!sure) return;
  try {
    for (const record of records) await undo.remove(record);
  } catch (error) {
    reporter.failure(vscode.l10n.t('Could not discard the change.'), error);
  }
}

function shortList(sentences: readonly string[]): string[] {
  const shown = sentences.slice(0, maxSentences);
  const more = sentences.length - shown.length;
  return more > 0
    ? [
        ...shown,
        vscode.l10n.t({
          message: 'And {0} more.',
          args: [more],
          comment: ['Follows a list of sentences, of which only the first few are shown.'],
        }),
      ]
    : shown;
}
