import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { GroupHeading } from '../../protocol/authorizedResources.ts';
import { displayText, visibleText } from '../../text/displayText.ts';

/** In UTF-16 units; a name has less room. */
const longestDescription = 1000;

/** Whose resources these are. */
export function renderGroupHeader({ name, code, description, pool }: GroupHeading) {
  return html`
    <header>
      <h1 dir="auto">${visibleText(name)}</h1>
      <span class="group-code" dir="auto" title=${l10n.t('Group code')}>${visibleText(code)}</span>
      <span class="pool" dir="auto" title=${l10n.t('User pool')}>${visibleText(pool)}</span>
      ${
        description
          ? html`<p dir="auto" title=${displayText(description, longestDescription)}>
              ${visibleText(description, longestDescription)}
            </p>`
          : nothing
      }
    </header>
  `;
}
