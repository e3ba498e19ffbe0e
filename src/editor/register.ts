import * as vscode from 'vscode';
import { isSourceLanguage, sourceLanguages } from '../source/found.ts';
import type { CodeHelp } from './codeHelp.ts';
import type { GroupLens } from './codeLens.ts';
import type { CodeSettings } from './codeSettingsSchema.ts';
import type { CodeItem } from './completion.ts';

// The entry loads this file: it knows what VS Code can ask for, and loads the answers when it does.

/** What begins a string, or another part of a code. */
const triggers = ["'", '"', '`', ':'];

/**
 * Registers help in source files, by language and whatever the scheme: untitled and remote files and cells of
 * notebooks, too.
 * @param load is asked for when VS Code first wants some
 * @param hasPools tells whether there is anything to know
 */
export function registerCodeHelp(
  load: () => Promise<CodeHelp>,
  hasPools: () => boolean,
): vscode.Disposable {
  const selector = sourceLanguages.map((language) => ({ language }));
  const changed = new vscode.EventEmitter<void>();
  const owned: vscode.Disposable[] = [changed];
  let loaded: CodeHelp | undefined;
  const help = async () => {
    const given = await load();
    if (given !== loaded) owned.push(given.onDidChange(() => changed.fire()));
    loaded = given;
    return given;
  };
  const helped = async <T>(
    document: vscode.TextDocument,
    answer: (help: CodeHelp) => T,
    setting?: keyof CodeSettings,
  ): Promise<T | undefined> => {
    if (!isHelped(document) || !hasPools() || !isOn(document, setting)) return undefined;
    return answer(await help());
  };
  const completions: vscode.CompletionItemProvider<CodeItem> = {
    provideCompletionItems: (document, position, token, context) =>
      helped(
        document,
        ({ completion }) => completion.provideCompletionItems(document, position, token, context),
        'completion',
      ),
    resolveCompletionItem: async (item) => (await help()).completion.resolveCompletionItem(item),
  };
  const lenses: vscode.CodeLensProvider<GroupLens> = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) =>
      helped(document, (given) => given.lenses.provideCodeLenses(document), 'codeLens'),
    resolveCodeLens: async (lens) => (await help()).lenses.resolveCodeLens(lens),
  };
  owned.push(
    vscode.languages.registerCompletionItemProvider(selector, completions, ...triggers),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: (document, position) =>
        helped(document, ({ hover }) => hover.provideHover(document, position), 'hover'),
    }),
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: (document, range, context) =>
          helped(document, ({ fixes }) => fixes.provideCodeActions(document, range, context)),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.languages.registerCodeLensProvider(selector, lenses),
    vscode.languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range) =>
        helped(document, ({ hints }) => hints.provideInlayHints(document, range), 'inlayHints'),
    }),
  );
  return { dispose: () => vscode.Disposable.from(...owned).dispose() };
}

/** What tools show is none of a person's: output, the other side of a comparison with Git. */
function isHelped({ uri, languageId }: vscode.TextDocument): boolean {
  return isSourceLanguage(languageId) && uri.scheme !== 'output' && uri.scheme !== 'git';
}

/** Whether a kind of help is switched on, without what reads the settings: this file is loaded at start. */
function isOn(document: vscode.TextDocument, setting: keyof CodeSettings | undefined): boolean {
  if (setting === undefined) return true;
  return vscode.workspace.getConfiguration('authingGroups.code', document).get(setting) === true;
}
