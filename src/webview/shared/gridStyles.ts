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

/** How wide the columns are, for `grid-template-columns`, and what all take at least, in pixels. */
export function widthsOf(columns: readonly Width[]): { tracks: string; total: number } {
  const tracks = columns.map(({ minWidth, share }) =>
    share === 0 ? `${minWidth}px` : `minmax(${minWidth}px, ${share}fr)`,
  );
  const inner = columns.reduce((sum, { minWidth }) => sum + minWidth + gap, -gap);
  return { tracks: tracks.join(' '), total: inner + 2 * padding };
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
    user-select: none;
  }

  .sorts {
    cursor: pointer;
  }

  .sorts:hover {
    color: var(--vscode-textLink-foreground);
  }

  .row {
    grid-template-rows: 100%;
    height: ${unsafeCSS(rowHeight)}px;
    line-height: ${unsafeCSS(rowHeight)}px;
  }

  .row.odd {
    background: var(--vscode-keybindingTable-rowsBackground);
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
    /* Of what is in sight: where the columns are wider, they scroll. */
    max-width: calc(100vw - 56px);
  }

  .heading-text vscode-icon {
    flex: none;
  }

  .row:hover {
    background: var(--vscode-list-hoverBackground);
    color: var(--vscode-list-hoverForeground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  .row:focus,
  .row:focus-within {
    background: var(--vscode-list-activeSelectionBackground);
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
`;
