import * as vscode from 'vscode';
import { commandIds, internalCommandIds } from '../ids.ts';
import type { CommandContext, Handler } from './commandContext.ts';

type CommandId =
  | (typeof commandIds)[keyof typeof commandIds]
  | (typeof internalCommandIds)[keyof typeof internalCommandIds];

/** Where each command's handler is. It is loaded when the command is first run. */
const handlers: Record<CommandId, () => Promise<Handler>> = {
  [commandIds.connect]: async () => (await import('./pools/connect.ts')).runConnect,
  [commandIds.openSamplePool]: async () => (await import('./pools/connect.ts')).runOpenSamplePool,
  [commandIds.disconnect]: async () => (await import('./pools/disconnect.ts')).runDisconnect,
  [commandIds.replaceSecret]: async () =>
    (await import('./pools/replaceSecret.ts')).runReplaceSecret,
  [commandIds.setPoolProtection]: async () =>
    (await import('./pools/setPoolProtection.ts')).runSetPoolProtection,
  [commandIds.refresh]: async () => (await import('./view/refresh.ts')).runRefresh,
  [commandIds.filterGroups]: async () => (await import('./view/viewCommands.ts')).runFilterGroups,
  [commandIds.clearFilter]: async () => (await import('./view/viewCommands.ts')).runClearFilter,
  [commandIds.sortGroups]: async () => (await import('./view/sortGroups.ts')).runSortGroups,
  [commandIds.createGroup]: async () => (await import('./groups/createGroup.ts')).runCreateGroup,
  [commandIds.renameGroup]: async () => (await import('./groups/editGroup.ts')).runRenameGroup,
  [commandIds.changeGroupCode]: async () =>
    (await import('./groups/editGroup.ts')).runChangeGroupCode,
  [commandIds.editGroupDescription]: async () =>
    (await import('./groups/editGroup.ts')).runEditGroupDescription,
  [commandIds.deleteGroups]: async () => (await import('./groups/deleteGroups.ts')).runDeleteGroups,
  [commandIds.addMembers]: async () => (await import('./members/addMembers.ts')).runAddMembers,
  [commandIds.findMember]: async () => (await import('./members/findMember.ts')).runFindMember,
  [commandIds.removeMembers]: async () =>
    (await import('./members/removeMembers.ts')).runRemoveMembers,
  [commandIds.showAuthorizedResources]: async () =>
    (await import('./permissions/showAuthorizedResources.ts')).runShowAuthorizedResources,
  [commandIds.showPermissionMatrix]: async () =>
    (await import('./permissions/showPermissionMatrix.ts')).runShowPermissionMatrix,
  [commandIds.copyGroupCode]: async () =>
    (await import('./groups/copyGroupCode.ts')).runCopyGroupCode,
  [commandIds.copyUserId]: async () => (await import('./members/copyUserId.ts')).runCopyUserId,
  [commandIds.undo]: async () => (await import('./undo/undo.ts')).runUndo,
  [commandIds.showLog]: async () => (await import('./view/viewCommands.ts')).runShowLog,
  [internalCommandIds.loadMore]: async () => (await import('./view/viewCommands.ts')).runLoadMore,
  [internalCommandIds.retry]: async () => (await import('./view/refresh.ts')).runRetry,
  [internalCommandIds.revealGroup]: async () =>
    (await import('./groups/revealGroup.ts')).runRevealGroup,
};

/**
 * Registers all commands.
 * @param context is asked for when a command is run
 * @param failed is told of what a handler threw, which nobody has told the user of; the English sentence
 *   is for the log
 */
export function registerCommands(
  context: () => Promise<CommandContext>,
  failed: (what: string, error: unknown) => void,
): vscode.Disposable {
  const run = async (id: string, load: () => Promise<Handler>, args: readonly unknown[]) => {
    try {
      const [handler, given] = await Promise.all([load(), context()]);
      return await handler(given, ...args);
    } catch (error) {
      // Not passed on: VS Code would show the message, which is for the log.
      failed(`The command ${id} failed`, error);
      return undefined;
    }
  };
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([id, load]) =>
      vscode.commands.registerCommand(id, (...args: readonly unknown[]) => run(id, load, args)),
    ),
  );
}
