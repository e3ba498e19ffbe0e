import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Internals } from '../../../src/services.ts';

/** The extension as VS Code knows it. */
export function extension(): vscode.Extension<Internals> {
  const found = vscode.extensions.getExtension<Internals>('authing-groups.authing-groups');
  assert.ok(found, 'VS Code does not know the extension');
  return found;
}

/** The insides of the running extension, which it shows to tests only. */
export async function internals(): Promise<Internals> {
  return extension().activate();
}

/** Opens the sidebar on the groups, as a click on the activity bar does. */
export async function showView(): Promise<void> {
  await vscode.commands.executeCommand('authingGroups.groups.focus');
}

/** Shows something else in the sidebar. */
export async function hideView(): Promise<void> {
  await vscode.commands.executeCommand('workbench.view.explorer');
}
