import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { GroupEntry } from '../../directory/groupEntries.ts';
import type { ResourceSet } from '../../directory/resources.ts';
import { commandIds } from '../../ids.ts';
import { guarded, inBackground } from '../../model/failureLog.ts';
import {
  type GroupHeading,
  type Intents,
  intents,
  type ReadStatus,
  type Updates,
} from '../../protocol/authorizedResources.ts';
import { type OpenPanel, OpenPanels, panelTitle } from '../shared/openPanels.ts';
import { PageChannel } from '../shared/pageChannel.ts';
import { pageHtml, pageOptions } from '../shared/pageHtml.ts';
import type { ExportFormat } from './exportFormats.ts';
import { GroupResources } from './groupResources.ts';
import type { PanelContext } from './panelContext.ts';
import { toResourceTable } from './resourceTable.ts';

/** How old (ms) what is shown may be when the window gets the focus again. */
const staleAfter = 60_000;

const notRead = 'The resources of a panel were not read';
const notRemembered = 'A panel was not remembered';

/** What the page was told last. */
interface Shown {
  readonly heading: GroupHeading;
  readonly status: ReadStatus;
  readonly resources: ResourceSet | undefined;
}

/** The panel of one group: shows its resources in a page, and does what the page asks for. */
export class AuthorizedResourcesPanel {
  readonly #context: PanelContext;
  readonly #panel: vscode.WebviewPanel;
  readonly #group: GroupResources;
  readonly #openPanels: OpenPanels;
  readonly #channel: PageChannel<Updates, Intents>;
  /** What is remembered of it. */
  #remembered: OpenPanel;
  #shown: Shown | undefined;
  /** Tells one reading from the next. */
  #revision = 0;

  /**
   * Takes over a webview panel, new or brought back.
   * @param entry the group, where the directory knows it already
   */
  constructor(
    context: PanelContext,
    panel: vscode.WebviewPanel,
    remembered: OpenPanel,
    entry?: GroupEntry,
  ) {
    const group = new GroupResources(context, remembered, entry);
    const openPanels = new OpenPanels(context.workspaceState);
    this.#context = context;
    this.#panel = panel;
    this.#group = group;
    this.#openPanels = openPanels;
    this.#remembered = remembered;
    this.#channel = new PageChannel<Updates, Intents>(panel.webview, intents, {
      ready: () => this.#sendSnapshot(),
      look: ({ view }) => this.#remember({ view }),
      refresh: () => group.read({ again: true }),
      replaceSecret: () =>
        vscode.commands.executeCommand(commandIds.replaceSecret, {
          pool: this.#remembered.poolId,
        }),
      loadNamespace: ({ namespace }) => group.read({ again: true, namespace }),
      copyCode: ({ code }) => this.#copy(code),
      export: ({ format, revision, rows }) => this.#export(format, revision, rows),
    });
    const subscriptions = [
      this.#channel,
      group,
      group.onDidChange(guarded('The panel did not follow a change', () => this.#redraw())),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && panel.visible) this.#readWhatIsOld();
      }),
    ];
    panel.onDidDispose(() => {
      vscode.Disposable.from(...subscriptions).dispose();
      inBackground('A panel was not forgotten', openPanels.delete(this.#remembered));
    });
    inBackground(notRemembered, openPanels.save(remembered));
    const { extensionUri } = context;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'resources-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'resources-dark.svg'),
    };
    panel.webview.options = pageOptions(extensionUri);
    panel.webview.html = pageHtml(panel.webview, extensionUri, 'authorizedResources');
    // What the directory knows shows at once, and is read again where it has grown old.
    inBackground(
      notRead,
      group.read().then(() => group.readIfOlderThan(staleAfter)),
    );
  }

  /** Whether it is this group's. */
  is(poolId: string, entry: GroupEntry): boolean {
    return this.#group.is(poolId, entry);
  }

  /** What stands on its tab. */
  get title(): string {
    return this.#panel.title;
  }

  /** Brings the panel to the front, and reads again what has grown old. */
  reveal(): void {
    this.#panel.reveal();
    this.#readWhatIsOld();
  }

  #readWhatIsOld(): void {
    inBackground(notRead, this.#group.readIfOlderThan(staleAfter));
  }

  #sendSnapshot(): void {
    const { heading, status, resources } = this.#group;
    const { panelId, view } = this.#remembered;
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

  /** Tells the page what is another than before. A hidden page is not told: it asks when it is back. */
  #redraw(): void {
    const { identity, heading, status, resources } = this.#group;
    this.#panel.title = panelTitle(identity.groupName, heading.deleted);
    const { groupCode, groupName } = this.#remembered;
    if (identity.groupCode !== groupCode || identity.groupName !== groupName) {
      this.#remember(identity);
    }
    if (this.#shown === undefined || !this.#panel.visible) return;
    const before = this.#shown;
    this.#shown = { heading, status, resources };
    if (!isDeepStrictEqual(heading, before.heading)) this.#channel.post('group', heading);
    if (resources !== undefined && resources !== before.resources) {
      this.#revision += 1;
      this.#channel.post('table', toResourceTable(resources, this.#revision));
    }
    if (!isDeepStrictEqual(status, before.status)) this.#channel.post('status', status);
  }

  #remember(change: Partial<OpenPanel>): void {
    this.#remembered = { ...this.#remembered, ...change };
    inBackground(notRemembered, this.#openPanels.save(this.#remembered));
  }

  async #copy(code: string): Promise<void> {
    try {
      await vscode.env.clipboard.writeText(code);
      this.#channel.post('copied', { code });
    } catch (error) {
      this.#context.reporter.failure(vscode.l10n.t('The code was not copied'), error);
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
    await exportResources(this.#remembered.groupCode, chosen, format, reporter);
  }
}
