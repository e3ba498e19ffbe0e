import * as l10n from '@vscode/l10n';
import '../shared/dataGrid.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import {
  type GroupHeading,
  type Intents,
  type ResourceTable,
  type Updates,
  updates,
} from '../../protocol/authorizedResources.ts';
import type { ExportFormat, KeptState, ReadStatus } from '../../protocol/page.ts';
import { displayText } from '../../text/displayText.ts';
import { CopyMark } from '../shared/copyMark.ts';
import type { DataGrid } from '../shared/dataGrid.ts';
import { FindKey } from '../shared/findKey.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { renderNoRows, renderProgress, renderReadBanner } from '../shared/notices.ts';
import { pageStyles } from '../shared/pageStyles.ts';
import { shownCount } from '../shared/resourceWords.ts';
import { nextSort } from '../shared/rowOrder.ts';
import { searchWords } from '../shared/rowSearch.ts';
import { TypingPause } from '../shared/typingPause.ts';
import { renderGroupHeader } from './groupHeader.ts';
import { renderNamespaceForm } from './namespaceForm.ts';
import { resourceColumns } from './resourceColumns.ts';
import { type FilterActions, renderFilters } from './resourceFilters.ts';
import { type Matches, ResourceList } from './resourceList.ts';
import { resourcesStyles } from './resourcesStyles.ts';
import { type ResourcesView, readResourcesView } from './resourcesView.ts';
import { RowActions } from './rowActions.ts';
import { columns, type Row, toRows } from './rows.ts';

const noMatches: Matches = { rows: [], typeCounts: new Map() };
const noFilters = { search: '', namespace: undefined, types: [] } satisfies Partial<ResourcesView>;

/** The page of the authorized-resources panel: shows what the panel sends, and keeps how the user looks at it. */
@customElement('authorized-resources-page')
export class ResourcesPage extends LitElement {
  static override readonly styles = [pageStyles, resourcesStyles];

  @state() private accessor group: GroupHeading | undefined;
  @state() private accessor status: ReadStatus = { state: 'loading' };
  @state() private accessor list: ResourceList | undefined;
  @state() private accessor found: Matches = noMatches;
  /** The same when the typing paused: for labels and tooltips, which nobody hears or hovers while typing. */
  @state() private accessor settled: Matches = noMatches;
  /** What a screen reader is to read out. */
  @state() private accessor announcement = '';

  @query('data-grid') private accessor grid: DataGrid<Row> | null = null;

  @query('.search') private accessor search: HTMLElement | null = null;

  readonly #vscode = acquireVsCodeApi();
  readonly #channel = new HostChannel<Updates, Intents>(this.#vscode, updates, {
    snapshot: ({ panelId, view, group, status, table }) => {
      if (this.group === undefined) this.#begin(panelId, view);
      this.#showTable(table);
      this.status = status;
      this.group = group;
    },
    group: (group) => {
      this.group = group;
    },
    status: (status) => {
      this.status = status;
    },
    table: (table) => this.#showTable(table),
    copied: ({ code }) => {
      this.announcement = l10n.t({
        message: 'Copied {0}',
        args: [displayText(code)],
        comment: ['A screen reader says it. {0} is the code that was copied.'],
      });
      this.#copyMark.show();
    },
  });
  readonly #copyMark = new CopyMark<Row>(this);
  readonly #typingPause = new TypingPause(this);
  readonly #actions: FilterActions = {
    filter: (change) => this.#changeView({ ...this.#view, ...change }),
    openOverview: (overview) => {
      this.#view = { ...this.#view, overview };
      this.requestUpdate();
      this.#saveView();
    },
    enterGrid: () => this.grid?.focus(),
    refresh: () => {
      if (this.status.state !== 'loading') this.#channel.post('refresh', undefined);
    },
    exportRows: (format) => this.#export(format),
    grant: () => this.#channel.post('grant', undefined),
  };
  readonly #rowActions = new RowActions({
    findGroups: (row) => this.#channel.post('findGroups', row),
    revoke: (row) => this.#channel.post('revoke', row),
  });
  #table: ResourceTable | undefined;
  #view: ResourcesView = readResourcesView(undefined);

  constructor() {
    super();
    this.addController(new FindKey(() => this.search));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#channel.open(window);
  }

  protected override render() {
    const { group, status, list } = this;
    if (group === undefined) return this.#renderProgress(true);
    const loading = status.state === 'loading';
    return html`
      ${renderGroupHeader(group)}
      ${renderReadBanner(status, this.#deleted(group), {
        refresh: this.#actions.refresh,
        replaceSecret: () => this.#channel.post('replaceSecret', undefined),
      })}
      ${
        this.#table?.namespacesListed === false
          ? renderNamespaceForm(loading, {
              refresh: this.#actions.refresh,
              loadNamespace: (namespace) => this.#channel.post('loadNamespace', { namespace }),
            })
          : nothing
      }
      ${list === undefined || list.rows.length === 0 ? nothing : this.#renderFilters(list, loading)}
      ${this.#renderProgress(loading)} ${list === undefined ? nothing : this.#renderRows(list)}
      <div class="read-out" role="status">${this.announcement}</div>
    `;
  }

  get #canRefresh(): boolean {
    return this.status.state !== 'disconnected' && this.group?.deleted === false;
  }

  #deleted({ deleted }: GroupHeading): string | undefined {
    if (!deleted) return undefined;
    return this.list === undefined
      ? l10n.t('This group was deleted.')
      : l10n.t('This group was deleted. What was read of it before stays here.');
  }

  #renderProgress(loading: boolean) {
    return renderProgress(loading, l10n.t('Reading the authorized resources'));
  }

  #renderFilters(list: ResourceList, loading: boolean) {
    const { found: matches, settled } = this;
    const canRefresh = this.#canRefresh;
    const view = this.#view;
    const canGrant = this.group?.changes.grant ?? false;
    return renderFilters(
      { list, matches, settled, view, loading, canRefresh, canGrant },
      this.#actions,
    );
  }

  #renderRows(list: ResourceList) {
    if (list.rows.length === 0) return this.#renderNoResources();
    const isEmpty = this.found.rows.length === 0;
    // Where nothing fits, the grid stays for the next letter, and with it its place and size.
    return html`
      <div class="rows">
        ${
          isEmpty
            ? renderNoRows('search', l10n.t('No resource matches the search and filters.'), {
                label: l10n.t('Clear Filters'),
                run: () => this.#actions.filter(noFilters),
              })
            : nothing
        }
        <data-grid
          class=${isEmpty ? 'unseen' : ''}
          .label=${l10n.t('Authorized resources')}
          .columns=${resourceColumns}
          .rows=${this.found.rows}
          .sort=${this.#view.sort}
          .words=${searchWords(this.#view.search)}
          .copied=${this.#copyMark.row}
          .isSame=${isSameResource}
          .onSort=${this.#sortBy}
          .onCopy=${this.#copy}
          .actions=${this.#rowActions.of(this.status, this.group?.changes.revoke ?? false)}
          .onScrolled=${this.#keepScroll}
        ></data-grid>
      </div>
    `;
  }

  #renderNoResources() {
    if (this.status.state !== 'loaded') return nothing;
    return renderNoRows(
      'shield',
      l10n.t('This group is not authorized for any resource.'),
      ...(this.group?.changes.grant
        ? [{ label: l10n.t('Grant Resources…'), run: this.#actions.grant }]
        : []),
      ...(this.#canRefresh ? [{ label: l10n.t('Refresh'), run: this.#actions.refresh }] : []),
    );
  }

  readonly #sortBy = (id: string) => {
    const column = columns.find((each) => each === id);
    if (column === undefined) return;
    this.#changeView({ ...this.#view, sort: nextSort(this.#view.sort, column) });
  };

  readonly #copy = (row: Row) => {
    this.#copyMark.ask(row);
    this.announcement = '';
    this.#channel.post('copyCode', { code: row.code });
  };

  readonly #keepScroll = (scrollTop: number) => {
    this.#view = { ...this.#view, scrollTop };
    this.#saveView();
  };

  #export(format: ExportFormat): void {
    if (this.#table === undefined || this.found.rows.length === 0) return;
    const rows = this.found.rows.map(({ index }) => index);
    this.#channel.post('export', { format, revision: this.#table.revision, rows });
  }

  #showTable(table: ResourceTable | undefined): void {
    const isFirst = this.#table === undefined;
    this.#table = table;
    this.list = table === undefined ? undefined : new ResourceList(toRows(table));
    this.#find();
    this.settled = this.found;
    if (isFirst && table !== undefined) void this.#restoreScroll();
  }

  /** Shows the resources in another way, as the user asked. */
  #changeView(view: ResourcesView): void {
    this.#view = { ...view, scrollTop: 0 };
    this.#find();
    this.grid?.scrollToPosition(0);
    this.#saveView();
    this.#typingPause.wait(() => {
      this.settled = this.found;
      this.announcement = shownCount(this.found.rows.length, this.list?.rows.length ?? 0);
    });
  }

  #find(): void {
    this.found = this.list?.find(this.#view, this.#view.sort) ?? noMatches;
  }

  async #restoreScroll(): Promise<void> {
    const { scrollTop } = this.#view;
    await this.updateComplete;
    await this.grid?.updateComplete;
    this.grid?.scrollToPosition(scrollTop);
  }

  /** Shows the resources as before the page was made anew, and has VS Code keep whose page it is. */
  #begin(panelId: string, view: unknown): void {
    this.#view = readResourcesView(view);
    const kept: KeptState = { panelId };
    this.#vscode.setState(kept);
  }

  #saveView(): void {
    this.#channel.post('saveView', { view: this.#view });
  }
}

/** Whether it is the same resource, perhaps of another reading. */
function isSameResource(a: Row, b: Row): boolean {
  return a.code === b.code && a.namespace === b.namespace && a.type === b.type;
}
