import * as vscode from 'vscode';
import type { CustomDataField, User } from '../model/user.ts';
import { plainName } from '../text/plainText.ts';
import { shownTime } from './locale.ts';
import { type TooltipLine, tooltip } from './tooltip.ts';
import { userHandle, userName } from './userName.ts';

/** The icon of a user, wherever one is listed. */
export function userIcon({ blocked }: User): vscode.ThemeIcon {
  return blocked
    ? new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('list.deemphasizedForeground'))
    : new vscode.ThemeIcon('person');
}

/** All that is known of a user. */
export function userTooltip(user: User): vscode.MarkdownString {
  return tooltip(userName(user), userFacts(user));
}

/** A user as a row of a picker. */
export function userPickItem(user: User) {
  return {
    label: plainName(userName(user)),
    description: plainName(userHandle(user) ?? ''),
    iconPath: userIcon(user),
  };
}

/** What is worth showing of a user beside the name, custom data last. Some of it may be absent. */
export function userFacts(user: User): readonly TooltipLine[] {
  return [
    [vscode.l10n.t('User ID'), user.id],
    [vscode.l10n.t('Username'), user.username],
    [vscode.l10n.t('Email'), user.email],
    [vscode.l10n.t('Phone'), user.phone],
    [vscode.l10n.t('Company'), user.company],
    [vscode.l10n.t('Status'), user.blocked ? vscode.l10n.t('Blocked') : statusText(user)],
    [vscode.l10n.t('Last sign-in'), shownTime(user.lastLogin)],
    [vscode.l10n.t('Created'), shownTime(user.createdAt)],
    ...(user.customData ?? []).map(
      (field): TooltipLine => [field.label ?? field.key, customText(field)],
    ),
  ];
}

/** A status that is not one of Authing's is shown as the server gave it. */
function statusText({ status }: User): string | undefined {
  switch (status) {
    case 'Activated':
      return vscode.l10n.t('Activated');
    case 'Suspended':
      return vscode.l10n.t('Suspended');
    case 'Resigned':
      return vscode.l10n.t('Resigned');
    case 'Archived':
      return vscode.l10n.t('Archived');
    default:
      return status;
  }
}

function customText({ value }: CustomDataField): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Date) return shownTime(value.toISOString());
  return typeof value === 'object' ? jsonText(value) : String(value);
}

function jsonText(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    // What is nested many thousand levels deep can be read, but not be written.
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}
