// The buttons that a row of a grid shows while it has the focus or the pointer.
import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import { html, nothing } from 'lit';
import type { RowAction } from './gridColumn.ts';
import { copyKeys } from './keys.ts';

/** Does what else there is to do with a row, and copies it. No tab stops: the grid's own keys do the same. */
export function renderRowButtons<R>(
  row: R,
  {
    isCopied,
    copyLabel = copyCodeLabel,
    copy,
    actions,
  }: {
    /** Whether it was copied just now. */
    readonly isCopied: boolean;
    readonly copyLabel: ((keys: string) => string) | undefined;
    /** Undefined for a row that has nothing to copy. */
    readonly copy: ((row: R) => void) | undefined;
    readonly actions: readonly RowAction<R>[];
  },
) {
  // Blanks count in the cell: none around the buttons.
  const copyButton =
    copy && renderButton(isCopied ? 'check' : 'copy', copyLabel(copyKeys), () => copy(row));
  return html`<span class="buttons"
    >${actions.map(({ icon, label, run }) => renderButton(icon, label, () => run(row)))}${copyButton ?? nothing}</span
  >`;
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
