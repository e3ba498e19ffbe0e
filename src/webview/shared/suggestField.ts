import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { displayText, visibleText } from '../../text/displayText.ts';
import { AnnouncementEvent } from './announcement.ts';
import { formatNumber } from './l10n.ts';
import { suggestStyles } from './suggestStyles.ts';

/** What may be meant by what was typed. */
export interface SuggestedText {
  readonly value: string;
  /** What tells it from others; '' for nothing. */
  readonly detail: string;
}

/** What is suggested for a text. */
export interface SuggestedTexts {
  /** The text that stood in the field then: for another one it says nothing. */
  readonly typed: string;
  readonly list: readonly SuggestedText[];
  /** How many there are beyond those. */
  readonly more: number;
}

/** In UTF-16 units: more does not fit into the list. */
const longestText = 200;

/** Of the list, in pixels. */
const mostHeight = 240;

/**
 * A field for a text that need not be one of those suggested as one types, as in VS Code's own inputs: up and down
 * walk them, Enter takes the one that is marked, Escape closes the list. A select can hold only what it lists, and
 * renders all of that.
 */
@customElement('suggest-field')
export class SuggestField extends LitElement {
  static override readonly styles = suggestStyles;
  static override readonly shadowRootOptions = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  @property() accessor label = '';
  @property() accessor placeholder = '';
  @property() accessor value = '';
  @property({ attribute: false }) accessor suggested: SuggestedTexts | undefined;
  /** Another text stands in the field. */
  @property({ attribute: false }) accessor onChange: (text: string) => void = () => {};
  /** Something is to be suggested for a text. */
  @property({ attribute: false }) accessor onSuggest: (text: string) => void = () => {};

  @state() private accessor isOpen = false;
  /** The place of the one that is marked; -1 for none. */
  @state() private accessor active = -1;

  @query('input') private accessor input: HTMLInputElement | null = null;
  @query('.list') private accessor list: HTMLElement | null = null;
  @query('.active') private accessor activeOption: HTMLElement | null = null;

  /** How many are listed, as it was read out last; '' for none. */
  #announced = '';

  readonly #close = () => {
    this.isOpen = false;
    this.active = -1;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('resize', this.#close);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('resize', this.#close);
  }

  protected override render() {
    const { label, placeholder, value, active } = this;
    const list = this.#shown;
    const isOpen = list.length > 0;
    return html`
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-controls="list"
        aria-expanded=${isOpen}
        aria-activedescendant=${isOpen && active >= 0 ? `option-${active}` : nothing}
        aria-label=${label}
        placeholder=${placeholder}
        .value=${live(value)}
        @input=${this.#type}
        @click=${this.#open}
        @keydown=${this.#onKey}
        @blur=${this.#close}
      />
      <div class="list" popover="manual" @pointerdown=${(event: Event) => event.preventDefault()}>
        <ul id="list" role="listbox" aria-label=${label}>
          ${list.map((each, place) => this.#renderOption(each, place))}
        </ul>
        ${isOpen ? this.#renderMore() : nothing}
      </div>
    `;
  }

  #renderOption({ value, detail }: SuggestedText, place: number) {
    const isActive = place === this.active;
    return html`
      <li
        id=${`option-${place}`}
        role="option"
        class=${isActive ? 'option active' : 'option'}
        aria-selected=${isActive}
        title=${displayText(detail === '' ? value : `${value} · ${detail}`, longestText)}
        @click=${() => this.#take(value)}
      >
        <bdi class="value">${visibleText(value, longestText)}</bdi>
        ${detail === '' ? nothing : html`<bdi class="detail">${visibleText(detail, longestText)}</bdi>`}
      </li>
    `;
  }

  #renderMore() {
    const more = this.suggested?.more ?? 0;
    if (more === 0) return nothing;
    const text =
      more === 1
        ? l10n.t('One more: type to narrow down')
        : l10n.t('{0} more: type to narrow down', formatNumber(more));
    return html`<p class="more" aria-hidden="true">${text}</p>`;
  }

  protected override updated(): void {
    this.#announceCount();
    const { list } = this;
    if (list === null) return;
    const isShown = list.matches(':popover-open');
    if (this.#shown.length === 0) {
      if (isShown) list.hidePopover();
      return;
    }
    if (!isShown) list.showPopover();
    this.#place(list);
    this.activeOption?.scrollIntoView({ block: 'nearest' });
  }

  /** Has it read out how many are listed, where these are more or fewer than before. */
  #announceCount(): void {
    const count = this.#shown.length === 0 ? '' : countText(this.suggested);
    if (count !== '' && count !== this.#announced) this.dispatchEvent(new AnnouncementEvent(count));
    this.#announced = count;
  }

  /** What is listed: nothing that was suggested for another text, nor the text itself alone. */
  get #shown(): readonly SuggestedText[] {
    const { isOpen, suggested, value } = this;
    if (!isOpen || suggested?.typed !== value) return [];
    const [only, ...others] = suggested.list;
    return others.length === 0 && only?.value === value ? [] : suggested.list;
  }

  /** Below the field, or above it where there is more room. */
  #place(list: HTMLElement): void {
    const { left, top, bottom, width } = this.getBoundingClientRect();
    const below = window.innerHeight - bottom;
    const isAbove = below < mostHeight && top > below;
    const { style } = list;
    style.left = `${left}px`;
    style.minWidth = `${width}px`;
    style.maxWidth = `${Math.max(width, window.innerWidth - left - 8)}px`;
    style.maxHeight = `${Math.min(mostHeight, (isAbove ? top : below) - 4)}px`;
    style.top = isAbove ? 'auto' : `${bottom}px`;
    style.bottom = isAbove ? `${window.innerHeight - top}px` : 'auto';
  }

  readonly #open = () => {
    if (this.isOpen) return;
    this.isOpen = true;
    this.onSuggest(this.value);
  };

  readonly #type = () => {
    if (this.input === null) return;
    this.value = this.input.value;
    this.active = -1;
    this.isOpen = true;
    this.onChange(this.value);
    this.onSuggest(this.value);
  };

  #take(value: string): void {
    this.value = value;
    this.#close();
    this.onChange(value);
    this.input?.focus();
  }

  readonly #onKey = (event: KeyboardEvent) => {
    // An input method takes its own keys.
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const list = this.#shown;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (list.length === 0) this.#open();
        else this.active = stepped(this.active, event.key === 'ArrowDown' ? 1 : -1, list.length);
        break;
      case 'Enter': {
        event.preventDefault();
        const picked = list[this.active];
        if (picked !== undefined) this.#take(picked.value);
        else {
          this.#close();
          this.closest('form')?.requestSubmit();
        }
        break;
      }
      case 'Escape':
        if (list.length === 0) break;
        event.preventDefault();
        event.stopPropagation();
        this.#close();
        break;
    }
  };
}

/** The next or the last place; beyond the ends none is marked, and then the first or the last again. */
function stepped(place: number, step: 1 | -1, length: number): number {
  const next = place + step;
  if (next >= length) return -1;
  return next < -1 ? length - 1 : next;
}

function countText(suggested: SuggestedTexts | undefined): string {
  const count = (suggested?.list.length ?? 0) + (suggested?.more ?? 0);
  return count === 1 ? l10n.t('1 suggestion') : l10n.t('{0} suggestions', formatNumber(count));
}

declare global {
  interface HTMLElementTagNameMap {
    'suggest-field': SuggestField;
  }
}
