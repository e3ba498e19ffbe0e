import { css } from 'lit';

/**
 * What a theme leaves open, as VS Code fills it in: with the colour around, or with none. VS Code gives a page no
 * property for such a colour, and the elements of `@vscode-elements` fill in that of the dark theme, so that a
 * list in a light one would say white on white. A property cannot be made of itself, so each goes by another name
 * from the root, where VS Code sets it, to the body.
 */
export const themeDefaults = css`
  html {
    --page-buttonBackground: var(--vscode-button-secondaryBackground, transparent);
    --page-buttonHoverBackground: var(
      --vscode-button-secondaryHoverBackground,
      var(--page-buttonBackground)
    );
    --page-hoverForeground: var(--vscode-list-hoverForeground, var(--vscode-foreground));
    --page-selectionBackground: var(--vscode-list-activeSelectionBackground, transparent);
    --page-selectionForeground: var(
      --vscode-list-activeSelectionForeground,
      var(--vscode-foreground)
    );
    --page-shadow: var(--vscode-widget-shadow, transparent);
    --page-toolbarActiveBackground: var(--vscode-toolbar-activeBackground, transparent);
    --page-toolbarHoverBackground: var(--vscode-toolbar-hoverBackground, transparent);
  }

  body {
    --vscode-button-secondaryBackground: var(--page-buttonBackground);
    --vscode-button-secondaryHoverBackground: var(--page-buttonHoverBackground);
    --vscode-list-activeSelectionBackground: var(--page-selectionBackground);
    --vscode-list-activeSelectionForeground: var(--page-selectionForeground);
    --vscode-list-hoverForeground: var(--page-hoverForeground);
    --vscode-toolbar-activeBackground: var(--page-toolbarActiveBackground);
    --vscode-toolbar-hoverBackground: var(--page-toolbarHoverBackground);
    --vscode-widget-shadow: var(--page-shadow);
  }
`;
