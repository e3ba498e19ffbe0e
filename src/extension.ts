import * as vscode from 'vscode';
import { registerCommands } from './commands/register.ts';
import { registerFiles } from './documents/lazyFiles.ts';
import { namesFolderPool, startInSource } from './editor/whenNeeded.ts';
import { showFailure } from './feedback/failureNotice.ts';
import { Log } from './feedback/log.ts';
import { commandIds, documentScheme, groupsViewId, panelTypes, viewTypeOf } from './ids.ts';
import { guarded, inBackground, logFailuresTo } from './model/failureLog.ts';
import { hasConnections } from './pools/connectionsKey.ts';
import { retried } from './retried.ts';
import type { Internals, Services } from './services.ts';
import { setHasPools } from './tree/contextKeys.ts';
import { LazyTree } from './tree/lazyTree.ts';

/**
 * Registers what VS Code can ask for. The services that answer are loaded and built when it first does: the
 * view is shown, a command is run, or a panel or a document comes back after a reload. Where that fails, they are loaded
 * anew when it asks again.
 * @returns what tests look at, to nobody else
 */
export function activate(context: vscode.ExtensionContext): Promise<Internals> | undefined {
  const log = new Log(() => vscode.window.createOutputChannel('Authing Groups', { log: true }));
  const failed = (what: string, error: unknown) =>
    inBackground('The failure could not be told', showFailure(log, what, error));
  let built: Services | undefined;
  const services = retried(async () => {
    const { buildServices } = await import('./services.ts');
    built = buildServices(context, { view, log });
    rows.redrawFailed();
    // A pool may be connected while a source file is in front.
    context.subscriptions.push(built.internals.pools.onDidChange(() => source.check()));
    return built;
  });
  const rows = new LazyTree(async () => (await services()).view.tree, failed);
  const view = vscode.window.createTreeView(groupsViewId, {
    treeDataProvider: rows,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const source = startInSource(
    ({ document }) => hasConnections(context.globalState) || namesFolderPool(document.uri),
    async () => (await services()).startEditorHelp(),
  );
  const setFromStore = () => {
    // Once they are built, the services tell it.
    if (built === undefined) setHasPools(hasConnections(context.globalState));
  };
  context.subscriptions.push(
    log,
    logFailuresTo((what, error, weight) => log.failure(what, error, weight)),
    rows,
    view,
    registerCommands(async () => (await services()).commands, failed),
    ...panelTypes.map((type) =>
      vscode.window.registerWebviewPanelSerializer(viewTypeOf(type), {
        deserializeWebviewPanel: async (panel, state) => {
          try {
            await (await services()).panels[type].restore(panel, state);
          } catch (error) {
            failed('A panel could not be brought back', error);
            // VS Code says so in the panel.
            throw error;
          }
        },
      }),
    ),
    registerFiles(documentScheme, async () => (await services()).documents()),
    source,
    // Another window may have connected a pool meanwhile.
    vscode.window.onDidChangeWindowState(
      guarded('The stored pools could not be read', setFromStore),
    ),
  );
  setFromStore();
  // `npm start` asks for it.
  if (process.env.AUTHING_GROUPS_OPEN_SAMPLE_POOL === '1') {
    const opening = vscode.commands.executeCommand(commandIds.openSamplePool);
    inBackground('The sample user pool could not be opened', opening);
  }
  return context.extensionMode === vscode.ExtensionMode.Test
    ? services().then(({ internals }) => internals)
    : undefined;
}
