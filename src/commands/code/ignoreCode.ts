import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Handler } from '../commandContext.ts';
import { refuseArguments } from '../targets.ts';

const Given = v.strictObject({ uri: v.string(), code: v.pipe(v.string(), v.nonEmpty()) });

const Codes = v.fallback(v.array(v.string()), []);

/** `internal.ignoreCode`: has help in source files say nothing of a code in this workspace any more. */
export const runIgnoreCode: Handler = async (context, ...args) => {
  const given = v.safeParse(Given, args[0]);
  if (!given.success) {
    refuseArguments(context);
    return;
  }
  const { uri, code } = given.output;
  const configuration = vscode.workspace.getConfiguration(
    'authingGroups.code',
    vscode.Uri.parse(uri),
  );
  const ignored = v.parse(Codes, configuration.inspect('ignoredCodes')?.workspaceValue);
  // Without a folder there is no workspace that could keep it.
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await configuration.update('ignoredCodes', [...new Set([...ignored, code])], target);
};
