// The buttons that a row of a grid shows while it has the focus or the pointer.
import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html, nothing } from 'lit';
import { actionKeys, copyKeys } from './keys.ts';

/** What can be done with a row beside copying what it is about. */
export interface RowAction<R> {
  /** Of the codicons. */
  readonly icon: string;
  readonly label: string;
  readonly run: (row: R) => void;
}

/** Copies the row, and does what else there is. No tab stops: the grid's own keys do the same. */
export function renderRowButtons<R>(
  row: R,
  {
    isCopied,
    copyLabel = copyCodeLabel,
    copy,
    action,
  }: {
    /** Whether it was copied just now. */
    readonly isCopied: boolean;
    readonly copyLabel: ((keys: string) => string) | undefined;
    readonly copy: (row: R) => void;
    readonly action: RowAction<R> | undefined;
  },
) {
  // Blanks count in the cell: none around the buttons.
  return html`<span class="row-buttons">${renderButton(
    isCopied ? 'check' : 'copy',
    copyLabel(copyKeys),
    () => copy(row),
  )}${
    action === undefined
      ? nothing
      : renderButton(action.icon, actionLabel(action.label), () => action.run(row))
  }</span>`;
}

function renderButton(icon: string, label: string, run: () => void) {
  return html`<vscode-toolbar-button
      tabindex="-1"
      icon=${icon}
      label=${label}
      title=${label}
      @click=${run}
    ></vscode-toolbar-button>`;
}

function copyCodeLabel(keys: string): string {
  return l10n.t({
    message: 'Copy Code ({0})',
    args: [keys],
    comment: ['{0} are the keys that do the same.'],
  });
}

function actionLabel(label: string): string {
  return l10n.t({
    message: '{0} ({1})',
    args: [label, actionKeys],
    comment: ['{0} is what a button does, {1} are the keys that do the same.'],
  });
}
