import * as vscode from 'vscode';
import { UnconfirmedChanges } from './changes/unconfirmedChanges.ts';
import { firstConnection, UndoStore } from './changes/undo/undoStore.ts';
import type { CommandContext } from './commands/commandContext.ts';
import { Directories } from './directory/directories.ts';
import { GroupFilter } from './directory/groupFilter.ts';
import { GroupSorting } from './directory/groupSorting.ts';
import type { OpenDocuments } from './documents/openDocuments.ts';
import type { Log } from './feedback/log.ts';
import { Reporter } from './feedback/reporter.ts';
import { commandIds } from './ids.ts';
import { inBackground, logFailure } from './model/failureLog.ts';
import { buildPanels, type Panels } from './panels/panels.ts';
import type { Connection } from './pools/connection.ts';
import { Pools } from './pools/pools.ts';
import { retried } from './retried.ts';
import { blockedUserDecorations } from './tree/blockedUsers.ts';
import { GroupsView } from './tree/groupsView.ts';
import type { Row } from './tree/row.ts';
import { completeSteps } from './walkthrough.ts';
import { RevisionFile } from './windows/revisionFile.ts';

/** What the extension is made of, once there is something to do. */
export interface Services {
  readonly commands: CommandContext;
  readonly view: GroupsView;
  readonly panels: Panels;
  /** Makes what our documents say, once. */
  readonly documents: () => Promise<OpenDocuments>;
  /** Begins to help in source files; called once. */
  readonly startEditorHelp: () => Promise<void>;
  readonly internals: Internals;
}

/** What the tests that run inside VS Code look at; nobody else is given it. */
export interface Internals {
  readonly context: vscode.ExtensionContext;
  readonly pools: Pools;
  readonly directories: Directories;
  readonly view: GroupsView;
  readonly filter: GroupFilter;
  readonly sorting: GroupSorting;
  readonly panels: Panels;
}

/** What there is before the services. */
interface Given {
  /** As VS Code has it. */
  readonly view: vscode.TreeView<Row>;
  readonly log: Log;
}

/**
 * Builds the services and wires them. Nothing is read or sent before it is asked for. Where it fails, what
 * was built is taken away again, for it may be tried once more.
 */
export function buildServices(context: vscode.ExtensionContext, given: Given): Services {
  const owned: vscode.Disposable[] = [];
  try {
    const services = wire(context, given, (...disposables) => owned.push(...disposables));
    context.subscriptions.push(...owned);
    return services;
  } catch (error) {
    vscode.Disposable.from(...owned).dispose();
    throw error;
  }
}

/** @param own is given each thing that ends with the extension, as soon as it is there */
function wire(
  context: vscode.ExtensionContext,
  { view: treeView, log }: Given,
  own: (...disposables: readonly vscode.Disposable[]) => void,
): Services {
  const reporter = new Reporter(log, {
    refresh: () => vscode.commands.executeCommand(commandIds.refresh),
    replaceSecret: () => vscode.commands.executeCommand(commandIds.replaceSecret),
  });
  const revisions = new RevisionFile(context.globalStorageUri);
  own(revisions);
  const pools = new Pools(context, revisions, (pool, request) => log.request(pool, request));
  own(pools);
  const directories = new Directories(pools, revisions);
  own(directories);
  const undo = new UndoStore(context.globalStorageUri, {
    connectionOf: (pool) => instanceOf(pools.get(pool)),
  });
  const filter = new GroupFilter(context.workspaceState);
  own(filter);
  const sorting = new GroupSorting(context.workspaceState);
  own(sorting);
  const view = new GroupsView({ pools, directories, filter, sorting }, treeView);
  own(view);
  const panels = buildPanels({
    extensionUri: context.extensionUri,
    workspaceState: context.workspaceState,
    pools,
    directories,
    reporter,
  });
  const unconfirmed = new UnconfirmedChanges(
    (confirmation) => {
      inBackground(
        'The outcome of a change could not be reported',
        import('./commands/undo/reportConfirmation.ts').then(({ reportConfirmation }) =>
          reportConfirmation(commands, confirmation),
        ),
      );
    },
    (error) => logFailure('What became of a change could not be read', error, 'warn'),
  );
  const commands: CommandContext = {
    pools,
    directories,
    revisions,
    undo,
    unconfirmed,
    sidebar: view,
    filter,
    sorting,
    reporter,
    log,
    showAuthorizedResources: async (poolId, key) => {
      const group = directories.get(poolId).entry(key)?.group;
      if (group === undefined) return;
      await panels.authorizedResources.show({
        poolId,
        groupCode: group.code,
        groupName: group.name,
      });
    },
    showPermissionMatrix: async (poolId, keys) => {
      const groups = keys?.flatMap((key) => directories.get(poolId).entry(key)?.group ?? []);
      await panels.permissionMatrix.show({
        poolId,
        poolName: pools.get(poolId)?.name ?? poolId,
        ...(groups && { groups: groups.map(({ code, name }) => ({ code, name })) }),
      });
    },
    compareGroups: async (targets) => {
      const groups = targets.flatMap(({ pool, key }) => {
        const group = directories.get(pool).entry(key)?.group;
        if (group === undefined) return [];
        const poolName = pools.get(pool)?.name ?? pool;
        return { poolId: pool, poolName, groupCode: group.code, groupName: group.name };
      });
      await panels.groupComparison.show({ groups });
    },
    showResourceAccess: async (poolId, { code, namespace, type }) => {
      await panels.resourceAccess.show({
        poolId,
        poolName: pools.get(poolId)?.name ?? poolId,
        code,
        ...(namespace === undefined ? {} : { namespace }),
        ...(type === undefined ? {} : { type }),
      });
    },
    showUserPermissions: (poolId, { id, name }) =>
      panels.userPermissions.show({ poolId, userId: id, userName: name }),
  };
  const firstShown = view.tree.onDidReadChildren(() => {
    firstShown.dispose();
    inBackground('Old undo records were not deleted', undo.prune());
  });
  const helped = new vscode.EventEmitter<void>();
  own(
    helped,
    completeSteps({
      pools,
      onDidExpandElement: treeView.onDidExpandElement,
      onDidAnnounce: revisions.onDidAnnounce,
      onDidHelp: helped.event,
    }),
    unconfirmed,
    firstShown,
    pools.onDidDisconnect((connection) => {
      const instance = instanceOf(connection) ?? firstConnection;
      inBackground('Undo records were not deleted', undo.forget(connection.id, instance));
    }),
    vscode.window.registerFileDecorationProvider(blockedUserDecorations),
  );
  inBackground('The other windows cannot be watched', revisions.start());
  return {
    commands,
    view,
    panels,
    documents: retried(async () => {
      const { OpenDocuments } = await import('./documents/openDocuments.ts');
      const files = new OpenDocuments({ pools, directories });
      context.subscriptions.push(files);
      return files;
    }),
    startEditorHelp: async () => {
      const { startEditorHelp } = await import('./editor/start.ts');
      context.subscriptions.push(
        startEditorHelp({ pools, directories, helped: () => helped.fire() }),
      );
    },
    internals: { context, pools, directories, view, filter, sorting, panels },
  };
}

/** Which connection of a pool it is; undefined for none. */
function instanceOf(connection: Connection | undefined): string | undefined {
  return connection === undefined ? undefined : (connection.instance ?? firstConnection);
}
