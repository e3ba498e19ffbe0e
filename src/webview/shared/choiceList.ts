import { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import { css } from 'lit';

/**
 * A list to choose from, as VS Code's own: in high contrast a line is around the option that the keys are on, for
 * its background hardly differs from the others there.
 */
export class ChoiceList extends VscodeSingleSelect {
  static override styles = [
    ...VscodeSingleSelect.styles,
    css`
      .option.active,
      .option.active:hover {
        outline-color: var(--vscode-contrastActiveBorder, transparent);
        outline-style: solid;
      }
    `,
  ];
}

customElements.define('choice-list', ChoiceList);
