import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { authorizedResourcesViewType } from '../../ids.ts';
import type { AuthorizedResourcesPanel } from './authorizedResourcesPanel.ts';
import type { PanelContext } from './panelContext.ts';

/**
 * The authorized-resources panels of this window, one for a group at most. It loads what a panel needs
 * when the first one is shown. They stay open when the extension ends: VS Code brings them back when it
 * runs again.
 */
export class AuthorizedResourcesPanels implements vscode.WebviewPanelSerializer {
  readonly #context: PanelContext;
  readonly #panels = new Set<AuthorizedResourcesPanel>();

  constructor(context: PanelContext) {
    this.#context = context;
  }

  /** Shows a group's panel: the one that is open, or else a new one. */
  async show(poolId: string, groupKey: string): Promise<void> {
    const entry = this.#context.directories.get(poolId).entry(groupKey);
    if (entry === undefined) return;
    const [{ AuthorizedResourcesPanel }, { panelTitle }] = await Promise.all([
      import('./authorizedResourcesPanel.ts'),
      import('../shared/openPanels.ts'),
    ]);
    const { code, name } = entry.group;
    const title = panelTitle(name, false);
    await this.#closeUnrestored(title);
    const open = [...this.#panels].find((panel) => panel.is(poolId, entry));
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      authorizedResourcesViewType,
      title,
      vscode.ViewColumn.Active,
    );
    const remembered = { panelId: randomUUID(), poolId, groupCode: code, groupName: name };
    this.#keep(panel, new AuthorizedResourcesPanel(this.#context, panel, remembered, entry));
  }

  /** Brings a panel back after a reload of the window. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const [{ AuthorizedResourcesPanel }, { OpenPanels }] = await Promise.all([
      import('./authorizedResourcesPanel.ts'),
      import('../shared/openPanels.ts'),
    ]);
    const openPanels = new OpenPanels(this.#context.workspaceState);
    const remembered = openPanels.identify(state, panel.title);
    if (remembered === undefined) panel.dispose();
    else this.#keep(panel, new AuthorizedResourcesPanel(this.#context, panel, remembered));
  }

  #keep(webviewPanel: vscode.WebviewPanel, panel: AuthorizedResourcesPanel): void {
    this.#panels.add(panel);
    webviewPanel.onDidDispose(() => this.#panels.delete(panel));
  }

  /**
   * After a reload VS Code brings a panel back only when its tab is looked at. Until then a tab of the
   * same group is closed rather than shown twice.
   */
  async #closeUnrestored(title: string): Promise<void> {
    if ([...this.#panels].some((panel) => panel.title === title)) return;
    const tabs = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input, label }) =>
          label === title &&
          input instanceof vscode.TabInputWebview &&
          input.viewType.endsWith(authorizedResourcesViewType),
      );
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
  }
}
