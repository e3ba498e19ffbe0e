import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import '@vscode-elements/elements/dist/vscode-toolbar-container/vscode-toolbar-container.js';
import { html, nothing } from 'lit';
import { pressable } from '../shared/pressable.ts';
import { renderRefresh, renderSearch } from '../shared/toolbar.ts';

/** What the toolbar shows. */
export interface ComparisonToolbarState {
  readonly search: string;
  /** How many rows are found, in words. */
  readonly count: string;
  /** Nothing is found. */
  readonly isEmpty: boolean;
  readonly loading: boolean;
  /** A pool can be asked: it is connected. */
  readonly canRefresh: boolean;
  /** There are several groups that can be asked. */
  readonly canCopyToOther: boolean;
}

/** What the toolbar does. */
export interface ComparisonToolbarActions {
  readonly onSearch: (search: string) => void;
  readonly enterGrid: () => void;
  readonly copyMarkdown: () => void;
  readonly copyToOther: () => void;
  readonly refresh: () => void;
}

/** The toolbar above the comparison. */
export function renderComparisonToolbar(
  { search, count, isEmpty, loading, canRefresh, canCopyToOther }: ComparisonToolbarState,
  { onSearch, enterGrid, copyMarkdown, copyToOther, refresh }: ComparisonToolbarActions,
) {
  const copyLabel = l10n.t('Copy the comparison shown as Markdown');
  return html`
    <div class="toolbar" role="group" aria-label=${l10n.t('Search and copy')}>
      ${renderSearch({
        label: l10n.t('Search resources and members'),
        value: search,
        count,
        onChange: onSearch,
        onLeave: enterGrid,
      })}
      <vscode-toolbar-container>
        <vscode-toolbar-button
          icon="markdown"
          label=${copyLabel}
          title=${copyLabel}
          ${pressable(!isEmpty)}
          @click=${copyMarkdown}
          ><span class="label">${l10n.t('Copy')}</span></vscode-toolbar-button
        >
        ${canCopyToOther ? renderCopyToOther(copyToOther, loading) : nothing}
        ${canRefresh ? renderRefresh(refresh, loading) : nothing}
      </vscode-toolbar-container>
    </div>
  `;
}

function renderCopyToOther(run: () => void, loading: boolean) {
  // A voice is obeyed by what is to be read on a button.
  const label = l10n.t('Copy to Another Group…');
  return html`
    <vscode-toolbar-button
      icon="arrow-swap"
      label=${label}
      title=${l10n.t('Give one of the groups the resources and members that another has')}
      ${pressable(!loading)}
      @click=${run}
      ><span class="label">${label}</span></vscode-toolbar-button
    >
  `;
}
