import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html, nothing } from 'lit';
import {
  type ResourceFilterActions,
  type ResourceFiltersState,
  renderResourceFilters,
} from '../shared/resourceFilters.ts';
import type { ResourcesView } from './resourcesView.ts';
import type { Row } from './rows.ts';

/** What the filters show. */
interface FiltersState extends ResourceFiltersState<Row, ResourcesView> {
  readonly canGrant: boolean;
}

/** What the filters do. */
export interface FilterActions extends ResourceFilterActions {
  readonly grant: () => void;
}

/** The filters, with a button to grant resources to the group. */
export function renderFilters(state: FiltersState, actions: FilterActions) {
  return renderResourceFilters(state, actions, {
    searchLabel: l10n.t('Search resources'),
    buttons: state.canGrant ? renderGrant(actions.grant) : nothing,
  });
}

function renderGrant(grant: () => void) {
  const label = l10n.t('Grant Resources…');
  return html`
    <vscode-toolbar-button icon="add" label=${label} title=${label} @click=${grant}
      ><span class="label">${l10n.t('Grant…')}</span></vscode-toolbar-button
    >
  `;
}
