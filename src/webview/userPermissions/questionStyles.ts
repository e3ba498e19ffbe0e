import { css } from 'lit';

/** The question whether a user may do something, and the answer. */
export const questionStyles = css`
  .ask {
    align-items: center;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 8px;
    padding: 0 20px 8px;
  }

  .ask-field {
    flex: 1 1 120px;
    max-width: 240px;
    width: auto;
  }

  .ask-button {
    flex: none;
  }

  .answer {
    background: var(--vscode-editorWidget-background);
    border: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, transparent));
    color: var(--vscode-editorWidget-foreground);
    display: flex;
    flex: none;
    gap: 8px;
    margin: 0 20px 10px;
    max-height: 40vh;
    overflow: auto;
    padding: 8px;
  }

  .answer-text {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .answer-actions {
    align-self: flex-start;
    display: flex;
    flex: none;
  }

  .answer p {
    display: flex;
    gap: 6px;
    margin: 0 0 4px;
  }

  .answer p:last-child {
    margin-bottom: 0;
  }

  .answer vscode-icon {
    flex: none;
  }

  .answer .would-give {
    align-items: baseline;
    column-gap: 10px;
    flex-wrap: wrap;
  }

  .sentence {
    font-weight: 600;
  }

  .yes .sentence vscode-icon,
  .server.yes vscode-icon {
    color: var(--vscode-testing-iconPassed, var(--vscode-charts-green));
  }

  .no .sentence vscode-icon,
  .server.no vscode-icon {
    color: var(--vscode-testing-iconFailed, var(--vscode-charts-red));
  }

  .difference vscode-icon,
  .server.failed vscode-icon {
    color: var(--vscode-notificationsWarningIcon-foreground);
  }

  .rules {
    color: var(--vscode-descriptionForeground);
    margin: 0 0 4px;
    padding-inline-start: 40px;
  }

  /* No wider than the fields beside it, so that in a narrow page the button stays in its row. */
  .choice {
    flex: 1 1 120px;
    max-width: 180px;
    width: auto;
  }
`;
