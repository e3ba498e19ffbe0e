import * as l10n from '@vscode/l10n';
import '../shared/dataGrid.ts';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import {
  type GroupHeading,
  type Intents,
  type Updates,
  updates,
} from '../../protocol/authorizedResources.ts';
import type { Body } from '../../protocol/envelope.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { noneLeftByFilters, renderNoRows, renderReadBanner } from '../shared/notices.ts';
import { pageStyles } from '../shared/pageStyles.ts';
import { PanelPage } from '../shared/panelPage.ts';
import { copiedCodeText, shownCount } from '../shared/resourceWords.ts';
import { sortAfterClick } from '../shared/rowOrder.ts';
import { searchWords } from '../shared/rowSearch.ts';
import { renderGroupHeader } from './groupHeader.ts';
import { renderNamespaceForm } from './namespaceForm.ts';
import { resourceColumns } from './resourceColumns.ts';
import { type FilterActions, renderFilters } from './resourceFilters.ts';
import { type Matches, ResourceList } from './resourceList.ts';
import { resourcesStyles } from './resourcesStyles.ts';
import { type ResourcesView, readResourcesView } from './resourcesView.ts';
import { RowActions } from './rowActions.ts';
import { columns, type Row, toRows } from './rows.ts';

type Sent = Body<Updates, 'snapshot'>;

const noMatches: Matches = { rows: [], typeCounts: new Map() };
const noFilters = { search: '', namespace: undefined, types: [] } satisfies Partial<ResourcesView>;

/** The page of the authorized-resources panel. */
@customElement('authorized-resources-page')
export class ResourcesPage extends PanelPage<Updates, Intents, ResourcesView, Matches> {
  static override readonly styles = [pageStyles, resourcesStyles];

  protected override readonly channel = new HostChannel<Updates, Intents>(this.vscode, updates, {
    questionClosed: this.takeFocus,
    snapshot: (snapshot) => this.begin(snapshot),
    group: (group) => this.receive({ group }),
    status: (status) => this.receive({ status }),
    table: (table) => this.receive({ table }),
    copied: ({ code }) => this.confirmCopy(copiedCodeText(code)),
  });
  readonly #actions: FilterActions = {
    filter: (change) => this.changeView(change),
    openOverview: (overview) => this.keepView({ overview }),
    enterGrid: this.enterGrid,
    refresh: this.refresh,
    exportRows: (format) => {
      const { revision } = this.sent?.table ?? {};
      if (revision === undefined || this.found.rows.length === 0) return;
      const rows = this.found.rows.map(({ index }) => index);
      this.channel.post('export', { format, revision, rows });
    },
    grant: () => this.channel.post('grant', undefined),
  };
  readonly #rowActions = new RowActions({
    findGroups: (row) => this.channel.post('findGroups', row),
    revoke: (row) => this.channel.post('revoke', row),
  });
  #list: ResourceList | undefined;

  constructor() {
    super({
      readView: readResourcesView,
      noneFound: noMatches,
      readingLabel: l10n.t('Reading the authorized resources'),
    });
  }

  protected override prepareRows({ table }: Sent, before: Sent | undefined): void {
    if (table === before?.table) return;
    this.#list = table && new ResourceList(toRows(table));
    this.showRows();
  }

  protected override find(): Matches {
    return this.#list?.find(this.view, this.view.sort) ?? noMatches;
  }

  protected override foundText(): string {
    return shownCount(this.found.rows.length, this.#list?.rows.length ?? 0);
  }

  protected override renderPage({ group, status, table }: Sent) {
    const list = this.#list;
    return html`
      ${renderGroupHeader(group)}
      ${renderReadBanner(status, deletedText(group, list !== undefined), {
        refresh: this.refresh,
        replaceSecret: this.replaceSecret,
      })}
      ${
        table?.namespacesListed === false
          ? renderNamespaceForm(this.isReading, {
              refresh: this.refresh,
              loadNamespace: (namespace) => this.channel.post('loadNamespace', { namespace }),
            })
          : nothing
      }
      ${list === undefined || list.rows.length === 0 ? nothing : this.#renderFilters(group, list)}
      ${this.renderReading()}
      ${list === undefined ? nothing : this.#renderList(group, status, list)}
    `;
  }

  #canRefresh({ deleted }: GroupHeading): boolean {
    return this.isPoolConnected && !deleted;
  }

  #renderFilters(group: GroupHeading, list: ResourceList) {
    const { found: matches, settled, view, isReading: loading } = this;
    const canRefresh = this.#canRefresh(group);
    const canGrant = group.changes.grant;
    return renderFilters(
      { list, matches, settled, view, loading, canRefresh, canGrant },
      this.#actions,
    );
  }

  #renderList(group: GroupHeading, status: ReadStatus, list: ResourceList) {
    if (list.rows.length === 0) return this.#renderNoResources(group, status);
    return this.renderRows(
      html`
        <data-grid
          class="grid"
          .label=${l10n.t('Authorized resources')}
          .columns=${resourceColumns}
          .rows=${this.found.rows}
          .sort=${this.view.sort}
          .words=${searchWords(this.view.search)}
          .copied=${this.copied}
          .isSame=${isSameResource}
          .onSort=${this.#sortBy}
          .onCopy=${this.#copyCode}
          .actions=${this.#rowActions.of(status, group.changes.revoke)}
          .onScrolled=${this.keepScroll}
        ></data-grid>
      `,
      noneLeftByFilters(l10n.t('No resource matches the search and filters.'), () =>
        this.changeView(noFilters),
      ),
    );
  }

  #renderNoResources(group: GroupHeading, { state }: ReadStatus) {
    if (state !== 'loaded') return nothing;
    return renderNoRows(
      'shield',
      group.deleted
        ? l10n.t('This group was not authorized for any resource.')
        : l10n.t('This group is not authorized for any resource.'),
      ...(group.changes.grant
        ? [{ label: l10n.t('Grant Resources…'), run: this.#actions.grant }]
        : []),
      ...(this.#canRefresh(group) ? [{ label: l10n.t('Refresh'), run: this.refresh }] : []),
    );
  }

  readonly #sortBy = (id: string) =>
    this.changeView({ sort: sortAfterClick(this.view.sort, id, columns) });

  readonly #copyCode = (row: Row) => this.copy(row, 'copyCode', { code: row.code });
}

function deletedText({ deleted }: GroupHeading, wasRead: boolean): string | undefined {
  if (!deleted) return undefined;
  return wasRead
    ? l10n.t('This group was deleted. What was read of it before stays here.')
    : l10n.t('This group was deleted.');
}

/** Whether it is the same resource, perhaps of another reading. */
function isSameResource(a: Row, b: Row): boolean {
  return a.code === b.code && a.namespace === b.namespace && a.type === b.type;
}
