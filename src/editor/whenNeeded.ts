import * as vscode from 'vscode';
import { inBackground } from '../model/failureLog.ts';
import { isSourceLanguage } from '../source/found.ts';

// A file of its own, with nothing but the names of languages: the entry loads it.

/** The editor in front, if it is one of a language whose source text is understood. */
export function activeSourceEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && isSourceLanguage(editor.document.languageId) ? editor : undefined;
}

/** Whether settings name a user pool for a file, as far as one can tell without reading what they say. */
export function namesFolderPool(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('authingGroups', uri).get('userPool', null) !== null;
}

/** How long (ms) after the start a file that is open already is helped with: other things come first. */
const startDelayMs = 2_000;

/** Waits for the first source file that help is useful in. */
export interface SourceStart extends vscode.Disposable {
  /** Looks whether one is in front, for what makes help useful may have come about. */
  check(): void;
}

/**
 * Starts something once, when a source file is in front. For one that a window opens with it waits a moment, so that
 * nothing is loaded while VS Code starts. Where the start fails, it is tried again.
 * @param isUseful is asked each time; false puts it off
 */
export function startInSource(
  isUseful: (editor: vscode.TextEditor) => boolean,
  start: () => Promise<void>,
): SourceStart {
  let started = false;
  let isEarly = true;
  const startIfNeeded = async () => {
    const editor = activeSourceEditor();
    if (started || isEarly || editor === undefined || !isUseful(editor)) return;
    started = true;
    try {
      await start();
      listeners.dispose();
    } catch (error) {
      started = false;
      throw error;
    }
  };
  const check = () =>
    inBackground('The help in source files could not be started', startIfNeeded());
  const act = () => {
    isEarly = false;
    check();
  };
  const timer = setTimeout(act, startDelayMs);
  const listeners = vscode.Disposable.from(
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(act),
    vscode.window.onDidChangeTextEditorSelection(act),
  );
  return { check, dispose: () => listeners.dispose() };
}
