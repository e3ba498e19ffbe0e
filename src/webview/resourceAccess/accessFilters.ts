import * as l10n from '@vscode/l10n';
import { VscodeToolbarButton } from '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ExportFormat } from '../../protocol/page.ts';
import type { ShownList } from '../../protocol/resourceAccess.ts';
import { pressable } from '../shared/pressable.ts';
import { renderActions, renderSearch } from '../shared/toolbar.ts';
import { copyLabel, exportLabel, listCount } from './accessWords.ts';

/** What the toolbar shows. */
export interface AccessFiltersState {
  readonly list: ShownList;
  readonly search: string;
  /** How many rows are shown, and how many there are. */
  readonly shown: number;
  readonly all: number;
  /** It is known how many there are, at least in part: not of people whose groups were all not read. */
  readonly isCounted: boolean;
  readonly loading: boolean;
  /** The pool can be asked: it is connected. */
  readonly canRefresh: boolean;
}

/** What the toolbar does. */
export interface AccessFilterActions {
  readonly search: (search: string) => void;
  readonly showList: (list: ShownList) => void;
  readonly enterGrid: () => void;
  readonly refresh: () => void;
  readonly copyMarkdown: () => void;
  readonly exportShown: (format: ExportFormat) => void;
}

/** The toolbar above the list. */
export function renderAccessFilters(state: AccessFiltersState, actions: AccessFilterActions) {
  const { list, search, shown, all, isCounted } = state;
  return html`
    <div class="toolbar" role="group" aria-label=${l10n.t('Search, list and export')}>
      <div class="lists" role="group" aria-label=${l10n.t('What is listed')}>
        ${renderListButton('groups', 'shield', l10n.t('Show Groups'), list, actions)}
        ${renderListButton('people', 'person', l10n.t('Show People'), list, actions)}
      </div>
      ${renderSearch({
        label: list === 'groups' ? l10n.t('Search groups') : l10n.t('Search people'),
        value: search,
        count: isCounted ? listCount(list, shown, all) : undefined,
        onChange: actions.search,
        onLeave: actions.enterGrid,
      })}
      <vscode-toolbar-button
        icon="markdown"
        label=${copyLabel(list)}
        title=${copyLabel(list)}
        ${pressable(shown > 0)}
        @click=${actions.copyMarkdown}
        ><span class="label">${l10n.t('Copy')}</span></vscode-toolbar-button
      >
      ${renderActions({
        labelOf: (format) => exportLabel(list, format),
        canExport: shown > 0,
        onExport: actions.exportShown,
        onRefresh: state.canRefresh ? actions.refresh : undefined,
        loading: state.loading,
      })}
    </div>
  `;
}

function renderListButton(
  list: ShownList,
  icon: string,
  label: string,
  shown: ShownList,
  { showList }: AccessFilterActions,
) {
  return html`
    <vscode-toolbar-button
      class="show-${list}"
      icon=${icon}
      toggleable
      label=${label}
      title=${label}
      .checked=${live(list === shown)}
      @change=${(event: Event) => {
        if (event.currentTarget instanceof VscodeToolbarButton) showList(list);
      }}
      ><span class="label">${label}</span></vscode-toolbar-button
    >
  `;
}
