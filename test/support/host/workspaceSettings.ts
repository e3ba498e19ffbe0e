import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

/** Does something while the workspace has settings of its own. */
export async function withWorkspaceSettings(
  settings: Readonly<Record<string, unknown>>,
  work: () => Promise<void>,
): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const file = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
  // A setting that a workspace may have shows that they are in force.
  const text = JSON.stringify({ ...settings, 'editor.tabSize': 7 });
  const tabSize = () => vscode.workspace.getConfiguration('editor').get('tabSize');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  try {
    await eventually(async () => assert.equal(tabSize(), 7));
    await work();
  } finally {
    await vscode.workspace.fs.delete(file);
    await eventually(async () => assert.notEqual(tabSize(), 7));
  }
}
