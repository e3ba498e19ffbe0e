import type { PanelType } from '../ids.ts';
import type { PanelContext } from './shared/panelDefinition.ts';
import { PanelSet } from './shared/panelSet.ts';

/** The panels of this window, by type. */
export type Panels = ReturnType<typeof buildPanels>;

/**
 * Builds what shows the panels of each type and brings them back after a reload. A further type is a line
 * here and one in ids.ts. What a type is made of is loaded when its first panel is shown.
 */
export function buildPanels(context: PanelContext) {
  return {
    authorizedResources: new PanelSet(context, 'authorizedResources', async () => {
      const { authorizedResourcesPanels } = await import(
        './authorizedResources/authorizedResourcesPanel.ts'
      );
      return authorizedResourcesPanels;
    }),
    permissionMatrix: new PanelSet(context, 'permissionMatrix', async () => {
      const { permissionMatrixPanels } = await import(
        './permissionMatrix/permissionMatrixPanel.ts'
      );
      return permissionMatrixPanels;
    }),
    groupComparison: new PanelSet(context, 'groupComparison', async () => {
      const { groupComparisonPanels } = await import('./groupComparison/groupComparisonPanel.ts');
      return groupComparisonPanels;
    }),
    resourceAccess: new PanelSet(context, 'resourceAccess', async () => {
      const { resourceAccessPanels } = await import('./resourceAccess/resourceAccessPanel.ts');
      return resourceAccessPanels;
    }),
    userPermissions: new PanelSet(context, 'userPermissions', async () => {
      const { userPermissionsPanels } = await import('./userPermissions/userPermissionsPanel.ts');
      return userPermissionsPanels;
    }),
  } satisfies Record<PanelType, unknown>;
}
