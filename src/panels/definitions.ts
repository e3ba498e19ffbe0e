// What the panels of each type are made of, loaded together when the first panel is shown: they have most of it in
// common.
export { authorizedResourcesPanels } from './authorizedResources/authorizedResourcesPanel.ts';
export { groupComparisonPanels } from './groupComparison/groupComparisonPanel.ts';
export { permissionMatrixPanels } from './permissionMatrix/permissionMatrixPanel.ts';
export { resourceAccessPanels } from './resourceAccess/resourceAccessPanel.ts';
export { userPermissionsPanels } from './userPermissions/userPermissionsPanel.ts';
