import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { NamespacedResource } from '../../directory/resources.ts';
import type { Reporter } from '../../feedback/reporter.ts';
import { readSettings } from '../../pools/settings.ts';
import { displayText } from '../../text/displayText.ts';
import { type CsvOptions, separatorOf } from '../shared/csv.ts';
import { type ExportFormat, exportText } from './exportFormats.ts';

/** Of a group code in the name of a file: as many as fit even where each is four bytes. */
const mostLetters = 50;

/** Asks where to, saves the resources there, and says how it went. */
export async function exportResources(
  groupCode: string,
  resources: readonly NamespacedResource[],
  format: ExportFormat,
  reporter: Reporter,
): Promise<void> {
  let file: vscode.Uri | undefined;
  try {
    file = await vscode.window.showSaveDialog({
      title:
        resources.length === 1
          ? vscode.l10n.t('Export 1 Resource')
          : vscode.l10n.t('Export {0} Resources', resources.length),
      defaultUri: vscode.Uri.joinPath(defaultFolder(), `${fileName(groupCode)}.${format}`),
      filters: format === 'csv' ? { CSV: ['csv'] } : { JSON: ['json'] },
    });
    if (file === undefined) return;
    const text = exportText(resources, format, csvOptions());
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    reporter.failure(vscode.l10n.t('The resources were not exported'), error);
    return;
  }
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  reporter.info(
    resources.length === 1
      ? vscode.l10n.t('Exported 1 resource to {0}.', displayText(name))
      : vscode.l10n.t('Exported {0} resources to {1}.', resources.length, displayText(name)),
    {
      title: vscode.l10n.t('Open File'),
      run: () => vscode.commands.executeCommand('vscode.open', file),
    },
  );
}

/** As the setting says: for Excel, or as it is for other programs. */
function csvOptions(): CsvOptions {
  const { csvFormat } = readSettings();
  return csvFormat === 'excel'
    ? { separator: separatorOf(vscode.env.language), keepsTexts: true }
    : { separator: ',', keepsTexts: false };
}

function defaultFolder(): vscode.Uri {
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
}

/** A group code may hold what no file name can, and more of it. */
function fileName(groupCode: string): string {
  const letters = [...groupCode.slice(0, 200).replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')];
  return `${letters.slice(0, mostLetters).join('')}-resources`;
}
