import * as vscode from 'vscode';

/** What the first input of a command has in it when it opens; the command is given up then. */
export async function firstValue(command: () => Thenable<unknown>): Promise<string> {
  const { createInputBox } = vscode.window;
  let value = '';
  const caught = () => {
    const input = createInputBox();
    const { show } = input;
    input.show = () => {
      value = input.value;
      show.call(input);
      setTimeout(() => input.hide(), 200);
    };
    return input;
  };
  Object.assign(vscode.window, { createInputBox: caught });
  try {
    await command();
  } finally {
    Object.assign(vscode.window, { createInputBox });
  }
  return value;
}
