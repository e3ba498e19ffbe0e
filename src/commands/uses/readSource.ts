import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';

/** Files beyond so many bytes are not looked at. */
export const largestFile = 5_000_000;

/** So many files are read at once. */
export const filesAtOnce = 16;

/** The bytes of a file: by Node where it is one of this machine, for VS Code's own way takes several times as long. */
export async function readBytes(uri: vscode.Uri, signal: AbortSignal): Promise<Buffer> {
  if (uri.scheme === 'file') return readFile(uri.fsPath, { signal });
  const { buffer, byteOffset, byteLength } = await vscode.workspace.fs.readFile(uri);
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** What a file says; one in another encoding than UTF-8 is read as VS Code is set to. */
export async function decodeSource(uri: vscode.Uri, bytes: Buffer): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // No UTF-8: the place of a code in its line depends on how what goes before it is read.
    return (await vscode.workspace.openTextDocument(uri)).getText();
  }
}
