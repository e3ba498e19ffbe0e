import * as vscode from 'vscode';
import type { Reporter } from '../../feedback/reporter.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { exportFile, inFileName } from './exportFile.ts';
import type { ExportContent } from './exportText.ts';

/**
 * Asks where to, saves permissions there, and reports how it went.
 * @param of whose they are: the name of a user or of a user pool
 */
export async function exportPermissions(
  of: string,
  content: ExportContent,
  format: ExportFormat,
  reporter: Reporter,
): Promise<void> {
  await exportFile(
    {
      format,
      fileName: `${inFileName(of)}-permissions`,
      title: vscode.l10n.t('Export Permissions'),
      content,
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
