import { css } from 'lit';

/** A field with suggestions: it looks as the fields and the lists beside it do. */
export const suggestStyles = css`
  :host {
    display: inline-block;
    position: relative;
  }

  input {
    background: var(--vscode-settings-textInputBackground);
    border: 1px solid
      var(--vscode-settings-textInputBorder, var(--vscode-settings-textInputBackground));
    border-radius: 4px;
    box-sizing: border-box;
    color: var(--vscode-settings-textInputForeground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    line-height: 18px;
    outline: none;
    padding: 3px 4px;
    width: 100%;
  }

  input:focus {
    border-color: var(--vscode-focusBorder);
  }

  input::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }

  .list {
    background: var(--vscode-settings-dropdownBackground);
    border: 1px solid var(--vscode-settings-dropdownListBorder);
    border-radius: 4px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    box-sizing: border-box;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    inset: auto;
    margin: 0;
    overflow-y: auto;
    padding: 0;
    position: fixed;
  }

  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .option {
    align-items: baseline;
    cursor: pointer;
    display: flex;
    gap: 10px;
    line-height: 20px;
    outline: 1px solid transparent;
    outline-offset: -1px;
    padding: 1px 6px;
    user-select: none;
    white-space: pre;
  }

  .value {
    flex: none;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .detail {
    color: var(--vscode-descriptionForeground);
    flex: 0 1 auto;
    font-size: 0.9em;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .option:hover {
    background: var(--vscode-list-hoverBackground);
    color: var(--vscode-list-hoverForeground, var(--vscode-foreground));
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
  }

  .option.active {
    background: var(--vscode-list-activeSelectionBackground);
    color: var(--vscode-list-activeSelectionForeground);
    outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
  }

  .active .detail {
    color: inherit;
  }

  .more {
    border-top: 1px solid var(--vscode-settings-dropdownListBorder);
    color: var(--vscode-descriptionForeground);
    margin: 0;
    padding: 2px 6px;
  }
`;
