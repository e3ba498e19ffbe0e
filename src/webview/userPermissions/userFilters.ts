import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html } from 'lit';
import { pressable } from '../shared/pressable.ts';
import {
  type ResourceFilterActions,
  type ResourceFiltersState,
  renderResourceFilters,
} from '../shared/resourceFilters.ts';
import type { PermissionRow } from './permissionRows.ts';
import type { UserPageView } from './userPageView.ts';

/** What the filters do. */
export interface UserFilterActions extends ResourceFilterActions {
  readonly copyMarkdown: () => void;
}

/** The filters, with a button to copy what is shown. */
export function renderUserFilters(
  state: ResourceFiltersState<PermissionRow, UserPageView>,
  actions: UserFilterActions,
) {
  const label = l10n.t('Copy the permissions shown as a Markdown table');
  return renderResourceFilters(state, actions, {
    searchLabel: l10n.t('Search permissions'),
    buttons: html`
      <vscode-toolbar-button
        icon="markdown"
        label=${label}
        title=${label}
        ${pressable(state.matches.rows.length > 0)}
        @click=${actions.copyMarkdown}
        ><span class="label">${l10n.t('Copy')}</span></vscode-toolbar-button
      >
    `,
  });
}
