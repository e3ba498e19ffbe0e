import { css, unsafeCSS } from 'lit';

/** Pixels; as high as rows in VS Code's own tables. */
export const rowHeight = 24;
/** Pixels. */
export const headerHeight = 28;

/** The look of VS Code's own tables, by their colours. */
export const gridStyles = css`
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
    min-width: 640px;
    position: relative;
  }

  .header {
    background: var(--vscode-editor-background);
    position: sticky;
    top: 0;
    z-index: 1;
  }

  .cells {
    box-sizing: border-box;
    column-gap: 16px;
    display: grid;
    grid-template-columns:
      minmax(96px, 1fr) 72px minmax(160px, 2.5fr) minmax(128px, 2fr)
      minmax(112px, 1.5fr);
    padding: 0 20px;
  }

  .header .cells {
    border-bottom: 1px solid var(--vscode-contrastBorder, transparent);
    background: var(--vscode-keybindingTable-headerBackground);
    height: ${unsafeCSS(headerHeight)}px;
  }

  [role='columnheader'] {
    align-items: center;
    cursor: pointer;
    display: flex;
    font-weight: 600;
    min-width: 0;
    user-select: none;
  }

  [role='columnheader']:hover {
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

  .code,
  .actions,
  .apiIdentifier {
    font-family: var(--vscode-editor-font-family);
  }

  .header .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }

  ::highlight(found) {
    color: var(--vscode-list-highlightForeground);
  }

  .row:focus ::highlight(found),
  .row:focus-within ::highlight(found) {
    color: var(--vscode-list-focusHighlightForeground);
  }

  .copies {
    padding-right: 28px;
    position: relative;
  }

  vscode-toolbar-button {
    align-items: center;
    display: flex;
    inset-block: 0;
    position: absolute;
    right: 0;
    white-space: normal;
  }
`;
