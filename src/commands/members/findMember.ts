import * as vscode from 'vscode';
import { groupName } from '../../display/groupDisplay.ts';
import { userFacts } from '../../display/userDisplay.ts';
import { userName } from '../../display/userName.ts';
import { pickGroup } from '../../inputs/pickGroup.ts';
import { pickMember } from '../../inputs/pickUsers.ts';
import type { GroupTarget } from '../../model/target.ts';
import type { User } from '../../model/user.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import { plainName, plainText } from '../../text/plainText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { oneGroup } from '../targets.ts';
import { removeUsers } from './removeMembers.ts';

interface ActionItem extends vscode.QuickPickItem {
  readonly run?: () => unknown;
}

/** `findMember`: searches the members of a group on the server, to show what is known of one, or remove them. */
export const runFindMember: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Find Member');
  const target = await oneGroup(context, args, (pool) => pickGroup(context, { title, pool }));
  if (target === undefined) return;
  const entry = context.directories.get(target.pool).entry(target.key);
  const name = groupName(entry, target.key);
  const user = await pickMember(
    context,
    target,
    vscode.l10n.t({
      message: 'Find Member of “{0}”',
      args: [displayText(name, longestInTitle)],
      comment: ['The title of an input. {0} is the name of a group.'],
    }),
  );
  if (user !== undefined) await showMember(context, target, user);
};

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
  items.push(
    { label: vscode.l10n.t('Permissions'), kind: vscode.QuickPickItemKind.Separator },
    {
      label: vscode.l10n.t('Show Permissions'),
      iconPath: new vscode.ThemeIcon('shield'),
      run: () => context.showUserPermissions(target.pool, { id: user.id, name: userName(user) }),
    },
  );
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
    placeHolder: vscode.l10n.t('Select what to copy or do'),
    matchOnDescription: true,
  });
  await chosen?.run?.();
}

async function copy(label: string, text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(
    plainText(
      vscode.l10n.t({
        message: 'Copied: {0}',
        args: [displayText(label)],
        comment: ['{0} is the name of a field, such as "Email".'],
      }),
    ),
    3000,
  );
}
