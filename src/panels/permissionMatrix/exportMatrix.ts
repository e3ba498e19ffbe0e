import * as vscode from 'vscode';
import type { Reporter } from '../../feedback/reporter.ts';
import type { MatrixTable } from '../../permissions/matrix.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { exportFile, inFileName } from '../shared/exportFile.ts';
import { exportContent, type MatrixPlaces } from './exportText.ts';

/** Asks where to, saves the part of the matrix there, and reports how it went. */
export async function exportMatrix(
  poolName: string,
  table: MatrixTable,
  places: MatrixPlaces,
  format: ExportFormat,
  reporter: Reporter,
): Promise<void> {
  await exportFile(
    {
      format,
      fileName: `${inFileName(poolName)}-permissions`,
      title: vscode.l10n.t('Export Permissions'),
      content: exportContent(table, places),
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
