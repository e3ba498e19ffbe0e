import * as vscode from 'vscode';
import { sourceLanguages } from '../source/found.ts';
import type { CodeHelp } from './codeHelp.ts';
import type { GroupLens } from './codeLens.ts';
import type { CodeSwitch } from './codeSettings.ts';
import type { CodeItem } from './completion.ts';
import { isHelped } from './helpedDocuments.ts';

/** What begins a string, or another part of a code. */
const triggers = ["'", '"', '`', ':'];

/**
 * Registers help in source files, by language and whatever the scheme: untitled and remote files and cells of
 * notebooks, too. It ends with what is returned.
 * @param told is called whenever a completion or a hover had something to say
 */
export function registerCodeHelp(help: CodeHelp, told: () => void): vscode.Disposable {
  const { completion, hover, definition, fixes, lenses, hints, onDidChange } = help;
  const selector = sourceLanguages.map((language) => ({ language }));
  const helped = <T>(
    document: vscode.TextDocument,
    answer: () => T,
    setting?: CodeSwitch,
  ): T | undefined =>
    isHelped(document) && (setting === undefined || help.isOn(document, setting))
      ? answer()
      : undefined;
  const withNotice = <T>(answer: T): T => {
    if (answer !== undefined) told();
    return answer;
  };
  const completions: vscode.CompletionItemProvider<CodeItem> = {
    provideCompletionItems: (document, ...args) =>
      withNotice(
        helped(document, () => completion.provideCompletionItems(document, ...args), 'completion'),
      ),
    resolveCompletionItem: (item) => completion.resolveCompletionItem(item),
  };
  return vscode.Disposable.from(
    help,
    vscode.languages.registerCompletionItemProvider(selector, completions, ...triggers),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: (document, position) =>
        withNotice(helped(document, () => hover.provideHover(document, position), 'hover')),
    }),
    vscode.languages.registerDefinitionProvider(selector, {
      provideDefinition: (document, position) =>
        helped(document, () => definition.provideDefinition(document, position), 'definition'),
    }),
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: (document, range, context) =>
          helped(document, () => fixes.provideCodeActions(document, range, context)),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: onDidChange,
      provideCodeLenses: (document, token) =>
        helped(document, () => lenses.provideCodeLenses(document, token), 'codeLens'),
      resolveCodeLens: (lens: GroupLens) => lenses.resolveCodeLens(lens),
    }),
    vscode.languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: onDidChange,
      provideInlayHints: (document, range, token) =>
        helped(document, () => hints.provideInlayHints(document, range, token), 'inlayHints'),
    }),
  );
}
