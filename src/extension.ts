import * as vscode from 'vscode';
import { commandIds } from './commands/ids.ts';
import { registerCommands } from './commands/register.ts';
import { tellFailure } from './feedback/lastResort.ts';
import { Log } from './feedback/log.ts';
import { guarded, inBackground, logFailuresTo } from './model/failureLog.ts';
import { authorizedResourcesViewType } from './panels/authorizedResources/viewType.ts';
import type { Internals, Parts } from './parts.ts';
import { hasConnections } from './pools/connectionsKey.ts';
import { retried } from './retried.ts';
import { LazyTree } from './tree/lazyTree.ts';
import { tellHasPools } from './tree/tellHasPools.ts';
import { groupsViewId } from './tree/viewId.ts';

/**
 * Registers what VS Code can ask for. The parts that answer are loaded and built when it first does: the
 * view is shown, a command is run, or a panel comes back after a reload. Where that fails, they are loaded
 * anew when it asks again.
 * @returns what tests look at, to nobody else
 */
export function activate(context: vscode.ExtensionContext): Promise<Internals> | undefined {
  const log = new Log(() => vscode.window.createOutputChannel('Authing Groups', { log: true }));
  const failed = (what: string, error: unknown) =>
    inBackground('The failure could not be told', tellFailure(log, what, error));
  let built: Parts | undefined;
  const parts = retried(async () => {
    const { buildParts } = await import('./parts.ts');
    built = buildParts(context, { view, log });
    rows.redrawFailed();
    return built;
  });
  const rows = new LazyTree(async () => (await parts()).view.tree, failed);
  const view = vscode.window.createTreeView(groupsViewId, {
    treeDataProvider: rows,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const tellFromStore = () => {
    // Once they are built, the parts tell it.
    if (built === undefined) tellHasPools(hasConnections(context.globalState));
  };
  context.subscriptions.push(
    log,
    logFailuresTo((what, error, weight) => log.failure(what, error, weight)),
    rows,
    view,
    registerCommands(async () => (await parts()).commands, failed),
    vscode.window.registerWebviewPanelSerializer(authorizedResourcesViewType, {
      deserializeWebviewPanel: async (panel, state) => {
        try {
          await (await parts()).panels.deserializeWebviewPanel(panel, state);
        } catch (error) {
          failed('A panel could not be brought back', error);
          // VS Code says so in the panel.
          throw error;
        }
      },
    }),
    // Another window may have connected a pool meanwhile.
    vscode.window.onDidChangeWindowState(
      guarded('The stored pools could not be read', tellFromStore),
    ),
  );
  tellFromStore();
  // `npm start` asks for it.
  if (process.env.AUTHING_GROUPS_OPEN_SAMPLE_POOL === '1') {
    const opening = vscode.commands.executeCommand(commandIds.openSamplePool);
    inBackground('The sample user pool could not be opened', opening);
  }
  return context.extensionMode === vscode.ExtensionMode.Test
    ? parts().then(({ internals }) => internals)
    : undefined;
}
