import * as vscode from 'vscode';

/** Changes settings of the user, one after another. */
export async function setAll(settings: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    await vscode.workspace
      .getConfiguration()
      .update(name, value, vscode.ConfigurationTarget.Global);
  }
}
