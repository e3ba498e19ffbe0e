// Every id VS Code knows us by. The entry loads this file, so it loads nothing itself.

/** The commands people see and bind keys to: each stands in package.json, and its id never changes. */
export const commandIds = {
  connect: 'authingGroups.connect',
  openSamplePool: 'authingGroups.openSamplePool',
  openStagingSamplePool: 'authingGroups.openStagingSamplePool',
  disconnect: 'authingGroups.disconnect',
  replaceSecret: 'authingGroups.replaceSecret',
  setPoolProtection: 'authingGroups.setPoolProtection',
  chooseUserPool: 'authingGroups.chooseUserPool',
  refresh: 'authingGroups.refresh',
  filterGroups: 'authingGroups.filterGroups',
  clearFilter: 'authingGroups.clearFilter',
  sortGroups: 'authingGroups.sortGroups',
  createGroup: 'authingGroups.createGroup',
  renameGroup: 'authingGroups.renameGroup',
  changeGroupCode: 'authingGroups.changeGroupCode',
  editGroupDescription: 'authingGroups.editGroupDescription',
  deleteGroups: 'authingGroups.deleteGroups',
  addMembers: 'authingGroups.addMembers',
  findMember: 'authingGroups.findMember',
  removeMembers: 'authingGroups.removeMembers',
  showAuthorizedResources: 'authingGroups.showAuthorizedResources',
  showPermissionMatrix: 'authingGroups.showPermissionMatrix',
  compareGroups: 'authingGroups.compareGroups',
  copyGroup: 'authingGroups.copyGroup',
  grantResources: 'authingGroups.grantResources',
  revokeGrants: 'authingGroups.revokeGrants',
  findGroupsByResource: 'authingGroups.findGroupsByResource',
  showUserPermissions: 'authingGroups.showUserPermissions',
  findGroupUses: 'authingGroups.findGroupUses',
  copyGroupCode: 'authingGroups.copyGroupCode',
  copyAsCode: 'authingGroups.copyAsCode',
  copyUserId: 'authingGroups.copyUserId',
  undo: 'authingGroups.undo',
  copyLastChangeAsCode: 'authingGroups.copyLastChangeAsCode',
  showLog: 'authingGroups.showLog',
} as const;

/** Commands that the palette does not list: clicks on rows of the sidebar run them, hovers and links. */
export const internalCommandIds = {
  loadMore: 'authingGroups.internal.loadMore',
  retry: 'authingGroups.internal.retry',
  /** Shows a group in the sidebar. */
  revealGroup: 'authingGroups.internal.revealGroup',
  /** Selects a group in the sidebar, and leaves the keyboard focus where it is. */
  selectGroup: 'authingGroups.internal.selectGroup',
  /** Gives one of several groups what another has and it has not: of resources and members. */
  copyGrants: 'authingGroups.internal.copyGrants',
  /** Has help in source files say nothing of a code any more. */
  ignoreCode: 'authingGroups.internal.ignoreCode',
} as const;

/** The id of the view, and what progress in it is shown under. */
export const groupsViewId = 'authingGroups.groups';

/** The scheme of the documents of groups; the manifest activates the extension for it. */
export const documentScheme = 'authing-groups';

/** The types of panels. Each is also the name of its folder in src/panels and of that in src/webview. */
export const panelTypes = [
  'authorizedResources',
  'permissionMatrix',
  'groupComparison',
  'resourceAccess',
  'userPermissions',
] as const;

export type PanelType = (typeof panelTypes)[number];

/** What VS Code knows the panels of a type by; the manifest activates the extension for each. */
export function viewTypeOf(type: PanelType): string {
  return `authingGroups.${type}`;
}

/** The context keys that `when` clauses of the manifest ask for. */
export const contextKeys = {
  /** Whether any pool is connected. */
  hasPools: 'authingGroups.hasPools',
  /** Whether none is, once that is known: the welcome of the empty view goes by it. */
  noPools: 'authingGroups.noPools',
  /** What a key of the sidebar would act on: `group`, `member` or nothing. */
  selectedKind: 'authingGroups.selectedKind',
  /** Whether a filter hides groups. */
  filtered: 'authingGroups.filtered',
} as const;

/** The context keys that complete the steps of the walkthrough. */
export const stepKeys = {
  connect: 'authingGroups.step.connect',
  browse: 'authingGroups.step.browse',
  changeMembership: 'authingGroups.step.changeMembership',
  seePermissions: 'authingGroups.step.seePermissions',
  useInCode: 'authingGroups.step.useInCode',
} as const;
