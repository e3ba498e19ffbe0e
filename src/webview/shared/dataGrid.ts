import { stylePropertyMap } from '@vscode-elements/elements/dist/includes/style-property-map.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { focusInSight } from './focusInSight.ts';
import {
  actionsFor,
  cellText,
  classesOf,
  type GridColumn,
  matchesIn,
  type RowAction,
  tooltipOf,
} from './gridColumn.ts';
import { type GridFocus, moveFocus } from './gridFocus.ts';
import { type GridHeading, renderHeaderCell, renderRowHeading } from './gridHeadings.ts';
import { actionOfKey } from './gridKeys.ts';
import { gridStyles, headerHeight, rowHeight, widthsOf } from './gridStyles.ts';
import { highlight } from './highlight.ts';
import { hasOtherModifier } from './keys.ts';
import { renderRowButtons } from './rowButtons.ts';
import type { Sort } from './rowOrder.ts';
import { type VirtualRow, VirtualRows } from './virtualRows.ts';

/**
 * Rows as an ARIA grid that keeps only the rows in view in the page. It is one tab stop: the arrow keys walk
 * the rows, and from the first one up into the headers.
 */
@customElement('data-grid')
export class DataGrid<R> extends LitElement {
  static override readonly styles = gridStyles;

  /** What it shows, for screen readers. */
  @property({ attribute: false }) accessor label = '';
  @property({ attribute: false }) accessor columns: readonly GridColumn<R>[] = [];
  @property({ attribute: false }) accessor rows: readonly R[] = [];
  @property({ attribute: false }) accessor sort: Sort | undefined;
  /** Whether a click on the header of a column sorts by it. */
  @property({ attribute: false }) accessor sortable = true;
  /** Whether the first column stays in sight while the others scroll. */
  @property({ attribute: false }) accessor firstStays = false;
  /** What a row says that is the heading of those below it. */
  @property({ attribute: false }) accessor headingOf:
    | ((row: R) => GridHeading | undefined)
    | undefined;
  /** The row whose code was copied just now. */
  @property({ attribute: false }) accessor copied: R | undefined;
  /** Whether two rows are of the same thing, perhaps in another reading. */
  @property({ attribute: false }) accessor isSame: (a: R, b: R) => boolean = Object.is;
  /** Called with the id of a column. */
  @property({ attribute: false }) accessor onSort: (column: string) => void = () => {};
  /** Called for a heading that is to be folded, or unfolded. */
  @property({ attribute: false }) accessor onFold: (row: R) => void = () => {};
  /** Whether a row has something to copy. */
  @property({ attribute: false }) accessor canCopy: (row: R) => boolean = () => true;
  @property({ attribute: false }) accessor onCopy: (row: R) => void = () => {};
  /** What else can be done with a row: its buttons stand beside the one that copies. */
  @property({ attribute: false }) accessor actions: readonly RowAction<R>[] = [];
  /** Called when scrolling has ended, with the position in pixels. */
  @property({ attribute: false }) accessor onScrolled: (scrollTop: number) => void = () => {};

  @query('.scroller') private accessor scroller: HTMLElement | null = null;

  @query('.rows') private accessor rowGroup: HTMLElement | null = null;

  #words: readonly string[] = [];
  #focus: GridFocus = { part: 'row', row: 0, column: 0 };
  /** The keyboard's focus is in the grid. */
  #entered = false;
  /** The same, before the update under way. */
  #hadFocus = false;
  #hovered: number | undefined;

  readonly #virtual = new VirtualRows(this, {
    scroller: () => this.scroller,
    count: () => this.rows.length,
    keep: () => this.#focus.row,
    rowHeight,
    headerHeight,
  });

  /** What the search looks for, folded, to be highlighted in the rows; none is rendered anew for that. */
  set words(words: readonly string[]) {
    this.#words = words;
    if (!this.isUpdatePending) this.#highlight();
  }

  /** Scrolls to a position in pixels. */
  scrollToPosition(top: number): void {
    this.#virtual.scrollTo(top);
  }

  /** Puts the keyboard's focus where it was in the grid last, and shows that place. */
  override focus(options: FocusOptions = {}): void {
    const { part, row, column } = this.#focus;
    const selector = part === 'row' ? `[data-row="${row}"]` : `[data-column="${column}"]`;
    focusInSight(this.renderRoot.querySelector<HTMLElement>(selector), options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = this.shadowRoot?.activeElement != null;
    if (changed.has('columns') || changed.has('firstStays')) {
      const { tracks, total, first } = widthsOf(this.columns, this.firstStays);
      this.style.setProperty('--grid-tracks', tracks);
      this.style.setProperty('--grid-min-width', total);
      this.style.setProperty('--grid-first-width', first);
    }
    const before = changed.get('rows');
    if (before === undefined) return;
    const focused = before[this.#focus.row];
    const row =
      focused === undefined ? -1 : this.rows.findIndex((other) => this.#isSame(focused, other));
    this.#focus = { ...this.#focus, row: Math.max(0, row) };
    this.#hovered = undefined;
  }

  /** A row that was moved to another place in the page, or came anew, has lost its focus by that. */
  protected override updated(): void {
    if (this.#hadFocus && this.shadowRoot?.activeElement === null) {
      this.focus({ preventScroll: true });
    }
    this.#highlight();
  }

  protected override render() {
    return html`
      <div
        class="scroller"
        role=${this.headingOf === undefined ? 'grid' : 'treegrid'}
        aria-label=${this.label}
        aria-rowcount=${this.rows.length + 1}
        aria-colcount=${this.columns.length}
        @keydown=${this.#onKeyDown}
        @focusin=${() => this.#enter(true)}
        @focusout=${() => this.#enter(false)}
        @scrollend=${() => this.onScrolled(this.scroller?.scrollTop ?? 0)}
      >
        <div
          class=${this.firstStays ? 'content first-stays' : 'content'}
          .style=${stylePropertyMap({ height: `${this.#virtual.height}px` })}>
          <div role="rowgroup" class="header">
            <div role="row" aria-rowindex="1" class="cells">
              ${this.columns.map((column, index) => this.#renderHeader(column, index))}
            </div>
          </div>
          <div
            role="rowgroup"
            class=${this.headingOf === undefined ? 'rows' : 'rows tree'}
            @pointerleave=${() => this.#hover(undefined)}>
            ${repeat(
              this.#virtual.rows,
              ({ index }) => index,
              (virtual) => this.#renderRow(virtual),
            )}
          </div>
        </div>
      </div>
    `;
  }

  #renderHeader(column: GridColumn<R>, index: number) {
    const isFocusable =
      this.rows.length === 0 || (this.#focus.part === 'header' && this.#focus.column === index);
    return renderHeaderCell(column, {
      index,
      tabIndex: isFocusable ? 0 : -1,
      direction: this.sort?.column === column.id ? this.sort.direction : undefined,
      onFocus: () => this.#setFocus({ ...this.#focus, part: 'header', column: index }),
      onSort: this.sortable ? () => this.onSort(column.id) : undefined,
    });
  }

  #renderRow({ index, gap }: VirtualRow) {
    const row = this.rows[index];
    if (row === undefined) return nothing;
    const focused = this.#focus.part === 'row' && this.#focus.row === index;
    const heading = this.headingOf?.(row);
    const kind =
      heading === undefined ? (index % 2 === 0 ? 'even' : 'odd') : `heading level-${heading.level}`;
    return html`
      <div
        role="row"
        class="cells row ${kind}"
        aria-rowindex=${index + 2}
        aria-level=${heading?.level ?? (this.headingOf === undefined ? nothing : 3)}
        aria-expanded=${heading === undefined ? nothing : !heading.folded}
        tabindex=${focused ? 0 : -1}
        data-row=${index}
        .style=${stylePropertyMap({ marginTop: `${gap}px` })}
        @focusin=${() => this.#setFocus({ ...this.#focus, part: 'row', row: index })}
        @pointerenter=${() => this.#hover(index)}
        @click=${heading === undefined ? nothing : () => this.onFold(row)}
      >
        ${
          heading === undefined
            ? this.#renderCells(row, index, focused)
            : renderRowHeading(heading, this.columns.length)
        }
      </div>
    `;
  }

  #renderCells(row: R, index: number, focused: boolean) {
    const isActive = (focused && this.#entered) || index === this.#hovered;
    return this.columns.map((column, columnIndex) => {
      const buttons = column.isCopied && isActive ? this.#buttonsOf(row) : 0;
      return html`
        <div
          role="gridcell"
          class=${classesOf(column, buttons)}
          aria-colindex=${columnIndex + 1}
          dir="auto"
          title=${index === this.#hovered ? tooltipOf(column, row) : nothing}
        >${cellText(column, row)}${buttons > 0 ? this.#renderButtons(column, row) : nothing}</div>
      `;
    });
  }

  #renderButtons({ copyLabel }: GridColumn<R>, row: R) {
    return renderRowButtons(row, {
      isCopied: row === this.copied,
      copyLabel,
      copy: this.canCopy(row) ? this.onCopy : undefined,
      actions: actionsFor(row, this.actions),
    });
  }

  /** How many buttons a row has. */
  #buttonsOf(row: R): number {
    return actionsFor(row, this.actions).length + (this.canCopy(row) ? 1 : 0);
  }

  #isSame(a: R, b: R): boolean {
    return a === b || this.isSame(a, b);
  }

  #highlight(): void {
    const elements = this.rowGroup?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
    highlight(matchesIn(elements, this.rows, this.columns, this.#words));
  }

  #setFocus(focus: GridFocus): void {
    this.#focus = focus;
    this.requestUpdate();
  }

  #enter(entered: boolean): void {
    this.#entered = entered;
    this.requestUpdate();
  }

  #hover(index: number | undefined): void {
    this.#hovered = index;
    this.requestUpdate();
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (hasOtherModifier(event)) return;
    const run = actionOfKey(event, this, this.#focus) ?? this.#moveOfKey(event);
    if (run === undefined) return;
    run();
    event.preventDefault();
    event.stopPropagation();
  };

  #moveOfKey({ key }: KeyboardEvent): (() => void) | undefined {
    const focus = moveFocus(this.#focus, key, {
      rows: this.rows.length,
      columns: this.columns.length,
      rowsPerPage: this.#virtual.rowsPerPage,
    });
    return focus && (() => this.#moveTo(focus));
  }

  #moveTo(focus: GridFocus): void {
    this.#setFocus(focus);
    if (focus.part === 'row') this.#virtual.show(focus.row);
    void this.updateComplete.then(() => this.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'data-grid': DataGrid<unknown>;
  }
}
