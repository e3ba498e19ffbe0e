import { css, unsafeCSS } from 'lit';

/** Pixels; as high as rows in VS Code's own tables. */
export const rowHeight = 24;
/** Pixels. */
export const headerHeight = 28;

/** The look of VS Code's own tables, by their colours. */
export const gridStyles = css`
  :host {
    display: block;
    min-height: 0;
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
    height: ${unsafeCSS(rowHeight)}px;
    left: 0;
    line-height: ${unsafeCSS(rowHeight)}px;
    position: absolute;
    right: 0;
    top: 0;
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
    align-items: center;
    display: flex;
    min-width: 0;
  }

  .code,
  .actions,
  .apiIdentifier {
    font-family: var(--vscode-editor-font-family);
  }

  .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }

  mark {
    background: none;
    color: var(--vscode-list-highlightForeground);
    font-weight: 600;
  }

  .row:focus mark,
  .row:focus-within mark {
    color: var(--vscode-list-focusHighlightForeground);
  }

  vscode-toolbar-button {
    flex: none;
    margin-left: auto;
  }
`;
