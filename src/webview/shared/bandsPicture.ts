import { html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bandPitch, bandsStyles, barWidthOf } from './bandsStyles.ts';
import {
  type Band,
  type BandFocus,
  type BandPart,
  type KindGroup,
  layOut,
  moveInBands,
  toKindGroups,
} from './countBands.ts';
import { hasCommandKey, hasOtherModifier } from './keys.ts';
import { formatNumber } from './l10n.ts';

/** What a picture of bands says. Names are made fit to be shown. */
export interface BandWords {
  /** What it shows, for screen readers. */
  readonly label: string;
  /** The headings of the names and of the totals, for screen readers. */
  readonly bandHeading: string;
  readonly totalHeading: string;
  readonly bandName: (band: string) => string;
  readonly kindName: (kinds: KindGroup) => string;
  /** All there is to say of a part. */
  readonly partLabel: (band: string, kinds: KindGroup, count: number) => string;
  /** That some bands, the smallest, are not drawn. */
  readonly more: (count: number) => string;
}

/** Which rows are chosen: those of a band, those of some kinds, or both; undefined and empty for all. */
export interface ChosenBand {
  readonly band: string | undefined;
  readonly kinds: readonly string[];
}

/** More than these nobody compares by their lengths. */
const mostBands = 50;
/** Pixels that a part takes at least. */
const smallestPart = 8;
/** Pixels, before it is measured. */
const usualWidth = 800;

/**
 * Bands of counts, in parts by kind, to choose one from. It is a table for screen readers, and one tab stop:
 * the arrow keys walk the parts, Enter and Space choose one, and choose all again.
 */
@customElement('bands-picture')
export class BandsPicture extends LitElement {
  static override readonly styles = bandsStyles;

  @property({ attribute: false }) accessor bands: readonly Band[] = [];
  @property({ attribute: false }) accessor words: BandWords | undefined;
  @property({ attribute: false, hasChanged: isOtherChoice })
  accessor chosen: ChosenBand = { band: undefined, kinds: [] };

  /** Another one is nothing to draw the picture anew for. */
  @property({ attribute: false, hasChanged: () => false })
  accessor onChoose: (chosen: ChosenBand) => void = () => {};

  @state() private accessor focused: BandFocus = { band: 0, part: -1 };
  @state() private accessor width = usualWidth;

  #parts: readonly (readonly BandPart[])[] = [];
  readonly #resizes = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.width = Math.round(entry.contentRect.width);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    this.#resizes.disconnect();
    super.disconnectedCallback();
  }

  protected override render() {
    const { words } = this;
    if (words === undefined) return nothing;
    const bands = this.bands.slice(0, mostBands);
    const groups = toKindGroups(this.bands);
    const barWidth = barWidthOf(this.width);
    this.#parts = layOut(bands, groups, smallestPart / Math.max(smallestPart, barWidth));
    const more = this.bands.length - bands.length;
    return html`
      <svg class="patterns" aria-hidden="true"><defs>${groups.map((_, kindGroup) => pattern(kindGroup))}</defs></svg>
      <div role="table" aria-label=${words.label}>
        <div class="legend" role="row">
          <span class="read-out" role="columnheader">${words.bandHeading}</span>
          ${groups.map((kinds, kindGroup) => renderKind(words.kindName(kinds), kindGroup))}
          <span class="read-out" role="columnheader">${words.totalHeading}</span>
        </div>
        <div class="bands" role="rowgroup" @keydown=${this.#onKeyDown}>
          ${bands.map((band, place) => this.#renderBand(words, band, place, groups, barWidth))}
        </div>
      </div>
      ${more > 0 ? html`<p class="more">${words.more(more)}</p>` : nothing}
    `;
  }

  #renderBand(
    words: BandWords,
    { name, total }: Band,
    place: number,
    groups: readonly KindGroup[],
    barWidth: number,
  ) {
    const { band, kinds } = this.chosen;
    const shown = words.bandName(name);
    return html`
      <div class="band" role="row">
        <div role="rowheader">
          <button
            class="name"
            dir="auto"
            title=${shown}
            tabindex=${this.#tabIndex(place, -1)}
            data-band=${place}
            data-part="-1"
            aria-pressed=${band === name && kinds.length === 0}
            @click=${() => this.#choose(place, -1)}
          >${shown}</button>
        </div>
        <svg class="bar" role="none">
          ${(this.#parts[place] ?? []).map((part, index) => {
            const own = groups[part.kindGroup] ?? [];
            return svg`
              <g role="cell" aria-colindex=${part.kindGroup + 2}>
                <svg
                  x="${part.start * 100}%"
                  width="${part.width * 100}%"
                  height=${bandPitch - 4}
                  class="part kind-group-${part.kindGroup} ${isLeft(this.chosen, name, own) ? '' : 'faint'}"
                  role="button"
                  tabindex=${this.#tabIndex(place, index)}
                  data-band=${place}
                  data-part=${index}
                  aria-pressed=${isChosen(this.chosen, name, own)}
                  aria-label=${words.partLabel(name, own, part.count)}
                  @click=${() => this.#choose(place, index)}
                >
                  <title>${words.partLabel(name, own, part.count)}</title>
                  <rect class="fill" x="0.5" y="0.5" height=${bandPitch - 5}></rect>
                  <rect x="0.5" y="0.5" height=${bandPitch - 5} class="pattern" fill="url(#pattern-${part.kindGroup})"></rect>
                  ${renderText(`${words.kindName(own)} ${formatNumber(part.count)}`, part.width * barWidth)}
                </svg>
              </g>
            `;
          })}
        </svg>
        <span class="total" role="cell" aria-colindex=${groups.length + 2}>${formatNumber(total)}</span>
      </div>
    `;
  }

  #tabIndex(band: number, part: number): number {
    const { focused } = this;
    const length = this.#parts[focused.band]?.length;
    // After another reading the place may be gone.
    const at = length !== undefined && focused.part < length ? focused : { band: 0, part: -1 };
    return at.band === band && at.part === part ? 0 : -1;
  }

  #choose(place: number, part: number): void {
    this.focused = { band: place, part };
    const { name } = this.bands[place] ?? {};
    const kindGroup = this.#parts[place]?.[part]?.kindGroup;
    if (name === undefined) return;
    const kinds = kindGroup === undefined ? [] : (toKindGroups(this.bands)[kindGroup] ?? []);
    this.onChoose(
      isChosen(this.chosen, name, kinds) ? { band: undefined, kinds: [] } : { band: name, kinds },
    );
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (hasCommandKey(event) || hasOtherModifier(event)) return;
    const { band, part } = this.focused;
    if (part >= 0 && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.#choose(band, part);
      return;
    }
    const lengths = this.#parts.map(({ length }) => length);
    const next = moveInBands(this.focused, event.key, lengths);
    if (next === undefined) return;
    event.preventDefault();
    this.focused = next;
    void this.updateComplete.then(() => {
      const at = `[data-band="${next.band}"][data-part="${next.part}"]`;
      const element = this.renderRoot.querySelector(at);
      if (element instanceof HTMLElement || element instanceof SVGElement) element.focus();
    });
  };
}

function isOtherChoice(one: ChosenBand, other: ChosenBand | undefined): boolean {
  return other === undefined || !isChosen(one, other.band, other.kinds);
}

function isChosen({ band, kinds }: ChosenBand, name: string | undefined, own: KindGroup): boolean {
  return band === name && kinds.length === own.length && own.every((kind) => kinds.includes(kind));
}

/** Whether rows of a part are left by what is chosen. */
function isLeft({ band, kinds }: ChosenBand, name: string, own: KindGroup): boolean {
  const isOfKind = kinds.length === 0 || own.some((kind) => kinds.includes(kind));
  return isOfKind && (band === undefined || band === name);
}

function renderKind(name: string, kindGroup: number) {
  return html`
    <span class="kind kind-group-${kindGroup}" role="columnheader" aria-colindex=${kindGroup + 2} title=${name}>
      <svg width="14" height="12" aria-hidden="true">
        <rect class="fill" x="0.5" y="0.5" height="11"></rect>
        <rect class="pattern" x="0.5" y="0.5" height="11" fill="url(#pattern-${kindGroup})"></rect>
      </svg>
      <span class="kind-name" dir="auto">${name}</span>
    </span>
  `;
}

/** The text of a part, where it has room for it. */
function renderText(text: string, room: number) {
  const needed = Array.from(text, (char) => (char > '\u2e80' ? 13 : 7)).reduce((a, b) => a + b, 0);
  return needed + 10 > room
    ? nothing
    : svg`<text x="6" y=${bandPitch / 2 + 2} aria-hidden="true">${text}</text>`;
}

/** What a kind is drawn with besides its colour: nothing, then lines and dots of several ways. */
function pattern(kindGroup: number) {
  const drawings = [
    nothing,
    svg`<path d="M-1,1 l2,-2 M0,8 l8,-8 M7,9 l2,-2"></path>`,
    svg`<circle cx="4" cy="4" r="1"></circle>`,
    svg`<path d="M-1,7 l2,2 M0,0 l8,8 M7,-1 l2,2"></path>`,
    svg`<path d="M2,0 v8"></path>`,
    svg`<path d="M0,4 h8"></path>`,
  ];
  return svg`
    <pattern id="pattern-${kindGroup}" class="kind-group-${kindGroup}" width="8" height="8" patternUnits="userSpaceOnUse">
      ${drawings[kindGroup] ?? nothing}
    </pattern>
  `;
}
