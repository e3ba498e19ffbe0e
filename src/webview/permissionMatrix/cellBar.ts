import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html, nothing } from 'lit';
import type { Matrix } from '../../permissions/matrixView.ts';
import { displayText } from '../../text/displayText.ts';
import { namespaceLabel } from '../shared/resourceWords.ts';
import type { CellPlace } from './matrixRows.ts';
import { grantText, groupName, resourceLabel, symbols } from './matrixWords.ts';

/** What can be done with the cell that is chosen. */
export interface CellActions {
  readonly copy: (cell: CellPlace) => void;
  /** Undefined where no group can be opened: the pool is no longer connected. */
  readonly openGroup: ((group: number) => void) | undefined;
  /** Undefined where the pool cannot be asked. */
  readonly findGroups: ((resource: number) => void) | undefined;
  /** Undefined where nothing may be granted. */
  readonly grant: ((cell: CellPlace) => void) | undefined;
  /** Undefined where nothing may be revoked. */
  readonly revoke: ((cell: CellPlace) => void) | undefined;
  readonly close: () => void;
}

/** The line below the grid: what the chosen cell says, or what the symbols stand for. */
export function renderCellBar(
  matrix: Matrix,
  cell: CellPlace | undefined,
  copied: boolean,
  actions: CellActions,
) {
  return cell === undefined ? renderLegend() : renderCell(matrix, cell, copied, actions);
}

function renderLegend() {
  const entries = [
    [symbols.all, l10n.t('all actions')],
    [symbols.some, l10n.t('some of them')],
    [symbols.unnamed, l10n.t('granted, without naming actions')],
    [symbols.wildcard, l10n.t('through a wildcard')],
  ];
  return html`
    <footer class="legend">
      ${entries.map(([symbol, text]) => html`<span><span class="strong">${symbol}</span> ${text}</span>`)}
    </footer>
  `;
}

function renderCell(
  matrix: Matrix,
  { resource, group }: CellPlace,
  copied: boolean,
  actions: CellActions,
) {
  const cell = { resource, group };
  const grant = matrix.grant(resource, group);
  const isOwn = grant.extent !== 'none' && grant.extent !== 'wildcard';
  const full =
    'actions' in grant ? grant.actions.map((action) => displayText(action)).join(', ') : '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    actions.close();
  };
  return html`
    <footer
      class="cell-bar"
      role="group"
      aria-label=${l10n.t('The cell that is chosen')}
      @keydown=${onKeyDown}
    >
      <div class="cell-text">
        <p>
          <span class="strong" dir="auto">${groupName(matrix, group)}</span>
          <span class="aside" dir="auto">${displayText(matrix.table.groups[group]?.code ?? '')}</span>
          →
          <span class="strong" dir="auto">${resourceLabel(matrix, resource)}</span>
          <span class="aside" dir="auto">${namespaceLabel(matrix.namespaceOf(resource))}</span>
        </p>
        <p>${grantText(matrix, resource, grant)}${full === '' ? '' : html` <span class="aside">(${full})</span>`}</p>
      </div>
      <vscode-button
        class="copy-cell"
        secondary
        icon=${copied ? 'check' : 'copy'}
        @click=${() => actions.copy(cell)}
        >${l10n.t('Copy')}</vscode-button
      >
      ${renderButton('shield', l10n.t('Open Group'), group, actions.openGroup)}
      ${renderButton('key', l10n.t('Find Groups'), resource, actions.findGroups)}
      ${renderButton('add', l10n.t('Grant…'), cell, actions.grant)}
      ${renderButton('trash', l10n.t('Revoke…'), cell, isOwn ? actions.revoke : undefined)}
      <vscode-toolbar-button
        icon="close"
        label=${l10n.t('Close')}
        title=${l10n.t('Close')}
        @click=${actions.close}
      ></vscode-toolbar-button>
    </footer>
  `;
}

/** Nothing where that cannot be done. */
function renderButton<T>(icon: string, text: string, on: T, run: ((on: T) => void) | undefined) {
  if (run === undefined) return nothing;
  return html`
    <vscode-button secondary icon=${icon} @click=${() => run(on)}>${text}</vscode-button>
  `;
}
