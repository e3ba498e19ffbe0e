import { css } from 'lit';

/** Takes back the margins that VS Code gives the body of every webview. */
const bodyStyles = css`
  body {
    padding: 0;
  }
`;

/** Makes an element the whole page. */
export function openPage(element: HTMLElement): void {
  const { styleSheet } = bodyStyles;
  if (styleSheet !== undefined) document.adoptedStyleSheets.push(styleSheet);
  document.body.append(element);
}
