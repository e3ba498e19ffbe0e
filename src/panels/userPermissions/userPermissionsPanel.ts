import * as vscode from 'vscode';
import { internalCommandIds } from '../../ids.ts';
import { type Intents, intents, type Updates } from '../../protocol/userPermissions.ts';
import { LivePanel } from '../shared/livePanel.ts';
import type { PanelDefinition } from '../shared/panelDefinition.ts';
import { findGroups } from '../shared/resourceCommands.ts';
import { ShownTable } from '../shared/shownTable.ts';
import { Answers } from './answers.ts';
import { answerText } from './answerText.ts';
import { exportContent } from './exportText.ts';
import { markdownOf } from './markdownText.ts';
import { toPermissionTable } from './permissionTable.ts';
import { QuestionSuggestions } from './questionSuggestions.ts';
import { ShownPermissions } from './shownPermissions.ts';
import { UserGrants } from './userGrants.ts';
import { titleOf, type UserTopic, userTopic } from './userTopic.ts';

/** What the panels of users' permissions have of their own. */
export const userPermissionsPanels: PanelDefinition<UserTopic> = {
  topic: userTopic,
  icon: 'user-permissions',
  titles: (topic) => [titleOf(topic)],
  fill: (context, frame) => {
    const { reporter } = context;
    const grants = new UserGrants(context, frame.remembered.topic);
    const answers = new Answers(context, grants);
    const suggestions = new QuestionSuggestions(context, grants);
    const pool = grants.poolId;
    const shown = new ShownPermissions(grants);
    const table = new ShownTable(
      toPermissionTable,
      reporter,
      vscode.l10n.t('The permissions were read again just now. Look at them, then try once more.'),
    );
    const notCopied = vscode.l10n.t('The permissions were not copied.');
    return new LivePanel<UserTopic, Updates, Intents>(context, frame, {
      source: grants,
      others: [answers, suggestions],
      title: () => titleOf(grants.topic),
      parts: () => ({
        heading: grants.heading,
        serverSum: shown.serverSum,
        table: table.show(shown.rows),
        progress: grants.progress,
        status: grants.status,
        answer: answers.answer,
        suggested: suggestions.latest,
      }),
      intents,
      handlers: (panel) => ({
        ...panel.pageHandlers,
        readRest: () => grants.read(),
        cancel: () => grants.cancel(),
        revealGroup: ({ code }) =>
          vscode.commands.executeCommand(internalCommandIds.revealGroup, { pool, group: { code } }),
        ask: (question) => answers.ask(question),
        suggest: ({ field, question }) => suggestions.suggest(field, question),
        cancelSearch: () => answers.cancelSearch(),
        closeAnswer: () => answers.close(),
        copyCode: ({ code }) => panel.copy(() => code, { what: 'code', code }, notCopied),
        findGroups: (resource) => findGroups(pool, resource),
        copyAnswer: async () => {
          const { answer } = answers;
          if (answer === undefined) return;
          await panel.copy(() => answerText(answer), { what: 'answer' }, notCopied);
        },
        copyMarkdown: ({ revision, rows }) =>
          table.use(revision, async ({ permissions, groups }) => {
            const chosen = rows.flatMap((row) => permissions[row] ?? []);
            await panel.copy(() => markdownOf(chosen, groups), { what: 'table' }, notCopied);
          }),
        export: ({ format, revision, rows }) =>
          table.use(revision, async ({ permissions }) => {
            const chosen = rows.flatMap((row) => permissions[row] ?? []);
            // It brings the library that writes CSV, which most panels never need.
            const { exportPermissions } = await import('../shared/exportPermissions.ts');
            const content = exportContent(chosen);
            await exportPermissions(grants.topic.userName, content, format, reporter);
          }),
      }),
    });
  },
};
