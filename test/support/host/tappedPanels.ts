import * as vscode from 'vscode';
import { parseUpdate } from '../../../src/protocol/envelope.ts';

/** What panels that are opened from now on say to their pages, and what these ask of them. */
export interface TappedPanels {
  /** All that was sent, as it was. */
  readonly sent: readonly unknown[];
  /** What was sent in updates of this type, in order. */
  updates(type: string): readonly unknown[];
  /** Asks something of the panel that was opened last, as its page would. */
  ask(type: string, body?: unknown): void;
  restore(): void;
}

/** Listens in on panels. */
export function tapPanels(): TappedPanels {
  const sent: unknown[] = [];
  let listeners: ((message: unknown) => unknown)[] = [];
  const { createWebviewPanel } = vscode.window;
  const tapped = (...args: Parameters<typeof createWebviewPanel>) => {
    const panel = createWebviewPanel(...args);
    const { webview } = panel;
    const post = webview.postMessage.bind(webview);
    const listen = webview.onDidReceiveMessage.bind(webview);
    listeners = [];
    Object.defineProperties(webview, {
      postMessage: {
        value: (message: unknown) => {
          sent.push(message);
          return post(message);
        },
      },
      onDidReceiveMessage: {
        value: (listener: (message: unknown) => unknown) => {
          listeners.push(listener);
          return listen(listener);
        },
      },
    });
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: tapped });
  return {
    sent,
    updates: (type) =>
      sent.flatMap((message) => {
        const update = parseUpdate(message);
        return update?.type === type ? [update.body] : [];
      }),
    ask: (type, body) => {
      for (const listener of listeners) listener({ type, body });
    },
    restore: () => Object.assign(vscode.window, { createWebviewPanel }),
  };
}
