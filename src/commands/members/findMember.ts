import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { User } from '../../directory/types.ts';
import { userFacts } from '../../display/userDisplay.ts';
import { userHandle, userName } from '../../display/userName.ts';
import { wasCancelled } from '../../feedback/wording.ts';
import { pickGroup } from '../../inputs/pickers.ts';
import { inBackground } from '../../model/failureLog.ts';
import type { GroupTarget } from '../../model/target.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import { plainName, plainText } from '../../text/plainText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { oneGroup } from '../targets.ts';
import { searchMembers } from './memberPicker.ts';
import { removeUsers } from './removeMembers.ts';

interface MemberItem extends vscode.QuickPickItem {
  readonly user: User;
}

interface ActionItem extends vscode.QuickPickItem {
  readonly run?: () => unknown;
}

const typingPause = 250;
const readFailed = 'The members could not be searched';

/** `findMember`: searches the members of a group on the server, to look at one or take one out. */
export const runFindMember: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Find Member');
  const target = await oneGroup(context, args, () => pickGroup(context, { title }));
  if (target === undefined) return;
  const name = context.directories.get(target.pool).entry(target.key)?.group.name ?? '';
  const user = await search(
    context,
    target,
    vscode.l10n.t('Find Member of “{0}”', displayText(name, longestInTitle)),
  );
  if (user !== undefined) await showMember(context, target, user);
};

function search(
  context: CommandContext,
  target: GroupTarget,
  title: string,
): Promise<User | undefined> {
  const picker = vscode.window.createQuickPick<MemberItem>();
  picker.title = title;
  picker.placeholder = vscode.l10n.t('Name, email, phone number or username');
  picker.matchOnDescription = true;
  picker.ignoreFocusOut = true;
  let searching = new AbortController();

  const read = async (query: string, wait: number) => {
    searching.abort();
    searching = new AbortController();
    const { signal } = searching;
    picker.busy = true;
    try {
      await pause(wait, undefined, { signal });
      const { users, totalCount } = await searchMembers(context, target, query.trim(), signal);
      if (signal.aborted) return;
      picker.items = users.map(memberItem);
      picker.title =
        users.length === 0
          ? vscode.l10n.t('{0}: {1}', title, vscode.l10n.t('no member found'))
          : title;
      picker.placeholder =
        users.length < totalCount
          ? vscode.l10n.t('{0} of {1} members: type to narrow down', users.length, totalCount)
          : vscode.l10n.t('Name, email, phone number or username');
    } catch (error) {
      if (signal.aborted || wasCancelled(error)) return;
      context.reporter.failure(vscode.l10n.t('The members could not be searched'), error, () =>
        read(query, 0),
      );
    } finally {
      if (!signal.aborted) picker.busy = false;
    }
  };

  return new Promise<User | undefined>((resolve) => {
    picker.onDidChangeValue((query) => inBackground(readFailed, read(query, typingPause)));
    picker.onDidAccept(() => {
      // Enter before anybody was found is no answer.
      const [chosen] = picker.activeItems;
      if (chosen !== undefined) resolve(chosen.user);
    });
    picker.onDidHide(() => resolve(undefined));
    picker.show();
    inBackground(readFailed, read('', 0));
  }).finally(() => {
    searching.abort();
    picker.dispose();
  });
}

/** Shows who the member is, and what can be done. */
async function showMember(context: CommandContext, target: GroupTarget, user: User): Promise<void> {
  const items: ActionItem[] = [
    { label: vscode.l10n.t('Copy'), kind: vscode.QuickPickItemKind.Separator },
    ...userFacts(user).flatMap(([label, text]): ActionItem[] =>
      text === undefined || text === ''
        ? []
        : [
            {
              label: plainName(label),
              description: plainName(text),
              iconPath: new vscode.ThemeIcon('copy'),
              run: () => copy(label, text),
            },
          ],
    ),
  ];
  if (context.pools.get(target.pool)?.protection !== 'readOnly') {
    // Last: a second Enter right after the first must not begin to remove anybody.
    items.push(
      { label: vscode.l10n.t('Change'), kind: vscode.QuickPickItemKind.Separator },
      {
        label: vscode.l10n.t('Remove from Group…'),
        iconPath: new vscode.ThemeIcon('trash'),
        run: () => removeUsers(context, target, [user]),
      },
    );
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: displayText(userName(user), longestInTitle),
    placeHolder: vscode.l10n.t('Select what to copy or to do'),
    matchOnDescription: true,
  });
  await chosen?.run?.();
}

async function copy(label: string, text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(
    plainText(vscode.l10n.t('Copied: {0}', displayText(label))),
    3000,
  );
}

function memberItem(user: User): MemberItem {
  return {
    label: plainName(userName(user)),
    description: plainName(userHandle(user) ?? ''),
    iconPath: new vscode.ThemeIcon(user.blocked ? 'circle-slash' : 'person'),
    alwaysShow: true,
    user,
  };
}
