import { css } from 'lit';

/** What this page and the question in it share: names that lead to groups. */
export const linkStyles = css`
  .link {
    background: none;
    border: none;
    color: var(--vscode-textLink-foreground);
    cursor: pointer;
    font: inherit;
    overflow-wrap: anywhere;
    padding: 0;
    text-align: start;
    text-decoration: var(--text-link-decoration, none);
  }

  /* As VS Code has its own links there. */
  :host-context(.vscode-high-contrast) .link {
    text-decoration: underline;
  }

  .link:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }

  .link:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }

  .aside {
    color: var(--vscode-descriptionForeground);
  }
`;

/** What only this page has: who the user is, and in which groups. */
export const userStyles = css`
  .pool,
  .facts dt {
    color: var(--vscode-descriptionForeground);
  }

  .facts {
    align-items: baseline;
    column-gap: 16px;
    display: flex;
    flex-basis: 100%;
    flex-wrap: wrap;
    margin: 4px 0 0;
  }

  .facts div {
    align-items: baseline;
    display: flex;
    gap: 4px;
  }

  /* A share of the page: one of the fact itself would break the names of short facts. */
  .facts dt {
    flex: none;
    max-width: 50vw;
    overflow-wrap: anywhere;
  }

  .facts dt::after {
    content: ':';
  }

  .facts dt:lang(zh)::after {
    content: '：';
  }

  /* That mark brings its own space. */
  .facts div:lang(zh) {
    gap: 0;
  }

  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .groups {
    align-items: baseline;
    column-gap: 10px;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    max-height: 4.2em;
    overflow: auto;
    padding: 0 20px 8px;
  }

  user-question {
    flex: none;
  }
`;
