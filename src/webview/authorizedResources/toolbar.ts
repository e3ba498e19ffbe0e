import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-badge/vscode-badge.js';
import '@vscode-elements/elements/dist/vscode-icon/vscode-icon.js';
import { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { VscodeToolbarButton } from '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import '@vscode-elements/elements/dist/vscode-toolbar-container/vscode-toolbar-container.js';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { formatNumber } from '../shared/l10n.ts';
import type { Matches, ResourceList } from './resourceList.ts';
import type { ViewState } from './viewState.ts';
import { namespaceLabel, resourceCount, shownCount, typeLabel } from './words.ts';

/** What the toolbar shows. */
export interface ToolbarState {
  readonly list: ResourceList;
  readonly matches: Matches;
  /** What labels and tooltips tell of: what had been found when the typing paused. */
  readonly told: Matches;
  readonly view: ViewState;
  /** The resources are being read. */
  readonly loading: boolean;
  /** The pool can be asked: it is connected, and the group is there. */
  readonly canRefresh: boolean;
}

/** What the toolbar does. */
export interface ToolbarActions {
  readonly filter: (change: Partial<ViewState>) => void;
  readonly enterGrid: () => void;
  readonly refresh: () => void;
  readonly exportRows: (format: 'csv' | 'json') => void;
}

/** The value of the select's first option; the others have the place of their namespace. */
const allNamespaces = 'all';

/** The row above the grid: search, namespace, export, refresh. */
export function renderToolbar(state: ToolbarState, actions: ToolbarActions) {
  const { list, matches, told, view, loading, canRefresh } = state;
  const shown = resourceCount(told.rows.length);
  return html`
    <div class="toolbar" role="group" aria-label=${l10n.t('Search, filter and export')}>
      <vscode-textfield
        class="search"
        type="text"
        autocomplete="off"
        placeholder=${l10n.t('Search resources')}
        .label=${l10n.t('Search resources')}
        .value=${live(view.search)}
        @input=${(event: Event) => {
          if (event.currentTarget instanceof VscodeTextfield) {
            actions.filter({ search: event.currentTarget.value });
          }
        }}
        @keydown=${(event: KeyboardEvent) => onSearchKey(event, actions)}
      >
        <vscode-badge slot="content-after">
          ${shownCount(matches.rows.length, list.rows.length)}
        </vscode-badge>
      </vscode-textfield>
      ${renderNamespaces(list, view, actions)}
      <vscode-toolbar-container>
        <vscode-toolbar-button
          icon="export"
          label=${l10n.t('Export {0} as CSV', shown)}
          title=${l10n.t('Export {0} as CSV', shown)}
          ?disabled=${matches.rows.length === 0}
          @click=${() => actions.exportRows('csv')}
          ><span class="label">CSV</span></vscode-toolbar-button
        >
        <vscode-toolbar-button
          icon="json"
          label=${l10n.t('Export {0} as JSON', shown)}
          title=${l10n.t('Export {0} as JSON', shown)}
          ?disabled=${matches.rows.length === 0}
          @click=${() => actions.exportRows('json')}
          ><span class="label">JSON</span></vscode-toolbar-button
        >
        ${
          canRefresh
            ? html`<vscode-toolbar-button
                icon="refresh"
                label=${l10n.t('Refresh')}
                title=${l10n.t('Refresh')}
                ?disabled=${loading}
                @click=${actions.refresh}
              ></vscode-toolbar-button>`
            : nothing
        }
      </vscode-toolbar-container>
    </div>
  `;
}

/** The types that occur, each with the number of rows found; pressed ones are those shown. */
export function renderTypes(state: ToolbarState, actions: ToolbarActions) {
  const { list, matches, view } = state;
  const types = [...new Set([...list.types.keys(), ...view.types])];
  const toggle = (type: string, pressed: boolean) => {
    const others = view.types.filter((other) => other !== type);
    actions.filter({ types: pressed ? [...others, type] : others });
  };
  return html`
    <div class="types" role="group" aria-label=${l10n.t('Resource types')}>
      ${types.map((type) => {
        const count = matches.typeCounts.get(type) ?? 0;
        const told = resourceCount(state.told.typeCounts.get(type) ?? 0);
        const label = l10n.t('{0}: {1}', typeLabel(type), told);
        return html`
          <vscode-toolbar-button
            toggleable
            label=${label}
            title=${label}
            .checked=${live(view.types.includes(type))}
            @change=${(event: Event) => {
              if (event.currentTarget instanceof VscodeToolbarButton) {
                toggle(type, event.currentTarget.checked);
              }
            }}
          >
            <span class="label">${typeLabel(type)}</span>
            <vscode-badge variant="counter">${formatNumber(count)}</vscode-badge>
          </vscode-toolbar-button>
        `;
      })}
    </div>
  `;
}

function renderNamespaces(list: ResourceList, view: ViewState, actions: ToolbarActions) {
  const chosen = view.namespace;
  const namespaces = [...list.namespaces.keys()];
  if (chosen !== undefined && !list.namespaces.has(chosen)) namespaces.push(chosen);
  const options = () => [
    { label: l10n.t('All namespaces'), value: allNamespaces },
    ...namespaces.map((namespace, place) => ({
      label: l10n.t(
        '{0} ({1})',
        namespaceLabel(namespace),
        formatNumber(list.namespaces.get(namespace) ?? 0),
      ),
      value: String(place),
    })),
  ];
  const value = chosen === undefined ? allNamespaces : String(namespaces.indexOf(chosen));
  return html`
    <vscode-single-select
      class="namespaces"
      label=${l10n.t('Namespace')}
      .options=${guard([list, chosen], options)}
      .value=${live(value)}
      @change=${(event: Event) => {
        if (event.currentTarget instanceof VscodeSingleSelect) {
          actions.filter({ namespace: namespaces[Number(event.currentTarget.value)] });
        }
      }}
    ></vscode-single-select>
  `;
}

function onSearchKey(event: KeyboardEvent, actions: ToolbarActions): void {
  if (event.key === 'Escape') actions.filter({ search: '' });
  else if (event.key === 'ArrowDown') actions.enterGrid();
  else return;
  event.preventDefault();
}
