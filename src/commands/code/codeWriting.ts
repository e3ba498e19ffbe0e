import * as v from 'valibot';
import * as vscode from 'vscode';
import { isSourceLanguage, type SourceLanguage } from '../../source/found.ts';
import { type Dialect, dialectOf } from '../../source/write/dialects.ts';
import { type GroupCall, writeCalls } from '../../source/write/writeCalls.ts';
import type { CommandContext } from '../commandContext.ts';

/** For what code is written. */
export interface CodeWriting {
  readonly dialect: Dialect;
  /** What the client is called there; undefined where nothing says it. */
  readonly client: string | undefined;
}

/** Of a larger text (UTF-16 units) only the beginning is read for its client: imports stand there. */
const longestSource = 500_000;

const Names = v.fallback(v.array(v.string()), []);

/** The languages that Authing has an SDK for, by the names that VS Code has for them. */
const languages: readonly (readonly [SourceLanguage, string])[] = [
  ['javascript', 'JavaScript'],
  ['typescript', 'TypeScript'],
  ['python', 'Python'],
  ['java', 'Java'],
  ['go', 'Go'],
  ['csharp', 'C#'],
  ['php', 'PHP'],
];

/** What was chosen last in this session. */
let lastChosen: SourceLanguage | undefined;

/** Finds out for what to write: the active editor with its language, SDK and client, or else a language that is asked for. */
export async function codeWriting({
  reporter,
}: Pick<CommandContext, 'reporter'>): Promise<CodeWriting | undefined> {
  const editor = vscode.window.activeTextEditor;
  const language = editor?.document.languageId ?? '';
  if (editor === undefined || !isSourceLanguage(language)) return pickLanguage();
  const { sdk, client } = await clientIn(editor, language);
  const dialect = dialectOf(language, sdk);
  if (dialect !== undefined) return { dialect, client };
  reporter.info(vscode.l10n.t('The Authing SDK for Ruby has no calls for groups.'));
  return undefined;
}

/** Copies calls, and says for which SDK they are, or that it lacks one of them. */
export async function copyCalls(
  { reporter }: Pick<CommandContext, 'reporter'>,
  calls: readonly GroupCall[],
  { dialect, client }: CodeWriting,
): Promise<void> {
  const text = writeCalls(calls, dialect, client);
  if (text === undefined) {
    reporter.info(
      vscode.l10n.t({
        message: 'The SDK {0} has no call that does this.',
        args: [dialect.sdk],
        comment: ['{0} is the name of a library, such as: authing-node-sdk'],
      }),
    );
    return;
  }
  await vscode.env.clipboard.writeText(text);
  const message = vscode.l10n.t({
    message: 'Copied code for {0}',
    args: [dialect.sdk],
    comment: ['{0} is the name of a library, such as: authing-node-sdk'],
  });
  vscode.window.setStatusBarMessage(message, 3000);
}

async function clientIn({ document, selection }: vscode.TextEditor, language: SourceLanguage) {
  const text = document.getText().slice(0, longestSource);
  const { uri, languageId } = document;
  const configuration = vscode.workspace.getConfiguration('authingGroups.code', {
    uri,
    languageId,
  });
  const clientNames = v.parse(Names, configuration.get('clientNames'));
  const { usedClient } = await import('../../source/write/usedClient.ts');
  return usedClient(text, language, document.offsetAt(selection.active), clientNames);
}

async function pickLanguage(): Promise<CodeWriting | undefined> {
  const items = languages
    .flatMap(([language, label]) => {
      const dialect = dialectOf(language);
      return dialect === undefined ? [] : [{ label, description: dialect.sdk, language, dialect }];
    })
    // What was chosen last comes first.
    .sort(
      (one, other) => Number(other.language === lastChosen) - Number(one.language === lastChosen),
    );
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Copy as Code'),
    placeHolder: vscode.l10n.t('Select a language'),
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  lastChosen = picked.language;
  return { dialect: picked.dialect, client: undefined };
}
