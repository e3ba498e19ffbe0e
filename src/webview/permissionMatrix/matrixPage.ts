import * as l10n from '@vscode/l10n';
import './matrixGrid.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Matrix, type MatrixPart } from '../../permissions/matrixView.ts';
import type { GrantAbilities } from '../../protocol/grants.ts';
import type { GroupsHeading, GroupsProgress } from '../../protocol/groupsRead.ts';
import type { SentMatrix } from '../../protocol/matrixTable.ts';
import type { ExportFormat, KeptState, ReadStatus } from '../../protocol/page.ts';
import { type Intents, type Updates, updates } from '../../protocol/permissionMatrix.ts';
import { visibleText } from '../../text/displayText.ts';
import { CopyMark } from '../shared/copyMark.ts';
import { FindKey } from '../shared/findKey.ts';
import { HostChannel } from '../shared/hostChannel.ts';
import { LongRead } from '../shared/longRead.ts';
import { renderNoRows, renderProgress } from '../shared/notices.ts';
import { pageStyles } from '../shared/pageStyles.ts';
import { TypingPause } from '../shared/typingPause.ts';
import { renderCellBar } from './cellBar.ts';
import { CellIntents } from './cellIntents.ts';
import { foundText, type MatrixFilterActions, renderMatrixFilters } from './matrixFilters.ts';
import type { MatrixGrid } from './matrixGrid.ts';
import { type MatrixNoticeActions, renderMatrixBanners, renderNothing } from './matrixNotices.ts';
import {
  criteriaOf,
  type MatrixPageView,
  noFilters,
  readMatrixPageView,
} from './matrixPageView.ts';
import { type CellPlace, type MatrixRow, sameCell, toMatrixRows } from './matrixRows.ts';
import { matrixStyles } from './matrixStyles.ts';

const noPart: MatrixPart = { resources: [], groups: [], typeCounts: new Map() };

/** The page of a permission matrix: shows what the panel sends, and keeps how the user looks at it. */
@customElement('permission-matrix-page')
export class MatrixPage extends LitElement {
  static override readonly styles = [pageStyles, matrixStyles];

  @state() private accessor heading: GroupsHeading | undefined;
  @state() private accessor status: ReadStatus = { state: 'loading' };
  @state() private accessor progress: GroupsProgress = { total: 0, read: 0, failed: 0 };
  @state() private accessor changes: GrantAbilities = { grant: false, revoke: false };
  @state() private accessor matrix: Matrix | undefined;
  @state() private accessor found: MatrixPart = noPart;
  @state() private accessor rows: readonly MatrixRow[] = [];
  /** What was found when the typing paused: for labels and tooltips, which nobody hears while typing. */
  @state() private accessor settled: MatrixPart = noPart;
  @state() private accessor selected: CellPlace | undefined;
  /** What a screen reader is to read out. */
  @state() private accessor announcement = '';

  @query('matrix-grid') private accessor grid: MatrixGrid | null = null;

  @query('.search') private accessor search: HTMLElement | null = null;

  @query('.copy-cell') private accessor copyButton: HTMLElement | null = null;

  readonly #vscode = acquireVsCodeApi();
  readonly #channel = new HostChannel<Updates, Intents>(this.#vscode, updates, {
    snapshot: ({ panelId, view, heading, status, progress, changes, table }) => {
      if (this.heading === undefined) this.#begin(panelId, view);
      this.#showTable(table);
      this.progress = progress;
      this.changes = changes;
      this.heading = heading;
      this.#showStatus(status);
    },
    heading: (heading) => {
      this.heading = heading;
    },
    status: (status) => this.#showStatus(status),
    progress: (progress) => {
      this.progress = progress;
    },
    changes: (changes) => {
      this.changes = changes;
    },
    table: (table) => this.#showTable(table),
    copied: ({ what }) => {
      this.announcement =
        what === 'cell' ? l10n.t('The cell was copied.') : l10n.t('The matrix was copied.');
      this.#copyMark.show();
    },
  });
  readonly #longRead = new LongRead(this);
  readonly #typingPause = new TypingPause(this);
  readonly #copyMark = new CopyMark<'cell' | 'matrix'>(this);
  readonly #actions: MatrixFilterActions = {
    filter: (change) => this.#changeView({ ...this.#view, ...change, scrollTop: 0, scrollLeft: 0 }),
    enterGrid: () => this.grid?.focus(),
    refresh: () => {
      if (this.status.state !== 'loading') this.#channel.post('refresh', undefined);
    },
    copyMarkdown: () => {
      this.#ask('matrix');
      this.#channel.post('copyMarkdown', this.#places());
    },
    exportShown: (format: ExportFormat) =>
      this.#channel.post('export', { format, ...this.#places() }),
  };
  readonly #noticeActions: MatrixNoticeActions = {
    refresh: this.#actions.refresh,
    replaceSecret: () => this.#channel.post('replaceSecret', undefined),
    cancel: () => this.#channel.post('cancel', undefined),
    readRest: () => this.#channel.post('readRest', undefined),
  };
  readonly #cellIntents = new CellIntents(
    () => this.matrix,
    (type, body) => this.#channel.post(type, body),
  );
  #table: SentMatrix | undefined;
  #view: MatrixPageView = readMatrixPageView(undefined);

  constructor() {
    super();
    this.addController(new FindKey(() => this.search));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#channel.open(window);
  }

  protected override render() {
    const { heading, status, progress, matrix } = this;
    if (heading === undefined) return this.#renderProgress(true);
    const loading = status.state === 'loading';
    const hasRows = matrix !== undefined && matrix.table.resources.code.length > 0;
    return html`
      <header>
        <h1>${l10n.t('Permission Matrix')}</h1>
        <span class="pool" dir="auto" title=${l10n.t('User pool')}>${visibleText(heading.pool)}</span>
      </header>
      ${renderMatrixBanners(
        { heading, status, progress, isLongRead: this.#longRead.isLong, hasRows },
        this.#noticeActions,
      )}
      ${hasRows ? this.#renderFilters(matrix, loading) : nothing} ${this.#renderProgress(loading)}
      ${hasRows ? this.#renderRows(matrix) : renderNothing({ heading, status, progress }, this.#actions.refresh)}
      <div class="read-out" role="status">${this.announcement}</div>
    `;
  }

  #renderProgress(loading: boolean) {
    return renderProgress(loading, l10n.t('Reading what the groups are authorized for'));
  }

  #renderFilters(matrix: Matrix, loading: boolean) {
    const { found, settled } = this;
    const canRefresh = this.status.state !== 'disconnected';
    return renderMatrixFilters(
      { matrix, part: found, settled, view: this.#view, loading, canRefresh },
      this.#actions,
    );
  }

  #renderRows(matrix: Matrix) {
    const isEmpty = this.rows.length === 0;
    const { resourceWords, groupWords } = criteriaOf(this.#view);
    // Where nothing fits, the grid stays for the next letter, and with it its place and size.
    return html`
      <div class="rows">
        ${
          isEmpty
            ? renderNoRows('search', l10n.t('No permission matches the search and filters.'), {
                label: l10n.t('Clear Filters'),
                run: () => this.#actions.filter(noFilters),
              })
            : nothing
        }
        <matrix-grid
          class=${isEmpty ? 'unseen' : ''}
          .matrix=${matrix}
          .rows=${this.rows}
          .groups=${this.found.groups}
          .selected=${this.selected}
          .resourceWords=${resourceWords}
          .groupWords=${groupWords}
          .onOpen=${this.#select}
          .onCopy=${this.#copyCell}
          .onOpenGroup=${this.#openGroup}
          .onFold=${this.#fold}
          .onScrolled=${this.#keepScroll}
        ></matrix-grid>
      </div>
      ${renderCellBar(matrix, this.selected, this.#copyMark.row === 'cell', {
        copy: this.#copyCell,
        ...this.#cellIntents.actions(this.status, this.changes),
        close: () => {
          this.selected = undefined;
          this.grid?.focus();
        },
      })}
    `;
  }

  readonly #select = (cell: CellPlace, byKey: boolean) => {
    this.selected = cell;
    if (byKey) void this.updateComplete.then(() => this.copyButton?.focus());
  };

  readonly #copyCell = ({ resource, group }: CellPlace) => {
    if (this.#table === undefined) return;
    this.#ask('cell');
    this.#channel.post('copyCell', { revision: this.#table.revision, resource, group });
  };

  readonly #openGroup = (group: number) => {
    this.#cellIntents.actions(this.status, this.changes).openGroup?.(group);
  };

  readonly #fold = (namespace: string) => {
    const { folded } = this.#view;
    const others = folded.filter((each) => each !== namespace);
    const isFolded = others.length < folded.length;
    this.#view = { ...this.#view, folded: isFolded ? others : [...others, namespace] };
    this.#find();
    this.#saveView();
  };

  readonly #keepScroll = (scrollTop: number, scrollLeft: number) => {
    this.#view = { ...this.#view, scrollTop, scrollLeft };
    this.#saveView();
  };

  #ask(what: 'cell' | 'matrix'): void {
    this.#copyMark.ask(what);
    this.announcement = '';
  }

  #places() {
    const { resources, groups } = this.found;
    const revision = this.#table?.revision ?? 0;
    return { revision, resources: [...resources], groups: [...groups] };
  }

  #showStatus(status: ReadStatus): void {
    this.status = status;
    if (status.state === 'loading') this.#longRead.start();
    else this.#longRead.end();
  }

  #showTable(table: SentMatrix | undefined): void {
    const isFirst = this.#table === undefined;
    const before = this.matrix;
    this.#table = table;
    this.matrix = table === undefined ? undefined : new Matrix(table);
    this.selected = sameCell(before, this.selected, this.matrix);
    this.#find();
    this.settled = this.found;
    if (isFirst && table !== undefined) void this.#restoreScroll();
  }

  /** Shows the matrix in another way, as the user asked. */
  #changeView(view: MatrixPageView): void {
    this.#view = view;
    this.#find();
    this.grid?.scrollToPosition(0, 0);
    this.#saveView();
    this.#typingPause.wait(() => {
      this.settled = this.found;
      this.announcement = foundText(this.found, this.matrix);
    });
  }

  #find(): void {
    this.found = this.matrix?.select(criteriaOf(this.#view)) ?? noPart;
    this.rows =
      this.matrix === undefined
        ? []
        : toMatrixRows(this.matrix, this.found.resources, this.#view.folded);
  }

  async #restoreScroll(): Promise<void> {
    const { scrollTop, scrollLeft } = this.#view;
    await this.updateComplete;
    await this.grid?.updateComplete;
    this.grid?.scrollToPosition(scrollTop, scrollLeft);
  }

  /** Shows the matrix as before the page was made anew, and has VS Code keep whose page it is. */
  #begin(panelId: string, view: unknown): void {
    this.#view = readMatrixPageView(view);
    const kept: KeptState = { panelId };
    this.#vscode.setState(kept);
  }

  #saveView(): void {
    this.#channel.post('saveView', { view: this.#view });
  }
}
