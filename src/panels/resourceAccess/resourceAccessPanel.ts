import * as vscode from 'vscode';
import { type Intents, intents, type Updates } from '../../protocol/resourceAccess.ts';
import { LivePanel } from '../shared/livePanel.ts';
import type { PanelDefinition } from '../shared/panelDefinition.ts';
import { openGroup } from '../shared/resourceCommands.ts';
import { ShownTable } from '../shared/shownTable.ts';
import { markdownOf } from './accessText.ts';
import type { AccessTables, ShownRows } from './exportText.ts';
import type { PeopleTable } from './people.ts';
import { ResourceAccess } from './resourceAccess.ts';
import type { AccessAnswer } from './resourceAnswer.ts';
import { type ResourceTopic, resourceTopic, titleOf } from './resourceTopic.ts';

/** What the panels that say who may use a resource have of their own. */
export const resourceAccessPanels: PanelDefinition<ResourceTopic> = {
  topic: resourceTopic,
  icon: 'access',
  titles: (topic) => [titleOf(topic)],
  fill: (context, frame) => {
    const { reporter } = context;
    const access = new ResourceAccess(context, frame.remembered.topic);
    const { groups, people, poolId: pool } = access;
    const wasReplaced = vscode.l10n.t(
      'The list was read again just now. Look at it, then try once more.',
    );
    const tables = {
      groups: new ShownTable(
        (answer: AccessAnswer, revision) => ({ ...answer, revision }),
        reporter,
        wasReplaced,
      ),
      people: new ShownTable(
        (table: PeopleTable, revision) => ({ ...table, revision }),
        reporter,
        wasReplaced,
      ),
    };
    /** Does something with the lists that rows are of. */
    const useLists = (revision: number, { list }: ShownRows, run: (of: AccessTables) => unknown) =>
      tables[list].use<unknown>(revision, () =>
        run({
          heading: access.heading,
          groups: tables.groups.source?.groups ?? [],
          people: tables.people.source,
        }),
      );
    const notCopied = vscode.l10n.t('Nothing was copied.');
    return new LivePanel<ResourceTopic, Updates, Intents>(context, frame, {
      source: access,
      title: () => titleOf(access.topic),
      parts: () => ({
        heading: access.heading,
        answer: tables.groups.show(access.answer),
        progress: groups.progress,
        people: tables.people.show(people.table),
        peopleProgress: people.progress,
        status: groups.status,
      }),
      intents,
      handlers: (panel) => ({
        ...panel.pageHandlers,
        readRest: () => groups.readRest(),
        cancel: () => access.cancel(),
        readPeople: () => people.read(),
        cancelPeople: () => people.cancel(),
        openGroup: ({ code }) => openGroup({ pool, code }),
        copy: ({ text }) => panel.copy(() => text, { what: 'row' }, notCopied),
        copyMarkdown: ({ revision, ...rows }) =>
          useLists(revision, rows, async (lists) => {
            await panel.copy(() => markdownOf(lists, rows), { what: 'table' }, notCopied);
          }),
        export: ({ revision, format, ...rows }) =>
          useLists(revision, rows, async (lists) => {
            const { exportAccess } = await import('./exportAccess.ts');
            await exportAccess(lists, rows, format, reporter);
          }),
      }),
    });
  },
};
