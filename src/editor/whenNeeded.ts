import * as vscode from 'vscode';
import { inBackground } from '../model/failureLog.ts';
import { isSourceLanguage } from '../source/found.ts';

// A file of its own, with nothing but the names of languages: the entry loads it.

/** The editor in front, if it is one of a language whose source text is understood. */
export function activeSourceEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && isSourceLanguage(editor.document.languageId) ? editor : undefined;
}

/**
 * Starts something once, when the user first does something in a source file. A file that a window opens with
 * does not count: nothing is loaded for it while VS Code starts. Where the start fails, it is tried again.
 * @param isUseful is asked each time; false puts it off
 */
export function startInSource(
  isUseful: (editor: vscode.TextEditor) => boolean,
  start: () => Promise<void>,
): vscode.Disposable {
  let started = false;
  const look = async () => {
    const editor = activeSourceEditor();
    if (started || editor === undefined || !isUseful(editor)) return;
    started = true;
    try {
      await start();
      listeners.dispose();
    } catch (error) {
      started = false;
      throw error;
    }
  };
  const notice = () => inBackground('The help in source files could not be started', look());
  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(notice),
    vscode.window.onDidChangeTextEditorSelection(notice),
  );
  return listeners;
}
