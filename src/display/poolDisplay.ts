import * as vscode from 'vscode';
import type { Connection, Protection } from '../pools/connection.ts';
import { displayText } from '../text/displayText.ts';
import { plainName } from '../text/plainText.ts';
import { type TooltipLine, tooltip } from './tooltip.ts';

/** The icon of a pool, wherever it is listed: its protection's, or else its kind's. */
export function poolIcon({ kind, protection }: Connection): vscode.ThemeIcon {
  if (protection === undefined) {
    return new vscode.ThemeIcon(kind === 'sample' ? 'beaker' : 'database');
  }
  switch (protection) {
    case 'readOnly':
      return new vscode.ThemeIcon('lock');
    case 'production':
      return new vscode.ThemeIcon('shield', new vscode.ThemeColor('list.warningForeground'));
  }
}

/** What stands behind a pool's name in the sidebar, which is narrow: the host's name, and the protection. */
export function poolDescription(connection: Connection): string {
  return joined(hostName(connection), connection.protection);
}

/** What a screen reader says of a pool, one fact after the other: what its icon stands for, too. */
export function poolReadOut(connection: Connection): readonly string[] {
  const { name, kind, protection } = connection;
  const where = kind === 'sample' ? vscode.l10n.t('made-up data') : (hostName(connection) ?? '');
  return [displayText(name), where, protection === undefined ? '' : protectionName(protection)];
}

/** All that is known of a connection. */
export function poolTooltip(connection: Connection): vscode.MarkdownString {
  const { name, protection } = connection;
  const protectionLine: TooltipLine = [
    vscode.l10n.t('Protection'),
    protection &&
      vscode.l10n.t({
        message: '{0}. {1}',
        args: [protectionName(protection), describeProtection(protection)],
        comment: ['{0} is the name of a protection, {1} a sentence that says what it does.'],
      }),
  ];
  return connection.kind === 'sample'
    ? tooltip(name, [protectionLine], vscode.l10n.t('Runs on this machine, with made-up data.'))
    : tooltip(name, [
        [vscode.l10n.t('Host'), connection.host],
        [vscode.l10n.t('User pool ID'), connection.userPoolId],
        protectionLine,
      ]);
}

/** A pool as a row of a picker, which has room for the whole host. */
export function poolPickItem(connection: Connection) {
  const host = connection.kind === 'authing' ? connection.host : undefined;
  return {
    label: plainName(connection.name),
    description: joined(host, connection.protection),
    iconPath: poolIcon(connection),
  };
}

/** What a protection is called, wherever it is named. */
export function protectionName(protection: Protection): string {
  switch (protection) {
    case 'production':
      return vscode.l10n.t('Production');
    case 'readOnly':
      return vscode.l10n.t('Read-Only');
  }
}

/** What a protection does, in one sentence. */
export function describeProtection(protection: Protection): string {
  switch (protection) {
    case 'production':
      return vscode.l10n.t('To delete a group, change its grants or copy to it, type its code.');
    case 'readOnly':
      return vscode.l10n.t('VS Code refuses every change to this user pool.');
  }
}

/** Such as core.authing.cn; the sample pool has none that says anything. */
function hostName(connection: Connection): string | undefined {
  if (connection.kind === 'sample') return undefined;
  const { host } = connection;
  return URL.canParse(host) ? new URL(host).host : host;
}

function joined(host: string | undefined, protection: Protection | undefined): string {
  return [host, protection && protectionName(protection)]
    .filter((part) => part !== undefined)
    .join(' · ');
}
