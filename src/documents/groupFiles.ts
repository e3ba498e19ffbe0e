import * as vscode from 'vscode';
import { documentTopic } from '../display/groupDocument.ts';
import { guarded, inBackground } from '../model/failureLog.ts';
import type { FileText } from './lazyFiles.ts';
import { type DocumentContext, ShownGroup } from './shownGroup.ts';

/** How long (ms) changes are gathered before documents are written anew: one read brings many. */
const gatherMs = 50;

/**
 * The documents of groups, kept up to date for as long as they are open. What is not known of a group is read once
 * its document is on screen: not for the preview that a link shows.
 */
export class GroupFiles implements vscode.Disposable {
  readonly #context: DocumentContext;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #shown = new Map<string, ShownGroup>();
  readonly #subscriptions: vscode.Disposable;
  #visible: ReadonlySet<string> = new Set();
  #gathering: NodeJS.Timeout | undefined;
  /** VS Code reads a file again only where this is another than before. */
  #mtime = Date.now();

  /** Documents say something else than before. */
  readonly onDidChangeFile = this.#changed.event;

  constructor(context: DocumentContext) {
    this.#context = context;
    const { pools, directories } = context;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      directories.onDidChange(({ pool }) => this.#gather(pool)),
      pools.onDidChange(({ kind, id }) => {
        this.#gather(id);
        // The directory has forgotten what it knew of the pool, unless only its name or protection is another.
        if (kind !== 'updated') this.#readVisible(id);
      }),
      vscode.window.onDidChangeVisibleTextEditors(
        guarded('A document was not read', () => this.#onVisible()),
      ),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#shown.delete(uri.toString())),
    );
    this.#onVisible();
  }

  /** @throws FileSystemError where the address is none of a group */
  file(uri: vscode.Uri): FileText {
    return { text: this.#of(uri).text, mtime: this.#mtime };
  }

  dispose(): void {
    clearTimeout(this.#gathering);
    this.#subscriptions.dispose();
  }

  #of(uri: vscode.Uri): ShownGroup {
    const id = uri.toString();
    const known = this.#shown.get(id);
    if (known !== undefined) return known;
    const topic = documentTopic(uri);
    if (topic === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    const [, poolName = ''] = uri.path.split('/');
    const shown = new ShownGroup(this.#context, topic, poolName, () => this.#gather(topic.pool));
    this.#shown.set(id, shown);
    return shown;
  }

  #onVisible(): void {
    const before = this.#visible;
    const uris = vscode.window.visibleTextEditors
      .map(({ document }) => document.uri)
      .filter((uri) => documentTopic(uri) !== undefined);
    this.#visible = new Set(uris.map((uri) => uri.toString()));
    for (const uri of uris) {
      if (!before.has(uri.toString())) this.#read(this.#of(uri));
    }
  }

  #readVisible(pool: string): void {
    for (const [id, shown] of this.#shown) {
      if (shown.pool === pool && this.#visible.has(id)) this.#read(shown, { again: true });
    }
  }

  #read(shown: ShownGroup, options = {}): void {
    inBackground('The group of a document was not read', shown.read(options));
  }

  #gather(pool: string): void {
    if (![...this.#shown.values()].some((shown) => shown.pool === pool)) return;
    this.#gathering ??= setTimeout(
      guarded('The documents of groups were not written anew', () => {
        this.#gathering = undefined;
        this.#update();
      }),
      gatherMs,
    );
  }

  #update(): void {
    const changed = vscode.workspace.textDocuments
      .filter(({ uri }) => documentTopic(uri) !== undefined)
      .filter((document) => this.#of(document.uri).text !== document.getText());
    if (changed.length === 0) return;
    this.#mtime = Math.max(Date.now(), this.#mtime + 1);
    this.#changed.fire(changed.map(({ uri }) => ({ type: vscode.FileChangeType.Changed, uri })));
  }
}
