import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';

// Answers what a command asks, as a user would.

/** Answers questions while something runs, and returns what was asked, with the details. */
export async function answerWith(
  answer: string | undefined,
  task: () => Thenable<unknown>,
): Promise<string[]> {
  const { showInformationMessage } = vscode.window;
  const asked: string[] = [];
  const show = async (text: string, options: unknown) => {
    if (typeof options !== 'object' || options === null) return undefined;
    asked.push(text);
    if ('detail' in options) asked.push(String(options.detail));
    return answer;
  };
  Object.assign(vscode.window, { showInformationMessage: show });
  try {
    await task();
  } finally {
    Object.assign(vscode.window, { showInformationMessage });
  }
  return asked;
}

/** Runs a command that asks for a text, and types it. */
export async function typeInto(command: () => Thenable<unknown>, text: string): Promise<void> {
  const { createInputBox } = vscode.window;
  let input: vscode.InputBox | undefined;
  const caught = () => {
    input = createInputBox();
    return input;
  };
  Object.assign(vscode.window, { createInputBox: caught });
  try {
    await accept(command(), async () => {
      if (input !== undefined) input.value = text;
      return input !== undefined;
    });
  } finally {
    Object.assign(vscode.window, { createInputBox });
  }
}

/** Runs a command that lets one pick users, and picks the first who is no member. @returns how many were picked */
export async function pickFirstAvailable(command: () => Thenable<unknown>): Promise<number> {
  const { createQuickPick } = vscode.window;
  let picker: vscode.QuickPick<vscode.QuickPickItem> | undefined;
  const caught = () => {
    picker = createQuickPick();
    return picker;
  };
  Object.assign(vscode.window, { createQuickPick: caught });
  try {
    await accept(command(), async () => {
      const found = picker?.items.find(
        ({ kind, description = '' }) =>
          kind !== vscode.QuickPickItemKind.Separator && !description.includes('already'),
      );
      if (picker === undefined || found === undefined || picker.busy) return false;
      if (picker.selectedItems.length === 0) picker.selectedItems = [found];
      return true;
    });
  } finally {
    Object.assign(vscode.window, { createQuickPick });
  }
  return 1;
}

/** Fills in what a command asks for, then presses Enter until it has ended. */
async function accept(command: Thenable<unknown>, fillIn: () => Promise<boolean>): Promise<void> {
  let ended = false;
  const ending = Promise.resolve(command).finally(() => {
    ended = true;
  });
  while (!(await fillIn())) await pause(20);
  // The window shows the input a moment later, and hears of no key before.
  while (!ended) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await pause(50);
  }
  await ending;
}
