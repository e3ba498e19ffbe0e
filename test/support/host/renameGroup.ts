import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { GroupRow } from '../../../src/tree/groupRow.ts';

/** Renames a group as from the menu of its row. Resolves when that has ended, whether well or not. */
export async function renameGroup(row: GroupRow, name: string): Promise<void> {
  const { createInputBox } = vscode.window;
  let input: vscode.InputBox | undefined;
  let accepted = false;
  const caught = () => {
    input = createInputBox();
    input.onDidAccept(() => {
      accepted = true;
    });
    return input;
  };
  Object.assign(vscode.window, { createInputBox: caught });
  try {
    const ended = vscode.commands.executeCommand('authingGroups.renameGroup', row);
    while (input === undefined) await pause(5);
    input.value = name;
    // The window shows the input a moment later, and hears of no key before.
    while (!accepted) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await pause(20);
    }
    await ended;
  } finally {
    Object.assign(vscode.window, { createInputBox });
  }
}
