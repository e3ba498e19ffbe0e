import * as vscode from 'vscode';
import type { ResourceSet } from '../../directory/resources.ts';
import { commandIds } from '../../ids.ts';
import { guarded, inBackground } from '../../model/failureLog.ts';
import {
  type GroupHeading,
  type Intents,
  intents,
  type Updates,
} from '../../protocol/authorizedResources.ts';
import type { ExportFormat, ReadStatus } from '../../protocol/page.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import { PageChannel } from '../shared/pageChannel.ts';
import type { PanelContent, PanelContext, PanelDefinition } from '../shared/panelDefinition.ts';
import { maxAgeMs, type PanelFrame } from '../shared/panelFrame.ts';
import { findGroups, grantTo, revokeFrom } from '../shared/resourceCommands.ts';
import { GroupResources, type GroupTopic, groupTopic } from './groupResources.ts';
import { toResourceTable } from './resourceTable.ts';

/** What the panels of authorized resources have of their own. */
export const authorizedResourcesPanels: PanelDefinition<GroupTopic> = {
  topic: groupTopic,
  icon: 'resources',
  titles: ({ groupName }) => [titleOf(groupName, false), titleOf(groupName, true)],
  fill: (context, frame) => new AuthorizedResourcesPanel(context, frame),
};

const notRead = 'The resources of a panel were not read';

/** What the page was sent last. */
interface Shown {
  readonly heading: GroupHeading;
  readonly status: ReadStatus;
  readonly resources: ResourceSet | undefined;
}

/** The panel of one group: shows its resources in a page, and does what the page asks for. */
class AuthorizedResourcesPanel implements PanelContent<GroupTopic> {
  readonly #context: PanelContext;
  readonly #frame: PanelFrame<GroupTopic>;
  readonly #group: GroupResources;
  readonly #channel: PageChannel<Updates, Intents>;
  #shown: Shown | undefined;
  /** Tells one reading from the next. */
  #revision = 0;

  constructor(context: PanelContext, frame: PanelFrame<GroupTopic>) {
    const group = new GroupResources(context, frame.remembered.topic);
    this.#context = context;
    this.#frame = frame;
    this.#group = group;
    this.#channel = new PageChannel<Updates, Intents>(frame.webview, intents, {
      ready: () => this.#sendSnapshot(),
      saveView: ({ view }) => frame.saveView(view),
      refresh: () => group.read({ again: true }),
      replaceSecret: () =>
        vscode.commands.executeCommand(commandIds.replaceSecret, { pool: group.topic.poolId }),
      loadNamespace: ({ namespace }) => group.read({ again: true, namespace }),
      copyCode: ({ code }) => this.#copy(code),
      findGroups: (resource) => findGroups(group.topic.poolId, resource),
      grant: () => grantTo(this.#target),
      revoke: (resource) => revokeFrom(this.#target, resource),
      export: ({ format, revision, rows }) => this.#export(format, revision, rows),
    });
    frame.own(
      this.#channel,
      group,
      group.onDidChange(guarded('A panel was not redrawn after a change', () => this.#redraw())),
      frame.onDidReturn(() => inBackground(notRead, group.readIfOlderThan(maxAgeMs))),
    );
    // What the directory knows shows at once, and is read again where it has grown old.
    inBackground(
      notRead,
      group.read().then(() => group.readIfOlderThan(maxAgeMs)),
    );
  }

  isAbout(topic: GroupTopic): boolean {
    return this.#group.isAbout(topic);
  }

  /** The group as commands are run on it. */
  get #target() {
    const { poolId, groupCode } = this.#group.topic;
    return { pool: poolId, code: groupCode };
  }

  #sendSnapshot(): void {
    const { heading, status, resources } = this.#group;
    const { panelId, view } = this.#frame.remembered;
    this.#revision += 1;
    this.#shown = { heading, status, resources };
    this.#channel.post('snapshot', {
      panelId,
      view,
      group: heading,
      status,
      table: resources && toResourceTable(resources, this.#revision),
    });
  }

  /** Sends the page what is another than before. A hidden page gets nothing: it asks when it is back. */
  #redraw(): void {
    const { topic, heading, status, resources } = this.#group;
    this.#frame.title = titleOf(topic.groupName, heading.deleted);
    this.#frame.saveTopic(topic);
    if (this.#shown === undefined || !this.#frame.visible) return;
    const before = this.#shown;
    this.#shown = { heading, status, resources };
    this.#channel.postIfChanged('group', heading, before.heading);
    if (resources !== undefined && resources !== before.resources) {
      this.#revision += 1;
      this.#channel.post('table', toResourceTable(resources, this.#revision));
    }
    this.#channel.postIfChanged('status', status, before.status);
  }

  async #copy(code: string): Promise<void> {
    try {
      await vscode.env.clipboard.writeText(code);
      this.#channel.post('copied', { code });
    } catch (error) {
      this.#context.reporter.failure(vscode.l10n.t('The code was not copied.'), error);
    }
  }

  async #export(format: ExportFormat, revision: number, rows: readonly number[]): Promise<void> {
    const { reporter } = this.#context;
    const read = this.#shown?.resources?.resources;
    if (read === undefined || revision !== this.#revision) {
      reporter.info(
        vscode.l10n.t(
          'The resources were read again just now. Look at them, then export once more.',
        ),
      );
      return;
    }
    const chosen = rows.map((row) => read[row]).filter((resource) => resource !== undefined);
    // It brings the library that writes CSV, which most panels never need.
    const { exportResources } = await import('./exportResources.ts');
    await exportResources(this.#group.topic.groupCode, chosen, format, reporter);
  }
}

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
