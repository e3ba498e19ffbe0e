import { distance } from 'fastest-levenshtein';
import * as vscode from 'vscode';
import { memoizeLast } from '../directory/memoizeLast.ts';
import { commandIds, internalCommandIds } from '../ids.ts';
import type { Target } from '../model/target.ts';
import { displayText } from '../text/displayText.ts';
import { contentRange, writtenIn } from './codes/codeString.ts';
import { diagnosticSource } from './diagnostics.ts';
import type { EditorContext } from './editorContext.ts';

/** How many similar codes are offered. */
const mostCodes = 3;

/** What can be done about a code that the pool does not have. */
export class CodeFixes implements vscode.CodeActionProvider {
  readonly #context: EditorContext;
  /** Of 10,000 codes they take a while, and VS Code asks more than once as long as the cursor stays. */
  readonly #nearest = memoizeLast<readonly string[]>();

  constructor(context: EditorContext) {
    this.#context = context;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return diagnostics
      .filter(({ source }) => source === diagnosticSource)
      .flatMap((diagnostic) => this.#fixesOf(document, diagnostic));
  }

  #fixesOf(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
    const string = this.#context.source.pointedAt(document, diagnostic.range.start)?.string;
    const kind = string?.meaning?.holds;
    const value = string?.found.value;
    const [pool] = this.#context.codesFor(document);
    if (string === undefined || value === undefined || pool === undefined) return [];
    if (kind === undefined || kind === 'action' || kind === 'type') return [];
    const range = contentRange(document, string);
    const codes = pool.all(kind);
    const likely = this.#nearest([codes, value], () => nearest(codes, value));
    const fixes = likely.map((code) =>
      replaceFix(document, diagnostic, range, { code, text: writtenIn(document, string, code) }),
    );
    const [likeliest] = fixes;
    if (likeliest !== undefined) likeliest.isPreferred = true;
    if (kind === 'group') fixes.push(createFix(pool.pool, diagnostic, value));
    fixes.push(ignoreFix(document, diagnostic, value));
    return fixes;
  }
}

/** The codes that are most like one: of those that differ little, the nearest first. */
function nearest(codes: readonly string[], value: string): readonly string[] {
  const most = Math.max(2, Math.floor(value.length / 2));
  return codes
    .filter((code) => Math.abs(code.length - value.length) <= most)
    .map((code) => ({ code, differences: distance(code, value) }))
    .filter(({ differences }) => differences <= most)
    .sort((one, other) => one.differences - other.differences)
    .slice(0, mostCodes)
    .map(({ code }) => code);
}

function replaceFix(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  range: vscode.Range,
  { code, text }: { readonly code: string; readonly text: string },
): vscode.CodeAction {
  const title = vscode.l10n.t({
    message: 'Change to “{0}”',
    args: [displayText(code)],
    comment: ['{0} is a code that the user pool has, for one in a source file that it has not.'],
  });
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.diagnostics = [diagnostic];
  fix.edit = new vscode.WorkspaceEdit();
  fix.edit.replace(document.uri, range, text);
  return fix;
}

function createFix(pool: string, diagnostic: vscode.Diagnostic, code: string): vscode.CodeAction {
  const title = vscode.l10n.t('Create Group “{0}”…', displayText(code));
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const target: Target = { pool, group: { code } };
  fix.diagnostics = [diagnostic];
  fix.command = { title, command: commandIds.createGroup, arguments: [target] };
  return fix;
}

function ignoreFix(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  code: string,
): vscode.CodeAction {
  const title = vscode.l10n.t('Ignore “{0}” in This Workspace', displayText(code));
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.diagnostics = [diagnostic];
  fix.command = {
    title,
    command: internalCommandIds.ignoreCode,
    arguments: [{ uri: document.uri.toString(), code }],
  };
  return fix;
}
