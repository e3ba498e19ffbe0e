import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html, nothing } from 'lit';
import type { ExportFormat } from '../../protocol/page.ts';
import {
  exportLabel,
  namespaceCountLabel,
  shownCount,
  typeCountLabel,
  typeLabel,
} from '../shared/resourceWords.ts';
import { renderActions, renderChoice, renderSearch, renderToggles } from '../shared/toolbar.ts';
import type { Matches, ResourceList } from './resourceList.ts';
import type { ResourcesView } from './resourcesView.ts';

/** What the filters show. */
export interface FiltersState {
  readonly list: ResourceList;
  readonly matches: Matches;
  /** What labels and tooltips say: what had been found when the typing paused. */
  readonly settled: Matches;
  readonly view: ResourcesView;
  /** The resources are being read. */
  readonly loading: boolean;
  /** The pool can be asked: it is connected, and the group is there. */
  readonly canRefresh: boolean;
  readonly canGrant: boolean;
}

/** What the filters do. */
export interface FilterActions {
  readonly filter: (change: Partial<ResourcesView>) => void;
  readonly enterGrid: () => void;
  readonly refresh: () => void;
  readonly grant: () => void;
  readonly exportRows: (format: ExportFormat) => void;
}

/** The toolbar above the grid, and below it the types of resources as buttons. */
export function renderFilters(state: FiltersState, actions: FilterActions) {
  const { list, matches, settled, view } = state;
  return html`
    <div class="toolbar" role="group" aria-label=${l10n.t('Search, filter and export')}>
      ${renderSearch({
        label: l10n.t('Search resources'),
        value: view.search,
        count: shownCount(matches.rows.length, list.rows.length),
        onChange: (search) => actions.filter({ search }),
        onLeave: actions.enterGrid,
      })}
      ${renderChoice({
        label: l10n.t('Namespace'),
        allLabel: l10n.t('All namespaces'),
        values: withChosen([...list.namespaces.keys()], view.namespace),
        labelOf: (namespace) => namespaceCountLabel(namespace, list.namespaces.get(namespace) ?? 0),
        chosen: view.namespace,
        key: list,
        onChange: (namespace) => actions.filter({ namespace }),
      })}
      ${state.canGrant ? renderGrant(actions.grant) : nothing}
      ${renderActions({
        labelOf: (format) => exportLabel(format, settled.rows.length),
        canExport: matches.rows.length > 0,
        onExport: actions.exportRows,
        onRefresh: state.canRefresh ? actions.refresh : undefined,
        loading: state.loading,
      })}
    </div>
    ${renderToggles(
      l10n.t('Resource types'),
      [...new Set([...list.types.keys(), ...view.types])].map((type) => ({
        value: type,
        text: typeLabel(type),
        label: typeCountLabel(type, settled.typeCounts.get(type) ?? 0),
        count: matches.typeCounts.get(type) ?? 0,
      })),
      view.types,
      (types) => actions.filter({ types: [...types] }),
    )}
  `;
}

function renderGrant(grant: () => void) {
  const label = l10n.t('Grant Resources…');
  return html`
    <vscode-toolbar-button icon="add" label=${label} title=${label} @click=${grant}
      ><span class="label">${l10n.t('Grant…')}</span></vscode-toolbar-button
    >
  `;
}

/** The namespaces, with the one that is chosen, which the last reading may not have. */
function withChosen(namespaces: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen === undefined || namespaces.includes(chosen) ? namespaces : [...namespaces, chosen];
}
