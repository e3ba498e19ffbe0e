import { commandIds, internalCommandIds } from '../ids.ts';
import { runCopyAsCode } from './code/copyAsCode.ts';
import { runCopyLastChange } from './code/copyLastChange.ts';
import { runIgnoreCode } from './code/ignoreCode.ts';
import type { Handler } from './commandContext.ts';
import { runCopyGroup } from './copy/copyGroup.ts';
import { runCopyToOther } from './copy/copyToOther.ts';
import { runCopyGroupCode } from './groups/copyGroupCode.ts';
import { runCreateGroup } from './groups/createGroup.ts';
import { runDeleteGroups } from './groups/deleteGroups.ts';
import { runChangeGroupCode, runEditGroupDescription, runRenameGroup } from './groups/editGroup.ts';
import { runRevealGroup, runSelectGroup } from './groups/revealGroup.ts';
import { runAddMembers } from './members/addMembers.ts';
import { runCopyUserId } from './members/copyUserId.ts';
import { runFindMember } from './members/findMember.ts';
import { runRemoveMembers } from './members/removeMembers.ts';
import { runCompareGroups } from './permissions/compareGroups.ts';
import { runFindGroupsByResource } from './permissions/findGroupsByResource.ts';
import { runGrantResources } from './permissions/grantResources.ts';
import { runRevokeGrants } from './permissions/revokeGrants.ts';
import { runShowAuthorizedResources } from './permissions/showAuthorizedResources.ts';
import { runShowPermissionMatrix } from './permissions/showPermissionMatrix.ts';
import { runShowUserPermissions } from './permissions/showUserPermissions.ts';
import { runChooseUserPool } from './pools/chooseUserPool.ts';
import { runConnect, runOpenSamplePool, runOpenStagingSamplePool } from './pools/connect.ts';
import { runDisconnect } from './pools/disconnect.ts';
import { runReplaceSecret } from './pools/replaceSecret.ts';
import { runSetPoolProtection } from './pools/setPoolProtection.ts';
import { runUndo } from './undo/undo.ts';
import { runFindGroupUses } from './uses/findUses.ts';
import { runRefresh, runRetry } from './view/refresh.ts';
import { runSortGroups } from './view/sortGroups.ts';
import { runClearFilter, runFilterGroups, runLoadMore, runShowLog } from './view/viewCommands.ts';

export type CommandId =
  | (typeof commandIds)[keyof typeof commandIds]
  | (typeof internalCommandIds)[keyof typeof internalCommandIds];

/**
 * The handler of each command. They are loaded together, when the first command is run: one file is read sooner than
 * dozens of small ones, and the entry knows the ids only.
 */
export const handlers: Readonly<Record<CommandId, Handler>> = {
  [commandIds.connect]: runConnect,
  [commandIds.openSamplePool]: runOpenSamplePool,
  [commandIds.openStagingSamplePool]: runOpenStagingSamplePool,
  [commandIds.disconnect]: runDisconnect,
  [commandIds.replaceSecret]: runReplaceSecret,
  [commandIds.setPoolProtection]: runSetPoolProtection,
  [commandIds.chooseUserPool]: runChooseUserPool,
  [commandIds.refresh]: runRefresh,
  [commandIds.filterGroups]: runFilterGroups,
  [commandIds.clearFilter]: runClearFilter,
  [commandIds.sortGroups]: runSortGroups,
  [commandIds.createGroup]: runCreateGroup,
  [commandIds.renameGroup]: runRenameGroup,
  [commandIds.changeGroupCode]: runChangeGroupCode,
  [commandIds.editGroupDescription]: runEditGroupDescription,
  [commandIds.deleteGroups]: runDeleteGroups,
  [commandIds.addMembers]: runAddMembers,
  [commandIds.findMember]: runFindMember,
  [commandIds.removeMembers]: runRemoveMembers,
  [commandIds.showAuthorizedResources]: runShowAuthorizedResources,
  [commandIds.showPermissionMatrix]: runShowPermissionMatrix,
  [commandIds.compareGroups]: runCompareGroups,
  [commandIds.copyGroup]: runCopyGroup,
  [commandIds.grantResources]: runGrantResources,
  [commandIds.revokeGrants]: runRevokeGrants,
  [commandIds.findGroupsByResource]: runFindGroupsByResource,
  [commandIds.showUserPermissions]: runShowUserPermissions,
  [commandIds.findGroupUses]: runFindGroupUses,
  [commandIds.copyGroupCode]: runCopyGroupCode,
  [commandIds.copyAsCode]: runCopyAsCode,
  [commandIds.copyLastChangeAsCode]: runCopyLastChange,
  [commandIds.copyUserId]: runCopyUserId,
  [commandIds.undo]: runUndo,
  [commandIds.showLog]: runShowLog,
  [internalCommandIds.loadMore]: runLoadMore,
  [internalCommandIds.retry]: runRetry,
  [internalCommandIds.copyGrants]: runCopyToOther,
  [internalCommandIds.ignoreCode]: runIgnoreCode,
  [internalCommandIds.revealGroup]: runRevealGroup,
  [internalCommandIds.selectGroup]: runSelectGroup,
};
