import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import { choosePool, type FolderPool, nameOfPool, parseNamedPool } from './folderChoice.ts';
import type { Pools } from './pools.ts';

/** The setting, without its prefix. */
const name = 'userPool';

/** Whether a change of the configuration is about which pool folders are about. */
export function changesFolderPool(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(`authingGroups.${name}`);
}

/**
 * The user pool that a file is about: the one that its folder's settings name, or the only one there is. VS Code
 * takes the settings of the nearest folder of the workspace, and none of a folder that nobody trusts.
 * @param uri of the file, or of the folder; undefined for one that is in none
 */
export function folderPool(pools: Pick<Pools, 'list'>, uri: vscode.Uri | undefined): FolderPool {
  const configuration = vscode.workspace.getConfiguration('authingGroups', uri ?? null);
  return choosePool(pools.list(), parseNamedPool(configuration.get(name)));
}

/**
 * Writes into the settings of a folder which pool it is about.
 * @param connection undefined for none, which takes the setting away
 */
export async function setFolderPool(
  folder: vscode.WorkspaceFolder,
  connection: Connection | undefined,
): Promise<void> {
  await vscode.workspace
    .getConfiguration('authingGroups', folder.uri)
    .update(name, connection && nameOfPool(connection), vscode.ConfigurationTarget.WorkspaceFolder);
}

/** Whether the settings of the folder itself name a pool, rather than those of the user. */
export function hasOwnPool(folder: vscode.WorkspaceFolder): boolean {
  return (
    vscode.workspace.getConfiguration('authingGroups', folder.uri).inspect(name)
      ?.workspaceFolderValue !== undefined
  );
}
