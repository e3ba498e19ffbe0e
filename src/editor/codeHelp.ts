import * as vscode from 'vscode';
import type { Directories } from '../directory/directories.ts';
import { inBackground } from '../model/failureLog.ts';
import type { Subject } from '../model/subject.ts';
import { changesFolderPool, folderPool } from '../pools/folderPool.ts';
import type { Pools } from '../pools/pools.ts';
import { GroupLenses } from './codeLens.ts';
import { type CodeSwitch, DocumentSettings } from './codeSettings.ts';
import { PoolCodes } from './codes/poolCodes.ts';
import { SourceCodes } from './codes/sourceCodes.ts';
import { CodeCompletion } from './completion.ts';
import { CodeDefinition } from './definition.ts';
import { CodeDiagnostics } from './diagnostics.ts';
import type { EditorContext } from './editorContext.ts';
import { CodeHover } from './hover.ts';
import { GroupNameHints } from './inlayHints.ts';
import { CodeFixes } from './quickFixes.ts';

/** How long (ms) changes are gathered before they are told. */
const tellDelayMs = 200;

/** What it is made of. */
interface Given {
  readonly pools: Pools;
  readonly directories: Directories;
}

/** Help in source files: what it knows, and who gives it. */
export class CodeHelp implements vscode.Disposable {
  readonly completion: CodeCompletion;
  readonly hover: CodeHover;
  readonly definition: CodeDefinition;
  readonly fixes: CodeFixes;
  readonly lenses: GroupLenses;
  readonly hints: GroupNameHints;
  readonly #context: EditorContext;
  readonly #given: Given;
  readonly #codes = new Map<string, PoolCodes>();
  readonly #changed = new vscode.EventEmitter<void>();
  // Before anybody else hears of a change.
  readonly #settings = new DocumentSettings();
  readonly #owned: vscode.Disposable[] = [this.#changed, this.#settings];
  #telling: NodeJS.Timeout | undefined;

  /** What is known of the pools, and by that what stands in source files, is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(given: Given) {
    this.#given = given;
    this.#context = {
      ...given,
      settings: this.#settings,
      source: new SourceCodes((document) => this.#settings.of(document).clientNames),
      codesFor: (document) => this.#codesFor(document),
    };
    this.completion = new CodeCompletion(this.#context);
    this.hover = new CodeHover(this.#context);
    this.definition = new CodeDefinition(this.#context);
    this.fixes = new CodeFixes(this.#context);
    this.lenses = new GroupLenses(this.#context);
    this.hints = new GroupNameHints(this.#context);
    this.#owned.push(
      given.directories.onDidChange(({ subject }) => this.#onChange(subject)),
      // Another pool may be meant by a document from now on.
      given.pools.onDidChange(() => this.#tellSoon()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#tellSoon()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#tellSoon()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const changesNames = event.affectsConfiguration('authingGroups.code.clientNames');
        if (changesNames) this.#context.source.forget();
        if (changesNames || changesFolderPool(event)) this.#tellSoon();
      }),
      this.definition,
      new CodeDiagnostics(this.#context, this.onDidChange),
    );
  }

  /** Whether a kind of help is switched on for a document. */
  isOn(document: vscode.TextDocument, name: CodeSwitch): boolean {
    return this.#settings.of(document)[name];
  }

  dispose(): void {
    clearTimeout(this.#telling);
    vscode.Disposable.from(...this.#owned).dispose();
  }

  #onChange(subject: Subject): void {
    switch (subject.kind) {
      case 'codes':
      case 'groups':
      case 'group':
      case 'resources':
        break;
      case 'pool':
      case 'members':
      case 'definitions':
      case 'resource':
      case 'user':
        return;
      default:
        subject satisfies never;
    }
    this.#tellSoon();
  }

  /** Tells of a change; one read of a pool brings hundreds. */
  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#changed.fire();
    }, tellDelayMs);
  }

  #codesFor({ uri }: vscode.TextDocument): readonly PoolCodes[] {
    const chosen = folderPool(this.#given.pools, uri);
    switch (chosen.kind) {
      case 'pool':
        return [this.#read(chosen.connection.id)];
      case 'unchosen':
        // Nobody said which of them is meant: each says what it knows, and nothing is read for it.
        return this.#given.pools.list().map(({ id }) => this.#codesOf(id));
      case 'none':
      case 'notConnected':
        return [];
      default:
        return chosen satisfies never;
    }
  }

  /** The codes of the pool that a document is about: what is not known of them is read in the background. */
  #read(id: string): PoolCodes {
    const codes = this.#codesOf(id);
    inBackground('The codes of a pool were not read', codes.index.load());
    return codes;
  }

  #codesOf(id: string): PoolCodes {
    const directory = this.#given.directories.get(id);
    const known = this.#codes.get(id);
    if (known?.index === directory.codes) return known;
    const codes = new PoolCodes(directory);
    this.#codes.set(id, codes);
    return codes;
  }
}
