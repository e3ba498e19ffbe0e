import * as vscode from 'vscode';

/** A string literal on one line, in any of the quotes that languages use. */
const stringLiteral = /(["'`])(?:\\.|(?!\1)[^\\])*\1/;
/** A bare word that may be a group code, as in YAML. */
const bareWord = /[\w.:-]+/;
/** Longer text is not the code of a group that anyone points at. */
const maxLength = 200;

/**
 * What the cursor of the active editor points at: the selected text, else the string literal it stands
 * in, else the word.
 */
export function textUnderCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  if (!selection.isEmpty) {
    return selection.isSingleLine ? usable(document.getText(selection)) : undefined;
  }
  const literal = document.getWordRangeAtPosition(selection.active, stringLiteral);
  if (literal !== undefined) return usable(document.getText(literal).slice(1, -1));
  const word = document.getWordRangeAtPosition(selection.active, bareWord);
  return word === undefined ? undefined : usable(document.getText(word));
}

function usable(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' || trimmed.length > maxLength ? undefined : trimmed;
}
