import * as l10n from '@vscode/l10n';
import '../shared/dataGrid.ts';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Body } from '../../protocol/envelope.ts';
import { type Intents, type Updates, updates } from '../../protocol/groupComparison.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { noneLeftBySearch, renderBanner, renderNoRows } from '../shared/notices.ts';
import { pageStyles } from '../shared/pageStyles.ts';
import { toggled } from '../shared/pageView.ts';
import { PanelPage } from '../shared/panelPage.ts';
import { searchWords } from '../shared/rowSearch.ts';
import { type Compared, canCopy, type FoundComparison, toCompared } from './compared.ts';
import { type ComparisonNoticeActions, renderComparisonBanners } from './comparisonNotices.ts';
import { type ComparisonPageView, readComparisonPageView } from './comparisonPageView.ts';
import { type ComparisonRow, rowIdOf, toComparisonRows } from './comparisonRows.ts';
import { comparisonStyles } from './comparisonStyles.ts';
import { type ComparisonToolbarActions, renderComparisonToolbar } from './comparisonToolbar.ts';
import { gridHeading, rowCount } from './comparisonWords.ts';
import { ComparisonRowActions } from './rowActions.ts';

type Sent = Body<Updates, 'snapshot'>;

const noneFound: FoundComparison = { items: [], rows: [] };

/** The page of a comparison of groups. */
@customElement('group-comparison-page')
export class ComparisonPage extends PanelPage<
  Updates,
  Intents,
  ComparisonPageView,
  FoundComparison
> {
  static override readonly styles = [pageStyles, comparisonStyles];

  protected override readonly channel = new HostChannel<Updates, Intents>(this.vscode, updates, {
    questionClosed: this.takeFocus,
    snapshot: (snapshot) => this.begin(snapshot),
    groups: (groups) => this.receive({ groups }),
    status: (status) => this.receive({ status }),
    comparison: (comparison) => this.receive({ comparison }),
    copied: ({ what }) =>
      this.confirmCopy(
        what === 'code' ? l10n.t('The code was copied.') : l10n.t('The comparison was copied.'),
      ),
  });
  readonly #actions: ComparisonToolbarActions & ComparisonNoticeActions = {
    onSearch: (search) => this.changeView({ search }),
    enterGrid: this.enterGrid,
    copyMarkdown: () => this.#copyMarkdown(),
    copyToOther: () => this.channel.post('copyToOther', undefined),
    refresh: this.refresh,
    cancel: () => this.channel.post('cancel', undefined),
    readRest: () => this.channel.post('readRest', undefined),
    replaceSecret: (group) => this.channel.post('replaceSecretOf', { group }),
  };
  readonly #rowActions = new ComparisonRowActions({
    findGroups: (resource) =>
      this.channel.post('findGroups', { revision: this.#revision, resource }),
    copyResource: (resource) =>
      this.channel.post('copyResourceToOther', { revision: this.#revision, resource }),
    copyMember: (person) =>
      this.channel.post('copyMemberToOther', { revision: this.#revision, person }),
  });
  #compared: Compared | undefined;

  constructor() {
    super({
      readView: readComparisonPageView,
      noneFound,
      readingLabel: l10n.t('Reading the groups'),
    });
  }

  protected override prepareRows({ comparison }: Sent, before: Sent | undefined): void {
    if (comparison === undefined || comparison === before?.comparison) return;
    this.#compared = toCompared(comparison);
    this.showRows();
  }

  protected override find(): FoundComparison {
    const items = this.#compared?.search.find(searchWords(this.view.search)).rows ?? [];
    return { items, rows: toComparisonRows(items, this.view.folded) };
  }

  protected override foundText(): string {
    return rowCount(this.found.items.length, this.#compared?.items.length ?? 0);
  }

  protected override renderPage({ groups, status }: Sent) {
    const compared = this.#compared;
    return html`
      <header><h1>${l10n.t('Compare Groups')}</h1></header>
      ${renderComparisonBanners(groups, status, this.isLongRead, this.#actions)}
      ${
        compared === undefined || compared.items.length === 0
          ? html`${this.renderReading()} ${compared === undefined || this.isReading ? nothing : this.#renderNothing()}`
          : this.#renderCompared(compared, canCopy(groups))
      }
    `;
  }

  /** Of the comparison whose rows are shown. */
  get #revision(): number {
    return this.#compared?.revision ?? 0;
  }

  #renderNothing() {
    return renderNoRows(
      'shield',
      l10n.t('None of these groups has resources or members.'),
      ...(this.isPoolConnected ? [{ label: l10n.t('Refresh'), run: this.refresh }] : []),
    );
  }

  #renderCompared(compared: Compared, canCopyToOther: boolean) {
    const { items, isAlike, matrix } = compared;
    return html`
      ${
        isAlike && !this.isReading && matrix.table.resources.code.length > 0
          ? renderBanner(
              'info',
              l10n.t('These groups are authorized for the same resources, with the same actions.'),
            )
          : nothing
      }
      ${renderComparisonToolbar(
        {
          search: this.view.search,
          count: rowCount(this.found.items.length, items.length),
          isEmpty: this.found.items.length === 0,
          loading: this.isReading,
          canRefresh: this.isPoolConnected,
          canCopyToOther,
        },
        this.#actions,
      )}
      ${this.renderReading()} ${this.#renderGrid(compared, canCopyToOther)}
    `;
  }

  #renderGrid({ columns, matrix }: Compared, canCopyToOther: boolean) {
    return this.renderRows(
      html`
        <data-grid
          class="grid"
          .label=${l10n.t('Comparison: resources and members by groups')}
          .columns=${columns}
          .rows=${this.found.rows}
          .sortable=${false}
          .firstStays=${true}
          .headingOf=${(row: ComparisonRow) => gridHeading(matrix, row)}
          .words=${searchWords(this.view.search)}
          .copied=${this.copied}
          .canCopy=${({ kind }: ComparisonRow) => kind === 'resource'}
          .isSame=${(a: ComparisonRow, b: ComparisonRow) => rowIdOf(matrix, a) === rowIdOf(matrix, b)}
          .onFold=${this.#fold}
          .onCopy=${this.#copyCode}
          .actions=${this.#rowActions.of(this.isPoolConnected, canCopyToOther)}
          .onScrolled=${this.keepScroll}
        ></data-grid>
      `,
      noneLeftBySearch(() => this.changeView({ search: '' })),
    );
  }

  #copyMarkdown(): void {
    if (this.#compared === undefined) return;
    const { items } = this.found;
    this.copy('comparison', 'copyMarkdown', {
      revision: this.#compared.revision,
      resources: items.flatMap((item) => (item.kind === 'resource' ? item.resource : [])),
      people: items.flatMap((item) => (item.kind === 'person' ? item.place : [])),
    });
  }

  readonly #copyCode = (row: ComparisonRow) => {
    if (row.kind !== 'resource' || this.#compared === undefined) return;
    const { revision } = this.#compared;
    this.copy(row, 'copyCode', { revision, resource: row.resource });
  };

  readonly #fold = (row: ComparisonRow) => {
    if (row.kind !== 'heading') return;
    this.keepView({ folded: toggled(this.view.folded, row.heading.id) });
    this.searchAgain();
  };
}
