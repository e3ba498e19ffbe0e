// What the toolbar of a page is made of. The page puts it together, with its own words.
import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-badge/vscode-badge.js';
import '@vscode-elements/elements/dist/vscode-icon/vscode-icon.js';
import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { VscodeToolbarButton } from '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import '@vscode-elements/elements/dist/vscode-toolbar-container/vscode-toolbar-container.js';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { ExportFormat } from '../../protocol/page.ts';
import { ChoiceList } from './choiceList.ts';
import { formatNumber } from './l10n.ts';
import { pressable } from './pressable.ts';

/** The search, with a badge that says how many rows it finds, where that is known. Escape empties it. */
export function renderSearch(search: {
  readonly label: string;
  readonly value: string;
  readonly count: string | undefined;
  readonly onChange: (value: string) => void;
  /** Called for the key that leads down, into the rows. */
  readonly onLeave: () => void;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') search.onChange('');
    else if (event.key === 'ArrowDown') search.onLeave();
    else return;
    event.preventDefault();
  };
  return html`
    <vscode-textfield
      class="search"
      type="text"
      autocomplete="off"
      placeholder=${search.label}
      .label=${search.label}
      .value=${live(search.value)}
      @input=${(event: Event) => {
        if (event.currentTarget instanceof VscodeTextfield) {
          search.onChange(event.currentTarget.value);
        }
      }}
      @keydown=${onKeyDown}
    >
      ${
        search.count === undefined
          ? nothing
          : html`<vscode-badge slot="content-after">${search.count}</vscode-badge>`
      }
    </vscode-textfield>
  `;
}

/** The value of the first option of a choice; the others have their place. */
const all = 'all';

/** A list to choose one value from, or all. */
export function renderChoice(choice: {
  readonly label: string;
  /** What stands for all. */
  readonly allLabel: string;
  readonly values: readonly string[];
  readonly labelOf: (value: string) => string;
  /** Undefined for all. */
  readonly chosen: string | undefined;
  /** Another one wherever values or labels are others: the options are made anew only then. */
  readonly key: unknown;
  readonly onChange: (value: string | undefined) => void;
}) {
  const { values, chosen } = choice;
  const options = () => [
    { label: choice.allLabel, value: all },
    ...values.map((value, place) => ({ label: choice.labelOf(value), value: String(place) })),
  ];
  const value = chosen === undefined ? all : String(values.indexOf(chosen));
  return html`
    <choice-list
      class="choice"
      label=${choice.label}
      .options=${guard([choice.key, chosen], options)}
      .value=${live(value)}
      @change=${(event: Event) => {
        if (event.currentTarget instanceof ChoiceList) {
          choice.onChange(values[Number(event.currentTarget.value)]);
        }
      }}
    ></choice-list>
  `;
}

/** The buttons that export the rows shown and read them again. */
export function renderActions(actions: {
  /** What the button of a format says, with how many rows it exports. */
  readonly labelOf: (format: ExportFormat) => string;
  readonly canExport: boolean;
  readonly onExport: (format: ExportFormat) => void;
  /** Undefined where there is nothing to read any more. */
  readonly onRefresh: (() => void) | undefined;
  readonly loading: boolean;
  /** Whether there is room for words beside the icons, which say the same; there is unless told otherwise. */
  readonly hasLabels?: boolean;
}) {
  const renderExport = (format: ExportFormat, icon: string, text: string) => html`
    <vscode-toolbar-button
      icon=${icon}
      label=${actions.labelOf(format)}
      title=${actions.labelOf(format)}
      ${pressable(actions.canExport)}
      @click=${() => actions.onExport(format)}
      >${renderLabel(text, actions.hasLabels)}</vscode-toolbar-button
    >
  `;
  return html`
    <vscode-toolbar-container>
      ${renderExport('csv', 'export', 'CSV')} ${renderExport('json', 'json', 'JSON')}
      ${actions.onRefresh === undefined ? nothing : renderRefresh(actions.onRefresh, actions.loading)}
    </vscode-toolbar-container>
  `;
}

/** The word on a button, where there is room for one. */
export function renderLabel(text: string, isShown = true) {
  return isShown ? html`<span class="label">${text}</span>` : nothing;
}

/** The button that reads again what is shown. */
export function renderRefresh(onRefresh: () => void, loading: boolean) {
  return html`<vscode-toolbar-button
      icon="refresh"
      label=${l10n.t('Refresh')}
      title=${l10n.t('Refresh')}
      ${pressable(!loading)}
      @click=${onRefresh}
    ></vscode-toolbar-button>`;
}

/** A value that rows are filtered by. */
export interface Toggle {
  readonly value: string;
  readonly text: string;
  /** What is said of it, with its count. */
  readonly label: string;
  readonly count: number;
}

/**
 * Buttons to filter rows by some of several values; with none pressed, all are shown.
 * @param pressed the values that are shown
 */
export function renderToggles(
  label: string,
  toggles: readonly Toggle[],
  pressed: readonly string[],
  onChange: (pressed: readonly string[]) => void,
) {
  const toggle = (value: string, isPressed: boolean) => {
    const others = pressed.filter((other) => other !== value);
    onChange(isPressed ? [...others, value] : others);
  };
  return html`
    <div class="toggles" role="group" aria-label=${label}>
      ${toggles.map(
        ({ value, text, label: said, count }) => html`
          <vscode-toolbar-button
            toggleable
            label=${said}
            title=${said}
            .checked=${live(pressed.includes(value))}
            @change=${(event: Event) => {
              if (event.currentTarget instanceof VscodeToolbarButton) {
                toggle(value, event.currentTarget.checked);
              }
            }}
          >
            <span class="label">${text}</span>
            <vscode-badge variant="counter">${formatNumber(count)}</vscode-badge>
          </vscode-toolbar-button>
        `,
      )}
    </div>
  `;
}
