import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { catchMessages, type Messages } from './shownMessages.ts';

/** What the tabs of the window say. */
export function openTabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
}

/** Closes all tabs, with the panels in them. */
export async function closeTabs(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await eventually(async () => assert.deepEqual(openTabs(), []));
}

/** What the tests of a suite see of a command that opens panels. */
export interface PanelCommand {
  run(...args: readonly unknown[]): Thenable<unknown>;
  /** What the user was told since it was asked last. */
  told(): readonly string[];
}

/** Runs a command that opens panels, for the tests of the suite it is called in; each begins without tabs. */
export function usePanelCommand(command: string): PanelCommand {
  let messages: Messages | undefined;
  beforeEach(() => {
    messages = catchMessages();
  });
  afterEach(async () => {
    messages?.restore();
    await closeTabs();
  });
  return {
    run: (...args) => vscode.commands.executeCommand(command, ...args),
    told: () => messages?.take().map(({ text }) => text) ?? [],
  };
}
