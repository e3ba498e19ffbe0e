import * as vscode from 'vscode';
import type { Connection } from '../pools/connection.ts';
import { protectionName } from './protection.ts';

/** The icon of a pool, wherever it is listed: its protection's, or else its kind's. */
export function poolIcon({ kind, protection }: Connection): vscode.ThemeIcon {
  switch (protection) {
    case 'readOnly':
      return new vscode.ThemeIcon('lock');
    case 'production':
      return new vscode.ThemeIcon('shield', new vscode.ThemeColor('list.warningForeground'));
    default:
      return new vscode.ThemeIcon(kind === 'sample' ? 'beaker' : 'database');
  }
}

/**
 * What stands behind a pool's name: where it is, and how it is protected.
 * @param host as it is to be shown
 */
export function poolDescription({ protection }: Connection, host: string | undefined): string {
  return [host, protection && protectionName(protection)]
    .filter((part) => part !== undefined)
    .join(' · ');
}
