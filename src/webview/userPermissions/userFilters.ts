import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html } from 'lit';
import type { ExportFormat } from '../../protocol/page.ts';
import { renderResourceOverview } from '../shared/resourceOverview.ts';
import {
  exportLabel,
  namespaceCountLabel,
  shownCount,
  typeCountLabel,
  typeLabel,
} from '../shared/resourceWords.ts';
import { renderActions, renderChoice, renderSearch, renderToggles } from '../shared/toolbar.ts';
import type { Matches, PermissionList } from './permissionList.ts';
import type { UserPageView } from './userPageView.ts';

/** What the filters show. */
export interface UserFiltersState {
  readonly list: PermissionList;
  readonly matches: Matches;
  /** What labels and tooltips say: what had been found when the typing paused. */
  readonly settled: Matches;
  readonly view: UserPageView;
  readonly loading: boolean;
  /** The pool can be asked: it is connected, and the user is there. */
  readonly canRefresh: boolean;
}

/** What the filters do. */
export interface UserFilterActions {
  readonly filter: (change: Partial<UserPageView>) => void;
  readonly openOverview: (overview: boolean) => void;
  readonly enterGrid: () => void;
  readonly refresh: () => void;
  readonly copyMarkdown: () => void;
  readonly exportRows: (format: ExportFormat) => void;
}

/** The toolbar above the grid, below it the types of resources as buttons, and a picture of the resources. */
export function renderUserFilters(state: UserFiltersState, actions: UserFilterActions) {
  const { list, matches, settled, view } = state;
  const isEmpty = matches.rows.length === 0;
  const copyLabel = l10n.t('Copy the permissions shown as a Markdown table');
  return html`
    <div class="toolbar" role="group" aria-label=${l10n.t('Search, filter and export')}>
      ${renderSearch({
        label: l10n.t('Search permissions'),
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
      <vscode-toolbar-button
        icon="markdown"
        label=${copyLabel}
        title=${copyLabel}
        ?disabled=${isEmpty}
        @click=${actions.copyMarkdown}
        ><span class="label">${l10n.t('Copy')}</span></vscode-toolbar-button
      >
      ${renderActions({
        labelOf: (format) => exportLabel(format, settled.rows.length),
        canExport: !isEmpty,
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
    ${renderResourceOverview(list.bands, view.overview, view, {
      open: actions.openOverview,
      filter: actions.filter,
    })}
  `;
}

/** The namespaces, with the one that is chosen, which the last reading may not have. */
function withChosen(namespaces: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen === undefined || namespaces.includes(chosen) ? namespaces : [...namespaces, chosen];
}
