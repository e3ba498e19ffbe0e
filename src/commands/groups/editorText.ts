import * as vscode from 'vscode';
import { type CodesAt, codesAt, codesIn } from './codesAt.ts';

/**
 * What the active editor points at: the selected text, else the string literal the cursor stands in, else
 * the word.
 */
export function codesUnderCursor(): CodesAt | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  if (!selection.isEmpty) {
    return selection.isSingleLine ? codesIn(document.getText(selection)) : undefined;
  }
  const { line, character } = selection.active;
  return codesAt(document.lineAt(line).text, character);
}
