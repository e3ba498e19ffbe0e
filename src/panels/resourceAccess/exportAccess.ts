import * as vscode from 'vscode';
import type { Reporter } from '../../feedback/reporter.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { exportFile, inFileName } from '../shared/exportFile.ts';
import { type AccessTables, exportContent, type ShownRows } from './exportText.ts';

/** Asks where to, saves the rows there, and reports how it went. */
export async function exportAccess(
  tables: AccessTables,
  rows: ShownRows,
  format: ExportFormat,
  reporter: Reporter,
): Promise<void> {
  const isOfGroups = rows.list === 'groups';
  await exportFile(
    {
      format,
      fileName: `${inFileName(tables.heading.code)}-${rows.list}`,
      title: isOfGroups ? vscode.l10n.t('Export Groups') : vscode.l10n.t('Export People'),
      content: exportContent(tables, rows),
      done: (fileName) =>
        vscode.l10n.t({
          message: 'Exported who may use the resource to {0}.',
          args: [fileName],
          comment: ['{0} is the name of a file.'],
        }),
      notDone: vscode.l10n.t('Who may use the resource was not exported.'),
    },
    reporter,
  );
}
