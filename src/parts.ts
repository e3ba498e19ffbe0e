import * as vscode from 'vscode';
import { LateChanges } from './changes/lateChanges.ts';
import { firstConnection, UndoStore } from './changes/undo/undoStore.ts';
import type { CommandContext } from './commands/commandContext.ts';
import { commandIds } from './commands/ids.ts';
import { Directories } from './directory/directories.ts';
import { Log } from './feedback/log.ts';
import { Reporter } from './feedback/reporter.ts';
import { AuthorizedResourcesPanels } from './panels/authorizedResources/authorizedResourcesPanels.ts';
import type { Connection } from './pools/connection.ts';
import { Pools } from './pools/pools.ts';
import { RevisionFile } from './pools/revisionFile.ts';
import { blockedUserDecorations } from './tree/blockedUsers.ts';
import { GroupFilter } from './tree/groupFilter.ts';
import { GroupsView } from './tree/groupsView.ts';
import type { Row } from './tree/row.ts';

/** What the extension is made of, once there is something to do. */
export interface Parts {
  readonly commands: CommandContext;
  readonly view: GroupsView;
  readonly panels: AuthorizedResourcesPanels;
  readonly internals: Internals;
}

/** What the tests that run inside VS Code look at; nobody else is given it. */
export interface Internals {
  readonly context: vscode.ExtensionContext;
  readonly pools: Pools;
  readonly directories: Directories;
  readonly view: GroupsView;
  readonly filter: GroupFilter;
}

/** Builds the parts and wires them. Nothing is read or sent before it is asked for. */
export function buildParts(
  context: vscode.ExtensionContext,
  treeView: vscode.TreeView<Row>,
): Parts {
  const channel = vscode.window.createOutputChannel('Authing Groups', { log: true });
  const log = new Log(channel);
  const reporter = new Reporter(log, {
    refresh: () => vscode.commands.executeCommand(commandIds.refresh),
    replaceSecret: () => vscode.commands.executeCommand(commandIds.replaceSecret),
  });
  const revisions = new RevisionFile(context.globalStorageUri);
  const pools = new Pools(context, revisions, (pool, request) => log.request(pool, request));
  const directories = new Directories(pools, revisions);
  const undo = new UndoStore(context.globalStorageUri, {
    connectionOf: (pool) => instanceOf(pools.get(pool)),
  });
  const filter = new GroupFilter(context.workspaceState);
  const view = new GroupsView({ pools, directories, filter }, treeView);
  const panels = new AuthorizedResourcesPanels({
    extensionUri: context.extensionUri,
    workspaceState: context.workspaceState,
    pools,
    directories,
    reporter,
  });
  const late = new LateChanges((outcome) => {
    void import('./commands/lateOutcome.ts').then(({ reportLate }) =>
      reportLate(commands, outcome),
    );
  });
  const commands: CommandContext = {
    pools,
    directories,
    revisions,
    undo,
    late,
    view,
    filter,
    reporter,
    log,
    showAuthorizedResources: (pool, key) => panels.show(pool, key),
  };
  const firstShown = view.tree.onDidReadChildren(() => {
    firstShown.dispose();
    void undo.prune().catch(() => undefined);
  });
  context.subscriptions.push(
    channel,
    revisions,
    pools,
    directories,
    late,
    filter,
    view,
    firstShown,
    pools.onDidDisconnect((connection) => {
      const instance = instanceOf(connection) ?? firstConnection;
      void undo.forget(connection.id, instance).catch(() => undefined);
    }),
    vscode.window.registerFileDecorationProvider(blockedUserDecorations),
  );
  void revisions.start();
  return {
    commands,
    view,
    panels,
    internals: { context, pools, directories, view, filter },
  };
}

/** Which connection of a pool it is; undefined for none. */
function instanceOf(connection: Connection | undefined): string | undefined {
  return connection === undefined ? undefined : (connection.instance ?? firstConnection);
}
