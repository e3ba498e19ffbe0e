import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

// What VS Code is given for a source file by whoever helps with it; of that, what is ours.

/** A place in a document: behind the first text of that sort in it. */
export function behind(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + text.length);
}

/** What VS Code answers for a place, by one of its commands that ask providers. */
export async function answers<T>(
  provider: string,
  { uri }: vscode.TextDocument,
  place: vscode.Position | vscode.Range,
): Promise<readonly T[]> {
  return vscode.commands.executeCommand<T[]>(`vscode.execute${provider}`, uri, place);
}

/** The completions for a place. */
export async function completions(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  // Words of the file are offered by VS Code, with nothing but their text.
  return list.items.filter(({ label }) => typeof label === 'object');
}

/** What an item is called. */
export function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** What a hover over a place says, as Markdown. */
export async function hoverText(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .filter((text) => text.includes('authingGroups.'))
    .join('\n')
    .replaceAll('&#32;', ' ');
}

/** What stands above the lines of a document. */
export async function lenses({ uri }: vscode.TextDocument): Promise<string[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    20,
  );
  return all
    .filter(({ command }) => command?.command.startsWith('authingGroups.'))
    .map(({ command }) => command?.title ?? '');
}

/** What stands behind codes of a document. */
export async function hints(document: vscode.TextDocument): Promise<string[]> {
  const all = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
  );
  return all.map(({ label }) => (typeof label === 'string' ? label : ''));
}

/** What of a document is marked. */
export function marks(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'Authing Groups')
    .map(({ range }) => document.getText(range));
}

/**
 * Opens a text that is no file, with its editor. Its name may be that of one just closed, and while that is under way
 * VS Code gives the text of the one that was closed: then another is opened.
 */
export async function openText(content: string, language: string): Promise<vscode.TextDocument> {
  const document = await eventually(async () => {
    const opened = await vscode.workspace.openTextDocument({ language, content });
    if (opened.getText() !== content) throw new Error(`Another text: ${opened.uri.toString()}`);
    return opened;
  });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Waits until the codes of the pool are there. */
export async function codesAreKnown(): Promise<void> {
  const document = await openText('name = "financ"\n', 'python');
  await eventually(async () => {
    const items = await completions(document, behind(document, 'financ'));
    if (!items.some((item) => labelOf(item) === 'finance')) throw new Error('They are not.');
  });
}
