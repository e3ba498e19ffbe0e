import * as l10n from '@vscode/l10n';
import { stylePropertyMap } from '@vscode-elements/elements/dist/includes/style-property-map.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Matrix } from '../../permissions/matrixView.ts';
import { focusInSight } from '../shared/focusInSight.ts';
import { highlight } from '../shared/highlight.ts';
import { hasCommandKey, hasOtherModifier } from '../shared/keys.ts';
import { type VirtualRow, VirtualRows } from '../shared/virtualRows.ts';
import { type CellFocus, keptFocus, moveCell } from './cellFocus.ts';
import { CellTexts, tooltipOf } from './cellTexts.ts';
import {
  focusOf,
  matchesInHeaders,
  renderCell,
  renderColumnHeader,
  renderHeading,
  renderRowHeader,
} from './matrixCells.ts';
import {
  columnWidth,
  headerHeight,
  matrixGridStyles,
  rowHeaderWidth,
  rowHeight,
} from './matrixGridStyles.ts';
import { type CellPlace, type ChosenPlace, cellAt, type MatrixRow } from './matrixRows.ts';

/**
 * Resources by groups as an ARIA grid, its namespaces to be folded, that keeps only the cells in view in the page, and the headers of both in
 * sight. It is one tab stop: the arrow keys walk the cells and the headers.
 */
@customElement('matrix-grid')
export class MatrixGrid extends LitElement {
  static override readonly styles = matrixGridStyles;

  @property({ attribute: false }) accessor matrix: Matrix | undefined;
  @property({ attribute: false }) accessor rows: readonly MatrixRow[] = [];
  /** The columns, as places of groups in the matrix. */
  @property({ attribute: false }) accessor groups: readonly number[] = [];
  @property({ attribute: false }) accessor selected: ChosenPlace | undefined;
  /** Folded words, to be highlighted in the headers of rows and columns. */
  @property({ attribute: false }) accessor resourceWords: readonly string[] = [];
  @property({ attribute: false }) accessor groupWords: readonly string[] = [];
  /** Called for a cell or a header that was clicked, or opened by a key: then the keyboard goes there, too. */
  @property({ attribute: false }) accessor onOpen: (place: ChosenPlace, byKey: boolean) => void =
    () => {};
  @property({ attribute: false }) accessor onCopy: (cell: CellPlace) => void = () => {};
  @property({ attribute: false }) accessor onFold: (namespace: string) => void = () => {};
  /** Called when scrolling has ended, with the position in pixels. */
  @property({ attribute: false }) accessor onScrolled: (top: number, left: number) => void =
    () => {};

  @query('.scroller') private accessor scroller: HTMLElement | null = null;

  #focus: CellFocus = { row: 0, column: -1 };
  #hadFocus = false;
  readonly #cells = new CellTexts();

  readonly #vertical = new VirtualRows(this, {
    scroller: () => this.scroller,
    count: () => this.rows.length,
    keep: () => this.#focus.row,
    rowHeight,
    headerHeight,
  });
  readonly #horizontal = new VirtualRows(this, {
    horizontal: true,
    scroller: () => this.scroller,
    count: () => this.groups.length,
    keep: () => this.#focus.column,
    rowHeight: columnWidth,
    get headerHeight() {
      return rowHeaderWidth();
    },
  });

  /** Scrolls to a position in pixels. */
  scrollToPosition(top: number, left: number): void {
    this.#vertical.scrollTo(top);
    this.#horizontal.scrollTo(left);
  }

  /** Puts the keyboard's focus where it was in the grid last, and shows that place. */
  override focus(options: FocusOptions = {}): void {
    const { row, column } = this.#focus;
    const isHeading = this.rows[row]?.kind === 'namespace';
    const at = `[data-row="${row}"] [data-column="${isHeading ? -1 : column}"]`;
    focusInSight(this.renderRoot.querySelector<HTMLElement>(at), options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = this.shadowRoot?.activeElement != null;
    if (!changed.has('rows') && !changed.has('groups')) return;
    const before = {
      matrix: changed.get('matrix') ?? this.matrix,
      rows: changed.get('rows') ?? this.rows,
      groups: changed.get('groups') ?? this.groups,
    };
    this.#focus = keptFocus(this.#focus, before, this);
  }

  /** A cell that came anew in the page has lost its focus by that. */
  protected override updated(): void {
    if (this.#hadFocus && this.shadowRoot?.activeElement === null) {
      this.focus({ preventScroll: true });
    }
    highlight(matchesInHeaders(this.renderRoot, this.resourceWords, this.groupWords));
  }

  protected override render() {
    const { matrix } = this;
    if (matrix === undefined) return nothing;
    const columns = this.#horizontal.rows;
    const size = { width: `${this.#horizontal.height}px`, height: `${this.#vertical.height}px` };
    return html`
      <div
        class="scroller"
        role="treegrid"
        aria-label=${l10n.t('Permission matrix: resources by groups')}
        aria-rowcount=${this.rows.length + 1}
        aria-colcount=${this.groups.length + 1}
        @keydown=${this.#onKeyDown}
        @click=${this.#onClick}
        @focusin=${this.#onFocus}
        @pointerover=${this.#onPointer}
        @scrollend=${() => this.onScrolled(this.scroller?.scrollTop ?? 0, this.scroller?.scrollLeft ?? 0)}
      >
        <div class="content" .style=${stylePropertyMap(size)}>
          <div role="row" aria-rowindex="1" class="header" data-row="-1">
            <div role="columnheader" aria-colindex="1" class="corner">${l10n.t('Resource')}</div>
            ${repeat(
              columns,
              ({ index }) => index,
              (column) => this.#renderColumnHeader(matrix, column),
            )}
          </div>
          <div role="rowgroup">
            ${repeat(
              this.#vertical.rows,
              ({ index }) => index,
              (row) => this.#renderRow(matrix, row, columns),
            )}
          </div>
        </div>
      </div>
    `;
  }

  #renderColumnHeader(matrix: Matrix, column: VirtualRow) {
    const group = this.groups[column.index];
    const name = matrix.table.groups[group ?? -1]?.name ?? '';
    const isSelected = group !== undefined && this.#isSelected(undefined, group);
    return renderColumnHeader(name, isSelected, column, this.#tabIndex(-1, column.index));
  }

  #renderRow(matrix: Matrix, { index, gap }: VirtualRow, columns: readonly VirtualRow[]) {
    const row = this.rows[index];
    if (row === undefined) return nothing;
    const style = stylePropertyMap({ marginTop: `${gap}px` });
    const isHeading = row.kind === 'namespace';
    return html`
      <div
        role="row"
        class=${isHeading ? 'row heading' : 'row'}
        aria-rowindex=${index + 2}
        aria-level=${isHeading ? 1 : 2}
        aria-expanded=${isHeading ? !row.folded : nothing}
        data-row=${index}
        .style=${style}
      >
        ${
          isHeading
            ? renderHeading(row, this.groups.length + 1, this.#focus.row === index ? 0 : -1)
            : html`
                ${renderRowHeader(matrix, row.resource, this.#isSelected(row.resource, undefined), this.#tabIndex(index, -1))}
                ${repeat(
                  columns,
                  (column) => column.index,
                  (column) => this.#renderCell(matrix, row.resource, index, column),
                )}
              `
        }
      </div>
    `;
  }

  #renderCell(matrix: Matrix, resource: number, row: number, column: VirtualRow) {
    const group = this.groups[column.index];
    if (group === undefined) return nothing;
    const isSelected = this.#isSelected(resource, group);
    const text = this.#cells.of(matrix, resource, group);
    return renderCell(text, isSelected, column, this.#tabIndex(row, column.index));
  }

  #isSelected(resource: number | undefined, group: number | undefined): boolean {
    return this.selected?.resource === resource && this.selected?.group === group;
  }

  #tabIndex(row: number, column: number): number {
    return this.#focus.row === row && this.#focus.column === column ? 0 : -1;
  }

  /** The resource and the group at a place in the grid; undefined where there is neither. */
  #placeAt({ row, column }: CellFocus): ChosenPlace | undefined {
    const at = this.rows[row];
    const group = this.groups[column];
    const resource = at?.kind === 'resource' ? at.resource : undefined;
    const isHeader = row < 0 || column < 0;
    if (resource === undefined && group === undefined) return undefined;
    return isHeader || (resource !== undefined && group !== undefined)
      ? { resource, group }
      : undefined;
  }

  readonly #onFocus = (event: Event) => {
    const focus = focusOf(event);
    if (focus === undefined) return;
    // A heading spans all columns: the arrows go on in the one they came from.
    const isHeading = this.rows[focus.row]?.kind === 'namespace';
    this.#focus = isHeading ? { ...focus, column: this.#focus.column } : focus;
    this.requestUpdate();
  };

  readonly #onClick = (event: Event) => {
    const at = focusOf(event);
    if (at !== undefined) this.#open(at, false);
  };

  /** Tooltips are made when they are asked for: few of the many cells ever are. */
  readonly #onPointer = (event: Event) => {
    const at = focusOf(event);
    const cell = event.target instanceof Element ? event.target.closest('[data-column]') : null;
    if (at === undefined || cell === null) return;
    const title = this.#tooltip(at);
    if (title === '') cell.removeAttribute('title');
    else cell.setAttribute('title', title);
  };

  #tooltip(at: CellFocus): string {
    const { matrix } = this;
    if (matrix === undefined) return '';
    const row = this.rows[at.row];
    return tooltipOf(matrix, row, this.groups[at.column]);
  }

  #open(at: CellFocus, byKey: boolean): void {
    const row = this.rows[at.row];
    const place = this.#placeAt(at);
    if (row?.kind === 'namespace') this.onFold(row.namespace);
    else if (place !== undefined) this.onOpen(place, byKey);
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (this.#act(event) || this.#move(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  #act(event: KeyboardEvent): boolean {
    if (hasOtherModifier(event)) return false;
    const { key } = event;
    if (hasCommandKey(event)) {
      const place = this.#placeAt(this.#focus);
      const cell = place && cellAt(place);
      if (key.toLowerCase() !== 'c' || cell === undefined) return false;
      this.onCopy(cell);
      return true;
    }
    if (key !== 'Enter' && key !== ' ') return false;
    this.#open(this.#focus, true);
    return true;
  }

  #move(event: KeyboardEvent): boolean {
    if (hasOtherModifier(event)) return false;
    const focus = moveCell(this.#focus, event.key, hasCommandKey(event), {
      rows: this.rows.length,
      columns: this.groups.length,
      rowsPerPage: this.#vertical.rowsPerPage,
    });
    if (focus === undefined) return false;
    this.#focus = focus;
    if (focus.row >= 0) this.#vertical.show(focus.row);
    if (focus.column >= 0) this.#horizontal.show(focus.column);
    this.requestUpdate();
    void this.updateComplete.then(() => this.focus());
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'matrix-grid': MatrixGrid;
  }
}
