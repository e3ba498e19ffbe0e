import { css } from 'lit';

/** What all pages look like: a header, a banner, a toolbar, and rows that fill what is left. */
export const pageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100vh;
    /* In a low window, or one that is zoomed, the page scrolls rather than squeeze out the rows. */
    overflow: auto;
  }

  header {
    align-items: baseline;
    column-gap: 12px;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    padding: 12px 20px 8px;
  }

  h1 {
    font-size: 1.4em;
    font-weight: 600;
    margin: 0;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  header > span {
    overflow-wrap: anywhere;
  }

  header p {
    color: var(--vscode-descriptionForeground);
    flex-basis: 100%;
    margin: 4px 0 0;
    overflow: hidden;
    text-align: left;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .banner {
    align-items: center;
    border: 1px solid;
    display: flex;
    flex: none;
    gap: 8px;
    margin: 0 20px 8px;
    padding: 6px 8px;
  }

  .banner span {
    flex: 1;
    overflow-wrap: anywhere;
  }

  .banner vscode-icon {
    flex: none;
  }

  .banner.info {
    background: var(--vscode-inputValidation-infoBackground);
    border-color: var(--vscode-inputValidation-infoBorder);
    color: var(--vscode-inputValidation-infoForeground, var(--vscode-foreground));
  }

  .banner.info vscode-icon {
    color: var(--vscode-notificationsInfoIcon-foreground);
  }

  .banner.warning {
    background: var(--vscode-inputValidation-warningBackground);
    border-color: var(--vscode-inputValidation-warningBorder);
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
  }

  .banner.warning vscode-icon {
    color: var(--vscode-notificationsWarningIcon-foreground);
  }

  .banner.error {
    background: var(--vscode-inputValidation-errorBackground);
    border-color: var(--vscode-inputValidation-errorBorder);
    color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
  }

  .banner.error vscode-icon {
    color: var(--vscode-notificationsErrorIcon-foreground);
  }

  .toolbar,
  .toggles {
    align-items: center;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 8px;
    padding: 0 20px 8px;
  }

  /* As wide as its placeholder and the count beside that. */
  .search {
    flex: 1 1 220px;
    width: auto;
  }

  .choice {
    flex: 1 1 150px;
    max-width: 180px;
    width: auto;
  }

  .toggles {
    gap: 4px;
    padding-bottom: 6px;
  }

  .label {
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    /* As high as its button: else Chinese, which another font shows, stands lower than the icon. */
    line-height: 22px;
  }

  .toggles .label {
    margin-right: 6px;
  }

  .overview-title {
    align-items: center;
    align-self: start;
    background: none;
    border: none;
    color: inherit;
    cursor: pointer;
    display: flex;
    flex: none;
    font: inherit;
    font-weight: 600;
    gap: 2px;
    margin: 0 18px 4px;
    padding: 0 4px 0 0;
    text-align: start;
  }

  .overview-title vscode-icon {
    flex: none;
  }

  .overview-title:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
  }

  .progress {
    flex: none;
    height: 2px;
  }

  vscode-progress-bar {
    display: block;
  }

  .rows {
    display: grid;
    flex: 1;
    grid-template-rows: minmax(0, 1fr);
    min-height: min(240px, 70vh);
  }

  .rows > * {
    grid-area: 1 / 1;
    min-width: 0;
  }

  .rows.none-left > .grid {
    visibility: hidden;
  }

  .no-rows {
    align-items: center;
    color: var(--vscode-descriptionForeground);
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 8px;
    justify-content: center;
    padding: 20px;
    text-align: center;
  }

  .no-rows p {
    margin: 0;
  }

  /* Below filters of several lines there is room for what it says and for what may help. */
  @media (max-height: 479px) {
    .none-left > .no-rows {
      justify-content: start;
      padding-block: 8px;
    }

    .none-left > .no-rows > vscode-icon {
      display: none;
    }
  }

  .no-rows-actions {
    display: flex;
    gap: 8px;
  }

  .read-out {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
`;
