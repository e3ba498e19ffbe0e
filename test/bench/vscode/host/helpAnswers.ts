import * as vscode from 'vscode';
import type { SourceLanguage } from '../../../../src/source/found.ts';
import { findStrings } from '../../../../src/source/index.ts';
import { eventually } from '../../../support/eventually.ts';
import type { WatchedProviders } from './watchedProviders.ts';

/** A language that has no help of ours, nor anybody else's in the VS Code that measures. */
const bareLanguage = 'rust';

/** As many items as the extension gives at most. */
const bareItems = 200;

interface Given {
  readonly language: SourceLanguage;
  readonly source: string;
  /** In how many places. */
  readonly cursors: number;
}

/** How long answers took, in milliseconds. */
export interface Answers {
  readonly language: string;
  /** In the extension, from the call of its provider to what that gave. */
  readonly completion: readonly number[];
  readonly hover: readonly number[];
  /** From the command that asks all providers to its result. */
  readonly completionCommand: readonly number[];
  readonly hoverCommand: readonly number[];
  /** The same of providers that do nothing. */
  readonly bareCompletionCommand: readonly number[];
  readonly bareHoverCommand: readonly number[];
}

/** Asks for completions and hovers all over a file, each time after something was typed there. */
export async function measureAnswers(
  { language, source, cursors }: Given,
  providers: WatchedProviders,
): Promise<Answers> {
  const document = await vscode.workspace.openTextDocument({ language, content: source });
  await vscode.window.showTextDocument(document);
  const bare = await vscode.workspace.openTextDocument({
    language: bareLanguage,
    content: source,
  });
  const registered = registerBare();
  await eventually(async () => {
    await ask('Completion', document, new vscode.Position(0, 0));
    if (providers.take('provideCompletionItems').length === 0) throw new Error('No help yet.');
  }, 60_000);
  const times = {
    completion: [] as number[],
    hover: [] as number[],
    completionCommand: [] as number[],
    hoverCommand: [] as number[],
    bareCompletionCommand: [] as number[],
    bareHoverCommand: [] as number[],
  };
  for (const place of placesIn(source, language, cursors)) {
    await type(document, place.typed);
    times.completionCommand.push(await ask('Completion', document, after(place.typed)));
    times.completion.push(...providers.take('provideCompletionItems'));
    await type(bare, place.typed);
    times.bareCompletionCommand.push(await ask('Completion', bare, after(place.typed)));
    await takeBack(document, place.typed);
    times.hoverCommand.push(await ask('Hover', document, place.pointed));
    times.hover.push(...providers.take('provideHover'));
    await takeBack(bare, place.typed);
    times.bareHoverCommand.push(await ask('Hover', bare, place.pointed));
  }
  registered.dispose();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return { language, ...times };
}

/** Where something is typed, and where the pointer is: by turns in a string and on what begins its line. */
function placesIn(source: string, language: SourceLanguage, count: number) {
  const strings = findStrings(source, language).filter(({ closed }) => closed);
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const positionOf = (offset: number) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return new vscode.Position(line, offset - (starts[line] ?? 0));
  };
  return Array.from({ length: count }, (_, index) => {
    const string = strings[Math.floor(((index + 0.5) / count) * strings.length)];
    const typed = positionOf(string?.contentStart ?? 0);
    const text = source.split('\n', typed.line + 1).at(-1) ?? '';
    const pointed = index % 2 === 0 ? typed : typed.with({ character: text.search(/\S|$/) });
    return { typed, pointed };
  });
}

function after(position: vscode.Position): vscode.Position {
  return position.translate(0, 1);
}

async function type(document: vscode.TextDocument, at: vscode.Position): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, at, 'e');
  await vscode.workspace.applyEdit(edit);
}

async function takeBack(document: vscode.TextDocument, at: vscode.Position): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.delete(document.uri, new vscode.Range(at, after(at)));
  await vscode.workspace.applyEdit(edit);
}

async function ask(
  what: 'Completion' | 'Hover',
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<number> {
  const command =
    what === 'Completion' ? 'vscode.executeCompletionItemProvider' : 'vscode.executeHoverProvider';
  const start = performance.now();
  await vscode.commands.executeCommand(command, uri, position);
  return performance.now() - start;
}

/** Providers that have their answers ready. */
function registerBare(): vscode.Disposable {
  const items = Array.from({ length: bareItems }, (_, index) => {
    const label = { label: `group-${index}`, description: `Group ${index}` };
    return new vscode.CompletionItem(label, vscode.CompletionItemKind.User);
  });
  const hover = new vscode.Hover('Group');
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(bareLanguage, {
      provideCompletionItems: () => new vscode.CompletionList(items, true),
    }),
    vscode.languages.registerHoverProvider(bareLanguage, { provideHover: () => hover }),
  );
}
