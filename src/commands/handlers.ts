import { commandIds, internalCommandIds } from '../ids.ts';
import type { Handler } from './commandContext.ts';

export type CommandId =
  | (typeof commandIds)[keyof typeof commandIds]
  | (typeof internalCommandIds)[keyof typeof internalCommandIds];

/**
 * Where each command's handler is. It is loaded when the command is first run, as this table is when any is: the
 * entry knows the ids only.
 */
export const handlers: Readonly<Record<CommandId, () => Promise<Handler>>> = {
  [commandIds.connect]: async () => (await import('./pools/connect.ts')).runConnect,
  [commandIds.openSamplePool]: async () => (await import('./pools/connect.ts')).runOpenSamplePool,
  [commandIds.openStagingSamplePool]: async () =>
    (await import('./pools/connect.ts')).runOpenStagingSamplePool,
  [commandIds.disconnect]: async () => (await import('./pools/disconnect.ts')).runDisconnect,
  [commandIds.replaceSecret]: async () =>
    (await import('./pools/replaceSecret.ts')).runReplaceSecret,
  [commandIds.setPoolProtection]: async () =>
    (await import('./pools/setPoolProtection.ts')).runSetPoolProtection,
  [commandIds.chooseUserPool]: async () =>
    (await import('./pools/chooseUserPool.ts')).runChooseUserPool,
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
  [commandIds.compareGroups]: async () =>
    (await import('./permissions/compareGroups.ts')).runCompareGroups,
  [commandIds.copyGroup]: async () => (await import('./copy/copyGroup.ts')).runCopyGroup,
  [commandIds.grantResources]: async () =>
    (await import('./permissions/grantResources.ts')).runGrantResources,
  [commandIds.revokeGrants]: async () =>
    (await import('./permissions/revokeGrants.ts')).runRevokeGrants,
  [commandIds.findGroupsByResource]: async () =>
    (await import('./permissions/findGroupsByResource.ts')).runFindGroupsByResource,
  [commandIds.showUserPermissions]: async () =>
    (await import('./permissions/showUserPermissions.ts')).runShowUserPermissions,
  [commandIds.findGroupUses]: async () => (await import('./uses/findUses.ts')).runFindGroupUses,
  [commandIds.copyGroupCode]: async () =>
    (await import('./groups/copyGroupCode.ts')).runCopyGroupCode,
  [commandIds.copyAsCode]: async () => (await import('./code/copyAsCode.ts')).runCopyAsCode,
  [commandIds.copyLastChangeAsCode]: async () =>
    (await import('./code/copyLastChange.ts')).runCopyLastChange,
  [commandIds.copyUserId]: async () => (await import('./members/copyUserId.ts')).runCopyUserId,
  [commandIds.undo]: async () => (await import('./undo/undo.ts')).runUndo,
  [commandIds.showLog]: async () => (await import('./view/viewCommands.ts')).runShowLog,
  [internalCommandIds.loadMore]: async () => (await import('./view/viewCommands.ts')).runLoadMore,
  [internalCommandIds.retry]: async () => (await import('./view/refresh.ts')).runRetry,
  [internalCommandIds.copyGrants]: async () =>
    (await import('./copy/copyToOther.ts')).runCopyToOther,
  [internalCommandIds.ignoreCode]: async () => (await import('./code/ignoreCode.ts')).runIgnoreCode,
  [internalCommandIds.revealGroup]: async () =>
    (await import('./groups/revealGroup.ts')).runRevealGroup,
  [internalCommandIds.selectGroup]: async () =>
    (await import('./groups/revealGroup.ts')).runSelectGroup,
};
