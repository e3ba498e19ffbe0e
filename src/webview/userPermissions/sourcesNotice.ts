import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SourcesStatus } from '../../protocol/userPermissions.ts';
import { formatNumber } from '../shared/l10n.ts';
import { LongRead } from '../shared/longRead.ts';
import { renderBanner } from '../shared/notices.ts';

/** How far it is known what comes directly, and what by a role. */
export function renderSources(status: SourcesStatus, cancel: () => void) {
  switch (status.state) {
    case 'none':
      return nothing;
    case 'loading':
      return html`<sources-reading .onCancel=${cancel}></sources-reading>`;
    case 'known':
      return status.left === 0 ? nothing : renderBanner('info', leftText(status.left));
    case 'unknown':
      return renderBanner('info', status.sentence);
    default:
      status satisfies never;
      return nothing;
  }
}

function leftText(count: number): string {
  return count === 1
    ? l10n.t('Of one of these resources it was not asked whether it comes directly or by a role.')
    : l10n.t(
        'Of {0} of these resources it was not asked whether they come directly or by a role.',
        formatNumber(count),
      );
}

/** Says that it is being read once that has gone on for long. It is in the page only meanwhile. */
@customElement('sources-reading')
export class SourcesReading extends LitElement {
  @property({ attribute: false }) accessor onCancel: () => void = () => {};

  readonly #longRead = new LongRead(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#longRead.update(true);
  }

  /** The banner looks as the page has banners look. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    if (!this.#longRead.isLong) return nothing;
    const text = l10n.t('What comes directly and what by a role is being read.');
    return renderBanner('info', text, { label: l10n.t('Cancel'), run: this.onCancel });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sources-reading': SourcesReading;
  }
}
