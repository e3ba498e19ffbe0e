import * as l10n from '@vscode/l10n';
import { html } from 'lit';
import type { ExportFormat } from '../../protocol/page.ts';
import type { Criteria, FilteredRows, Matches, ResourceRow } from './filteredRows.ts';
import { renderResourceOverview } from './resourceOverview.ts';
import {
  exportLabel,
  namespaceCountLabel,
  shownCount,
  typeCountLabel,
  typeLabel,
} from './resourceWords.ts';
import { renderActions, renderChoice, renderSearch, renderToggles } from './toolbar.ts';

/** How the user looks at rows about resources. */
interface ResourceView extends Criteria {
  /** Whether the picture is open; undefined where the user has neither opened nor folded it. */
  readonly overview?: boolean | undefined;
}

/** What the filters show. */
export interface ResourceFiltersState<R extends ResourceRow, V extends ResourceView> {
  readonly list: Pick<FilteredRows<R, string>, 'rows' | 'namespaces' | 'types' | 'bands'>;
  readonly matches: Matches<R>;
  /** What labels and tooltips say: what had been found when the typing paused. */
  readonly settled: Matches<R>;
  readonly view: V;
  /** The rows are being read. */
  readonly loading: boolean;
  /** The pool can be asked: it is connected, and what the page is about is there. */
  readonly canRefresh: boolean;
}

/** What the filters do. */
export interface ResourceFilterActions {
  readonly filter: (
    change: Partial<Pick<Criteria, 'search' | 'namespace'>> & { types?: string[] },
  ) => void;
  readonly openOverview: (isOpen: boolean) => void;
  readonly enterGrid: () => void;
  readonly refresh: () => void;
  readonly exportRows: (format: ExportFormat) => void;
}

/**
 * The toolbar above the grid, and below it the types of resources as buttons, and a picture of the resources.
 * @param own what a page has of its own: what its search is called, and buttons
 */
export function renderResourceFilters<R extends ResourceRow, V extends ResourceView>(
  { list, matches, settled, view, loading, canRefresh }: ResourceFiltersState<R, V>,
  actions: ResourceFilterActions,
  own: { readonly searchLabel: string; readonly buttons: unknown },
) {
  return html`
    <div class="toolbar" role="group" aria-label=${l10n.t('Search, filter and export')}>
      ${renderSearch({
        label: own.searchLabel,
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
      ${own.buttons}
      ${renderActions({
        labelOf: (format) => exportLabel(format, settled.rows.length),
        canExport: matches.rows.length > 0,
        onExport: actions.exportRows,
        onRefresh: canRefresh ? actions.refresh : undefined,
        loading,
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
