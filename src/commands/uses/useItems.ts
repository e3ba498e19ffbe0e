import * as vscode from 'vscode';
import type { CodeUse } from '../../source/uses.ts';
import { visibleText } from '../../text/displayText.ts';
import type { FileUse, UsesInFile } from './searchUses.ts';

/** A file in a list of uses. */
export interface FileItem {
  readonly uri: vscode.Uri;
  readonly uses: UseItem[];
}

/** One use in such a list. */
export interface UseItem {
  readonly file: FileItem;
  readonly kind: CodeUse['kind'];
  readonly location: vscode.Location;
  /** What stands in its line: `inside` is the use itself. */
  readonly before: string;
  readonly inside: string;
  readonly after: string;
}

export type ListItem = FileItem | UseItem;

/**
 * How much of a line (UTF-16 units) is shown before a use, on from the word there, and behind it: a sidebar is narrow,
 * and VS Code shows no more in its own lists.
 */
const shownBefore = 8;
const shownAfter = 200;
const lastWord = /[\p{L}\p{N}_$]*$/u;

/** Whether a row is that of a file, and not of a use in it. */
export function isFile(item: ListItem): item is FileItem {
  return 'uses' in item;
}

/** The rows of a file with its uses. They keep no text of the file, for a list may stay for hours. */
export function fileItem({ uri, lines, uses }: UsesInFile): FileItem {
  const file: FileItem = { uri, uses: [] };
  file.uses.push(...uses.map((each) => useItem(file, each, lines.lineAt(each.range.start.line))));
  return file;
}

function useItem(file: FileItem, { use, range }: FileUse, line: string): UseItem {
  const { start, end } = range;
  const to = end.line === start.line ? end.character : line.length;
  const from = Math.max(0, start.character - shownBefore);
  const word = lastWord.exec(line.slice(Math.max(0, from - shownAfter), from))?.[0] ?? '';
  const before = line.slice(from - word.length, start.character).trimStart();
  return {
    file,
    kind: use.kind,
    location: new vscode.Location(file.uri, range),
    before: visibleText(before),
    inside: visibleText(line.slice(start.character, to)),
    after: visibleText(line.slice(to, to + shownAfter).trimEnd()),
  };
}

/** Where a use stands, as a row of a list says it. */
export function describeKind(kind: CodeUse['kind']): string {
  switch (kind) {
    case 'call':
      return vscode.l10n.t('A group code in a call of an Authing SDK');
    case 'name':
      return vscode.l10n.t('A constant that holds the group code, in a call of an Authing SDK');
    case 'text':
      return vscode.l10n.t('A string with the text of the group code');
    default:
      return kind satisfies never;
  }
}

/** The icon of a use, as the outline of a file has it for what stands there. */
export function iconOf(kind: CodeUse['kind']): vscode.ThemeIcon {
  switch (kind) {
    case 'call':
      return new vscode.ThemeIcon(
        'symbol-method',
        new vscode.ThemeColor('symbolIcon.methodForeground'),
      );
    case 'name':
      return new vscode.ThemeIcon(
        'symbol-constant',
        new vscode.ThemeColor('symbolIcon.constantForeground'),
      );
    case 'text':
      return new vscode.ThemeIcon(
        'symbol-string',
        new vscode.ThemeColor('symbolIcon.stringForeground'),
      );
    default:
      return kind satisfies never;
  }
}
