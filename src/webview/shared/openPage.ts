import { css } from 'lit';
import { keepKeysFromHandlersWhileComposing } from './composition.ts';

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
  keepKeysFromHandlersWhileComposing(window);
  document.body.append(element);
}
