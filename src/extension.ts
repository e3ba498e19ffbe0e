import * as vscode from 'vscode';
import { UndoStore } from './changes/undo/undoStore.ts';
import { commandIds } from './commands/ids.ts';
import { registerCommands } from './commands/register.ts';
import { Directories } from './directory/directories.ts';
import { Log } from './feedback/log.ts';
import { Reporter } from './feedback/reporter.ts';
import { AuthorizedResourcesPanels } from './panels/authorizedResources/authorizedResourcesPanels.ts';
import { Pools } from './pools/pools.ts';
import { RevisionFile } from './pools/revisionFile.ts';
import { blockedUserDecorations } from './tree/blockedUsers.ts';
import { GroupFilter } from './tree/groupFilter.ts';
import { GroupsView } from './tree/groupsView.ts';

/** Builds the parts and wires them. Nothing is read, sent or loaded beyond that before it is asked for. */
export function activate(context: vscode.ExtensionContext): Internals | undefined {
  const channel = vscode.window.createOutputChannel('Authing Groups', { log: true });
  const log = new Log(channel);
  const reporter = new Reporter(log);
  const revisions = new RevisionFile(context.globalStorageUri);
  const pools = new Pools(context, revisions, (pool, request) => log.request(pool, request));
  const directories = new Directories(pools, revisions);
  const undo = new UndoStore(context.globalStorageUri);
  const filter = new GroupFilter(context.workspaceState);
  const view = new GroupsView({ pools, directories, filter });
  const panels = new AuthorizedResourcesPanels({
    extensionUri: context.extensionUri,
    workspaceState: context.workspaceState,
    pools,
    directories,
    reporter,
  });
  const firstShown = view.tree.onDidReadChildren(() => {
    firstShown.dispose();
    void undo.prune(pools.list().map(({ id }) => id)).catch(() => undefined);
  });
  const commands = registerCommands({
    pools,
    directories,
    revisions,
    undo,
    view,
    filter,
    reporter,
    log,
    showAuthorizedResources: (pool, key) => panels.show(pool, key),
  });
  context.subscriptions.push(
    channel,
    revisions,
    pools,
    directories,
    filter,
    view,
    panels,
    commands,
    firstShown,
    pools.onDidChange(({ kind, id }) => {
      if (kind === 'removed') void undo.forgetPool(id).catch(() => undefined);
    }),
    vscode.window.registerFileDecorationProvider(blockedUserDecorations),
  );
  void revisions.start();
  // `npm start` asks for it.
  if (process.env.AUTHING_GROUPS_OPEN_SAMPLE_POOL === '1') {
    void vscode.commands.executeCommand(commandIds.openSamplePool);
  }
  return context.extensionMode === vscode.ExtensionMode.Test
    ? { context, pools, directories, view, filter }
    : undefined;
}

/** What the tests that run inside VS Code look at; nobody else is given it. */
export interface Internals {
  readonly context: vscode.ExtensionContext;
  readonly pools: Pools;
  readonly directories: Directories;
  readonly view: GroupsView;
  readonly filter: GroupFilter;
}
