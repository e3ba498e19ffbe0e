import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { PanelType } from '../../ids.ts';
import { inBackground } from '../../model/failureLog.ts';
import type { OpenPanel, OpenPanels } from './openPanels.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';

/** What the panels of a type look like before anything is known of what they show. */
interface Appearance {
  /** The name of its page, too. */
  readonly type: PanelType;
  readonly icon: string;
}

/** How old what a panel shows may be when the user comes back to it, in milliseconds. */
export const maxAgeMs = 60_000;

/** A panel's webview through its life, whatever it shows: it holds the page, and is remembered while it is open. */
export class PanelFrame<T extends object> {
  readonly #panel: vscode.WebviewPanel;
  readonly #openPanels: OpenPanels<T>;
  readonly #returned = new vscode.EventEmitter<void>();
  readonly #owned: vscode.Disposable[] = [];
  #remembered: OpenPanel<T>;
  #isClosed = false;

  /** The user comes back to it: from another window, or by showing it again. What it shows may be old. */
  readonly onDidReturn = this.#returned.event;

  /** Takes over a webview panel, new or brought back, and loads its page. */
  constructor(
    extensionUri: vscode.Uri,
    panel: vscode.WebviewPanel,
    { type, icon }: Appearance,
    openPanels: OpenPanels<T>,
    remembered: OpenPanel<T>,
  ) {
    this.#panel = panel;
    this.#openPanels = openPanels;
    this.#remembered = remembered;
    this.own(
      this.#returned,
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && panel.visible) this.#returned.fire();
      }),
    );
    panel.onDidDispose(() => {
      this.#isClosed = true;
      vscode.Disposable.from(...this.#owned).dispose();
      inBackground('A panel was not forgotten', openPanels.delete(this.#remembered));
    });
    this.#remember({});
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', `${icon}-light.svg`),
      dark: vscode.Uri.joinPath(extensionUri, 'media', `${icon}-dark.svg`),
    };
    panel.webview.options = pageOptions(extensionUri);
    panel.webview.html = pageHtml(panel.webview, extensionUri, type);
  }

  get webview(): vscode.Webview {
    return this.#panel.webview;
  }

  /** Whether the page is on screen. A hidden one is ended by VS Code and made anew later. */
  get visible(): boolean {
    return this.#panel.visible;
  }

  /** Whether it is the editor that the user works in, as far as that is one. */
  get active(): boolean {
    // VS Code throws where one is asked that is closed, as it may be by the time a question is answered.
    return !this.#isClosed && this.#panel.active;
  }

  /** What is remembered of the panel. */
  get remembered(): OpenPanel<T> {
    return this.#remembered;
  }

  /** What its tab says. */
  get title(): string {
    return this.#panel.title;
  }

  set title(title: string) {
    this.#panel.title = title;
  }

  /** Ends these with the panel. */
  own(...disposables: readonly vscode.Disposable[]): void {
    this.#owned.push(...disposables);
  }

  /** Remembers what the panel is about now, where that has changed. */
  saveTopic(topic: T): void {
    if (!isDeepStrictEqual(topic, this.#remembered.topic)) this.#remember({ topic });
  }

  /** Remembers how the user looks at it, as the page says. */
  saveView(view: unknown): void {
    this.#remember({ view });
  }

  /** Brings the panel to the front. */
  reveal(): void {
    this.#panel.reveal();
    this.#returned.fire();
  }

  #remember(change: Partial<OpenPanel<T>>): void {
    this.#remembered = { ...this.#remembered, ...change };
    inBackground('A panel was not remembered', this.#openPanels.save(this.#remembered));
  }
}
