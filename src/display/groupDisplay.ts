import * as vscode from 'vscode';
import type { GroupEntry } from '../directory/groupEntries.ts';
import { displayText } from '../text/displayText.ts';
import { plainName } from '../text/plainText.ts';
import { shownNumber, shownTime } from './locale.ts';
import { tooltip } from './tooltip.ts';

/**
 * What a group is called: its name as the server has it. The server should not have a group without one;
 * such a group is called by its code, and one that nothing is known of by its key.
 */
export function groupName(entry: GroupEntry | undefined, key: string): string {
  return entry?.group.name || entry?.group.code || key;
}

/** The icon of a group, wherever it is listed. */
export function groupIcon(): vscode.ThemeIcon {
  return new vscode.ThemeIcon('organization');
}

/**
 * What stands behind a group's name in the sidebar. It is short, and the count comes first: a narrow sidebar
 * cuts off the end, and a code tells more by its beginning than a count that is gone. The tooltip and the
 * accessible label say what the number counts.
 */
export function groupDescription({ group, memberCount }: GroupEntry): string {
  const code = displayText(group.code);
  if (memberCount === undefined) return code;
  return `${shownNumber(memberCount)} · ${code}`;
}

/** What a screen reader says of a group. */
export function groupAccessibleLabel(entry: GroupEntry): string {
  const { key, group, memberCount } = entry;
  const name = displayText(groupName(entry, key));
  const code = displayText(group.code);
  if (memberCount === undefined) {
    return vscode.l10n.t({
      message: '{0}, code {1}',
      args: [name, code],
      comment: ['{0} is the name of a group, {1} its group code.'],
    });
  }
  return memberCount === 1
    ? vscode.l10n.t({
        message: '{0}, code {1}, 1 member',
        args: [name, code],
        comment: ['{0} is the name of a group, {1} its group code.'],
      })
    : vscode.l10n.t({
        message: '{0}, code {1}, {2} members',
        args: [name, code, memberCount],
        comment: ['{0} is the name of a group, {1} its group code, {2} a number.'],
      });
}

/** All that is known of a group itself. */
export function groupTooltip(entry: GroupEntry): vscode.MarkdownString {
  const { key, group, memberCount } = entry;
  return tooltip(
    groupName(entry, key),
    [
      [vscode.l10n.t('Code'), group.code],
      [vscode.l10n.t('Members'), memberCount === undefined ? undefined : shownNumber(memberCount)],
      [vscode.l10n.t('Created'), shownTime(group.createdAt)],
      [vscode.l10n.t('Updated'), shownTime(group.updatedAt)],
    ],
    group.description,
  );
}

/** A group as a row of a picker. */
export function groupPickItem(entry: GroupEntry): { label: string; description: string } {
  return {
    label: plainName(groupName(entry, entry.key)),
    description: plainName(entry.group.code),
  };
}
