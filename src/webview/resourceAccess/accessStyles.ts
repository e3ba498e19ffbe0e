import { css } from 'lit';

/** What only this page has: the resource above the list, and the buttons that choose the list. */
export const accessStyles = css`
  .resource-code {
    font-family: var(--vscode-editor-font-family);
  }

  .aside {
    color: var(--vscode-descriptionForeground);
  }

  /* Ours, and the answer itself: no end of it is cut off. */
  header .count {
    color: var(--vscode-foreground);
    white-space: normal;
  }

  .lists {
    display: flex;
    flex: none;
  }
`;
