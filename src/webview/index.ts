// The entry that all pages are bundled from, into one script: what they share, most of it, ships once. Words
// come first, in the user's language before any other file asks for one.
import './shared/l10n.ts';
import { css } from 'lit';
import type { PanelType } from '../ids.ts';
import { ResourcesPage } from './authorizedResources/resourcesPage.ts';
import { ComparisonPage } from './groupComparison/comparisonPage.ts';
import { MatrixPage } from './permissionMatrix/matrixPage.ts';
import { AccessPage } from './resourceAccess/accessPage.ts';
import { keepFocus } from './shared/keptFocus.ts';
import { keepKeysFromHandlersWhileComposing } from './shared/keys.ts';
import { themeDefaults } from './shared/themeDefaults.ts';
import { UserPage } from './userPermissions/userPage.ts';

/** The page of each type of panel. */
const pages: Readonly<Record<PanelType, new () => HTMLElement>> = {
  authorizedResources: ResourcesPage,
  permissionMatrix: MatrixPage,
  groupComparison: ComparisonPage,
  resourceAccess: AccessPage,
  userPermissions: UserPage,
};

/** Takes back the margins that VS Code gives the body of every webview. */
const bodyStyles = css`
  body {
    padding: 0;
  }
`;

/** Makes the page that the panel names in the document the whole of it. */
function mountPage(): void {
  for (const { styleSheet } of [bodyStyles, themeDefaults]) {
    if (styleSheet !== undefined) document.adoptedStyleSheets.push(styleSheet);
  }
  keepKeysFromHandlersWhileComposing(window);
  keepFocus(window);
  for (const [type, Page] of Object.entries(pages)) {
    if (type === document.body.dataset.page) document.body.append(new Page());
  }
}

mountPage();
