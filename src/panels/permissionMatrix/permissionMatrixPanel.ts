import * as vscode from 'vscode';
import { commandIds } from '../../ids.ts';
import { guarded, inBackground } from '../../model/failureLog.ts';
import type { Resource } from '../../model/resource.ts';
import { buildMatrix, type GroupGrants, type MatrixTable } from '../../permissions/matrix.ts';
import type { GrantAbilities } from '../../protocol/grants.ts';
import type { GroupsHeading, GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ExportFormat, ReadStatus } from '../../protocol/page.ts';
import { type Intents, intents, type Updates } from '../../protocol/permissionMatrix.ts';
import { grantAbilitiesOf } from '../shared/grantAbilities.ts';
import { GrantedGroups } from '../shared/grantedGroups.ts';
import { type GroupsTopic, groupsTopic } from '../shared/groupsTopic.ts';
import { PageChannel } from '../shared/pageChannel.ts';
import type { PanelContent, PanelContext, PanelDefinition } from '../shared/panelDefinition.ts';
import type { PanelFrame } from '../shared/panelFrame.ts';
import { findGroups, grantTo, revokeFrom } from '../shared/resourceCommands.ts';
import type { MatrixPlaces } from './exportText.ts';
import { titleOf } from './matrixTitle.ts';

/** What the panels of permission matrices have of their own. */
export const permissionMatrixPanels: PanelDefinition<GroupsTopic> = {
  topic: groupsTopic,
  icon: 'matrix',
  titles: (topic) => [titleOf(topic)],
  fill: (context, frame) => new PermissionMatrixPanel(context, frame),
};

const notRead = 'The groups of a permission matrix were not read';

/** What the page was sent last. */
interface Shown {
  readonly heading: GroupsHeading;
  readonly status: ReadStatus;
  readonly progress: GroupsProgress;
  readonly changes: GrantAbilities;
  readonly groups: readonly GroupGrants[];
  readonly defined: readonly Resource[] | undefined;
  readonly table: MatrixTable | undefined;
}

/** The panel of one matrix: shows it in a page, and does what the page asks for. */
class PermissionMatrixPanel implements PanelContent<GroupsTopic> {
  readonly #context: PanelContext;
  readonly #frame: PanelFrame<GroupsTopic>;
  readonly #groups: GrantedGroups;
  readonly #channel: PageChannel<Updates, Intents>;
  #shown: Shown | undefined;
  /** Tells one table from the next. */
  #revision = 0;

  constructor(context: PanelContext, frame: PanelFrame<GroupsTopic>) {
    const groups = new GrantedGroups(context, frame.remembered.topic);
    this.#context = context;
    this.#frame = frame;
    this.#groups = groups;
    const pool = () => groups.topic.poolId;
    this.#channel = new PageChannel<Updates, Intents>(frame.webview, intents, {
      ready: () => this.#sendSnapshot(),
      saveView: ({ view }) => frame.saveView(view),
      refresh: () => groups.read({ again: true }),
      readRest: () => groups.readRest(),
      cancel: () => groups.cancel(),
      replaceSecret: () =>
        vscode.commands.executeCommand(commandIds.replaceSecret, { pool: pool() }),
      openGroup: ({ code }) =>
        vscode.commands.executeCommand(commandIds.showAuthorizedResources, {
          pool: pool(),
          group: { code },
        }),
      findGroups: (resource) => findGroups(pool(), resource),
      grant: ({ group, resource }) => grantTo({ pool: pool(), code: group }, resource),
      revoke: ({ group, resource }) => revokeFrom({ pool: pool(), code: group }, resource),
      copyCell: ({ revision, resource, group }) =>
        this.#copy('cell', { revision, resources: [resource], groups: [group] }),
      copyMarkdown: (places) => this.#copy('matrix', places),
      export: ({ format, ...places }) => this.#export(format, places),
    });
    frame.own(
      this.#channel,
      groups,
      groups.onDidChange(guarded('A panel was not redrawn after a change', () => this.#redraw())),
      frame.onDidReturn(() => inBackground(notRead, groups.readOld())),
    );
    // What the directory knows may have been read long ago.
    inBackground(
      notRead,
      groups.read().then(() => groups.readOld()),
    );
  }

  isAbout(topic: GroupsTopic): boolean {
    return this.#groups.isAbout(topic);
  }

  get #changes(): GrantAbilities {
    return grantAbilitiesOf(this.#context, this.#groups.topic.poolId);
  }

  #sendSnapshot(): void {
    const { heading, status, progress, groups, defined } = this.#groups;
    const { panelId, view } = this.#frame.remembered;
    const table = groups.length === 0 ? undefined : buildMatrix(groups, defined);
    this.#revision += 1;
    const changes = this.#changes;
    this.#shown = { heading, status, progress, changes, groups, defined, table };
    this.#channel.post('snapshot', {
      panelId,
      view,
      heading,
      status,
      progress,
      changes,
      table: table && { ...table, revision: this.#revision },
    });
  }

  /** Sends the page what is another than before. A hidden page gets nothing: it asks when it is back. */
  #redraw(): void {
    const { topic, heading, status, progress, groups, defined } = this.#groups;
    this.#frame.title = titleOf(topic);
    this.#frame.saveTopic(topic);
    if (this.#shown === undefined || !this.#frame.visible) return;
    const before = this.#shown;
    const isNew = groups !== before.groups || defined !== before.defined;
    const table = isNew ? buildMatrix(groups, defined) : before.table;
    const changes = this.#changes;
    this.#shown = { heading, status, progress, changes, groups, defined, table };
    this.#channel.postIfChanged('heading', heading, before.heading);
    this.#channel.postIfChanged('changes', changes, before.changes);
    if (isNew && table !== undefined) {
      this.#revision += 1;
      this.#channel.post('table', { ...table, revision: this.#revision });
    }
    this.#channel.postIfChanged('progress', progress, before.progress);
    this.#channel.postIfChanged('status', status, before.status);
  }

  /** The table that places are of; where it was replaced meanwhile, the user is told. */
  #table(revision: number): MatrixTable | undefined {
    if (this.#shown?.table !== undefined && revision === this.#revision) return this.#shown.table;
    this.#context.reporter.info(
      vscode.l10n.t('The matrix was read again just now. Look at it, then try once more.'),
    );
    return undefined;
  }

  async #copy(what: 'cell' | 'matrix', places: Places): Promise<void> {
    const table = this.#table(places.revision);
    if (table === undefined) return;
    try {
      const { cellText, markdownText } = await import('./matrixText.ts');
      const text = what === 'cell' ? cellText(table, places) : markdownText(table, places);
      await vscode.env.clipboard.writeText(text);
      this.#channel.post('copied', { what });
    } catch (error) {
      this.#context.reporter.failure(vscode.l10n.t('The permissions were not copied.'), error);
    }
  }

  async #export(format: ExportFormat, places: Places): Promise<void> {
    const table = this.#table(places.revision);
    if (table === undefined) return;
    const { exportMatrix } = await import('./exportMatrix.ts');
    await exportMatrix(this.#groups.topic.poolName, table, places, format, this.#context.reporter);
  }
}

type Places = MatrixPlaces & { readonly revision: number };
