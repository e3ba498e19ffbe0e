import { css, unsafeCSS } from 'lit';
import { gridFrameStyles, headerHeight, rowHeight } from '../shared/gridStyles.ts';

export { headerHeight, rowHeight };

/** Pixels: a few verbs, or most of a name. */
export const columnWidth = 136;
/** Pixels. */
const widths = { wide: 272, narrow: 168 };
/** Of a page that is narrow, or zoomed: there they leave room for a group at least. */
const narrowPage = '(max-width: 519px)';

/** How many pixels the codes of the resources take now, on the left. */
export function rowHeaderWidth(): number {
  return matchMedia(narrowPage).matches ? widths.narrow : widths.wide;
}

/** Between cells, as faint in every theme. */
const lineColor = css`color-mix(in srgb, var(--vscode-foreground) 18%, transparent)`;

/** The look of VS Code's own tables, by their colours, with headers that stay on both sides. */
export const matrixGridStyles = css`
  ${gridFrameStyles}

  :host {
    --row-header-width: ${unsafeCSS(widths.wide)}px;
  }

  .header,
  .corner {
    background:
      linear-gradient(
        var(--vscode-keybindingTable-headerBackground, transparent),
        var(--vscode-keybindingTable-headerBackground, transparent)
      ),
      var(--vscode-editor-background);
  }

  .header {
    border-bottom: 1px solid var(--vscode-contrastBorder, transparent);
    box-sizing: border-box;
    display: flex;
    height: ${unsafeCSS(headerHeight)}px;
    position: sticky;
    top: 0;
    z-index: 2;
  }

  .corner,
  .column-header {
    box-sizing: border-box;
    flex: none;
    font-weight: 600;
    line-height: ${unsafeCSS(headerHeight - 1)}px;
    overflow: clip;
    text-overflow: ellipsis;
    white-space: pre;
  }

  .corner {
    left: 0;
    padding: 0 8px 0 20px;
    position: sticky;
    width: var(--row-header-width);
    z-index: 1;
  }

  .column-header {
    cursor: pointer;
    padding: 0 8px;
    text-align: left;
    width: ${unsafeCSS(columnWidth)}px;
  }

  .column-header:hover {
    color: var(--vscode-textLink-foreground);
  }

  .gap {
    flex: none;
  }

  /* What is scrolled to comes beside the headers, not below them. */
  .row > [data-column] {
    scroll-margin-top: ${unsafeCSS(headerHeight)}px;
  }

  .column-header,
  .cell {
    scroll-margin-left: var(--row-header-width);
  }

  .row {
    display: flex;
    height: ${unsafeCSS(rowHeight)}px;
    line-height: ${unsafeCSS(rowHeight)}px;
  }

  .row-header,
  .cell {
    border-bottom: 1px solid ${lineColor};
    box-sizing: border-box;
    flex: none;
    overflow: clip;
    text-overflow: ellipsis;
    white-space: pre;
  }

  .row-header {
    background: var(--vscode-editor-background);
    border-right: 1px solid color-mix(in srgb, var(--vscode-foreground) 45%, transparent);
    left: 0;
    padding: 0 8px 0 20px;
    position: sticky;
    width: var(--row-header-width);
    z-index: 1;
  }

  .row-header {
    cursor: pointer;
  }

  .row-header.selected .type {
    color: inherit;
  }

  .row-header .type {
    color: var(--vscode-descriptionForeground);
    display: inline-block;
    font-size: 0.85em;
    margin-right: 8px;
    min-width: 48px;
  }

  .row-header .code,
  .cell {
    font-family: var(--vscode-editor-font-family);
  }

  .cell {
    border-right: 1px solid ${lineColor};
    cursor: pointer;
    padding: 0 8px;
    width: ${unsafeCSS(columnWidth)}px;
  }

  .cell.wildcard,
  .cell.unnamed {
    color: var(--vscode-descriptionForeground);
    font-style: italic;
  }

  .cell.all {
    background: var(--vscode-diffEditor-insertedLineBackground, transparent);
  }

  .row:not(.heading):hover .row-header,
  .row:not(.heading):hover .cell {
    background: linear-gradient(
        var(--vscode-list-hoverBackground, transparent),
        var(--vscode-list-hoverBackground, transparent)
      ),
      var(--vscode-editor-background);
  }

  .row:not(.heading):hover {
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  .heading {
    background: var(--vscode-sideBarSectionHeader-background, var(--vscode-editor-background));
    border-bottom: 1px solid
      var(--vscode-contrastBorder, var(--vscode-sideBarSectionHeader-border, transparent));
    box-sizing: border-box;
  }

  .heading-text {
    align-items: center;
    box-sizing: border-box;
    cursor: pointer;
    display: flex;
    font-weight: 600;
    gap: 2px;
    left: 0;
    max-width: 100vw;
    overflow: clip;
    padding: 0 20px 0 0;
    position: sticky;
    white-space: pre;
  }

  .heading-text span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .heading-text vscode-icon {
    flex: none;
    margin-left: 2px;
    white-space: normal;
  }

  .column-header.selected,
  .row-header.selected,
  .row:not(.heading):hover .row-header.selected,
  .cell.selected {
    background: var(--vscode-list-activeSelectionBackground);
    color: var(--vscode-list-activeSelectionForeground);
    outline: 1px dotted var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -2px;
  }

  [data-column]:focus {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }

  @media ${unsafeCSS(narrowPage)} {
    :host {
      --row-header-width: ${unsafeCSS(widths.narrow)}px;
    }

    .row-header .type {
      min-width: 0;
    }
  }
`;
