import * as vscode from 'vscode';
import type { User } from '../directory/types.ts';
import { userHandle, userName } from '../directory/userName.ts';
import { type Resolved, splitList } from '../directory/userResolver.ts';
import { plainName } from '../feedback/plainText.ts';
import { withProgress } from '../feedback/progress.ts';
import { displayText, longestInTitle } from '../text/displayText.ts';
import type { CommandContext } from './commandContext.ts';
import type { GroupTarget } from './targets.ts';

interface ListItem extends vscode.QuickPickItem {
  /** Absent where there is nobody to add. */
  readonly user?: User;
}

/**
 * Reads a list from the clipboard, looks up who is meant, and shows who is found, already in, unknown or
 * ambiguous before anything is added.
 * @param picked who was picked before the list was pasted, and is added with those in it
 * @returns all users to add, or how one left without
 */
export async function pickFromList(
  context: CommandContext,
  target: GroupTarget,
  picked: readonly User[],
): Promise<readonly User[] | 'back' | 'cancelled'> {
  const entries = splitList(await vscode.env.clipboard.readText());
  if (entries.length === 0) {
    context.reporter.warn(
      vscode.l10n.t(
        'The clipboard has no list. Copy IDs, emails, phone numbers or usernames, one a line, and try again.',
      ),
    );
    return 'back';
  }
  const directory = context.directories.get(target.pool);
  const code = directory.entry(target.key)?.group.code ?? target.key;
  const resolved = await withProgress(
    { title: vscode.l10n.t('Looking up {0} users', entries.length) },
    (signal) => directory.userResolver.resolve(code, entries, signal),
  );
  if (resolved.outcome === 'cancelled') return 'back';
  if (resolved.outcome === 'failed') {
    context.reporter.failure(vscode.l10n.t('The list was not looked up'), resolved.error);
    return 'back';
  }
  return review(resolved.value, directory.entry(target.key)?.group.name ?? code, picked);
}

function review(
  resolved: readonly Resolved[],
  groupName: string,
  picked: readonly User[],
): Promise<readonly User[] | 'back' | 'cancelled'> {
  const items = itemsOf(resolved, picked);
  const picker = vscode.window.createQuickPick<ListItem>();
  picker.title = vscode.l10n.t(
    'Add Members to “{0}” from List',
    displayText(groupName, longestInTitle),
  );
  picker.placeholder = summary(resolved);
  picker.canSelectMany = true;
  picker.ignoreFocusOut = true;
  picker.matchOnDescription = true;
  picker.buttons = [vscode.QuickInputButtons.Back];
  picker.items = items;
  const found = resolved.flatMap((each) => (each.kind === 'found' ? [each.user] : []));
  const toAdd = new Set([...found, ...picked].map(({ id }) => id));
  picker.selectedItems = items.filter(({ user }) => user !== undefined && toAdd.has(user.id));
  return new Promise<readonly User[] | 'back' | 'cancelled'>((resolve) => {
    picker.onDidChangeSelection((selected) => {
      // There are no disabled rows: one that stands for nobody to add lets itself not be picked.
      const usable = selected.filter(({ user }) => user !== undefined);
      if (usable.length < selected.length) picker.selectedItems = usable;
    });
    picker.onDidAccept(() => {
      const users = picker.selectedItems
        .map(({ user }) => user)
        .filter((user) => user !== undefined);
      if (users.length > 0) resolve(users);
    });
    picker.onDidTriggerButton(() => resolve('back'));
    picker.onDidHide(() => resolve('cancelled'));
    picker.show();
  }).finally(() => picker.dispose());
}

function itemsOf(resolved: readonly Resolved[], picked: readonly User[]): readonly ListItem[] {
  const found: ListItem[] = [];
  const ambiguous: ListItem[] = [];
  const members: ListItem[] = [];
  const unknown: ListItem[] = [];
  for (const each of resolved) {
    switch (each.kind) {
      case 'found':
        found.push(userItem(each.text, each.user));
        break;
      case 'ambiguous':
        ambiguous.push(...each.users.map((user) => userItem(each.text, user)));
        break;
      case 'member':
        members.push({
          ...named(each.text, each.user),
          iconPath: new vscode.ThemeIcon('pass-filled'),
        });
        break;
      case 'unknown':
        unknown.push({ label: plainName(each.text), iconPath: new vscode.ThemeIcon('question') });
        break;
    }
  }
  const listed = new Set(
    [...found, ...ambiguous].flatMap(({ user }) => (user === undefined ? [] : [user.id])),
  );
  const others = picked.filter(({ id }) => !listed.has(id));
  return [
    ...section(vscode.l10n.t('To add'), found),
    ...section(
      vscode.l10n.t('Picked before'),
      others.map((user) => userItem(userName(user), user)),
    ),
    ...section(vscode.l10n.t('Ambiguous: pick who is meant'), ambiguous),
    ...section(vscode.l10n.t('Already members'), members),
    ...section(vscode.l10n.t('Unknown in this user pool'), unknown),
  ];
}

function section(label: string, items: readonly ListItem[]): readonly ListItem[] {
  if (items.length === 0) return [];
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function userItem(text: string, user: User): ListItem {
  return { ...named(text, user), iconPath: new vscode.ThemeIcon('person'), user };
}

/** Who it is, and beside it what the list said, where that is not what shows anyway. */
function named(text: string, user: User): ListItem {
  const handle = userHandle(user);
  const details = [handle, text === handle || text === userName(user) ? undefined : text];
  return {
    label: plainName(userName(user)),
    description: details
      .filter((part) => part !== undefined)
      .map(plainName)
      .join(' · '),
  };
}

function summary(resolved: readonly Resolved[]): string {
  const count = (kind: Resolved['kind']) => resolved.filter((each) => each.kind === kind).length;
  const parts: readonly (readonly [number, string])[] = [
    [count('found'), vscode.l10n.t('found')],
    [count('member'), vscode.l10n.t('already in')],
    [count('unknown'), vscode.l10n.t('unknown')],
    [count('ambiguous'), vscode.l10n.t('ambiguous')],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} ${what}`)
    .join(', ');
}
