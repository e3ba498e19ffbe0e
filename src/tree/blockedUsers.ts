import * as vscode from 'vscode';
import { rowId } from './row.ts';

const scheme = 'authing-groups-blocked-user';

/** Marks the row of a blocked user, so that the decoration below dims it. */
export function blockedUserUri(userId: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${rowId(userId)}` });
}

/** Dims the rows of blocked users: a tree item alone cannot colour its label. */
export const blockedUserDecorations: vscode.FileDecorationProvider = {
  provideFileDecoration: (uri) =>
    uri.scheme === scheme
      ? new vscode.FileDecoration(
          undefined,
          vscode.l10n.t('Blocked'),
          new vscode.ThemeColor('list.deemphasizedForeground'),
        )
      : undefined,
};
