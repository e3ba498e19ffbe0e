/** The id of the view, and what progress in it is shown under. */
export const groupsViewId = 'authingGroups.groups';
