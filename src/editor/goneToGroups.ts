import * as vscode from 'vscode';
import { internalCommandIds } from '../ids.ts';
import { guarded, inBackground } from '../model/failureLog.ts';
import type { Target } from '../model/target.ts';

/**
 * Selects a group in the sidebar when somebody goes from its code to its document: not while it is shown in Peek or in
 * the preview of a link, and not when its tab is merely come back to. The keyboard focus stays in the document.
 */
export class GoneToGroups implements vscode.Disposable {
  /** The documents that the code in front led to, since it came there, and where that code is. */
  readonly #offered = new Map<string, { readonly target: Target; readonly from: string }>();
  readonly #subscriptions: vscode.Disposable;
  #active = activeTab();

  constructor() {
    const look = guarded('A group was not selected in the sidebar', () => this.#look());
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(look),
      vscode.window.tabGroups.onDidChangeTabGroups(look),
    );
  }

  /** Takes in that a group's code was asked where it leads to. */
  offer(uri: vscode.Uri, target: Target, source: vscode.Uri): void {
    this.#offered.set(uri.toString(), { target, from: source.toString() });
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #look(): void {
    const active = activeTab();
    // There is none for a moment where one tab takes the place of another.
    if (active === undefined || active === this.#active) return;
    this.#active = active;
    const offer = this.#offered.get(active);
    for (const [uri, { from }] of this.#offered) {
      // VS Code may tell late that the code has come to the front.
      if (from !== active) this.#offered.delete(uri);
    }
    if (offer === undefined) return;
    inBackground(
      'A group was not selected in the sidebar',
      vscode.commands.executeCommand(internalCommandIds.selectGroup, offer.target),
    );
  }
}

/** The address of the file whose tab is in front, empty for a tab of another kind. Peek has none. */
function activeTab(): string | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  if (tab === undefined) return undefined;
  return tab.input instanceof vscode.TabInputText ? tab.input.uri.toString() : '';
}
