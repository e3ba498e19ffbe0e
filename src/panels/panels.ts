import type { PanelType } from '../ids.ts';
import type { PanelContext } from './shared/panelDefinition.ts';
import { PanelSet } from './shared/panelSet.ts';

/** The panels of this window, by type. */
export type Panels = ReturnType<typeof buildPanels>;

/**
 * Builds what shows the panels of each type and brings them back after a reload. A further type is a line
 * here, one in definitions.ts and one in ids.ts.
 */
export function buildPanels(context: PanelContext) {
  const load = () => import('./definitions.ts');
  return {
    authorizedResources: new PanelSet(
      context,
      'authorizedResources',
      async () => (await load()).authorizedResourcesPanels,
    ),
    permissionMatrix: new PanelSet(
      context,
      'permissionMatrix',
      async () => (await load()).permissionMatrixPanels,
    ),
    groupComparison: new PanelSet(
      context,
      'groupComparison',
      async () => (await load()).groupComparisonPanels,
    ),
    resourceAccess: new PanelSet(
      context,
      'resourceAccess',
      async () => (await load()).resourceAccessPanels,
    ),
    userPermissions: new PanelSet(
      context,
      'userPermissions',
      async () => (await load()).userPermissionsPanels,
    ),
  } satisfies Record<PanelType, unknown>;
}
