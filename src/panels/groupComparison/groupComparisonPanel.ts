import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { commandIds, internalCommandIds } from '../../ids.ts';
import { guarded, inBackground } from '../../model/failureLog.ts';
import {
  type ComparedGroupState,
  type Intents,
  intents,
  type Updates,
} from '../../protocol/groupComparison.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { PageChannel } from '../shared/pageChannel.ts';
import type { PanelContent, PanelContext, PanelDefinition } from '../shared/panelDefinition.ts';
import type { PanelFrame } from '../shared/panelFrame.ts';
import { ComparedGroups } from './comparedGroups.ts';
import { ComparisonBuilder, type ComparisonData, sentPeople } from './comparisonData.ts';
import type { ComparisonPlaces } from './comparisonText.ts';
import { type ComparisonTopic, comparisonTopic, titleOf } from './comparisonTopic.ts';

/** What the panels that compare groups have of their own. */
export const groupComparisonPanels: PanelDefinition<ComparisonTopic> = {
  topic: comparisonTopic,
  icon: 'compare',
  titles: (topic) => [titleOf(topic)],
  fill: (context, frame) => new GroupComparisonPanel(context, frame),
};

/** What the page was sent last. */
interface Shown {
  readonly groups: readonly ComparedGroupState[];
  readonly status: ReadStatus;
  readonly data: ComparisonData | undefined;
}

/** The panel of one comparison: shows it in a page, and does what the page asks for. */
class GroupComparisonPanel implements PanelContent<ComparisonTopic> {
  readonly #context: PanelContext;
  readonly #frame: PanelFrame<ComparisonTopic>;
  readonly #compared: ComparedGroups;
  readonly #channel: PageChannel<Updates, Intents>;
  readonly #builder = new ComparisonBuilder();
  #shown: Shown | undefined;
  /** Tells one comparison from the next. */
  #revision = 0;

  constructor(context: PanelContext, frame: PanelFrame<ComparisonTopic>) {
    const compared = new ComparedGroups(context, frame.remembered.topic);
    this.#context = context;
    this.#frame = frame;
    this.#compared = compared;
    this.#channel = new PageChannel<Updates, Intents>(frame.webview, intents, {
      ready: () => this.#sendSnapshot(),
      saveView: ({ view }) => frame.saveView(view),
      refresh: () => compared.read({ again: true }),
      readRest: () => compared.readRest(),
      cancel: () => compared.cancel(),
      replaceSecret: () => this.#replaceSecret(0),
      replaceSecretOf: ({ group }) => this.#replaceSecret(group),
      copyToOther: () => this.#copyToOther(),
      copyCode: ({ revision, resource }) => this.#copyCode(revision, resource),
      copyMarkdown: ({ revision, ...places }) => this.#copyMarkdown(revision, places),
    });
    frame.own(
      this.#channel,
      compared,
      compared.onDidChange(guarded('A panel was not redrawn after a change', () => this.#redraw())),
    );
    inBackground('The groups of a comparison were not read', compared.read());
  }

  isAbout(topic: ComparisonTopic): boolean {
    return this.#compared.isAbout(topic);
  }

  #sendSnapshot(): void {
    const { panelId, view } = this.#frame.remembered;
    const { groups, status, data } = this.#now();
    this.#revision += 1;
    this.#shown = { groups, status, data };
    this.#channel.post('snapshot', {
      panelId,
      view,
      status,
      groups,
      comparison: data && this.#sent(data),
    });
  }

  /** Sends the page what is another than before. A hidden page gets nothing: it asks when it is back. */
  #redraw(): void {
    const { topic } = this.#compared;
    this.#frame.title = titleOf(topic);
    if (!isDeepStrictEqual(topic, this.#frame.remembered.topic)) this.#frame.saveTopic(topic);
    if (this.#shown === undefined || !this.#frame.visible) return;
    const before = this.#shown;
    const now = this.#now();
    this.#shown = now;
    if (!isDeepStrictEqual(now.groups, before.groups)) this.#channel.post('groups', now.groups);
    if (now.data !== undefined && now.data !== before.data) {
      this.#revision += 1;
      this.#channel.post('comparison', this.#sent(now.data));
    }
    if (!isDeepStrictEqual(now.status, before.status)) this.#channel.post('status', now.status);
  }

  #now(): Shown {
    const { groups, labels, states, status } = this.#compared;
    return { groups: states, status, data: this.#builder.build(groups, labels) };
  }

  #sent({ table, people }: ComparisonData) {
    return { table: { ...table, revision: this.#revision }, people: sentPeople(people) };
  }

  /** The comparison that places are of; where it was replaced meanwhile, the user is told. */
  #data(revision: number): ComparisonData | undefined {
    if (this.#shown?.data !== undefined && revision === this.#revision) return this.#shown.data;
    this.#context.reporter.info(
      vscode.l10n.t('The groups were read again just now. Look at them, then try once more.'),
    );
    return undefined;
  }

  async #copyCode(revision: number, resource: number): Promise<void> {
    const code = this.#data(revision)?.table.resources.code[resource];
    if (code === undefined) return;
    try {
      await vscode.env.clipboard.writeText(code);
      this.#channel.post('copied', { what: 'code' });
    } catch (error) {
      this.#context.reporter.failure(vscode.l10n.t('The code was not copied.'), error);
    }
  }

  async #copyMarkdown(revision: number, places: ComparisonPlaces): Promise<void> {
    const data = this.#data(revision);
    if (data === undefined) return;
    try {
      const { comparisonText } = await import('./comparisonText.ts');
      await vscode.env.clipboard.writeText(comparisonText(data, places));
      this.#channel.post('copied', { what: 'comparison' });
    } catch (error) {
      this.#context.reporter.failure(vscode.l10n.t('The comparison was not copied.'), error);
    }
  }

  async #copyToOther(): Promise<void> {
    const targets = this.#compared.groups.flatMap(({ named, key }) =>
      key === undefined ? [] : [{ pool: named.poolId, group: { key } }],
    );
    if (targets.length === 2) {
      await vscode.commands.executeCommand(internalCommandIds.copyGrants, targets);
    }
  }

  async #replaceSecret(group: number): Promise<void> {
    const pool = this.#compared.groups[group]?.named.poolId;
    if (pool === undefined) return;
    await vscode.commands.executeCommand(commandIds.replaceSecret, { pool });
  }
}
