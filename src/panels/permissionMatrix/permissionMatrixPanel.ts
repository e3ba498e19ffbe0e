import * as vscode from 'vscode';
import { buildMatrix, type MatrixTable } from '../../permissions/matrix.ts';
import { type Intents, intents, type Updates } from '../../protocol/permissionMatrix.ts';
import { grantAbilitiesOf } from '../shared/grantAbilities.ts';
import { GrantedGroups } from '../shared/grantedGroups.ts';
import { type GroupsTopic, groupsTopic } from '../shared/groupsTopic.ts';
import { LivePanel } from '../shared/livePanel.ts';
import type { PanelDefinition } from '../shared/panelDefinition.ts';
import { findGroups, grantTo, openGroup, revokeFrom } from '../shared/resourceCommands.ts';
import { keptWhileSame, ShownTable } from '../shared/shownTable.ts';
import { exportContent } from './exportText.ts';
import { cellText, markdownText } from './matrixText.ts';
import { titleOf } from './matrixTitle.ts';

/** What the panels of permission matrices have of their own. */
export const permissionMatrixPanels: PanelDefinition<GroupsTopic> = {
  topic: groupsTopic,
  icon: 'matrix',
  titles: (topic) => [titleOf(topic)],
  fill: (context, frame) => {
    const { reporter } = context;
    const groups = new GrantedGroups(context, frame.remembered.topic);
    const pool = groups.poolId;
    const matrixOf = keptWhileSame(buildMatrix);
    const table = new ShownTable(
      (matrix: MatrixTable, revision) => ({ ...matrix, revision }),
      reporter,
      vscode.l10n.t('The matrix was read again just now. Look at it, then try once more.'),
    );
    /** Before any group was read there is no matrix; where all are gone, there is an empty one. */
    const matrix = () =>
      groups.groups.length === 0 && table.source === undefined
        ? undefined
        : matrixOf(groups.groups, groups.defined);
    const notCopied = vscode.l10n.t('The permissions were not copied.');
    return new LivePanel<GroupsTopic, Updates, Intents>(context, frame, {
      source: groups,
      title: () => titleOf(groups.topic),
      parts: () => ({
        heading: groups.heading,
        changes: grantAbilitiesOf(context, pool),
        table: table.show(matrix()),
        progress: groups.progress,
        status: groups.status,
      }),
      intents,
      handlers: (panel) => ({
        ...panel.pageHandlers,
        readRest: () => groups.readRest(),
        cancel: () => groups.cancel(),
        openGroup: ({ code }) => openGroup({ pool, code }),
        findGroups: (resource) => findGroups(pool, resource),
        grant: ({ group, resource }) => grantTo({ pool, code: group }, resource),
        revoke: ({ group, resource }) => revokeFrom({ pool, code: group }, resource),
        copyCell: ({ revision, resource, group }) =>
          table.use(revision, async (shown) => {
            const places = { resources: [resource], groups: [group] };
            await panel.copy(() => cellText(shown, places), { what: 'cell' }, notCopied);
          }),
        copyMarkdown: ({ revision, ...places }) =>
          table.use(revision, async (shown) => {
            await panel.copy(() => markdownText(shown, places), { what: 'matrix' }, notCopied);
          }),
        export: ({ format, revision, ...places }) =>
          table.use(revision, async (shown) => {
            // It brings the library that writes CSV, which most panels never need.
            const { exportPermissions } = await import('../shared/exportPermissions.ts');
            const content = exportContent(shown, places);
            await exportPermissions(groups.topic.poolName, content, format, reporter);
          }),
      }),
    });
  },
};
