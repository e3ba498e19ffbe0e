import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { PanelType } from '../../ids.ts';

/** Where the built pages are: all that a page may load. */
export function pagesFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** What a panel's webview may do. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [pagesFolder(extensionUri)] };
}

/**
 * The document around a page's script. Nothing loads but our own script, styles and icon font, and
 * nothing runs inline.
 * @param type which of the pages it shows: the script holds them all
 */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  type: PanelType,
): string {
  const nonce = randomBytes(16).toString('base64');
  const address = (...path: string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(pagesFolder(extensionUri), ...path)).toString();
  const policy = [
    `default-src 'none'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  // JSON cannot end the element it is in once no "<" is left in it.
  const words = JSON.stringify(vscode.l10n.bundle ?? {}).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html lang="${attribute(vscode.env.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Authing Groups</title>
    <link rel="stylesheet" id="vscode-codicon-stylesheet" href="${attribute(address('codicons', 'codicon.css'))}">
    <script type="application/json" id="l10n">${words}</script>
    <script type="module" nonce="${nonce}" src="${attribute(address('pages.js'))}"></script>
  </head>
  <body data-page="${type}"></body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
