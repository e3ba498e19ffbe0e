import { css, unsafeCSS } from 'lit';

/** Pixels; as high as rows in VS Code's own tables. */
export const rowHeight = 24;
/** Pixels. */
export const headerHeight = 28;
/** Pixels between two columns. */
const gap = 16;
/** Pixels before the first column, and behind the last. */
const padding = 20;

/** A column as far as its width goes. */
interface Width {
  /** Pixels at least. */
  readonly minWidth: number;
  /** Its share in the room that is left; 0 for a column that never grows. */
  readonly share: number;
}

/**
 * How wide the columns are, for `grid-template-columns`, and what all and the first one take at least.
 * @param firstStays whether the first one stays in sight: then it leaves room for another in a narrow page
 */
export function widthsOf(
  columns: readonly Width[],
  firstStays: boolean,
): { tracks: string; total: string; first: string } {
  const least = ({ minWidth }: Width, index: number) =>
    firstStays && index === 0 ? `min(${minWidth}px, 45vw)` : `${minWidth}px`;
  const tracks = columns.map((column, index) =>
    column.share === 0
      ? least(column, index)
      : `minmax(${least(column, index)}, ${column.share}fr)`,
  );
  const gaps = (columns.length - 1) * gap + 2 * padding;
  return {
    tracks: tracks.join(' '),
    total: `calc(${[...columns.map(least), `${gaps}px`].join(' + ')})`,
    first: columns.slice(0, 1).map(least).join(''),
  };
}

/** The frame of every grid: what scrolls fills the element, and what is found in it is marked. */
export const gridFrameStyles = css`
  :host {
    contain: strict;
    display: block;
  }

  .scroller {
    height: 100%;
    overflow: auto;
    overflow-anchor: none;
    outline: none;
  }

  .content {
    min-width: var(--grid-min-width, 100%);
    position: relative;
  }

  ::highlight(found) {
    color: var(--vscode-list-highlightForeground);
  }
`;

/** A first column that stays in sight while the others scroll below it, as that of the matrix does. */
const firstStaysStyles = css`
  .first-stays .header {
    z-index: 2;
  }

  /* What is scrolled to comes beside the first column, not below it. */
  .first-stays .header .cells > :not(:first-child) {
    scroll-margin-left: calc(var(--grid-first-width) + ${unsafeCSS(padding)}px);
  }

  .first-stays .row:not(.heading) {
    position: relative;
    z-index: 0;
  }

  .first-stays .cells:not(.heading) > :first-child {
    background:
      linear-gradient(
        var(--row-background, transparent),
        var(--row-background, transparent)
      ),
      var(--vscode-editor-background);
    box-sizing: border-box;
    left: 0;
    margin-left: -${unsafeCSS(padding)}px;
    padding-left: ${unsafeCSS(padding)}px;
    position: sticky;
    z-index: 1;
  }

  .first-stays .header .cells {
    --row-background: var(--vscode-keybindingTable-headerBackground, transparent);
  }

  .first-stays .row:not(.heading) > :first-child {
    border-right: 1px solid color-mix(in srgb, var(--vscode-foreground) 45%, transparent);
  }

  .first-stays .tree .row:not(.heading) > :first-child {
    padding-left: ${unsafeCSS(padding + 36)}px;
  }

  .first-stays .row:not(.heading) > :first-child:not(.copies) {
    padding-right: 8px;
  }

  /* The line around a row is above its first cell, which is above the others. */
  .first-stays .row:not(.heading)::after {
    content: '';
    inset: 0;
    outline: inherit;
    outline-offset: -1px;
    pointer-events: none;
    position: absolute;
    z-index: 2;
  }
`;

/** The look of VS Code's own tables, by their colours. The grid sets the widths by custom properties. */
export const gridStyles = css`
  ${gridFrameStyles}

  .header {
    background: var(--vscode-editor-background);
    position: sticky;
    top: 0;
    z-index: 1;
  }

  .cells {
    box-sizing: border-box;
    column-gap: ${unsafeCSS(gap)}px;
    display: grid;
    grid-template-columns: var(--grid-tracks);
    padding: 0 ${unsafeCSS(padding)}px;
  }

  .header .cells {
    border-bottom: 1px solid var(--vscode-contrastBorder, transparent);
    background: var(--vscode-keybindingTable-headerBackground);
    height: ${unsafeCSS(headerHeight)}px;
  }

  [role='columnheader'] {
    align-items: center;
    display: flex;
    font-weight: 600;
    min-width: 0;
    scroll-margin-inline: ${unsafeCSS(padding)}px;
    user-select: none;
  }

  .sorts {
    cursor: pointer;
  }

  .sorts:hover {
    color: var(--vscode-textLink-foreground);
  }

  .row {
    background: var(--row-background, transparent);
    grid-template-rows: 100%;
    height: ${unsafeCSS(rowHeight)}px;
    line-height: ${unsafeCSS(rowHeight)}px;
    /* The header stays above what is scrolled to. */
    scroll-margin-top: ${unsafeCSS(headerHeight)}px;
  }

  .row.odd {
    --row-background: var(--vscode-keybindingTable-rowsBackground, transparent);
  }

  .heading {
    cursor: pointer;
    display: block;
    font-weight: 600;
  }

  .heading.level-1 {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }

  .heading.level-2 {
    color: var(--vscode-descriptionForeground);
    font-weight: normal;
    padding-left: 36px;
  }

  .tree .row:not(.heading) > :first-child {
    padding-left: 36px;
  }

  .heading-text {
    align-items: center;
    display: flex;
    gap: 4px;
    height: 100%;
    /* It stays where it is when the columns scroll, and is as wide as what is in sight. */
    left: ${unsafeCSS(padding)}px;
    max-width: calc(100vw - 56px);
    position: sticky;
  }

  .level-2 .heading-text {
    left: 36px;
  }

  .heading-text vscode-icon {
    flex: none;
  }

  .row:hover {
    --row-background: var(--vscode-list-hoverBackground, transparent);
    color: var(--vscode-list-hoverForeground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  .row:focus,
  .row:focus-within {
    --row-background: var(--vscode-list-activeSelectionBackground, transparent);
    color: var(--vscode-list-activeSelectionForeground);
  }

  .row:focus {
    outline: 1px solid var(--vscode-list-focusAndSelectionOutline, var(--vscode-list-focusOutline));
    outline-offset: -1px;
  }

  [role='columnheader']:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }

  [role='gridcell'] {
    overflow: clip;
    text-align: left;
    text-overflow: ellipsis;
    white-space: pre;
  }

  .of-codes {
    font-family: var(--vscode-editor-font-family);
  }

  .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }

  .row:focus ::highlight(found),
  .row:focus-within ::highlight(found) {
    color: var(--vscode-list-focusHighlightForeground);
  }

  .copies {
    padding-right: 28px;
    position: relative;
  }

  .buttons-2 {
    padding-right: 56px;
  }

  .buttons-3 {
    padding-right: 84px;
  }

  .buttons {
    align-items: center;
    display: flex;
    inset-block: 0;
    position: absolute;
    right: 0;
    white-space: normal;
  }

  ${firstStaysStyles}
`;
