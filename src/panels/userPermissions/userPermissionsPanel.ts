import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { commandIds, internalCommandIds } from '../../ids.ts';
import { guarded, inBackground } from '../../model/failureLog.ts';
import type { EffectivePermissions } from '../../permissions/effective.ts';
import { groupsAlone, type ServerSum, withServerSum } from '../../permissions/serverSum.ts';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ExportFormat, ReadStatus } from '../../protocol/page.ts';
import {
  type Answer,
  type Intents,
  intents,
  type ServerSumStatus,
  type Updates,
  type UserHeading,
} from '../../protocol/userPermissions.ts';
import type { KnownGroup } from '../shared/knownGroups.ts';
import { PageChannel } from '../shared/pageChannel.ts';
import type { PanelContent, PanelContext, PanelDefinition } from '../shared/panelDefinition.ts';
import type { PanelFrame } from '../shared/panelFrame.ts';
import { findGroups } from '../shared/resourceCommands.ts';
import { Answers } from './answers.ts';
import { toPermissionTable } from './permissionTable.ts';
import type { ServerList } from './serverSide.ts';
import { UserGrants } from './userGrants.ts';
import { addSources, type UserSources } from './userSources.ts';
import { titleOf, type UserTopic, userTopic } from './userTopic.ts';

/** What the panels of users' permissions have of their own. */
export const userPermissionsPanels: PanelDefinition<UserTopic> = {
  topic: userTopic,
  icon: 'user-permissions',
  titles: (topic) => [titleOf(topic)],
  fill: (context, frame) => new UserPermissionsPanel(context, frame),
};

/** When the user comes back to a panel, what was read longer ago is read again, in milliseconds. */
const maxAgeMs = 5 * 60_000;

const notRead = 'The permissions of a user were not read';

/** What the page was sent last. */
interface Shown {
  readonly heading: UserHeading;
  readonly status: ReadStatus;
  readonly progress: GroupsProgress;
  readonly permissions: EffectivePermissions;
  readonly groups: readonly KnownGroup[];
  readonly list: ServerList;
  readonly known: UserSources['known'];
  readonly serverSum: ServerSumStatus;
  readonly sum: ServerSum;
  readonly answer: Answer | undefined;
}

/** The panel of one user's permissions: shows them in a page, and does what the page asks for. */
class UserPermissionsPanel implements PanelContent<UserTopic> {
  readonly #context: PanelContext;
  readonly #frame: PanelFrame<UserTopic>;
  readonly #grants: UserGrants;
  readonly #answers: Answers;
  readonly #channel: PageChannel<Updates, Intents>;
  #shown: Shown | undefined;
  /** Tells one table from the next. */
  #revision = 0;

  constructor(context: PanelContext, frame: PanelFrame<UserTopic>) {
    const grants = new UserGrants(context, frame.remembered.topic);
    const answers = new Answers(context, grants);
    this.#context = context;
    this.#frame = frame;
    this.#grants = grants;
    this.#answers = answers;
    const pool = grants.topic.poolId;
    this.#channel = new PageChannel<Updates, Intents>(frame.webview, intents, {
      ready: () => this.#sendSnapshot(),
      saveView: ({ view }) => frame.saveView(view),
      refresh: () => grants.read({ again: true }),
      readRest: () => grants.read(),
      cancel: () => grants.cancel(),
      replaceSecret: () => vscode.commands.executeCommand(commandIds.replaceSecret, { pool }),
      revealGroup: ({ code }) =>
        vscode.commands.executeCommand(internalCommandIds.revealGroup, { pool, group: { code } }),
      ask: (question) => answers.ask(question),
      cancelSearch: () => answers.cancelSearch(),
      closeAnswer: () => answers.close(),
      copyCode: ({ code }) => this.#copy('code', () => code, code),
      findGroups: (resource) => findGroups(pool, resource),
      copyAnswer: () => this.#copyAnswer(),
      copyMarkdown: ({ revision, rows }) => this.#copyMarkdown(revision, rows),
      export: ({ format, revision, rows }) => this.#export(format, revision, rows),
    });
    const redraw = guarded('A panel was not redrawn after a change', () => this.#redraw());
    frame.own(
      this.#channel,
      answers,
      grants,
      grants.onDidChange(redraw),
      answers.onDidChange(redraw),
      frame.onDidReturn(() => inBackground(notRead, grants.readIfOlderThan(maxAgeMs))),
    );
    // What the directory knows shows at once, and is read again where it has grown old.
    inBackground(
      notRead,
      grants.read().then(() => grants.readIfOlderThan(maxAgeMs)),
    );
  }

  isAbout(topic: UserTopic): boolean {
    return this.#grants.isAbout(topic);
  }

  #sendSnapshot(): void {
    const { panelId, view } = this.#frame.remembered;
    const shown = this.#current(undefined);
    this.#shown = shown;
    this.#revision += 1;
    const { heading, status, progress, serverSum, answer } = shown;
    this.#channel.post('snapshot', {
      panelId,
      view,
      heading,
      status,
      progress,
      serverSum,
      table: this.#tableOf(shown),
      answer,
    });
  }

  /** Sends the page what is another than before. A hidden page gets nothing: it asks when it is back. */
  #redraw(): void {
    const { topic } = this.#grants;
    this.#frame.title = titleOf(topic);
    if (!isDeepStrictEqual(topic, this.#frame.remembered.topic)) this.#frame.saveTopic(topic);
    if (this.#shown === undefined || !this.#frame.visible) return;
    const before = this.#shown;
    const shown = this.#current(before);
    this.#shown = shown;
    const { heading, status, progress, serverSum, answer } = shown;
    if (!isDeepStrictEqual(heading, before.heading)) this.#channel.post('heading', heading);
    if (!isDeepStrictEqual(serverSum, before.serverSum)) this.#channel.post('serverSum', serverSum);
    const isNew = shown.sum !== before.sum || shown.groups !== before.groups;
    if (isNew || before.heading.groups === undefined) this.#sendTable(shown);
    if (!isDeepStrictEqual(progress, before.progress)) this.#channel.post('progress', progress);
    if (!isDeepStrictEqual(status, before.status)) this.#channel.post('status', status);
    if (answer !== undefined && answer !== before.answer) this.#channel.post('answer', answer);
  }

  #sendTable(shown: Shown): void {
    const table = this.#tableOf(shown);
    if (table === undefined) return;
    this.#revision += 1;
    this.#channel.post('table', { ...table, revision: this.#revision });
  }

  /** Undefined where nothing has been read yet. */
  #tableOf({ sum, groups, heading, status }: Shown) {
    const isRead = groups.some(({ resources }) => resources !== undefined);
    const hasNone = heading.groups?.length === 0 && status.state !== 'loading';
    if (!isRead && !hasNone && sum.permissions.length === 0) return undefined;
    return toPermissionTable(sum.permissions, groups, this.#revision);
  }

  #current(before: Shown | undefined): Shown {
    const { heading, status, progress, permissions, groups, server, sources } = this.#grants;
    const { list } = server;
    const { known } = sources;
    const isSame =
      permissions === before?.permissions && list === before.list && known === before.known;
    const sum = isSame ? before.sum : addSources(sumOf(permissions, list), known);
    return {
      heading,
      status,
      progress,
      permissions,
      groups,
      list,
      known,
      serverSum:
        list.state === 'known'
          ? { state: 'known', sources: sources.status, unlisted: sum.unlisted }
          : list,
      sum,
      answer: this.#answers.answer,
    };
  }

  /** The permissions that rows are of; where they were replaced meanwhile, the user is told. */
  #permissionsAt(revision: number, rows: readonly number[]) {
    if (this.#shown === undefined || revision !== this.#revision) {
      this.#context.reporter.info(
        vscode.l10n.t(
          'The permissions were read again just now. Look at them, then try once more.',
        ),
      );
      return undefined;
    }
    const { permissions } = this.#shown.sum;
    return rows.flatMap((row) => permissions[row] ?? []);
  }

  async #copyMarkdown(revision: number, rows: readonly number[]): Promise<void> {
    const permissions = this.#permissionsAt(revision, rows);
    if (permissions === undefined) return;
    const names = new Map(this.#grants.groups.map(({ code, name }) => [code, name]));
    const { markdownOf } = await import('./markdownText.ts');
    await this.#copy('table', () => markdownOf(permissions, (code) => names.get(code) ?? code));
  }

  async #copyAnswer(): Promise<void> {
    const { answer } = this.#answers;
    if (answer === undefined) return;
    const { answerText } = await import('./answerText.ts');
    await this.#copy('answer', () => answerText(answer));
  }

  async #copy(what: 'code' | 'table' | 'answer', text: () => string, code?: string): Promise<void> {
    try {
      await vscode.env.clipboard.writeText(text());
      this.#channel.post('copied', { what, code });
    } catch (error) {
      this.#context.reporter.failure(vscode.l10n.t('The permissions were not copied'), error);
    }
  }

  async #export(format: ExportFormat, revision: number, rows: readonly number[]): Promise<void> {
    const permissions = this.#permissionsAt(revision, rows);
    if (permissions === undefined) return;
    // It brings the library that writes CSV, which most panels never need.
    const { exportPermissions } = await import('./exportPermissions.ts');
    const { userName } = this.#grants.topic;
    await exportPermissions(userName, permissions, format, this.#context.reporter);
  }
}

function sumOf(permissions: EffectivePermissions, list: ServerList): ServerSum {
  return list.state === 'known'
    ? withServerSum(permissions, list.resources)
    : { permissions: groupsAlone(permissions), unlisted: 0 };
}
