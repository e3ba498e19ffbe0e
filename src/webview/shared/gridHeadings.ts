// The headings of a grid: those of its columns, and those among its rows. The grid says which one has the focus.
import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-icon/vscode-icon.js';
import { html, nothing } from 'lit';
import { displayText, visibleText } from '../../text/displayText.ts';
import type { GridColumn } from './gridColumn.ts';
import type { Sort } from './rowOrder.ts';

/** What a row says that is the heading of those below it. */
export interface GridHeading {
  readonly text: string;
  /** 1 for the heading of a section, 2 for one within it. */
  readonly level: 1 | 2;
  /** Whether the rows below it are hidden. */
  readonly folded: boolean;
}

/** In UTF-16 units: more does not fit on any screen, and would make scrolling slow. */
const longestHeading = 300;

/** How the header of a column stands in the grid. */
export interface HeaderState {
  readonly index: number;
  readonly tabIndex: number;
  /** Undefined where rows are not sorted by it. */
  readonly direction: Sort['direction'] | undefined;
  readonly onFocus: () => void;
  /** Undefined where a click does nothing. */
  readonly onSort: (() => void) | undefined;
}

/** The header of a column. */
export function renderHeaderCell<R>(
  { title }: GridColumn<R>,
  { index, tabIndex, direction, onFocus, onSort }: HeaderState,
) {
  const tooltip =
    onSort === undefined
      ? displayText(title, longestHeading)
      : l10n.t({
          message: 'Sort by {0}',
          args: [title],
          comment: ['{0} is the title of a column.'],
        });
  return html`
    <div
      role="columnheader"
      class=${onSort === undefined ? '' : 'sorts'}
      aria-colindex=${index + 1}
      aria-sort=${onSort === undefined ? nothing : (direction ?? 'none')}
      tabindex=${tabIndex}
      data-column=${index}
      title=${tooltip}
      @click=${() => onSort?.()}
      @focus=${onFocus}
    >
      <span class="text">${title}</span>
      ${
        direction === undefined
          ? nothing
          : html`<vscode-icon name=${direction === 'ascending' ? 'arrow-small-up' : 'arrow-small-down'}></vscode-icon>`
      }
    </div>
  `;
}

/** A heading in a row, which spans all columns. The sentence is ours: it runs as it does, whatever names are in it. */
export function renderRowHeading({ text, folded }: GridHeading, columnCount: number) {
  return html`
    <div role="rowheader" class="heading-text" aria-colindex="1" aria-colspan=${columnCount}>
      <vscode-icon name=${folded ? 'chevron-right' : 'chevron-down'}></vscode-icon>
      <span class="text" title=${displayText(text, longestHeading)}
        >${visibleText(text, longestHeading)}</span
      >
    </div>
  `;
}
