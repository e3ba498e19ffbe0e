import * as vscode from 'vscode';
import { inBackground } from '../model/failureLog.ts';
import { displayText } from '../text/displayText.ts';
import type { CodeSettings } from './codeSettingsSchema.ts';
import { type CodeString, contentRange } from './codes/codeString.ts';
import { namedBy } from './codes/namedCodes.ts';
import { isCell } from './codes/notebookCells.ts';
import type { CodeKind, PoolCodes } from './codes/poolCodes.ts';
import type { EditorContext } from './editorContext.ts';
import { isHelped } from './helpedDocuments.ts';

/** How long (ms) nothing must have been typed. */
const typingPauseMs = 400;

/** What the diagnostics are marked with, by which the fixes for them are found. */
export const diagnosticSource = 'Authing Groups';

/** Marks the strings in calls of an SDK that name no group, resource or namespace of the document's pool. */
export class CodeDiagnostics implements vscode.Disposable {
  readonly #context: EditorContext;
  readonly #collection = vscode.languages.createDiagnosticCollection('authingGroups');
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #owned: vscode.Disposable;

  /** @param changed fires when what is known of the pools is another than before */
  constructor(context: EditorContext, changed: vscode.Event<void>) {
    this.#context = context;
    this.#owned = vscode.Disposable.from(
      this.#collection,
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#cancel(document.uri);
        this.#checkSoon(document);
        if (isCell(document)) this.checkAgain();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#checkVisible()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('authingGroups.code')) this.checkAgain();
      }),
      changed(() => this.checkAgain()),
    );
    this.#checkVisible();
  }

  /** Checks the documents that are on screen, and those that have marks, once nothing more happens. */
  checkAgain(): void {
    this.#checkVisible();
    for (const document of vscode.workspace.textDocuments) {
      if (this.#collection.get(document.uri)?.length) this.#checkSoon(document);
    }
  }

  #checkVisible(): void {
    for (const { document } of vscode.window.visibleTextEditors) this.#checkSoon(document);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#owned.dispose();
  }

  #checkSoon(document: vscode.TextDocument): void {
    if (!isHelped(document)) return;
    const name = document.uri.toString();
    if (this.#timers.has(name)) return;
    const check = () => {
      this.#timers.delete(name);
      if (document.isClosed) return;
      inBackground('The codes in a source file were not checked', this.#check(document));
    };
    this.#timers.set(name, setTimeout(check, typingPauseMs));
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const settings = this.#context.settings.of(document);
    const severity = severityOf(settings);
    if (severity === undefined || this.#context.source.isLarge(document)) {
      this.#mark(document, []);
      return;
    }
    if (isTypingString(this.#context, document)) return;
    const { version } = document;
    const strings = await this.#context.source.meant(document);
    // Whoever changed the document meanwhile has it checked again.
    if (strings === undefined || document.isClosed || document.version !== version) return;
    const pools = this.#context.codesFor(document);
    this.#mark(
      document,
      strings.flatMap((string) => this.#unknown(document, string, pools, severity, settings) ?? []),
    );
  }

  #mark({ uri }: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]): void {
    if (diagnostics.length > 0 || this.#collection.has(uri)) this.#collection.set(uri, diagnostics);
  }

  #unknown(
    document: vscode.TextDocument,
    string: CodeString,
    pools: readonly PoolCodes[],
    severity: vscode.DiagnosticSeverity,
    { ignoredCodes }: CodeSettings,
  ): vscode.Diagnostic | undefined {
    const { found, meaning, isNew } = string;
    const { value } = found;
    if (meaning === undefined || isNew || meaning.format === 'list') return undefined;
    const { holds: kind } = meaning;
    if (kind === 'action' || kind === 'type') return undefined;
    // A wildcard stands for many.
    if (!found.closed || !value || value.includes('*')) return undefined;
    if (ignoredCodes.includes(value)) return undefined;
    const [pool, ...others] = pools;
    // Only the pool that the folder is bound to can be said to lack a code.
    if (pool === undefined || others.length > 0 || !pool.isComplete(kind)) return undefined;
    if (namedBy(pools, string).length > 0) return undefined;
    const name = this.#context.pools.get(pool.pool)?.name ?? pool.pool;
    const message = messageFor(kind, name, value);
    const diagnostic = new vscode.Diagnostic(contentRange(document, string), message, severity);
    diagnostic.source = diagnosticSource;
    diagnostic.code = `unknown-${kind}`;
    return diagnostic;
  }

  #forget(uri: vscode.Uri): void {
    this.#cancel(uri);
    this.#collection.delete(uri);
  }

  #cancel(uri: vscode.Uri): void {
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
  }
}

/** Whether the cursor is in a string that has no end yet: what is there is still being typed. */
function isTypingString({ source }: EditorContext, document: vscode.TextDocument): boolean {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return false;
  return source.at(document, editor.selection.active)?.found.closed === false;
}

function severityOf({ diagnostics }: CodeSettings): vscode.DiagnosticSeverity | undefined {
  switch (diagnostics) {
    case 'off':
      return undefined;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    default:
      return diagnostics satisfies never;
  }
}

function messageFor(kind: CodeKind, pool: string, code: string): string {
  const args = [displayText(pool), displayText(code)];
  switch (kind) {
    case 'group':
      return vscode.l10n.t({
        message: 'The user pool “{0}” has no group with the code “{1}”.',
        args,
        comment: ['{0} is the name of a user pool, {1} a code that a source file names.'],
      });
    case 'resource':
      return vscode.l10n.t({
        message: 'The user pool “{0}” has no resource with the code “{1}”.',
        args,
        comment: ['{0} is the name of a user pool, {1} a code that a source file names.'],
      });
    case 'namespace':
      return vscode.l10n.t({
        message: 'The user pool “{0}” has no namespace with the code “{1}”.',
        args,
        comment: ['{0} is the name of a user pool, {1} a code that a source file names.'],
      });
    default:
      return kind satisfies never;
  }
}
