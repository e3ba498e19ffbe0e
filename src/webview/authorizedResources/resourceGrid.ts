import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-icon/vscode-icon.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { stylePropertyMap } from '@vscode-elements/elements/dist/includes/style-property-map.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { displayText, visibleText } from '../../text/displayText.ts';
import { isMac } from '../shared/platform.ts';
import { type VirtualRow, VirtualRows } from '../shared/virtualRows.ts';
import { type GridFocus, moveFocus } from './gridFocus.ts';
import { gridStyles, headerHeight, rowHeight } from './gridStyles.ts';
import { markFound } from './markFound.ts';
import type { Sort } from './resourceList.ts';
import { type Column, columns, type Row } from './rows.ts';

/** Of one cell, in UTF-16 units: more does not fit on any screen, and would make scrolling slow. */
const longestText = 500;

/**
 * The resources as an ARIA grid that keeps only the rows in view in the page. It is one tab stop: the
 * arrow keys walk the rows, and from the first one up into the headers.
 */
@customElement('resource-grid')
export class ResourceGrid extends LitElement {
  static override readonly styles = gridStyles;

  @property({ attribute: false }) accessor rows: readonly Row[] = [];
  @property({ attribute: false }) accessor sort: Sort | undefined;
  /** The row whose code was copied just now. */
  @property({ attribute: false }) accessor copied: Row | undefined;
  @property({ attribute: false }) accessor onSort: (column: Column) => void = () => {};
  @property({ attribute: false }) accessor onCopy: (row: Row) => void = () => {};
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

  /** What the search looks for, in lower case, to be marked in the rows; none is rendered anew for that. */
  set words(words: readonly string[]) {
    this.#words = words;
    if (!this.isUpdatePending) markFound(this.rowGroup, words);
  }

  /** Scrolls to a position in pixels. */
  scrollToPosition(top: number): void {
    this.#virtual.scrollTo(top);
  }

  /** Puts the keyboard's focus where it was in the grid last. */
  override focus(): void {
    const { part, row, column } = this.#focus;
    const selector = part === 'row' ? `[data-row="${row}"]` : `[data-column="${column}"]`;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = this.shadowRoot?.activeElement != null;
    const before = changed.get('rows');
    if (before === undefined) return;
    const focused = before[this.#focus.row];
    const row = focused === undefined ? -1 : this.rows.findIndex((other) => isSame(focused, other));
    this.#focus = { ...this.#focus, row: Math.max(0, row) };
    this.#hovered = undefined;
  }

  /** A row that was moved to another place in the page, or came anew, has lost its focus by that. */
  protected override updated(): void {
    if (this.#hadFocus && this.shadowRoot?.activeElement === null) this.focus();
    markFound(this.rowGroup, this.#words);
  }

  protected override render() {
    return html`
      <div
        class="scroller"
        role="grid"
        aria-label=${l10n.t('Authorized resources')}
        aria-rowcount=${this.rows.length + 1}
        aria-colcount=${columns.length}
        @keydown=${this.#onKeyDown}
        @focusin=${() => this.#enter(true)}
        @focusout=${() => this.#enter(false)}
        @scrollend=${() => this.onScrolled(this.scroller?.scrollTop ?? 0)}
      >
        <div class="content" .style=${stylePropertyMap({ height: `${this.#virtual.height}px` })}>
          <div role="rowgroup" class="header">
            <div role="row" aria-rowindex="1" class="cells">
              ${columns.map((column, index) => this.#renderHeader(column, index))}
            </div>
          </div>
          <div role="rowgroup" class="rows" @pointerleave=${() => this.#hover(undefined)}>
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

  #renderHeader(column: Column, index: number) {
    const direction = this.sort?.column === column ? this.sort.direction : undefined;
    const focusable =
      this.rows.length === 0 || (this.#focus.part === 'header' && this.#focus.column === index);
    return html`
      <div
        role="columnheader"
        aria-colindex=${index + 1}
        aria-sort=${direction ?? 'none'}
        tabindex=${focusable ? 0 : -1}
        data-column=${index}
        title=${l10n.t('Sort by {0}', columnTitle(column))}
        @click=${() => this.onSort(column)}
        @focus=${() => this.#setFocus({ ...this.#focus, part: 'header', column: index })}
      >
        <span class="text">${columnTitle(column)}</span>
        ${
          direction === undefined
            ? nothing
            : html`<vscode-icon name=${direction === 'ascending' ? 'arrow-small-up' : 'arrow-small-down'}></vscode-icon>`
        }
      </div>
    `;
  }

  #renderRow({ index, gap }: VirtualRow) {
    const row = this.rows[index];
    if (row === undefined) return nothing;
    const focused = this.#focus.part === 'row' && this.#focus.row === index;
    return html`
      <div
        role="row"
        class="cells row ${index % 2 === 0 ? 'even' : 'odd'}"
        aria-rowindex=${index + 2}
        tabindex=${focused ? 0 : -1}
        data-row=${index}
        .style=${stylePropertyMap({ marginTop: `${gap}px` })}
        @focusin=${() => this.#setFocus({ ...this.#focus, part: 'row', row: index })}
        @pointerenter=${() => this.#hover(index)}
      >
        ${columns.map((column, columnIndex) => {
          const copies =
            column === 'code' && ((focused && this.#entered) || index === this.#hovered);
          return html`
            <div
              role="gridcell"
              class=${copies ? 'code copies' : column}
              aria-colindex=${columnIndex + 1}
              dir="auto"
              title=${index === this.#hovered ? displayText(row[column], longestText) : nothing}
            >${visibleText(row[column], longestText)}${copies ? this.#renderCopyButton(row) : nothing}</div>
          `;
        })}
      </div>
    `;
  }

  #renderCopyButton(row: Row) {
    const label = l10n.t('Copy Code ({0})', isMac ? '⌘C' : 'Ctrl+C');
    // Blanks count in the cell: none around the button.
    return html`<vscode-toolbar-button
        tabindex="-1"
        icon=${row === this.copied ? 'check' : 'copy'}
        label=${label}
        title=${label}
        @click=${() => this.onCopy(row)}
      ></vscode-toolbar-button>`;
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
    if (this.#act(event) || this.#move(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** Does what a key asks for: sorts by the header, or copies the row's code. */
  #act({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    if (altKey || shiftKey) return false;
    const modified = isMac ? metaKey : ctrlKey;
    const { part, row, column } = this.#focus;
    if (part === 'header') {
      const name = columns[column];
      if (modified || (key !== 'Enter' && key !== ' ') || name === undefined) return false;
      this.onSort(name);
      return true;
    }
    const focused = this.rows[row];
    const copies = modified ? key.toLowerCase() === 'c' && isNothingSelected() : key === 'Enter';
    if (focused === undefined || !copies) return false;
    this.onCopy(focused);
    return true;
  }

  #move({ key, altKey, shiftKey }: KeyboardEvent): boolean {
    if (altKey || shiftKey) return false;
    const focus = moveFocus(this.#focus, key, {
      rows: this.rows.length,
      columns: columns.length,
      rowsPerPage: this.#virtual.rowsPerPage,
    });
    if (focus === undefined) return false;
    this.#setFocus(focus);
    if (focus.part === 'row') this.#virtual.show(focus.row);
    void this.updateComplete.then(() => this.focus());
    return true;
  }
}

/** Whether it is the same resource, perhaps of another reading. */
function isSame(a: Row, b: Row): boolean {
  return a === b || (a.code === b.code && a.namespace === b.namespace && a.type === b.type);
}

/** Text that the user has selected is what a copy means then. */
function isNothingSelected(): boolean {
  return getSelection()?.isCollapsed ?? true;
}

function columnTitle(column: Column): string {
  switch (column) {
    case 'namespace':
      return l10n.t('Namespace');
    case 'type':
      return l10n.t('Type');
    case 'code':
      return l10n.t('Code');
    case 'actions':
      return l10n.t('Actions');
    case 'apiIdentifier':
      return l10n.t('API Identifier');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'resource-grid': ResourceGrid;
  }
}
