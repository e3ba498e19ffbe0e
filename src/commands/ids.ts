/** The commands people see and bind keys to: each stands in package.json, and its id never changes. */
export const commandIds = {
  connect: 'authingGroups.connect',
  openSamplePool: 'authingGroups.openSamplePool',
  disconnect: 'authingGroups.disconnect',
  replaceSecret: 'authingGroups.replaceSecret',
  setPoolProtection: 'authingGroups.setPoolProtection',
  refresh: 'authingGroups.refresh',
  filterGroups: 'authingGroups.filterGroups',
  clearFilter: 'authingGroups.clearFilter',
  createGroup: 'authingGroups.createGroup',
  renameGroup: 'authingGroups.renameGroup',
  changeGroupCode: 'authingGroups.changeGroupCode',
  editGroupDescription: 'authingGroups.editGroupDescription',
  deleteGroups: 'authingGroups.deleteGroups',
  addMembers: 'authingGroups.addMembers',
  findMember: 'authingGroups.findMember',
  removeMembers: 'authingGroups.removeMembers',
  showAuthorizedResources: 'authingGroups.showAuthorizedResources',
  copyGroupCode: 'authingGroups.copyGroupCode',
  copyUserId: 'authingGroups.copyUserId',
  undo: 'authingGroups.undo',
  showLog: 'authingGroups.showLog',
} as const;

/** Commands that only rows of the sidebar run, on a click. */
export const internalCommandIds = {
  loadMore: 'authingGroups.internal.loadMore',
  retry: 'authingGroups.internal.retry',
} as const;
