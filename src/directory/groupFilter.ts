import * as v from 'valibot';
import * as vscode from 'vscode';
import { inBackground } from '../model/failureLog.ts';

const stateKey = 'authingGroups.filter';
const StoredText = v.fallback(v.string(), '');

/** What the groups are filtered by, remembered for the workspace. An empty text is no filter. */
export class GroupFilter implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  #text: string;

  readonly onDidChange = this.#changed.event;

  constructor(workspaceState: vscode.Memento) {
    this.#memento = workspaceState;
    this.#text = v.parse(StoredText, workspaceState.get(stateKey));
  }

  get text(): string {
    return this.#text;
  }

  set(text: string): void {
    const trimmed = text.trim();
    if (trimmed === this.#text) return;
    this.#text = trimmed;
    const storing = this.#memento.update(stateKey, trimmed === '' ? undefined : trimmed);
    inBackground('The filter was not remembered', storing);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
