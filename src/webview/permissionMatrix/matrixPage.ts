import * as l10n from '@vscode/l10n';
import './matrixGrid.ts';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Matrix } from '../../permissions/matrixView.ts';
import type { Body } from '../../protocol/envelope.ts';
import { type Intents, type Updates, updates } from '../../protocol/permissionMatrix.ts';
import { visibleText } from '../../text/displayText.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { noneLeftByFilters } from '../shared/notices.ts';
import { pageStyles } from '../shared/pageStyles.ts';
import { toggled } from '../shared/pageView.ts';
import { PageWidth } from '../shared/pageWidth.ts';
import { PanelPage } from '../shared/panelPage.ts';
import { renderCellBar } from './cellBar.ts';
import { CellIntents } from './cellIntents.ts';
import { foundText, type MatrixFilterActions, renderMatrixFilters } from './matrixFilters.ts';
import { type MatrixNoticeActions, renderMatrixBanners, renderNothing } from './matrixNotices.ts';
import {
  criteriaOf,
  type MatrixPageView,
  noFilters,
  readMatrixPageView,
} from './matrixPageView.ts';
import {
  type CellPlace,
  type ChosenPlace,
  type FoundPart,
  samePlace,
  toMatrixRows,
} from './matrixRows.ts';
import { matrixStyles } from './matrixStyles.ts';

type Sent = Body<Updates, 'snapshot'>;

const noPart: FoundPart = { resources: [], groups: [], typeCounts: new Map(), rows: [] };

/** The page of a permission matrix. */
@customElement('permission-matrix-page')
export class MatrixPage extends PanelPage<Updates, Intents, MatrixPageView, FoundPart> {
  static override readonly styles = [pageStyles, matrixStyles];

  @state() private accessor selected: ChosenPlace | undefined;

  @query('.cell-bar') private accessor cellBar: HTMLElement | null = null;
  @query('.cell-bar vscode-button') private accessor firstButton: HTMLElement | null = null;

  protected override readonly channel = new HostChannel<Updates, Intents>(this.vscode, updates, {
    questionClosed: this.takeFocus,
    snapshot: (snapshot) => this.begin(snapshot),
    heading: (heading) => this.receive({ heading }),
    status: (status) => this.receive({ status }),
    progress: (progress) => this.receive({ progress }),
    changes: (changes) => this.receive({ changes }),
    table: (table) => this.receive({ table }),
    copied: ({ what }) =>
      this.confirmCopy(
        what === 'cell' ? l10n.t('The cell was copied.') : l10n.t('The matrix was copied.'),
      ),
  });
  readonly #actions: MatrixFilterActions & MatrixNoticeActions = {
    filter: (change) => this.changeView({ ...change, scrollLeft: 0 }),
    enterGrid: this.enterGrid,
    refresh: this.refresh,
    copyMarkdown: () => this.copy('matrix', 'copyMarkdown', this.#places()),
    exportShown: (format) => this.channel.post('export', { format, ...this.#places() }),
    replaceSecret: this.replaceSecret,
    cancel: () => this.channel.post('cancel', undefined),
    readRest: () => this.channel.post('readRest', undefined),
  };
  readonly #cellIntents = new CellIntents(
    () => this.#matrix,
    (type, body) => this.channel.post(type, body),
  );
  // The toolbar is one line: what says the same by its icon gives way to the searches, the rarest first.
  readonly #labelsExports = new PageWidth(this, 1180);
  readonly #labelsFilter = new PageWidth(this, 1040);
  #matrix: Matrix | undefined;

  constructor() {
    super({
      readView: readMatrixPageView,
      noneFound: noPart,
      readingLabel: l10n.t('Reading what the groups are authorized for'),
    });
  }

  protected override prepareRows({ table }: Sent, before: Sent | undefined): void {
    if (table === before?.table) return;
    const matrix = table && new Matrix(table);
    this.selected = samePlace(this.#matrix, this.selected, matrix);
    this.#matrix = matrix;
    this.showRows();
  }

  protected override find(): FoundPart {
    const matrix = this.#matrix;
    if (matrix === undefined) return noPart;
    const part = matrix.select(criteriaOf(this.view));
    return { ...part, rows: toMatrixRows(matrix, part.resources, this.view.folded) };
  }

  protected override foundText(): string {
    return foundText(this.found, this.#matrix);
  }

  protected override renderPage(sent: Sent) {
    const matrix = this.#matrix;
    const hasRows = matrix !== undefined && matrix.table.resources.code.length > 0;
    return html`
      <header>
        <h1>${l10n.t('Permission Matrix')}</h1>
        <span class="pool" dir="auto" title=${l10n.t('User pool')}>${visibleText(sent.heading.pool)}</span>
      </header>
      ${renderMatrixBanners({ ...sent, isLongRead: this.isLongRead, hasRows }, this.#actions)}
      ${hasRows ? this.#renderFilters(matrix) : nothing} ${this.renderReading()}
      ${hasRows ? this.#renderMatrix(matrix, sent) : renderNothing(sent, this.refresh)}
    `;
  }

  #renderFilters(matrix: Matrix) {
    const { found: part, settled, view, isReading: loading, isPoolConnected: canRefresh } = this;
    const labels = {
      onFilter: this.#labelsFilter.isReached,
      onExports: this.#labelsExports.isReached,
    };
    const state = { matrix, part, settled, view, loading, canRefresh, labels };
    return renderMatrixFilters(state, this.#actions);
  }

  #renderMatrix(matrix: Matrix, { status, changes }: Sent) {
    const { resourceWords, groupWords } = criteriaOf(this.view);
    const cellActions = this.#cellIntents.actions(status, changes);
    const grid = html`
      <matrix-grid
        class="grid"
        .matrix=${matrix}
        .rows=${this.found.rows}
        .groups=${this.found.groups}
        .selected=${this.selected}
        .resourceWords=${resourceWords}
        .groupWords=${groupWords}
        .onOpen=${this.#select}
        .onCopy=${this.#copyCell}
        .onFold=${this.#fold}
        .onScrolled=${this.keepScroll}
        @keydown=${this.#onGridKey}
      ></matrix-grid>
    `;
    return html`
      ${this.renderRows(
        grid,
        noneLeftByFilters(l10n.t('No permission matches the search and filters.'), () =>
          this.#actions.filter(noFilters),
        ),
      )}
      ${renderCellBar(matrix, this.selected, this.copied === 'cell', {
        ...cellActions,
        copy: this.#copyCell,
        close: this.#closeCell,
      })}
    `;
  }

  readonly #select = (place: ChosenPlace, byKey: boolean) => {
    this.selected = place;
    void this.updateComplete.then(() => {
      if (byKey) this.firstButton?.focus();
      // In a low page, or one that is zoomed, it is below what is in sight; as high as it is once its buttons are drawn.
      requestAnimationFrame(() => this.cellBar?.scrollIntoView({ block: 'nearest' }));
    });
  };

  readonly #closeCell = () => {
    this.selected = undefined;
    this.grid?.focus();
  };

  /** Escape also closes what a click has opened, which leaves the focus in the grid. */
  readonly #onGridKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || this.selected === undefined) return;
    event.preventDefault();
    this.#closeCell();
  };

  readonly #copyCell = (cell: CellPlace) =>
    this.copy('cell', 'copyCell', { revision: this.#revision, ...cell });

  readonly #fold = (namespace: string) => {
    this.keepView({ folded: toggled(this.view.folded, namespace) });
    this.searchAgain();
  };

  get #revision(): number {
    return this.sent?.table?.revision ?? 0;
  }

  #places() {
    const { resources, groups } = this.found;
    return { revision: this.#revision, resources: [...resources], groups: [...groups] };
  }
}
