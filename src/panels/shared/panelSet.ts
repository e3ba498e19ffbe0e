import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { type PanelType, viewTypeOf } from '../../ids.ts';
import type { OpenPanel, OpenPanels } from './openPanels.ts';
import type { PanelContent, PanelContext, PanelDefinition } from './panelDefinition.ts';
import type { PanelFrame } from './panelFrame.ts';

/** What the panels of a type are made of, once it is loaded. */
interface Loaded<T extends object> {
  readonly definition: PanelDefinition<T>;
  readonly openPanels: OpenPanels<T>;
  readonly Frame: typeof PanelFrame<T>;
}

/**
 * The panels of one type in this window, one for a topic at most. It loads what they need when the first one
 * is shown. They stay open when the extension ends: VS Code brings them back when it runs again.
 */
export class PanelSet<T extends object> {
  readonly #context: PanelContext;
  readonly #type: PanelType;
  readonly #loadDefinition: () => Promise<PanelDefinition<T>>;
  readonly #panels = new Map<PanelFrame<T>, PanelContent<T>>();

  constructor(context: PanelContext, type: PanelType, load: () => Promise<PanelDefinition<T>>) {
    this.#context = context;
    this.#type = type;
    this.#loadDefinition = load;
  }

  /** Shows the panel about this: the one that is open, or else a new one. */
  async show(topic: T): Promise<void> {
    const loaded = await this.#load();
    const [title] = loaded.definition.titles(topic);
    await this.#closeUnrestored(title);
    const [open] = [...this.#panels].find(([, content]) => content.isAbout(topic)) ?? [];
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      viewTypeOf(this.#type),
      title,
      vscode.ViewColumn.Active,
    );
    this.#fill(loaded, panel, { panelId: randomUUID(), topic });
  }

  /**
   * Brings a panel back after a reload of the window.
   * @param state what its page kept
   */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const loaded = await this.#load();
    const remembered = loaded.openPanels.identify(state, panel.title);
    if (remembered === undefined) panel.dispose();
    else this.#fill(loaded, panel, remembered);
  }

  async #load(): Promise<Loaded<T>> {
    const [definition, { PanelFrame }, { OpenPanels }] = await Promise.all([
      this.#loadDefinition(),
      import('./panelFrame.ts'),
      import('./openPanels.ts'),
    ]);
    const { workspaceState } = this.#context;
    const openPanels = new OpenPanels(workspaceState, this.#type, definition);
    return { definition, openPanels, Frame: PanelFrame };
  }

  #fill(
    { definition, openPanels, Frame }: Loaded<T>,
    panel: vscode.WebviewPanel,
    remembered: OpenPanel<T>,
  ): void {
    const appearance = { type: this.#type, icon: definition.icon };
    const frame = new Frame(this.#context.extensionUri, panel, appearance, openPanels, remembered);
    this.#panels.set(frame, definition.fill(this.#context, frame));
    panel.onDidDispose(() => this.#panels.delete(frame));
  }

  /**
   * After a reload VS Code brings a panel back only when its tab is looked at. Until then a tab of the
   * same title is closed rather than shown twice.
   */
  async #closeUnrestored(title: string): Promise<void> {
    if ([...this.#panels.keys()].some((frame) => frame.title === title)) return;
    const viewType = viewTypeOf(this.#type);
    const tabs = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input, label }) =>
          label === title &&
          input instanceof vscode.TabInputWebview &&
          input.viewType.endsWith(viewType),
      );
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
  }
}
