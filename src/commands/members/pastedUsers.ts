import * as vscode from 'vscode';
import { shownNumber } from '../../display/locale.ts';
import { userIcon } from '../../display/userDisplay.ts';
import { userHandle, userName } from '../../display/userName.ts';
import { inSentences } from '../../feedback/sentences.ts';
import { type FindNote, LatestNote, withNote } from '../../inputs/latestNote.ts';
import type { User } from '../../model/user.ts';
import { plainName } from '../../text/plainText.ts';
import type { Resolved } from './pasted/resolveList.ts';

interface ListItem extends vscode.QuickPickItem {
  /** Absent where there is nobody to add. */
  readonly user?: User;
}

/** What is said of permissions while users are ticked. */
export interface GainReview {
  /** Finds out what stands behind the title. */
  readonly note: FindNote<User>;
  /** The button that shows all of it. */
  readonly button: vscode.QuickInputButton;
  /** Shows it, and asks whether to add them; else the user goes on ticking. */
  readonly review: (users: readonly User[]) => Promise<boolean>;
}

/**
 * Shows whom a pasted list stands for, with those ticked who can be added without a doubt, and lets the user tick others.
 * @param picked who was picked before, and stays picked
 */
export async function reviewList(
  title: string,
  resolved: readonly Resolved[],
  picked: readonly User[],
  gain: GainReview,
): Promise<readonly User[] | 'back' | 'cancelled'> {
  let ticked: readonly User[] | undefined;
  for (;;) {
    const end = await tickUsers(title, resolved, { picked, ticked }, gain);
    if (typeof end === 'string' || !('reviewed' in end)) return end;
    ticked = end.reviewed;
    if (await gain.review(ticked)) return ticked;
  }
}

/** @returns those to add, those of whom more is to be shown, or how the user left */
function tickUsers(
  title: string,
  resolved: readonly Resolved[],
  {
    picked,
    ticked: before,
  }: { readonly picked: readonly User[]; readonly ticked: readonly User[] | undefined },
  { note, button: showGain }: GainReview,
): Promise<readonly User[] | { readonly reviewed: readonly User[] } | 'back' | 'cancelled'> {
  const items = itemsOf(resolved, picked);
  const picker = vscode.window.createQuickPick<ListItem>();
  picker.title = title;
  picker.placeholder = summary(resolved);
  picker.canSelectMany = true;
  picker.ignoreFocusOut = true;
  picker.matchOnDescription = true;
  picker.buttons = [vscode.QuickInputButtons.Back, showGain];
  picker.items = items;
  const found = resolved.flatMap((each) => (each.kind === 'found' ? [each.user] : []));
  const toAdd = new Set((before ?? [...found, ...picked]).map(({ id }) => id));
  picker.selectedItems = items.filter(({ user }) => user !== undefined && toAdd.has(user.id));
  const ticked = (rows: readonly ListItem[]) =>
    rows.map(({ user }) => user).filter((user) => user !== undefined);
  const latestNote = new LatestNote<User>(
    note,
    ({ id }) => id,
    () => {
      picker.title = withNote(title, latestNote.text);
    },
  );
  latestNote.update(ticked(picker.selectedItems));
  return new Promise<Awaited<ReturnType<typeof tickUsers>>>((resolve) => {
    picker.onDidChangeSelection((selected) => {
      // There are no disabled rows: a row that stands for nobody to add is unticked again.
      const usable = selected.filter(({ user }) => user !== undefined);
      if (usable.length < selected.length) picker.selectedItems = usable;
      latestNote.update(ticked(usable));
    });
    picker.onDidAccept(() => {
      const users = ticked(picker.selectedItems);
      if (users.length > 0) resolve(users);
    });
    picker.onDidTriggerButton((pressed) =>
      resolve(pressed === showGain ? { reviewed: ticked(picker.selectedItems) } : 'back'),
    );
    picker.onDidHide(() => resolve('cancelled'));
    picker.show();
  }).finally(() => {
    latestNote.dispose();
    picker.dispose();
  });
}

/** How many entries turned out to be of this kind. */
export function count(resolved: readonly Resolved[], kind: Resolved['kind']): number {
  return resolved.filter((each) => each.kind === kind).length;
}

/** The rows in their sections. Each user who can be added has one row, since a row is what is picked. */
function itemsOf(resolved: readonly Resolved[], picked: readonly User[]): readonly ListItem[] {
  const listed = new Set<string>();
  const once = (users: readonly User[]) => {
    const others = users.filter(({ id }) => !listed.has(id));
    for (const { id } of others) listed.add(id);
    return others;
  };
  const found = resolved.flatMap((each) =>
    each.kind === 'found'
      ? once([each.user]).map((user) => userItem(user, [each.by, ...each.texts]))
      : [],
  );
  const before = once(picked).map((user) => userItem(user, []));
  const ambiguous = resolved.flatMap((each) =>
    each.kind === 'ambiguous' ? once(each.users).map((user) => userItem(user, each.texts)) : [],
  );
  const members = resolved.flatMap((each) =>
    each.kind === 'member'
      ? {
          ...named(each.user, [each.by, ...each.texts]),
          iconPath: new vscode.ThemeIcon('pass-filled'),
        }
      : [],
  );
  return [
    ...section(vscode.l10n.t('To add'), found),
    ...section(vscode.l10n.t('Selected before'), before),
    ...section(vscode.l10n.t('Ambiguous: select who is meant'), ambiguous),
    ...section(vscode.l10n.t('Already members'), members),
    ...section(
      vscode.l10n.t('Unknown in this user pool'),
      textItems(resolved, 'unknown', 'question'),
    ),
    ...section(vscode.l10n.t('Not looked up yet'), textItems(resolved, 'waiting', 'watch')),
    ...section(vscode.l10n.t('Read as headings'), textItems(resolved, 'heading', 'list-flat')),
  ];
}

function textItems(
  resolved: readonly Resolved[],
  kind: Resolved['kind'],
  icon: string,
): readonly ListItem[] {
  return resolved
    .filter((each) => each.kind === kind)
    .flatMap(({ texts }) => texts)
    .map((text) => ({ label: plainName(text), iconPath: new vscode.ThemeIcon(icon) }));
}

function section(label: string, items: readonly ListItem[]): readonly ListItem[] {
  if (items.length === 0) return [];
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function userItem(user: User, matched: readonly string[]): ListItem {
  return { ...named(user, matched), iconPath: userIcon(user), user };
}

/** The name of a user, then what they were found by and what the list says, unless that shows anyway. */
function named(user: User, matched: readonly string[]): ListItem {
  const name = userName(user);
  const handle = userHandle(user);
  const details = new Set(
    [handle, ...matched].filter((part) => part !== undefined && part !== name),
  );
  return {
    label: plainName(name),
    description: [...details].flatMap((part) => (part ? [plainName(part)] : [])).join(' · '),
  };
}

function summary(resolved: readonly Resolved[]): string {
  const sentences: readonly (readonly [Resolved['kind'], (number: string) => string])[] = [
    [
      'found',
      (number) =>
        vscode.l10n.t({
          message: 'To add: {0}.',
          args: [number],
          comment: ['{0} is the number of users who will be added to a group.'],
        }),
    ],
    [
      'member',
      (number) =>
        vscode.l10n.t({
          message: 'Already members: {0}.',
          args: [number],
          comment: ['{0} is the number of users who were members before.'],
        }),
    ],
    [
      'ambiguous',
      (number) =>
        vscode.l10n.t({
          message: 'Ambiguous: {0}.',
          args: [number],
          comment: ['{0} is the number of entries of a list that may mean several users.'],
        }),
    ],
    [
      'unknown',
      (number) =>
        vscode.l10n.t({
          message: 'Unknown: {0}.',
          args: [number],
          comment: ['{0} is the number of entries of a list for which no user was found.'],
        }),
    ],
    [
      'waiting',
      (number) =>
        vscode.l10n.t({
          message: 'Not looked up yet: {0}.',
          args: [number],
          comment: ['{0} is the number of entries of a list.'],
        }),
    ],
  ];
  const known = sentences
    .map(([kind, sentence]) => ({ number: count(resolved, kind), sentence }))
    .filter(({ number }) => number > 0)
    .map(({ number, sentence }) => sentence(shownNumber(number)));
  return inSentences(...known);
}
