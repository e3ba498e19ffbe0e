import * as vscode from 'vscode';
import { type Intents, intents, type Updates } from '../../protocol/groupComparison.ts';
import { LivePanel } from '../shared/livePanel.ts';
import type { PanelDefinition } from '../shared/panelDefinition.ts';
import { ShownTable } from '../shared/shownTable.ts';
import { ComparedGroups } from './comparedGroups.ts';
import {
  copyMemberToOther,
  copyResourceToOther,
  copyToOther,
  findGroupsOf,
  replaceSecretOf,
} from './comparisonCommands.ts';
import { ComparisonBuilder, sentComparison } from './comparisonData.ts';
import { comparisonText } from './comparisonText.ts';
import { type ComparisonTopic, comparisonTopic, titleOf } from './comparisonTopic.ts';

/** What the panels that compare groups have of their own. */
export const groupComparisonPanels: PanelDefinition<ComparisonTopic> = {
  topic: comparisonTopic,
  icon: 'compare',
  titles: (topic) => [titleOf(topic)],
  fill: (context, frame) => {
    const compared = new ComparedGroups(context, frame.remembered.topic);
    const builder = new ComparisonBuilder(vscode.env.language);
    const comparison = new ShownTable(
      sentComparison,
      context.reporter,
      vscode.l10n.t('The groups were read again just now. Look at them, then try once more.'),
    );
    return new LivePanel<ComparisonTopic, Updates, Intents>(context, frame, {
      source: compared,
      title: () => titleOf(compared.topic),
      parts: () => ({
        groups: compared.states,
        comparison: comparison.show(builder.build(compared.groups, compared.labels)),
        status: compared.status,
      }),
      intents,
      handlers: (panel) => ({
        ...panel.pageHandlers,
        readRest: () => compared.readRest(),
        cancel: () => compared.cancel(),
        replaceSecretOf: ({ group }) => replaceSecretOf(compared, group),
        copyToOther: () => copyToOther(compared),
        copyResourceToOther: ({ revision, resource }) =>
          comparison.use(revision, (data) => copyResourceToOther(compared, data, resource)),
        copyMemberToOther: ({ revision, person }) =>
          comparison.use(revision, (data) => copyMemberToOther(compared, data, person)),
        findGroups: ({ revision, resource }) =>
          comparison.use(revision, (data) => findGroupsOf(context, data, resource)),
        copyCode: ({ revision, resource }) =>
          comparison.use(revision, async ({ table }) => {
            const code = table.resources.code[resource];
            if (code === undefined) return;
            const notCopied = vscode.l10n.t('The code was not copied.');
            await panel.copy(() => code, { what: 'code' }, notCopied);
          }),
        copyMarkdown: ({ revision, ...places }) =>
          comparison.use(revision, async (data) => {
            const notCopied = vscode.l10n.t('The comparison was not copied.');
            await panel.copy(() => comparisonText(data, places), { what: 'comparison' }, notCopied);
          }),
      }),
    });
  },
};
