import * as vscode from 'vscode';

/** Notes what panels send to their pages that are opened from now on. */
export function tapPanels() {
  const sent: unknown[] = [];
  const { createWebviewPanel } = vscode.window;
  const tapped = (...args: Parameters<typeof createWebviewPanel>) => {
    const panel = createWebviewPanel(...args);
    const post = panel.webview.postMessage.bind(panel.webview);
    const postMessage = (message: unknown) => {
      sent.push(message);
      return post(message);
    };
    Object.assign(panel.webview, { postMessage });
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: tapped });
  return { sent, restore: () => Object.assign(vscode.window, { createWebviewPanel }) };
}
