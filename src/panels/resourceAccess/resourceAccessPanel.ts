import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { commandIds } from '../../ids.ts';
import { guarded, inBackground } from '../../model/failureLog.ts';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ExportFormat, ReadStatus } from '../../protocol/page.ts';
import {
  type Intents,
  intents,
  type PeopleProgress,
  type ResourceHeading,
  type ShownList,
  type Updates,
} from '../../protocol/resourceAccess.ts';
import { GrantedGroups } from '../shared/grantedGroups.ts';
import { PageChannel } from '../shared/pageChannel.ts';
import type { PanelContent, PanelContext, PanelDefinition } from '../shared/panelDefinition.ts';
import type { PanelFrame } from '../shared/panelFrame.ts';
import type { AccessTables, ShownRows } from './exportText.ts';
import type { PeopleTable } from './people.ts';
import { type AccessAnswer, answerOf, headingOf } from './resourceAnswer.ts';
import { ResourcePeople } from './resourcePeople.ts';
import { isSameResource, type ResourceTopic, resourceTopic, titleOf } from './resourceTopic.ts';

/** What the panels that say who may use a resource have of their own. */
export const resourceAccessPanels: PanelDefinition<ResourceTopic> = {
  topic: resourceTopic,
  icon: 'access',
  titles: (topic) => [titleOf(topic)],
  fill: (context, frame) => new ResourceAccessPanel(context, frame),
};

const notRead = 'The groups that may use a resource were not read';

/** What the page was sent last. */
interface Shown {
  readonly heading: ResourceHeading;
  readonly status: ReadStatus;
  readonly progress: GroupsProgress;
  readonly answer: AccessAnswer;
  readonly peopleProgress: PeopleProgress;
  readonly people: PeopleTable | undefined;
}

/** The panel of one resource: shows who may use it in a page, and does what the page asks for. */
class ResourceAccessPanel implements PanelContent<ResourceTopic> {
  readonly #context: PanelContext;
  readonly #frame: PanelFrame<ResourceTopic>;
  readonly #groups: GrantedGroups;
  readonly #people: ResourcePeople;
  readonly #channel: PageChannel<Updates, Intents>;
  #topic: ResourceTopic;
  #answer: AccessAnswer;
  #shown: Shown | undefined;
  /** Tell one answer from the next, and one list of people from the next. */
  #revisions = { groups: 0, people: 0 };

  constructor(context: PanelContext, frame: PanelFrame<ResourceTopic>) {
    this.#context = context;
    this.#frame = frame;
    this.#topic = frame.remembered.topic;
    const { poolId, poolName } = this.#topic;
    const groups = new GrantedGroups(context, { poolId, poolName });
    const people = new ResourcePeople(() =>
      context.pools.get(poolId) === undefined ? undefined : context.directories.get(poolId),
    );
    this.#groups = groups;
    this.#people = people;
    this.#answer = answerOf(groups.groups, this.#topic);
    this.#channel = new PageChannel<Updates, Intents>(frame.webview, intents, {
      ready: () => this.#sendSnapshot(),
      saveView: ({ view }) => frame.saveView(view),
      refresh: () => this.#readAgain(),
      readRest: () => groups.readRest(),
      cancel: () => groups.cancel(),
      readPeople: () => people.read(),
      cancelPeople: () => people.cancel(),
      replaceSecret: () =>
        vscode.commands.executeCommand(commandIds.replaceSecret, { pool: poolId }),
      openGroup: ({ code }) =>
        vscode.commands.executeCommand(commandIds.showAuthorizedResources, {
          pool: poolId,
          group: { code },
        }),
      copy: ({ text }) => this.#copy('row', () => text),
      copyMarkdown: ({ revision, ...rows }) => this.#copyMarkdown(revision, rows),
      export: ({ revision, format, ...rows }) => this.#export(revision, format, rows),
    });
    frame.own(
      this.#channel,
      groups,
      people,
      groups.onDidChange(guarded('A panel was not redrawn after a change', () => this.#takeOver())),
      people.onDidChange(guarded('A panel was not redrawn after a change', () => this.#redraw())),
      context.directories.onDidChange(({ pool, subject }) => {
        if (pool === poolId) people.onDirectoryChange(subject);
      }),
      frame.onDidReturn(() => inBackground(notRead, groups.readOld())),
    );
    // What the directory knows may have been read long ago.
    inBackground(
      notRead,
      groups.read().then(() => groups.readOld()),
    );
  }

  isAbout(topic: ResourceTopic): boolean {
    return isSameResource(topic, this.#topic);
  }

  async #readAgain(): Promise<void> {
    const { isAsked } = this.#people;
    await this.#groups.read({ again: true });
    if (isAsked) await this.#people.read({ again: true });
  }

  /** Takes over what is known of the groups now. */
  #takeOver(): void {
    const { poolId, poolName } = this.#groups.topic;
    this.#topic = { ...this.#topic, poolName };
    const answer = answerOf(this.#groups.groups, this.#topic);
    if (!isDeepStrictEqual(answer, this.#answer)) {
      this.#answer = answer;
      const directory =
        this.#context.pools.get(poolId) === undefined
          ? undefined
          : this.#context.directories.get(poolId);
      this.#people.setGroups(
        answer.groups.map(({ code, name, allowed }) => ({
          key: directory?.findByCode(code)?.key ?? code,
          code,
          name,
          allowed,
        })),
      );
    }
    this.#redraw();
  }

  get #current(): Shown {
    const { status, progress, defined } = this.#groups;
    return {
      heading: headingOf(this.#topic, defined),
      status,
      progress,
      answer: this.#answer,
      peopleProgress: this.#people.progress,
      people: this.#people.table,
    };
  }

  #sendSnapshot(): void {
    const { panelId, view } = this.#frame.remembered;
    this.#revisions = { groups: this.#revisions.groups + 1, people: this.#revisions.people + 1 };
    this.#shown = this.#current;
    const { people, answer, ...others } = this.#shown;
    this.#channel.post('snapshot', {
      panelId,
      view,
      ...others,
      answer: { ...answer, revision: this.#revisions.groups },
      people: people && { ...people, revision: this.#revisions.people },
    });
  }

  /** Sends the page what is another than before. A hidden page gets nothing: it asks when it is back. */
  #redraw(): void {
    this.#frame.title = titleOf(this.#topic);
    this.#frame.saveTopic(this.#topic);
    if (this.#shown === undefined || !this.#frame.visible) return;
    const before = this.#shown;
    const now = this.#current;
    this.#shown = now;
    this.#channel.postIfChanged('heading', now.heading, before.heading);
    if (now.answer !== before.answer) {
      this.#revisions.groups += 1;
      this.#channel.post('answer', { ...now.answer, revision: this.#revisions.groups });
    }
    this.#channel.postIfChanged('progress', now.progress, before.progress);
    if (now.people !== undefined && now.people !== before.people) {
      this.#revisions.people += 1;
      this.#channel.post('people', { ...now.people, revision: this.#revisions.people });
    }
    this.#channel.postIfChanged('peopleProgress', now.peopleProgress, before.peopleProgress);
    this.#channel.postIfChanged('status', now.status, before.status);
  }

  /** The lists that rows are of; where theirs was replaced meanwhile, the user is told. */
  #tables(list: ShownList, revision: number): AccessTables | undefined {
    if (this.#shown !== undefined && revision === this.#revisions[list]) {
      const { heading, answer, people } = this.#shown;
      return { heading, groups: answer.groups, people };
    }
    this.#context.reporter.info(
      vscode.l10n.t('The list was read again just now. Look at it, then try once more.'),
    );
    return undefined;
  }

  async #copyMarkdown(revision: number, rows: ShownRows): Promise<void> {
    const tables = this.#tables(rows.list, revision);
    if (tables === undefined) return;
    const { markdownOf } = await import('./accessText.ts');
    await this.#copy('table', () => markdownOf(tables, rows));
  }

  async #copy(what: 'row' | 'table', text: () => string): Promise<void> {
    try {
      await vscode.env.clipboard.writeText(text());
      this.#channel.post('copied', { what });
    } catch (error) {
      this.#context.reporter.failure(vscode.l10n.t('Nothing was copied.'), error);
    }
  }

  async #export(revision: number, format: ExportFormat, rows: ShownRows): Promise<void> {
    const tables = this.#tables(rows.list, revision);
    if (tables === undefined) return;
    const { exportAccess } = await import('./exportAccess.ts');
    await exportAccess(tables, rows, format, this.#context.reporter);
  }
}
