import * as l10n from '@vscode/l10n';
import '../shared/dataGrid.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Matrix } from '../../permissions/matrixView.ts';
import {
  type ComparedGroupState,
  type Intents,
  type SentComparison,
  type Updates,
  updates,
} from '../../protocol/groupComparison.ts';
import type { KeptState, ReadStatus } from '../../protocol/page.ts';
import { CopyMark } from '../shared/copyMark.ts';
import type { DataGrid } from '../shared/dataGrid.ts';
import { FindKey } from '../shared/findKey.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { LongRead } from '../shared/longRead.ts';
import { renderBanner, renderNoRows, renderProgress } from '../shared/notices.ts';
import { pageStyles } from '../shared/pageStyles.ts';
import { searchWords } from '../shared/rowSearch.ts';
import { type Compared, toCompared } from './compared.ts';
import { type ComparisonNoticeActions, renderComparisonBanners } from './comparisonNotices.ts';
import { type ComparisonPageView, readComparisonPageView } from './comparisonPageView.ts';
import {
  type ComparedItem,
  type ComparisonRow,
  rowIdOf,
  toComparisonRows,
} from './comparisonRows.ts';
import { renderComparisonToolbar } from './comparisonToolbar.ts';
import { headingText, rowCount } from './comparisonWords.ts';

/** How long after the last keystroke what was found is read out, in milliseconds. */
const settleDelayMs = 500;

/** The page of a comparison of groups: shows what the panel sends, and keeps how the user looks at it. */
@customElement('group-comparison-page')
export class ComparisonPage extends LitElement {
  static override readonly styles = [pageStyles];

  @state() private accessor groups: readonly ComparedGroupState[] | undefined;
  @state() private accessor status: ReadStatus = { state: 'loading' };
  @state() private accessor compared: Compared | undefined;
  @state() private accessor found: readonly ComparedItem[] = [];
  @state() private accessor rows: readonly ComparisonRow[] = [];
  /** What a screen reader is to read out. */
  @state() private accessor announcement = '';

  @query('data-grid') private accessor grid: DataGrid<ComparisonRow> | null = null;

  @query('.search') private accessor search: HTMLElement | null = null;

  readonly #vscode = acquireVsCodeApi();
  readonly #channel = new HostChannel<Updates, Intents>(this.#vscode, updates, {
    snapshot: ({ panelId, view, status, groups, comparison }) => {
      if (this.groups === undefined) this.#begin(panelId, view);
      if (comparison !== undefined) this.#show(comparison);
      this.groups = groups;
      this.#showStatus(status);
    },
    groups: (groups) => {
      this.groups = groups;
    },
    status: (status) => this.#showStatus(status),
    comparison: (comparison) => this.#show(comparison),
    copied: ({ what }) => {
      this.announcement =
        what === 'code' ? l10n.t('The code was copied.') : l10n.t('The comparison was copied.');
      if (what === 'code') this.#copyMark.show();
    },
  });
  readonly #longRead = new LongRead(this);
  readonly #copyMark = new CopyMark<ComparisonRow>(this);
  readonly #noticeActions: ComparisonNoticeActions = {
    cancel: () => this.#channel.post('cancel', undefined),
    readRest: () => this.#channel.post('readRest', undefined),
    replaceSecret: (group) => this.#channel.post('replaceSecretOf', { group }),
  };
  #view: ComparisonPageView = readComparisonPageView(undefined);
  #settleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addController(new FindKey(() => this.search));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#channel.open(window);
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#settleTimer);
    super.disconnectedCallback();
  }

  protected override render() {
    const { groups, status, compared } = this;
    if (groups === undefined) return this.#renderProgress(true);
    const loading = status.state === 'loading';
    return html`
      <header><h1>${l10n.t('Compare Groups')}</h1></header>
      ${renderComparisonBanners(groups, status, this.#longRead.isLong, this.#noticeActions)}
      ${compared === undefined ? nothing : this.#renderCompared(compared, loading)}
      ${compared === undefined ? this.#renderProgress(loading) : nothing}
      <div class="read-out" role="status">${this.announcement}</div>
    `;
  }

  #renderProgress(loading: boolean) {
    return renderProgress(loading, l10n.t('Reading the groups'));
  }

  #renderCompared(compared: Compared, loading: boolean) {
    const { items, isAlike, matrix } = compared;
    const canRefresh = this.status.state !== 'disconnected';
    if (items.length === 0) {
      return html`
        ${this.#renderProgress(loading)}
        ${
          loading
            ? nothing
            : renderNoRows(
                'shield',
                l10n.t('None of these groups has resources or members.'),
                ...(canRefresh ? [{ label: l10n.t('Refresh'), run: this.#refresh }] : []),
              )
        }
      `;
    }
    return html`
      ${
        isAlike && !loading && matrix.table.resources.code.length > 0
          ? renderBanner(
              'info',
              l10n.t('These groups are authorized for the same resources, with the same actions.'),
            )
          : nothing
      }
      ${renderComparisonToolbar(
        {
          search: this.#view.search,
          count: rowCount(this.found.length, items.length),
          isEmpty: this.found.length === 0,
          loading,
          canRefresh,
          canCopyToOther: !isAlike && areTwoGroups(this.groups ?? []),
        },
        {
          onSearch: (search) => this.#changeView({ ...this.#view, search }),
          enterGrid: () => this.grid?.focus(),
          copyMarkdown: this.#copyMarkdown,
          copyToOther: () => this.#channel.post('copyToOther', undefined),
          refresh: this.#refresh,
        },
      )}
      ${this.#renderProgress(loading)} ${this.#renderRows(compared)}
    `;
  }

  #renderRows({ columns, matrix }: Compared) {
    const isEmpty = this.found.length === 0;
    // Where nothing fits, the grid stays for the next letter, and with it its place and size.
    return html`
      <div class="rows">
        ${
          isEmpty
            ? renderNoRows('search', l10n.t('Nothing matches the search.'), {
                label: l10n.t('Clear Search'),
                run: () => this.#changeView({ ...this.#view, search: '' }),
              })
            : nothing
        }
        <data-grid
          class=${isEmpty ? 'unseen' : ''}
          .label=${l10n.t('Comparison: resources and members by groups')}
          .columns=${columns}
          .rows=${this.rows}
          .sortable=${false}
          .headingOf=${(row: ComparisonRow) => gridHeading(matrix, row)}
          .words=${searchWords(this.#view.search)}
          .copied=${this.#copyMark.row}
          .canCopy=${isResource}
          .isSame=${(a: ComparisonRow, b: ComparisonRow) => rowIdOf(matrix, a) === rowIdOf(matrix, b)}
          .onFold=${this.#fold}
          .onCopy=${this.#copyCode}
          .onScrolled=${this.#keepScroll}
        ></data-grid>
      </div>
    `;
  }

  readonly #refresh = () => {
    if (this.status.state !== 'loading') this.#channel.post('refresh', undefined);
  };

  readonly #copyMarkdown = () => {
    if (this.compared === undefined) return;
    this.announcement = '';
    this.#channel.post('copyMarkdown', {
      revision: this.compared.revision,
      resources: this.found.flatMap((item) => (item.kind === 'resource' ? item.resource : [])),
      people: this.found.flatMap((item) => (item.kind === 'person' ? item.place : [])),
    });
  };

  readonly #copyCode = (row: ComparisonRow) => {
    if (row.kind !== 'resource' || this.compared === undefined) return;
    this.#copyMark.ask(row);
    this.announcement = '';
    const { revision } = this.compared;
    this.#channel.post('copyCode', { revision, resource: row.resource });
  };

  readonly #fold = (row: ComparisonRow) => {
    if (row.kind !== 'heading') return;
    const others = this.#view.folded.filter((id) => id !== row.heading.id);
    const folded = row.folded ? others : [...others, row.heading.id];
    this.#view = { ...this.#view, folded };
    this.#find();
    this.#saveView();
  };

  readonly #keepScroll = (scrollTop: number) => {
    this.#view = { ...this.#view, scrollTop };
    this.#saveView();
  };

  #showStatus(status: ReadStatus): void {
    this.status = status;
    this.#longRead.update(status.state === 'loading');
  }

  #show(comparison: SentComparison): void {
    const isFirst = this.compared === undefined;
    this.compared = toCompared(comparison);
    this.#find();
    if (isFirst) void this.#restoreScroll();
  }

  /** Shows the comparison in another way, as the user asked. */
  #changeView(view: ComparisonPageView): void {
    this.#view = { ...view, scrollTop: 0 };
    this.#find();
    this.grid?.scrollToPosition(0);
    this.#saveView();
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => {
      this.announcement = rowCount(this.found.length, this.compared?.items.length ?? 0);
    }, settleDelayMs);
  }

  #find(): void {
    this.found = this.compared?.search.find(searchWords(this.#view.search)).rows ?? [];
    this.rows = toComparisonRows(this.found, this.#view.folded);
  }

  async #restoreScroll(): Promise<void> {
    const { scrollTop } = this.#view;
    await this.updateComplete;
    await this.grid?.updateComplete;
    this.grid?.scrollToPosition(scrollTop);
  }

  /** Shows the comparison as before the page was made anew, and has VS Code keep whose page it is. */
  #begin(panelId: string, view: unknown): void {
    this.#view = readComparisonPageView(view);
    const kept: KeptState = { panelId };
    this.#vscode.setState(kept);
  }

  #saveView(): void {
    this.#channel.post('saveView', { view: this.#view });
  }
}

/** Whether there are two groups, and both can be asked. */
function areTwoGroups(groups: readonly ComparedGroupState[]): boolean {
  return (
    groups.length === 2 &&
    groups.every(({ status, known, deleted }) => known && !deleted && status.state === 'loaded')
  );
}

function isResource(row: ComparisonRow): boolean {
  return row.kind === 'resource';
}

function gridHeading(matrix: Matrix, row: ComparisonRow) {
  if (row.kind !== 'heading') return undefined;
  const { heading, level, count, folded } = row;
  return { text: headingText(matrix, heading.section, count), level, folded };
}
