import * as vscode from 'vscode';
import type { Reporter } from '../../feedback/reporter.ts';
import type { UserPermission } from '../../permissions/serverSum.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { exportFile, inFileName } from '../shared/exportFile.ts';
import { exportContent } from './exportText.ts';

/** Asks where to, saves the permissions there, and reports how it went. */
export async function exportPermissions(
  userName: string,
  permissions: readonly UserPermission[],
  format: ExportFormat,
  reporter: Reporter,
): Promise<void> {
  await exportFile(
    {
      format,
      fileName: `${inFileName(userName)}-permissions`,
      title: vscode.l10n.t('Export Permissions'),
      content: exportContent(permissions),
      done: (fileName) =>
        vscode.l10n.t({
          message: 'Exported the permissions to {0}.',
          args: [fileName],
          comment: ['{0} is the name of a file.'],
        }),
      notDone: vscode.l10n.t('The permissions were not exported.'),
    },
    reporter,
  );
}
