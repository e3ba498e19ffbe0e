import * as l10n from '@vscode/l10n';
import { inList } from '../shared/lists.ts';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html, nothing } from 'lit';
import type { Matrix } from '../../permissions/matrixView.ts';
import { displayText } from '../../text/displayText.ts';
import { namespaceLabel } from '../shared/resourceWords.ts';
import { type CellPlace, type ChosenPlace, cellAt } from './matrixRows.ts';
import { grantText, groupName, resourceLabel, symbols } from './matrixWords.ts';

/** What can be done with the cell, or the header, that is chosen. */
export interface CellActions {
  readonly copy: (cell: CellPlace) => void;
  /** Undefined where no group can be opened: the pool is no longer connected. */
  readonly openGroup: ((group: number) => void) | undefined;
  /** Undefined where the pool cannot be asked. */
  readonly findGroups: ((resource: number) => void) | undefined;
  /** Undefined where nothing may be granted. */
  readonly grant: ((place: ChosenPlace) => void) | undefined;
  /** Undefined where nothing may be revoked. */
  readonly revoke: ((place: ChosenPlace) => void) | undefined;
  readonly close: () => void;
}

/** The line below the grid: what the chosen cell or header says, or what the symbols stand for. */
export function renderCellBar(
  matrix: Matrix,
  chosen: ChosenPlace | undefined,
  copied: boolean,
  actions: CellActions,
) {
  if (chosen === undefined) return renderLegend();
  const cell = cellAt(chosen);
  if (cell !== undefined) return renderCell(matrix, cell, copied, actions);
  const { resource, group } = chosen;
  if (group !== undefined) return renderGroup(matrix, group, actions);
  return resource === undefined ? renderLegend() : renderResource(matrix, resource, actions);
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
  const full = 'actions' in grant ? inList(grant.actions.map((action) => displayText(action))) : '';
  return renderBar(
    l10n.t('The cell that is chosen'),
    html`
      <p>${namedGroup(matrix, group)} → ${namedResource(matrix, resource)}</p>
      <p>${grantText(matrix, resource, grant)}${full === '' ? '' : html` <span class="aside">${full}</span>`}</p>
    `,
    html`
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
    `,
    actions,
  );
}

function renderGroup(matrix: Matrix, group: number, actions: CellActions) {
  const place = { resource: undefined, group };
  return renderBar(
    l10n.t('The group that is chosen'),
    html`<p>${namedGroup(matrix, group)}</p>`,
    html`
      ${renderButton('shield', l10n.t('Open Group'), group, actions.openGroup)}
      ${renderButton('add', l10n.t('Grant…'), place, actions.grant)}
      ${renderButton('trash', l10n.t('Revoke…'), place, actions.revoke)}
    `,
    actions,
  );
}

function renderResource(matrix: Matrix, resource: number, actions: CellActions) {
  const place = { resource, group: undefined };
  return renderBar(
    l10n.t('The resource that is chosen'),
    html`<p>${namedResource(matrix, resource)}</p>`,
    html`
      ${renderButton('key', l10n.t('Find Groups'), resource, actions.findGroups)}
      ${renderButton('add', l10n.t('Grant to Groups…'), place, actions.grant)}
      ${renderButton('trash', l10n.t('Revoke from Groups…'), place, actions.revoke)}
    `,
    actions,
  );
}

function namedGroup(matrix: Matrix, group: number) {
  return html`
    <span class="strong" dir="auto">${groupName(matrix, group)}</span>
    <span class="aside" dir="auto">${displayText(matrix.table.groups[group]?.code ?? '')}</span>
  `;
}

function namedResource(matrix: Matrix, resource: number) {
  return html`
    <span class="strong" dir="auto">${resourceLabel(matrix, resource)}</span>
    <span class="aside" dir="auto">${namespaceLabel(matrix.namespaceOf(resource))}</span>
  `;
}

/** @param label what it is about, for those who do not see it */
function renderBar(label: string, text: unknown, buttons: unknown, { close }: CellActions) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  };
  return html`
    <footer class="cell-bar" role="group" aria-label=${label} @keydown=${onKeyDown}>
      <div class="cell-text">${text}</div>
      ${buttons}
      <vscode-toolbar-button
        icon="close"
        label=${l10n.t('Close')}
        title=${l10n.t('Close')}
        @click=${close}
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
