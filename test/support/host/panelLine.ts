import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Body, Messages } from '../../../src/protocol/envelope.ts';
import { parseUpdate } from '../../../src/protocol/envelope.ts';

/** The line between a panel and its page, for a test that plays the page. */
export interface PanelLine<U extends Messages> {
  /** Says something to the panel, as its page would. */
  say(type: string, body?: unknown): void;
  /** What the panel said last of this type; undefined where it has said nothing of it. */
  latest<K extends keyof U>(type: K): Body<U, K> | undefined;
}

/**
 * Runs what opens a panel, and listens in to what this says to its page from then on.
 * @param updates what the panel may say
 */
export async function tapPanel<U extends Messages>(
  updates: U,
  open: () => Thenable<unknown>,
): Promise<PanelLine<U>> {
  const { createWebviewPanel } = vscode.window;
  const listeners: ((message: unknown) => void)[] = [];
  const said = new Map<string, unknown>();
  const tapped = (...args: Parameters<typeof createWebviewPanel>) => {
    const panel = createWebviewPanel(...args);
    const { webview } = panel;
    const listen = webview.onDidReceiveMessage;
    const post = webview.postMessage.bind(webview);
    Object.assign(webview, {
      onDidReceiveMessage(listener: (message: unknown) => void) {
        listeners.push(listener);
        return listen(listener);
      },
      postMessage(message: unknown) {
        const update = parseUpdate(message);
        if (update !== undefined) said.set(update.type, update.body);
        return post(message);
      },
    });
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: tapped });
  try {
    await open();
  } finally {
    Object.assign(vscode.window, { createWebviewPanel });
  }
  return {
    say(type, body) {
      for (const listener of listeners) listener({ type, body });
    },
    latest(type) {
      const name = String(type);
      return said.has(name) ? v.parse(updates[type], said.get(name)) : undefined;
    },
  };
}
