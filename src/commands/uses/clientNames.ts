import * as v from 'valibot';
import * as vscode from 'vscode';

const Names = v.fallback(v.array(v.string()), []);

/** What variables of a file hold clients in, by its settings; of a folder that nobody trusts VS Code gives none. */
export function clientNamesIn(uri: vscode.Uri): readonly string[] {
  const configuration = vscode.workspace.getConfiguration('authingGroups.code', uri);
  return v.parse(Names, configuration.get('clientNames'));
}
