import * as l10n from '@vscode/l10n';
import { VscodeToolbarButton } from '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Matrix, MatrixPart } from '../../permissions/matrixView.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { displayText } from '../../text/displayText.ts';
import { groupCount } from '../shared/groupsRead.ts';
import { pressable } from '../shared/pressable.ts';
import { namespaceLabel, shownCount, typeCountLabel, typeLabel } from '../shared/resourceWords.ts';
import {
  renderActions,
  renderChoice,
  renderLabel,
  renderSearch,
  renderToggles,
} from '../shared/toolbar.ts';
import type { MatrixPageView } from './matrixPageView.ts';
import { exportLabel } from './matrixWords.ts';

/** What the filters show. */
export interface MatrixFiltersState {
  readonly matrix: Matrix;
  readonly part: MatrixPart;
  /** The same when the typing paused: for what is said of buttons. */
  readonly settled: MatrixPart;
  readonly view: MatrixPageView;
  readonly loading: boolean;
  /** The pool can be asked: it is connected. */
  readonly canRefresh: boolean;
  /** Which buttons have words beside their icons. */
  readonly labels: { readonly onFilter: boolean; readonly onExports: boolean };
}

/** What the filters do. */
export interface MatrixFilterActions {
  readonly filter: (change: Partial<MatrixPageView>) => void;
  readonly enterGrid: () => void;
  readonly refresh: () => void;
  readonly copyMarkdown: () => void;
  readonly exportShown: (format: ExportFormat) => void;
}

/** What a screen reader hears of what was found. */
export function foundText({ resources, groups }: MatrixPart, matrix: Matrix | undefined): string {
  return l10n.t({
    message: '{0}, {1}',
    args: [
      shownCount(resources.length, matrix?.table.resources.code.length ?? 0),
      groupCount(groups.length, matrix?.table.groups.length ?? 0),
    ],
    comment: ['{0} is such as “3 of 12 resources”, {1} such as “2 of 5 groups”.'],
  });
}

/** The toolbar above the matrix, and below it the types of resources as buttons. */
export function renderMatrixFilters(state: MatrixFiltersState, actions: MatrixFilterActions) {
  const { matrix, part, settled, view, labels } = state;
  const isEmpty = part.resources.length === 0;
  const types = new Set([...matrix.types, ...view.types]);
  return html`
    <div class="toolbar" role="group" aria-label=${l10n.t('Search, filter and export')}>
      ${renderSearch({
        label: l10n.t('Search resources'),
        value: view.resourceSearch,
        count: shownCount(part.resources.length, matrix.table.resources.code.length),
        onChange: (resourceSearch) => actions.filter({ resourceSearch }),
        onLeave: actions.enterGrid,
      })}
      ${renderSearch({
        label: l10n.t('Search groups'),
        value: view.groupSearch,
        count: groupCount(part.groups.length, matrix.table.groups.length),
        onChange: (groupSearch) => actions.filter({ groupSearch }),
        onLeave: actions.enterGrid,
      })}
      ${renderChoice({
        label: l10n.t('Namespace'),
        allLabel: l10n.t('All namespaces'),
        values: withChosen(matrix.namespaces, view.namespace),
        labelOf: namespaceLabel,
        chosen: view.namespace,
        key: matrix,
        onChange: (namespace) => actions.filter({ namespace }),
      })}
      ${renderChoice({
        label: l10n.t('Action'),
        allLabel: l10n.t('All actions'),
        values: withChosen(matrix.verbs, view.verb),
        labelOf: (verb) => displayText(verb),
        chosen: view.verb,
        key: matrix,
        onChange: (verb) => actions.filter({ verb }),
      })}
      ${renderOnlyDifferences(state, actions)}
      <vscode-toolbar-button
        icon="markdown"
        label=${l10n.t('Copy the matrix shown as a Markdown table')}
        title=${l10n.t('Copy the matrix shown as a Markdown table')}
        ${pressable(!isEmpty)}
        @click=${actions.copyMarkdown}
        >${renderLabel(l10n.t('Copy'), labels.onExports)}</vscode-toolbar-button
      >
      ${renderActions({
        labelOf: exportLabel,
        canExport: !isEmpty,
        onExport: actions.exportShown,
        onRefresh: state.canRefresh ? actions.refresh : undefined,
        loading: state.loading,
        hasLabels: labels.onExports,
      })}
    </div>
    ${renderToggles(
      l10n.t('Resource types'),
      [...types].map((type) => ({
        value: type,
        text: typeLabel(type),
        label: typeCountLabel(type, settled.typeCounts.get(type) ?? 0),
        count: part.typeCounts.get(type) ?? 0,
      })),
      view.types,
      (pressed) => actions.filter({ types: [...pressed] }),
    )}
  `;
}

function renderOnlyDifferences(
  { view: { onlyDifferences }, labels }: MatrixFiltersState,
  { filter }: MatrixFilterActions,
) {
  const label = l10n.t('Only differences');
  return html`
    <vscode-toolbar-button
      class="only-differences"
      icon="diff"
      toggleable
      label=${label}
      title=${l10n.t('Show only resources that the groups shown do not have alike')}
      .checked=${live(onlyDifferences)}
      @change=${(event: Event) => {
        if (event.currentTarget instanceof VscodeToolbarButton) {
          filter({ onlyDifferences: event.currentTarget.checked });
        }
      }}
      >${renderLabel(label, labels.onFilter)}</vscode-toolbar-button
    >
  `;
}

/** The values, with the one that is chosen, which the last reading may not have. */
function withChosen(values: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
}
