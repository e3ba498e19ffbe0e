import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Reporter } from '../../feedback/reporter.ts';
import { readSettings } from '../../pools/settings.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { displayText } from '../../text/displayText.ts';
import { type CsvOptions, separatorOf } from './csv.ts';
import { type ExportContent, exportText } from './exportText.ts';

/** A file to export, and the words for it. */
export interface Export {
  readonly format: ExportFormat;
  /** What the file is called unless the user says otherwise, without its ending. */
  readonly fileName: string;
  /** The title of the dialog that asks where to. */
  readonly title: string;
  /** What stands in the file. */
  readonly content: ExportContent;
  /** The sentence that it is done; the name is fit to be shown. */
  done(fileName: string): string;
  /** The sentence that it is not; the reason follows. */
  readonly notDone: string;
}

/** Asks where to, saves the file there, and reports how it went. */
export async function exportFile(
  { format, fileName, title, content, done, notDone }: Export,
  reporter: Reporter,
): Promise<void> {
  let file: vscode.Uri | undefined;
  try {
    file = await vscode.window.showSaveDialog({
      title,
      defaultUri: vscode.Uri.joinPath(defaultFolder(), `${fileName}.${format}`),
      filters: format === 'csv' ? { CSV: ['csv'] } : { JSON: ['json'] },
    });
    if (file === undefined) return;
    const text = exportText(content, format, csvOptions());
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    reporter.failure(notDone, error);
    return;
  }
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  reporter.info(done(displayText(name)), {
    title: vscode.l10n.t('Open File'),
    run: () => vscode.commands.executeCommand('vscode.open', file),
  });
}

/** Of a code in the name of a file: as many letters as fit even where each is four bytes. */
const mostLetters = 50;

/** A code as a part of a file's name: it may hold what no file name can, and more of it. */
export function inFileName(code: string): string {
  const letters = [...code.slice(0, 200).replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')];
  return letters.slice(0, mostLetters).join('');
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
