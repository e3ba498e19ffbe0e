import { css } from 'lit';

/** What only this page has: a toolbar with much in it, and the line below the grid. */
export const matrixStyles = css`
  .pool {
    color: var(--vscode-descriptionForeground);
  }

  /* What room there is goes to the searches first. */
  .search {
    flex: 99 1 218px;
  }

  /* Groups take fewer letters than resources. */
  .search ~ .search {
    flex-basis: 186px;
  }

  /* In two lines anyway there is room for two counts of four digits, too. */
  @media (max-width: 839px) {
    .search {
      flex-basis: 274px;
    }

    .search ~ .search {
      flex-basis: 240px;
    }
  }

  /* Chinese says the same in less; with room for two counts of four digits. */
  :host(:lang(zh)) .search {
    flex-basis: 180px;
  }

  .choice {
    flex-basis: 124px;
  }

  /* Actions are shorter than namespaces. */
  .choice ~ .choice {
    flex-basis: 100px;
  }

  matrix-grid {
    min-height: 0;
  }

  footer {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    box-sizing: border-box;
    flex: none;
    /* As high as two lines in any case: the grid above must not cover the cell that is chosen. */
    min-height: 52px;
    padding: 6px 20px;
  }

  footer p {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .legend {
    align-items: center;
    color: var(--vscode-descriptionForeground);
    column-gap: 20px;
    display: flex;
    flex-wrap: wrap;
  }

  .cell-bar {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .cell-text {
    flex: 1 1 240px;
    max-height: 6em;
    min-width: 0;
    overflow: auto;
  }

  .strong {
    font-weight: 600;
  }

  .aside {
    color: var(--vscode-descriptionForeground);
  }

  .cell-bar vscode-button,
  .cell-bar vscode-toolbar-button {
    flex: none;
  }
`;
