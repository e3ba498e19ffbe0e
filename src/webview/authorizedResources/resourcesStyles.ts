import { css } from 'lit';

/** What only this page has: the group above the resources, and the form for a namespace. */
export const resourcesStyles = css`
  .group-code {
    font-family: var(--vscode-editor-font-family);
  }

  .group-code,
  .pool {
    color: var(--vscode-descriptionForeground);
  }

  .namespace-form {
    align-items: center;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 8px;
    padding: 0 20px 8px;
  }

  .namespace-form p {
    flex-basis: 100%;
    margin: 0;
  }
`;
