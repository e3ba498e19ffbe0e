// The headers and cells of a matrix. The grid says where each stands, and which one has the focus.
import '@vscode-elements/elements/dist/vscode-icon/vscode-icon.js';
import { stylePropertyMap } from '@vscode-elements/elements/dist/includes/style-property-map.js';
import { html, nothing } from 'lit';
import type { Matrix } from '../../permissions/matrixView.ts';
import { visibleText } from '../../text/displayText.ts';
import { type MatchRange, matchRanges } from '../shared/matchRanges.ts';
import { namespaceCountLabel, namespaceLabel } from '../shared/resourceWords.ts';
import type { VirtualRow } from '../shared/virtualRows.ts';
import type { CellFocus } from './cellFocus.ts';
import type { MatrixRow } from './matrixRows.ts';
import type { CellText } from './matrixWords.ts';

/** In UTF-16 units: more does not fit on any screen, and would make scrolling slow. */
const longestHeader = 200;

/** The columns that are not in the page, before one that is: a cell with no gap, as most are, needs no style. */
function renderGap(gap: number) {
  if (gap === 0) return nothing;
  const width = stylePropertyMap({ width: `${gap}px` });
  return html`<div role="presentation" class="gap" .style=${width}></div>`;
}

/** The header of a group's column. */
export function renderColumnHeader(
  name: string,
  isSelected: boolean,
  { index, gap }: VirtualRow,
  tabIndex: number,
) {
  return html`
    ${renderGap(gap)}
    <div
      role="columnheader"
      class="column-header${isSelected ? ' selected' : ''}"
      aria-selected=${isSelected}
      aria-colindex=${index + 2}
      data-column=${index}
      tabindex=${tabIndex}
      dir="auto"
    >${visibleText(name, longestHeader)}</div>
  `;
}

/** The header of a resource's row. */
export function renderRowHeader(
  matrix: Matrix,
  resource: number,
  isSelected: boolean,
  tabIndex: number,
) {
  const type = visibleText(matrix.typeOf(resource), longestHeader);
  const code = visibleText(matrix.codeOf(resource), longestHeader);
  return html`
    <div
      role="rowheader"
      class="row-header${isSelected ? ' selected' : ''}"
      aria-selected=${isSelected}
      aria-colindex="1"
      data-column="-1"
      tabindex=${tabIndex}
    ><span class="type">${type}</span> <span class="code" dir="auto">${code}</span></div>
  `;
}

/** The heading of a namespace, which spans all columns. It has the focus, so that it says itself whether it is folded. */
export function renderHeading(
  { namespace, count, folded }: Extract<MatrixRow, { kind: 'namespace' }>,
  columnCount: number,
  tabIndex: number,
) {
  const text = namespaceCountLabel(namespace, count);
  // An element of its own, for the search finds the name, not the count beside it.
  const name = namespaceLabel(namespace);
  const [before = '', ...after] = text.split(name);
  return html`
    <div
      role="rowheader"
      class="heading-text"
      aria-colindex="1"
      aria-colspan=${columnCount}
      aria-expanded=${!folded}
      data-column="-1"
      tabindex=${tabIndex}
    ><vscode-icon name=${folded ? 'chevron-right' : 'chevron-down'}></vscode-icon><span title=${text}>${before}<span class="name">${name}</span>${after.join(name)}</span></div>
  `;
}

/** What a group has of a resource. */
export function renderCell(
  { extent, text, label }: CellText,
  isSelected: boolean,
  { index, gap }: VirtualRow,
  tabIndex: number,
) {
  return html`
    ${renderGap(gap)}
    <div
      role="gridcell"
      class="cell ${extent}${isSelected ? ' selected' : ''}"
      aria-colindex=${index + 2}
      aria-selected=${isSelected}
      aria-label=${label}
      data-column=${index}
      tabindex=${tabIndex}
    >${text}</div>
  `;
}

/** Where in the grid an event came from: by the `data-row` and `data-column` of what is there. */
export function focusOf(event: Event): CellFocus | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  const cell = target?.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (cell === null || cell === undefined || row === null || row === undefined) return undefined;
  return { row: Number(row.dataset.row), column: Number(cell.dataset.column) };
}

/** Where the words of the searches are in the headers that are in the page. */
export function* matchesInHeaders(
  root: ParentNode,
  resourceWords: readonly string[],
  groupWords: readonly string[],
): Generator<[Text, readonly MatchRange[]]> {
  const searched: readonly [string, readonly string[]][] = [
    ['.row-header span, .heading-text .name', resourceWords],
    ['.column-header', groupWords],
  ];
  for (const [selector, words] of searched) {
    if (words.length === 0) continue;
    for (const element of root.querySelectorAll(selector)) {
      for (const node of element.childNodes) {
        if (node instanceof Text && node.data !== '') yield [node, matchRanges(node.data, words)];
      }
    }
  }
}
