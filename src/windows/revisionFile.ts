import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { logFailure, logged } from '../model/failureLog.ts';
import type { Revision } from './revision.ts';
import { RevisionLog } from './revisionLog.ts';

export type { Revision } from './revision.ts';

const maxBytes = 256 * 1024;
/** How long (ms) to wait after an event of the watcher: one append can be several. */
const readDelayMs = 30;

/**
 * Exchanges with the other windows what was changed, through a file in the extension's global storage,
 * since VS Code has no event for it. Losing a line is harmless: rows are
 * read again when a window gets focus.
 */
export class RevisionFile implements vscode.Disposable {
  readonly #file: string;
  readonly #log: RevisionLog;
  readonly #changed = new vscode.EventEmitter<Revision>();
  readonly #announced = new vscode.EventEmitter<Revision>();
  #starting: Promise<void> | undefined;
  #watcher: FSWatcher | undefined;
  #readTimer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();
  #disposed = false;

  /** A change made by another window. Fires after `start`. */
  readonly onDidChange = this.#changed.event;

  /** A change made by this window. */
  readonly onDidAnnounce = this.#announced.event;

  /** @param globalStorage the extension's `globalStorageUri` */
  constructor(globalStorage: vscode.Uri) {
    this.#file = vscode.Uri.joinPath(globalStorage, 'revisions.jsonl').fsPath;
    this.#log = new RevisionLog(this.#file);
  }

  /**
   * Starts to watch for changes of the other windows; once is enough. Where the folder cannot be watched,
   * they show when this window gets focus.
   */
  start(): Promise<void> {
    this.#starting ??= this.#start().catch(logged('The other windows cannot be watched'));
    return this.#starting;
  }

  /** Announces a change to the other windows. Never rejects: at worst they learn of it later. */
  async bump(revision: Revision): Promise<void> {
    this.#announced.fire(revision);
    await this.#log.append(revision).catch(logged('The other windows could not be notified'));
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#readTimer);
    this.#watcher?.close();
    this.#changed.dispose();
    this.#announced.dispose();
  }

  async #start(): Promise<void> {
    await this.#log.open(maxBytes);
    if (this.#disposed) return;
    // The folder, not the file: the file may not exist yet.
    this.#watcher = watch(dirname(this.#file), { persistent: false }, (_event, name) => {
      if (name === null || name === basename(this.#file)) this.#readSoon();
    });
    this.#watcher.on('error', (error) => {
      logFailure('The other windows cannot be watched any more', error, 'warn');
      this.#watcher?.close();
    });
    this.#readSoon();
  }

  #readSoon(): void {
    if (this.#disposed) return;
    this.#readTimer ??= setTimeout(() => {
      this.#readTimer = undefined;
      this.#reading = this.#reading.then(() => this.#read());
    }, readDelayMs);
  }

  async #read(): Promise<void> {
    const revisions = await this.#log.readNew().catch((error: unknown) => {
      // They are read with the next change.
      logFailure('The revisions of the other windows could not be read', error, 'warn');
      return [];
    });
    if (this.#disposed) return;
    for (const revision of revisions) this.#changed.fire(revision);
  }
}
