import { css } from 'lit';
import { keepKeysFromHandlersWhileComposing } from './keys.ts';

/** Takes back the margins that VS Code gives the body of every webview. */
const bodyStyles = css`
  body {
    padding: 0;
  }
`;

/** Makes an element the whole page. Each page's entry ends with it. */
export function mountPage(element: HTMLElement): void {
  const { styleSheet } = bodyStyles;
  if (styleSheet !== undefined) document.adoptedStyleSheets.push(styleSheet);
  keepKeysFromHandlersWhileComposing(window);
  document.body.append(element);
}
