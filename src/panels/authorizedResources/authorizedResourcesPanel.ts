import * as vscode from 'vscode';
import { type Intents, intents, type Updates } from '../../protocol/authorizedResources.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import { LivePanel } from '../shared/livePanel.ts';
import type { PanelDefinition } from '../shared/panelDefinition.ts';
import { findGroups, grantTo, revokeFrom } from '../shared/resourceCommands.ts';
import { ShownTable } from '../shared/shownTable.ts';
import { GroupResources, type GroupTopic, groupTopic } from './groupResources.ts';
import { toResourceTable } from './resourceTable.ts';

/** What the panels of authorized resources have of their own. */
export const authorizedResourcesPanels: PanelDefinition<GroupTopic> = {
  topic: groupTopic,
  icon: 'resources',
  titles: ({ groupName }) => [titleOf(groupName, false), titleOf(groupName, true)],
  fill: (context, frame) => {
    const { reporter } = context;
    const group = new GroupResources(context, frame.remembered.topic);
    const table = new ShownTable(
      toResourceTable,
      reporter,
      vscode.l10n.t('The resources were read again just now. Look at them, then export once more.'),
    );
    const target = () => ({ pool: group.poolId, code: group.topic.groupCode });
    return new LivePanel<GroupTopic, Updates, Intents>(context, frame, {
      source: group,
      title: () => titleOf(group.topic.groupName, group.heading.deleted),
      parts: () => ({
        group: group.heading,
        table: table.show(group.resources),
        status: group.status,
      }),
      intents,
      handlers: (panel) => ({
        ...panel.pageHandlers,
        loadNamespace: ({ namespace }) => group.read({ again: true, namespace }),
        copyCode: ({ code }) =>
          panel.copy(() => code, { code }, vscode.l10n.t('The code was not copied.')),
        findGroups: (resource) => findGroups(group.poolId, resource),
        grant: () => grantTo(target()),
        revoke: (resource) => revokeFrom(target(), resource),
        export: ({ format, revision, rows }) =>
          table.use(revision, async ({ resources }) => {
            const chosen = rows.flatMap((row) => resources[row] ?? []);
            // It brings the library that writes CSV, which most panels never need.
            const { exportResources } = await import('./exportResources.ts');
            await exportResources(target().code, chosen, format, reporter);
          }),
      }),
    });
  },
};

/** What the tab of a group says. */
function titleOf(groupName: string, deleted: boolean): string {
  const name = displayText(groupName, longestInTitle);
  return deleted
    ? vscode.l10n.t({
        message: '{0} (deleted)',
        args: [name],
        comment: ['The title of a tab. {0} is the name of a group that was deleted.'],
      })
    : name;
}
