import * as vscode from 'vscode';
import { groupName } from '../../display/groupDisplay.ts';
import { shownNumber } from '../../display/locale.ts';
import { type Outcome, progressDelayMs, withProgress } from '../../feedback/progress.ts';
import { wasCancelled } from '../../model/failures.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { User } from '../../model/user.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import { plainText } from '../../text/plainText.ts';
import type { CommandContext } from '../commandContext.ts';
import { gainReview } from './membersGain.ts';
import { type ListLookUp, type ListResult, openPastedList } from './pasted/listLookUp.ts';
import { longestList } from './pasted/pastedList.ts';
import type { Resolved } from './pasted/resolveList.ts';
import { count, reviewList } from './pastedUsers.ts';

/**
 * Reads a list from the clipboard, looks up who is meant, and shows who is found, already a member, unknown or
 * ambiguous before anything is added. A look-up that stopped midway can go on, or what it found be added.
 * @param picked who was picked before the list was pasted, and is added with those in it
 * @returns all users to add, or how the user left without any
 */
export async function pickFromList(
  context: CommandContext,
  target: GroupTarget,
  picked: readonly User[],
): Promise<readonly User[] | 'back' | 'cancelled'> {
  const directory = context.directories.get(target.pool);
  const code = directory.entry(target.key)?.group.code ?? target.key;
  const text = await vscode.env.clipboard.readText();
  const lookUp = openPastedList(directory, code, text);
  const refusal = refusalOf(lookUp);
  if (refusal !== undefined) {
    context.reporter.warn(refusal);
    return 'back';
  }
  const name = groupName(directory.entry(target.key), target.key);
  const title = vscode.l10n.t({
    message: 'Add Members to “{0}” from List',
    args: [displayText(name, longestInTitle)],
    comment: ['The title of an input: the list is in the clipboard. {0} is the name of a group.'],
  });
  const gain = gainReview(context, target);
  for (;;) {
    const ended = await runLookUp(lookUp);
    if (ended.outcome === 'failed') {
      context.reporter.failure(vscode.l10n.t('Could not look up the list.'), ended.error);
    }
    if (ended.outcome !== 'done') return 'back';
    const { stopped } = ended.value;
    // A row of the picker would cut off what the server says.
    if (stopped !== undefined) {
      context.reporter.failure(vscode.l10n.t('Could not look up the whole list.'), stopped);
    }
    const end = await showResult(title, ended.value, (resolved) =>
      reviewList(title, resolved, picked, gain),
    );
    if (end !== 'continue') return end;
  }
}

/** Why there is nothing to look up. */
function refusalOf(lookUp: ListLookUp): string | undefined {
  if (lookUp.isTooLong) {
    return vscode.l10n.t(
      'The list in the clipboard has more than {0} entries. Copy a part of it, and try again.',
      shownNumber(longestList),
    );
  }
  if (lookUp.size > 0) return undefined;
  return vscode.l10n.t(
    'The clipboard has no list. Copy IDs, emails, phone numbers or usernames, one per line, and try again.',
  );
}

function runLookUp(lookUp: ListLookUp): Promise<Outcome<ListResult>> {
  const total = shownNumber(lookUp.size);
  const title =
    lookUp.size === 1
      ? vscode.l10n.t('Looking up 1 user')
      : vscode.l10n.t('Looking up {0} users', total);
  return withProgress({ title, delayMs: progressDelayMs }, (signal, report) =>
    lookUp.run(signal, (known) =>
      report(
        known < lookUp.size
          ? vscode.l10n.t({
              message: '{0} of {1}',
              args: [shownNumber(known), total],
              comment: ['{0} is how many users of a list were looked up, {1} how many are in it.'],
            })
          : vscode.l10n.t('Checking who is already a member'),
      ),
    ),
  );
}

async function showResult(
  title: string,
  result: ListResult,
  review: (resolved: readonly Resolved[]) => ReturnType<typeof reviewList>,
): Promise<readonly User[] | 'continue' | 'back' | 'cancelled'> {
  const { resolved, stopped } = result;
  if (stopped === undefined) return review(resolved);
  const found = count(resolved, 'found') + count(resolved, 'member');
  if (found === 0 && wasCancelled(stopped)) return 'back';
  for (;;) {
    const next = await askToGoOn(title, result, found);
    if (next !== 'add') return next;
    const end = await review(resolved);
    if (end !== 'back') return end;
  }
}

type GoOn = 'continue' | 'add' | 'back' | 'cancelled';

/** Says how far the look-up came and why it stopped, and asks what now. */
function askToGoOn(title: string, { resolved, stopped }: ListResult, found: number): Promise<GoOn> {
  const waiting = count(resolved, 'waiting');
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly next: GoOn }>();
  picker.title = title;
  picker.placeholder = plainText(stoppedText(resolved.length, found, stopped));
  picker.ignoreFocusOut = true;
  picker.buttons = [vscode.QuickInputButtons.Back];
  picker.items = [
    {
      label: vscode.l10n.t('Continue'),
      description:
        waiting > 0
          ? vscode.l10n.t({
              message: 'Still to look up: {0}.',
              args: [shownNumber(waiting)],
              comment: ['{0} is a number of users.'],
            })
          : vscode.l10n.t('Check who is already a member.'),
      iconPath: new vscode.ThemeIcon('debug-continue'),
      next: 'continue',
    },
  ];
  if (found > 0) {
    picker.items = [
      ...picker.items,
      {
        label: vscode.l10n.t('Add What Was Found'),
        description: vscode.l10n.t({
          message: 'Found: {0}. They are shown before they are added.',
          args: [shownNumber(found)],
          comment: ['{0} is the number of users who were found.'],
        }),
        iconPath: new vscode.ThemeIcon('person-add'),
        next: 'add',
      },
    ];
  }
  return new Promise<GoOn>((resolve) => {
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      if (item !== undefined) resolve(item.next);
    });
    picker.onDidTriggerButton(() => resolve('back'));
    picker.onDidHide(() => resolve('cancelled'));
    picker.show();
  }).finally(() => picker.dispose());
}

function stoppedText(total: number, found: number, stopped: ListResult['stopped']): string {
  return wasCancelled(stopped)
    ? vscode.l10n.t({
        message: 'Found {0} of {1}. The look-up was cancelled.',
        args: [shownNumber(found), shownNumber(total)],
        comment: ['{0} is how many users of a list were found, {1} how many are in it.'],
      })
    : vscode.l10n.t({
        message: 'Found {0} of {1}. The look-up stopped.',
        args: [shownNumber(found), shownNumber(total)],
        comment: ['{0} is how many users of a list were found, {1} how many are in it.'],
      });
}
