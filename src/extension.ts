import * as vscode from 'vscode';
import { commandIds } from './commands/ids.ts';
import { registerCommands } from './commands/register.ts';
import { authorizedResourcesViewType } from './panels/authorizedResources/viewType.ts';
import type { Internals, Parts } from './parts.ts';
import { hasConnections } from './pools/connectionsKey.ts';
import { LazyTree } from './tree/lazyTree.ts';
import { tellHasPools } from './tree/tellHasPools.ts';
import { groupsViewId } from './tree/viewId.ts';

/**
 * Registers what VS Code can ask for. The parts that answer are loaded and built when it first does: the
 * view is shown, a command is run, or a panel comes back after a reload.
 * @returns what tests look at, to nobody else
 */
export function activate(context: vscode.ExtensionContext): Promise<Internals> | undefined {
  let building: Promise<Parts> | undefined;
  const parts = () => {
    building ??= import('./parts.ts').then(({ buildParts }) => buildParts(context, view));
    return building;
  };
  const rows = new LazyTree(async () => (await parts()).view.tree);
  const view = vscode.window.createTreeView(groupsViewId, {
    treeDataProvider: rows,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const tellFromStore = () => {
    // Once they are built, the parts tell it.
    if (building === undefined) tellHasPools(hasConnections(context.globalState));
  };
  context.subscriptions.push(
    rows,
    view,
    registerCommands(async () => (await parts()).commands),
    vscode.window.registerWebviewPanelSerializer(authorizedResourcesViewType, {
      deserializeWebviewPanel: async (panel, state) =>
        (await parts()).panels.deserializeWebviewPanel(panel, state),
    }),
    // Another window may have connected a pool meanwhile.
    vscode.window.onDidChangeWindowState(tellFromStore),
  );
  tellFromStore();
  // `npm start` asks for it.
  if (process.env.AUTHING_GROUPS_OPEN_SAMPLE_POOL === '1') {
    void vscode.commands.executeCommand(commandIds.openSamplePool);
  }
  return context.extensionMode === vscode.ExtensionMode.Test
    ? parts().then(({ internals }) => internals)
    : undefined;
}
