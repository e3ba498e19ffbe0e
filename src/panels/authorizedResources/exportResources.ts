import * as vscode from 'vscode';
import type { NamespacedResource } from '../../directory/resources.ts';
import type { Reporter } from '../../feedback/reporter.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { exportFile, inFileName } from '../shared/exportFile.ts';
import { exportContent } from './exportText.ts';

/** Asks where to, saves the resources there, and reports how it went. */
export async function exportResources(
  groupCode: string,
  resources: readonly NamespacedResource[],
  format: ExportFormat,
  reporter: Reporter,
): Promise<void> {
  const count = resources.length;
  await exportFile(
    {
      format,
      fileName: `${inFileName(groupCode)}-resources`,
      title:
        count === 1
          ? vscode.l10n.t('Export 1 Resource')
          : vscode.l10n.t('Export {0} Resources', count),
      content: exportContent(resources),
      done: (fileName) =>
        count === 1
          ? vscode.l10n.t({
              message: 'Exported 1 resource to {0}.',
              args: [fileName],
              comment: ['{0} is the name of a file.'],
            })
          : vscode.l10n.t({
              message: 'Exported {0} resources to {1}.',
              args: [count, fileName],
              comment: ['{0} is a number, {1} the name of a file.'],
            }),
      notDone: vscode.l10n.t('The resources were not exported.'),
    },
    reporter,
  );
}
